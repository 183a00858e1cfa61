-- Passages that editors chose for questions.
CREATE TABLE preference (id text COLLATE "C" PRIMARY KEY, question text NOT NULL, article text NOT NULL, hash text NOT NULL, start int NOT NULL, length int NOT NULL, text text NOT NULL, at bigint NOT NULL);
