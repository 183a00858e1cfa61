import { createHash } from "node:crypto";
import { words } from "../../language/words.ts";
import type { Language } from "../../texts/texts.ts";
import type { Store } from "../stores/store.ts";

/** A question, or words, of which a chat wants to be told when an article that comes later answers them. */
export interface Watch {
  /** Of chat and question, folded: the same is watched once. */
  id: string;
  chat: number;
  user: number;
  question: string;
  language: Language;
  /** Milliseconds. */
  at: number;
}

/** By its words, whatever their case, marks and punctuation; signs make another question (C++). */
const folded = (question: string) => `${words(question).map((word) => word.folded).join(" ")} ${(question.match(/[\p{S}%#&@*/]/gu) ?? []).join("")}`;

export class Watches {
  constructor(private readonly store: Store) {}

  /** @returns whether it is new: false where the chat watches the same words already */
  async add({ chat, user, question, language }: Omit<Watch, "id" | "at">, at = Date.now()): Promise<boolean> {
    const id = createHash("sha256").update(`${chat} ${folded(question)}`).digest("base64url").slice(0, 12);
    // Those of before were numbered by what was typed.
    if (await this.has(chat, question)) return false;
    return (await this.store.run('INSERT INTO watch (id, chat, "user", question, language, at) VALUES (?,?,?,?,?,?) ON CONFLICT DO NOTHING', id, chat, user, question, language, at)) > 0;
  }

  /** What is watched by anybody, each question once. */
  async questions(): Promise<string[]> {
    return (await this.store.all<{ question: string }>("SELECT DISTINCT question FROM watch")).map(({ question }) => question);
  }

  /** Who was watching a question already then. @param at milliseconds */
  asking(question: string, at: number): Promise<Watch[]> {
    return this.store.all('SELECT id, chat, "user", question, language, at FROM watch WHERE question = ? AND at <= ? ORDER BY id', question, at);
  }

  by(id: string): Promise<Watch | undefined> {
    return this.store.get('SELECT id, chat, "user", question, language, at FROM watch WHERE id = ?', id);
  }

  /** The oldest first. */
  of(chat: number): Promise<Watch[]> {
    return this.store.all('SELECT id, chat, "user", question, language, at FROM watch WHERE chat = ? ORDER BY at, id', chat);
  }

  /** Whether the chat is told of it by itself. */
  async has(chat: number, question: string): Promise<boolean> {
    const same = folded(question);
    return (await this.of(chat)).some((watch) => folded(watch.question) === same);
  }

  /** Only where it is of this chat. @returns whether it was */
  async end(id: string, chat: number): Promise<boolean> {
    return (await this.store.run("DELETE FROM watch WHERE id = ? AND chat = ?", id, chat)) > 0;
  }

  /** How many a person began. */
  async count(user: number): Promise<number> {
    return (await this.store.get<{ count: number }>('SELECT count(*) AS count FROM watch WHERE "user" = ?', user))!.count;
  }

  /** All of a person, or all of a chat that is out of reach. */
  async forget(userOrChat: number): Promise<void> {
    await this.store.run('DELETE FROM watch WHERE "user" = ? OR chat = ?', userOrChat, userOrChat);
  }

  async moved(from: number, to: number): Promise<void> {
    await this.store.run("UPDATE watch SET chat = ? WHERE chat = ?", to, from);
  }
}
