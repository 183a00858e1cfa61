-- What was answered to a question, and by which release of the library. Times are milliseconds since 1970.
CREATE TABLE given (asked bigint PRIMARY KEY, at bigint NOT NULL, release text NOT NULL, body text NOT NULL, words text);
CREATE INDEX ON given (at);
CREATE INDEX ON given (at) WHERE words IS NOT NULL;
