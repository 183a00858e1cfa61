import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { type Database, open, type RunResult } from "../sqlite.ts";
import type { Language } from "../texts/texts.ts";

/** The words of a question are kept this long, for its buttons and for the editors. */
export const DAYS = 30;

/** A question as the bot remembers it. Times are in milliseconds. */
export interface Asked {
  id: number;
  user: number;
  chat: number;
  /** The message that asked, and the one that answered. */
  message: number;
  answer: number | null;
  /** Null once its words were forgotten. */
  question: string | null;
  found: 0 | 1;
  ms: number;
  at: number;
  /** 1: it answered, 0: it did not, null: nothing was said. */
  feedback: 0 | 1 | null;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS asked (
  id INTEGER PRIMARY KEY, user INTEGER NOT NULL, chat INTEGER NOT NULL, message INTEGER NOT NULL, answer INTEGER,
  question TEXT, found INTEGER NOT NULL, ms INTEGER NOT NULL, at INTEGER NOT NULL, feedback INTEGER, told INTEGER
);
CREATE INDEX IF NOT EXISTS asked_user ON asked(user);
CREATE INDEX IF NOT EXISTS asked_at ON asked(at);
CREATE INDEX IF NOT EXISTS asked_message ON asked(chat, message);
CREATE TABLE IF NOT EXISTS cited (id TEXT PRIMARY KEY, article TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cited_article ON cited(article);
CREATE TABLE IF NOT EXISTS person (id INTEGER PRIMARY KEY, language TEXT, invited INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS invitation (code TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS channel (id INTEGER PRIMARY KEY);
`;

/** The bot's own database: what users did. Of no use to an answer, and can be deleted at the price of old buttons. */
export class Memory {
  readonly db: Database;

  constructor(file: string) {
    if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
    this.db = open(file);
    this.db.pragma("journal_mode = WAL");
    this.db.pragma("synchronous = NORMAL");
    this.db.pragma("secure_delete = ON");
    this.db.exec(SCHEMA);
  }

  /** Keeps a question, and lets go the words of those that are old. */
  keep(asked: Omit<Asked, "id" | "answer" | "feedback">): number {
    this.run("UPDATE asked SET question = NULL WHERE at < ? AND question IS NOT NULL", Date.now() - DAYS * 86_400_000);
    const { user, chat, message, question, found, ms, at } = asked;
    return Number(
      this.run(
        "INSERT INTO asked (user, chat, message, question, found, ms, at) VALUES (?,?,?,?,?,?,?)",
        ...[user, chat, message, question, found, ms, at],
      ).lastInsertRowid,
    );
  }

  answered(id: number, answer: number): void {
    this.run("UPDATE asked SET answer = ? WHERE id = ?", answer, id);
  }

  asked(id: number): Asked | undefined {
    return this.get("SELECT * FROM asked WHERE id = ?", id);
  }

  /** The question that a message asked, whatever became of it. */
  askedBy(chat: number, message: number): Asked | undefined {
    return this.get("SELECT * FROM asked WHERE chat = ? AND message = ? ORDER BY id DESC", chat, message);
  }

  /** The last question of a person in a chat; the one before another question, if that is given. */
  last(user: number, chat: number, before = Number.MAX_SAFE_INTEGER): Asked | undefined {
    return this.get("SELECT * FROM asked WHERE user = ? AND chat = ? AND id < ? ORDER BY id DESC", user, chat, before);
  }

  judged(id: number, feedback: 0 | 1): void {
    this.run("UPDATE asked SET feedback = ? WHERE id = ?", feedback, id);
  }

  /** The words of a quote are the article's, not a person's: kept to tell what has changed since. */
  cite(id: string, article: string, text: string): void {
    this.run("INSERT INTO cited (id, article, text) VALUES (?,?,?) ON CONFLICT DO NOTHING", id, article, text);
  }

  async cited(id: string): Promise<{ article: string; text: string } | undefined> {
    return this.get("SELECT article, text FROM cited WHERE id = ?", id);
  }

  /** The numbers of the citations of an article, at most so many. */
  async citedOf(article: string, most: number): Promise<string[]> {
    return this.all<{ id: string }>("SELECT id FROM cited WHERE article = ? LIMIT ?", article, most).map(({ id }) => id);
  }

  languageOf(user: number): Language | undefined {
    return this.get<{ language: Language | null }>("SELECT language FROM person WHERE id = ?", user)?.language ?? undefined;
  }

  speak(user: number, language: Language | undefined): void {
    this.run(
      "INSERT INTO person (id, language) VALUES (?,?) ON CONFLICT DO UPDATE SET language = excluded.language",
      ...[user, language ?? null],
    );
  }

  close(): void {
    this.db.close();
  }

  get<Row>(sql: string, ...values: unknown[]): Row | undefined {
    return this.db.prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: unknown[]): Row[] {
    return this.db.prepare(sql).all(...values) as Row[];
  }

  run(sql: string, ...values: unknown[]): RunResult {
    return this.db.prepare(sql).run(...values);
  }
}
