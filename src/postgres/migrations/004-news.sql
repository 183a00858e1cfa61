-- What was shown to whom, what the library was when it was last looked at, and what is to be told. Times are milliseconds since 1970.
CREATE TABLE shown (id text PRIMARY KEY, chat bigint NOT NULL, "user" bigint NOT NULL, message bigint NOT NULL, language text NOT NULL, citation text NOT NULL, at bigint NOT NULL);
CREATE INDEX ON shown (citation);
CREATE INDEX ON shown (at);
CREATE INDEX ON shown ("user");
CREATE INDEX ON shown (chat);
CREATE TABLE declined (chat bigint PRIMARY KEY);
CREATE TABLE known (article text COLLATE "C" PRIMARY KEY, hash text NOT NULL, at bigint NOT NULL);
CREATE INDEX ON known (at);
CREATE TABLE followed (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE outbox (
  id text COLLATE "C" PRIMARY KEY, chat bigint NOT NULL, kind text NOT NULL, subject text NOT NULL, batch text NOT NULL,
  due bigint NOT NULL, body text NOT NULL, at bigint NOT NULL, told bigint
);
CREATE INDEX ON outbox (due) WHERE told IS NULL;
CREATE INDEX ON outbox (chat, kind, told);
CREATE INDEX ON outbox (batch);
