import { DAYS } from "./questions.ts";
import type { Store } from "./stores/store.ts";

/** What was answered is kept this long: what was said in March can be shown a year later. */
export const ANSWER_DAYS = 400;
const DAY = 86_400_000;

/** An answer as it was given to a question that is kept. Times are in milliseconds. */
export interface GivenAnswer {
  /** The question's number. */
  asked: number;
  at: number;
  /** The library that answered: its state. */
  release: string;
  body: string;
  /** What of it are the asker's words: null once these were forgotten. */
  words: string | null;
}

/** With the question, where its words are still kept; not who asked. */
export type Answered = GivenAnswer & { question: string | null; feedback: 0 | 1 | null };

const ANSWERED = "SELECT given.asked, given.at, given.release, given.body, given.words, q.question, q.feedback FROM given JOIN asked q ON q.id = given.asked";

/** What was answered. It goes with its question. */
export class Given {
  constructor(private readonly store: Store) {}

  /** Keeps an answer, and lets go what is old. */
  async keep({ asked, at, release, body, words }: GivenAnswer, now = Date.now()): Promise<void> {
    await this.store.run("UPDATE given SET words = NULL WHERE at < ? AND words IS NOT NULL", now - DAYS * DAY);
    await this.store.run("DELETE FROM given WHERE at < ?", now - ANSWER_DAYS * DAY);
    await this.store.run("INSERT INTO given (asked, at, release, body, words) VALUES (?,?,?,?,?) ON CONFLICT DO NOTHING", asked, at, release, body, words);
  }

  by(asked: number): Promise<Answered | undefined> {
    return this.store.get(`${ANSWERED} WHERE given.asked = ?`, asked);
  }

  /** Those of a time, the latest first. @param before only questions of lower numbers */
  between(since: number, until: number, before: number, most: number): Promise<Answered[]> {
    return this.store.all(`${ANSWERED} WHERE given.at >= ? AND given.at < ? AND given.asked < ? ORDER BY given.asked DESC LIMIT ?`, since, until, before, most);
  }
}
