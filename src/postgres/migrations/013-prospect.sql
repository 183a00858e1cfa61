-- Questions that are watched, with new articles (a JSON array of keys) that may answer them, until they are judged. Times are milliseconds since 1970.
CREATE TABLE prospect (id text COLLATE "C" PRIMARY KEY, question text NOT NULL, articles text NOT NULL, likelihood int NOT NULL, batch text NOT NULL, at bigint NOT NULL);
CREATE INDEX ON prospect (likelihood);
CREATE INDEX ON watch (question);
-- A library that checks hold back, since when (ISO 8601), and what they said of it as JSON: one row or none.
CREATE TABLE held (held text PRIMARY KEY, since text NOT NULL, checked text NOT NULL);
