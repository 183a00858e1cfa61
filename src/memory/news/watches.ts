import { createHash } from "node:crypto";
import type { Language } from "../../texts/texts.ts";
import type { Store } from "../stores/store.ts";

/** A question, or words, of which a chat wants to be told when an article that comes later answers them. */
export interface Watch {
  /** Of chat and question: the same is watched once. */
  id: string;
  chat: number;
  user: number;
  question: string;
  language: Language;
  /** Milliseconds. */
  at: number;
}

export class Watches {
  constructor(private readonly store: Store) {}

  async add({ chat, user, question, language }: Omit<Watch, "id" | "at">, at = Date.now()): Promise<string> {
    const id = createHash("sha256").update(`${chat} ${question}`).digest("base64url").slice(0, 12);
    await this.store.run('INSERT INTO watch (id, chat, "user", question, language, at) VALUES (?,?,?,?,?,?) ON CONFLICT DO NOTHING', id, chat, user, question, language, at);
    return id;
  }

  all(): Promise<Watch[]> {
    return this.store.all('SELECT id, chat, "user", question, language, at FROM watch ORDER BY id');
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
    return (await this.store.get("SELECT 1 FROM watch WHERE chat = ? AND question = ?", chat, question)) !== undefined;
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
