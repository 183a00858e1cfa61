import type { Language } from "../../texts/texts.ts";
import type { Store } from "../stores/store.ts";

/** A message of the bot that showed words: in which chat, to whom, and in which language it spoke. */
export interface Showing {
  chat: number;
  user: number;
  message: number;
  language: Language;
}

/** Who was shown which words, so that they can be told when these change; and who does not want to be. */
export class Showings {
  constructor(private readonly store: Store) {}

  /** @param citations numbers of citations that are kept */
  async keep({ chat, user, message, language }: Showing, citations: readonly string[], at = Date.now()): Promise<void> {
    const rows = [...new Set(citations)].flatMap((citation) => [`${chat} ${citation}`, chat, user, message, language, citation, at]);
    if (rows.length === 0) return;
    const places = rows.filter((_, i) => i % 7 === 0).map(() => "(?,?,?,?,?,?,?)");
    await this.store.run(`INSERT INTO shown (id, chat, "user", message, language, citation, at) VALUES ${places.join(",")} ON CONFLICT (id) DO UPDATE SET message = excluded.message, language = excluded.language, at = excluded.at`, ...rows);
  }

  /** The articles of which words were shown since. */
  async articles(since: number): Promise<string[]> {
    const rows = await this.store.all<{ article: string }>("SELECT DISTINCT article FROM cited WHERE id IN (SELECT citation FROM shown WHERE at >= ?)", since);
    return rows.map(({ article }) => article);
  }

  /** The citations of an article that were shown since, with their words. */
  cited(article: string, since: number): Promise<{ citation: string; text: string }[]> {
    return this.store.all("SELECT id AS citation, text FROM cited WHERE article = ? AND id IN (SELECT citation FROM shown WHERE at >= ?)", article, since);
  }

  /** The chats that were shown a citation since, those left out that want no corrections. */
  async chats(citation: string, since: number): Promise<number[]> {
    const rows = await this.store.all<{ chat: number }>("SELECT chat FROM shown WHERE citation = ? AND at >= ? AND chat NOT IN (SELECT chat FROM declined)", citation, since);
    return rows.map(({ chat }) => chat);
  }

  /** When a chat was shown a citation last, and in which message. */
  of(chat: number, citation: string): Promise<(Showing & { at: number }) | undefined> {
    return this.store.get('SELECT chat, "user", message, language, at FROM shown WHERE id = ?', `${chat} ${citation}`);
  }

  /** In which language the bot spoke to a person when it last showed them something. */
  async lastLanguage(user: number): Promise<Language | undefined> {
    return (await this.store.get<{ language: Language }>('SELECT language FROM shown WHERE "user" = ? ORDER BY at DESC LIMIT 1', user))?.language;
  }

  /** How many quotes a person was shown, of those that are kept. */
  async count(user: number): Promise<number> {
    return (await this.store.get<{ count: number }>('SELECT count(*) AS count FROM shown WHERE "user" = ?', user))!.count;
  }

  /** Nobody is told of this one: what was read otherwise was not changed by anybody. */
  async close(citation: string): Promise<void> {
    await this.store.run("DELETE FROM shown WHERE citation = ?", citation);
  }

  async forgetBefore(at: number): Promise<void> {
    await this.store.run("DELETE FROM shown WHERE at < ?", at);
  }

  /** All of a person, or all of a chat that is out of reach. */
  async forget(userOrChat: number): Promise<void> {
    await this.store.run('DELETE FROM shown WHERE "user" = ? OR chat = ?', userOrChat, userOrChat);
  }

  /** A group that has another number by now. What it was shown there since is the later. */
  async moved(from: number, to: number): Promise<void> {
    await this.store.run("DELETE FROM shown WHERE chat = ? AND citation IN (SELECT citation FROM shown WHERE chat = ?)", from, to);
    await this.store.run(`UPDATE shown SET chat = ?, id = '${Number(to)} ' || citation WHERE chat = ?`, to, from);
    if (await this.declines(from)) await this.decline(to, true);
  }

  async decline(chat: number, declined: boolean): Promise<void> {
    await this.store.run(declined ? "INSERT INTO declined (chat) VALUES (?) ON CONFLICT DO NOTHING" : "DELETE FROM declined WHERE chat = ?", chat);
  }

  async declines(chat: number): Promise<boolean> {
    return (await this.store.get("SELECT 1 FROM declined WHERE chat = ?", chat)) !== undefined;
  }
}
