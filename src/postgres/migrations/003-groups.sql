CREATE TABLE moved (chat bigint PRIMARY KEY, before bigint NOT NULL);
