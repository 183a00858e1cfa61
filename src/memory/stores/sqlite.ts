import { dirname } from "node:path";
import { type Database, open, provideFolder } from "../../sqlite.ts";
import { OwnPace, type Pace } from "../pace.ts";
import type { Store, Value } from "./store.ts";

/** PostgreSQL's is in postgres/migrations. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS asked (
  id INTEGER PRIMARY KEY, user INTEGER NOT NULL, chat INTEGER NOT NULL, message INTEGER NOT NULL, answer INTEGER,
  question TEXT, found INTEGER NOT NULL, ms INTEGER NOT NULL, at INTEGER NOT NULL, feedback INTEGER, told INTEGER, trial INTEGER
);
CREATE INDEX IF NOT EXISTS asked_user ON asked(user);
CREATE INDEX IF NOT EXISTS asked_at ON asked(at);
CREATE INDEX IF NOT EXISTS asked_message ON asked(chat, message);
CREATE TABLE IF NOT EXISTS given (asked INTEGER PRIMARY KEY, at INTEGER NOT NULL, release TEXT NOT NULL, body TEXT NOT NULL, words TEXT);
CREATE INDEX IF NOT EXISTS given_at ON given(at);
CREATE INDEX IF NOT EXISTS given_words ON given(at) WHERE words IS NOT NULL;
CREATE TABLE IF NOT EXISTS cited (id TEXT PRIMARY KEY, article TEXT NOT NULL, text TEXT NOT NULL, source TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cited_article ON cited(article);
CREATE TABLE IF NOT EXISTS person (id INTEGER PRIMARY KEY, language TEXT, invited INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS invitation (code TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS channel (id INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS moved (chat INTEGER PRIMARY KEY, before INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (code TEXT PRIMARY KEY, user INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ended (session TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS key (name TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, per_minute INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shown (id TEXT PRIMARY KEY, chat INTEGER NOT NULL, user INTEGER NOT NULL, message INTEGER NOT NULL, language TEXT NOT NULL, citation TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shown_citation ON shown(citation);
CREATE INDEX IF NOT EXISTS shown_at ON shown(at);
CREATE INDEX IF NOT EXISTS shown_user ON shown(user);
CREATE INDEX IF NOT EXISTS shown_chat ON shown(chat);
CREATE TABLE IF NOT EXISTS declined (chat INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS known (article TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS known_at ON known(at);
CREATE TABLE IF NOT EXISTS followed (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (
  id TEXT PRIMARY KEY, chat INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, batch TEXT NOT NULL,
  due INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, told INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS outbox_due ON outbox(due) WHERE told IS NULL;
CREATE INDEX IF NOT EXISTS outbox_chat ON outbox(chat, kind, told);
CREATE INDEX IF NOT EXISTS outbox_batch ON outbox(batch);
CREATE TABLE IF NOT EXISTS watch (id TEXT PRIMARY KEY, chat INTEGER NOT NULL, user INTEGER NOT NULL, question TEXT NOT NULL, language TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS watch_chat ON watch(chat);
CREATE INDEX IF NOT EXISTS watch_user ON watch(user);
CREATE INDEX IF NOT EXISTS watch_question ON watch(question);
CREATE TABLE IF NOT EXISTS prospect (id TEXT PRIMARY KEY, question TEXT NOT NULL, articles TEXT NOT NULL, likelihood INTEGER NOT NULL, batch TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS prospect_likelihood ON prospect(likelihood);
CREATE TABLE IF NOT EXISTS digest (chat INTEGER PRIMARY KEY, user INTEGER NOT NULL, language TEXT NOT NULL, hour INTEGER NOT NULL, weekday INTEGER, watches INTEGER NOT NULL, sources TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS digest_user ON digest(user);
CREATE TABLE IF NOT EXISTS preference (id TEXT PRIMARY KEY, question TEXT NOT NULL, article TEXT NOT NULL, hash TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Columns that came later: a file that was made before gets them when it is opened. */
const LATER = { asked: "trial INTEGER", cited: "source TEXT" } as const;

export class SqliteStore implements Store {
  private readonly db: Database;

  /** @param file or ":memory:" */
  constructor(file: string) {
    if (file !== ":memory:") provideFolder(dirname(file));
    this.db = open(file);
    this.db.pragma("journal_mode = WAL");
    this.db.pragma("synchronous = NORMAL");
    // Deleted is overwritten.
    this.db.pragma("secure_delete = ON");
    this.db.exec(SCHEMA);
    // Two processes may open an older file at once.
    const grow = this.db.transaction(() => {
      for (const [table, column] of this.lacking()) this.db.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    });
    if (this.lacking().length > 0) grow.immediate();
  }

  private lacking(): [table: string, column: string][] {
    const there = this.db.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = ?");
    return Object.entries(LATER).filter(([table, column]) => there.get(table, column.split(" ")[0]) === undefined);
  }

  async get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined> {
    return this.db.prepare(sql).get(...values) as Row | undefined;
  }

  async all<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.db.prepare(sql).all(...values) as Row[];
  }

  async run(sql: string, ...values: Value[]): Promise<number> {
    return this.db.prepare(sql).run(...values).changes;
  }

  pace(_: string, perMinute: number): Pace {
    return new OwnPace(perMinute);
  }

  /** The journal beside the database still has it. */
  async erase(): Promise<void> {
    this.db.pragma("wal_checkpoint(TRUNCATE)");
  }

  async continued(): Promise<void> {}

  async close(): Promise<void> {
    this.db.close();
  }
}
