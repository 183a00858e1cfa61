-- When a chat wants to be told what is new, and of what: names of sources as a JSON array.
CREATE TABLE digest (chat bigint PRIMARY KEY, "user" bigint NOT NULL, language text NOT NULL, hour int NOT NULL, weekday int, watches int NOT NULL, sources text NOT NULL);
CREATE INDEX ON digest ("user");
