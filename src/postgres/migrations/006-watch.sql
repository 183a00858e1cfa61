-- What a chat wants to be told of when an article answers it.
CREATE TABLE watch (id text COLLATE "C" PRIMARY KEY, chat bigint NOT NULL, "user" bigint NOT NULL, question text NOT NULL, language text NOT NULL, at bigint NOT NULL);
CREATE INDEX ON watch (chat);
CREATE INDEX ON watch ("user");
