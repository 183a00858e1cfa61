-- Sessions of the page that their person ended before their time.
CREATE TABLE ended (session text COLLATE "C" PRIMARY KEY, until bigint NOT NULL);
