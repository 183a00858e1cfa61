import type { Store } from "./stores/store.ts";

/** The words of a question are kept this long, for its buttons and for the editors. */
export const DAYS = 30;
const DAY = 86_400_000;
/** Beyond this a question stands for itself, milliseconds; and of so many before it what it leaves unsaid is taken. */
const CONVERSATION = 10 * 60_000;
const TOLD = 8;

/** A question as it is remembered. Times are in milliseconds. */
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
  /** 1: an editor tried it, which is nothing that readers ask. */
  trial: 1 | null;
}

/** What editors see of a question: not who asked. */
export type Recent = Pick<Asked, "id" | "question" | "found" | "ms" | "at" | "feedback" | "trial">;

/** What became of a refused question: the editors know that it has an answer now, or its asker was told as well. */
const EDITORS_KNOW = 0;
const ASKER_KNOWS = 1;

/** What was asked, answered, and judged. */
export class Questions {
  constructor(private readonly store: Store) {}

  /** Keeps a question, and lets go the words of those that are old. @returns its number */
  async keep({ user, chat, message, question, found, ms, at, trial }: Omit<Asked, "id" | "answer" | "feedback" | "trial"> & { trial?: boolean }): Promise<number> {
    await this.store.run("UPDATE asked SET question = NULL WHERE at < ? AND question IS NOT NULL", Date.now() - DAYS * DAY);
    const kept = await this.store.get<{ id: number }>(
      'INSERT INTO asked ("user", chat, message, question, found, ms, at, trial) VALUES (?,?,?,?,?,?,?,?) RETURNING id',
      ...[user, chat, message, question, found, ms, at, trial ? 1 : null],
    );
    return kept!.id;
  }

  async answered(id: number, answer: number): Promise<void> {
    await this.store.run("UPDATE asked SET answer = ? WHERE id = ?", answer, id);
  }

  by(id: number): Promise<Asked | undefined> {
    return this.store.get("SELECT * FROM asked WHERE id = ?", id);
  }

  /** The question that a message asked, whatever became of it. */
  ofMessage(chat: number, message: number): Promise<Asked | undefined> {
    return this.store.get("SELECT * FROM asked WHERE chat = ? AND message = ? ORDER BY id DESC LIMIT 1", chat, message);
  }

  /** The last question of a person in a chat; the one before another question, if that is given. */
  last(user: number, chat: number, before = Number.MAX_SAFE_INTEGER): Promise<Asked | undefined> {
    return this.store.get('SELECT * FROM asked WHERE "user" = ? AND chat = ? AND id < ? ORDER BY id DESC LIMIT 1', user, chat, before);
  }

  /** What a person asked in a chat shortly before a question, on which it may lean, the latest last. */
  async told({ user, chat, id, at }: Pick<Asked, "user" | "chat" | "id" | "at">): Promise<string[]> {
    const rows = await this.store.all<Pick<Asked, "question">>('SELECT question FROM asked WHERE "user" = ? AND chat = ? AND id < ? AND at > ? ORDER BY id DESC LIMIT ?', user, chat, id, at - CONVERSATION, TOLD);
    return rows.flatMap(({ question }) => question ?? []).reverse();
  }

  async judged(id: number, feedback: 0 | 1): Promise<void> {
    await this.store.run("UPDATE asked SET feedback = ? WHERE id = ?", feedback, id);
  }

  /** With what was answered. */
  async forget(id: number): Promise<void> {
    await this.store.run("DELETE FROM given WHERE asked = ?", id);
    await this.store.run("DELETE FROM asked WHERE id = ?", id);
  }

  async forgetAllOf(user: number): Promise<void> {
    await this.store.run('DELETE FROM given WHERE asked IN (SELECT id FROM asked WHERE "user" = ?)', user);
    await this.store.run('DELETE FROM asked WHERE "user" = ?', user);
  }

  /** What is kept of a person: how many, since when, and how many of them they judged. */
  async of(user: number): Promise<{ questions: number; since: number | null; feedback: number }> {
    return (await this.store.get('SELECT count(*) AS questions, min(at) AS since, count(feedback) AS feedback FROM asked WHERE "user" = ?', user))!;
  }

  /** What readers asked that found nothing, and of which nobody was told yet that it has an answer, the latest first. */
  refused(most: number): Promise<{ question: string; at: number }[]> {
    return this.store.all("SELECT question, at FROM asked WHERE found = 0 AND told IS NULL AND trial IS NULL AND question IS NOT NULL ORDER BY at DESC LIMIT ?", most);
  }

  /** Refused questions of readers, one of each chat and wording, the latest first: those of which no editor, or no asker, was told that they have an answer now. */
  waiting(untold: "editors" | "askers", most: number): Promise<Asked[]> {
    const which = untold === "editors" ? "told IS NULL" : `told IS DISTINCT FROM ${ASKER_KNOWS}`;
    return this.store.all(
      `SELECT * FROM asked WHERE id IN (SELECT max(id) FROM asked WHERE found = 0 AND ${which} AND trial IS NULL AND question IS NOT NULL GROUP BY chat, question) ORDER BY at DESC LIMIT ?`,
      most,
    );
  }

  async toldEditors(question: string): Promise<void> {
    await this.store.run("UPDATE asked SET told = ? WHERE question = ? AND found = 0 AND told IS NULL", EDITORS_KNOW, question);
  }

  /** Whoever asked twice, or was told before, is not told again. @returns whether this is the first time */
  async tellAsker({ chat, question }: Asked): Promise<boolean> {
    return (await this.store.run("UPDATE asked SET told = ? WHERE chat = ? AND question = ? AND found = 0 AND told IS DISTINCT FROM ?", ASKER_KNOWS, chat, question, ASKER_KNOWS)) > 0;
  }

  /** The last whose words are still kept, the latest first; or those alone of which somebody said that the answer was none. */
  lately(which: "all" | "wrong", most: number): Promise<Recent[]> {
    const wrong = which === "wrong" ? "AND found = 1 AND feedback = 0" : "";
    return this.store.all(`SELECT id, question, found, ms, at, feedback, trial FROM asked WHERE question IS NOT NULL ${wrong} ORDER BY id DESC LIMIT ?`, most);
  }

  /** What readers asked. */
  async counts(since: number): Promise<{ asked: number; answered: number; people: number; yes: number; no: number }> {
    return (await this.store.get(
      `SELECT count(*) AS asked, coalesce(sum(found), 0) AS answered, count(DISTINCT "user") AS people,
         count(*) FILTER (WHERE feedback = 1) AS yes, count(*) FILTER (WHERE feedback = 0) AS no
       FROM asked WHERE at >= ? AND trial IS NULL`,
      since,
    ))!;
  }

  /** How long the question took that so many took less than. */
  async milliseconds(since: number, faster: number): Promise<number> {
    return (await this.store.get<{ ms: number }>("SELECT ms FROM asked WHERE at >= ? AND trial IS NULL ORDER BY ms LIMIT 1 OFFSET ?", since, faster))!.ms;
  }

  /** Day by day, the latest first. */
  async days(since: number): Promise<{ day: string; asked: number; answered: number }[]> {
    const rows = await this.store.all<{ day: number; asked: number; answered: number }>(
      `SELECT at / ${DAY} AS day, count(*) AS asked, sum(found) AS answered FROM asked WHERE at >= ? AND trial IS NULL GROUP BY 1 ORDER BY 1 DESC`,
      since,
    );
    return rows.map((row) => ({ ...row, day: new Date(row.day * DAY).toISOString().slice(0, 10) }));
  }
}
