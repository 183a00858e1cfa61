import type { Language } from "../../texts/texts.ts";
import type { Store } from "../stores/store.ts";

/** When a chat wants to be told what is new, and of what. */
export interface Digest {
  chat: number;
  /** Who chose it, and the language it was chosen in. */
  user: number;
  language: Language;
  /** 0 to 23. */
  hour: number;
  /** From 0, Sunday; null: daily. */
  weekday: number | null;
  /** Whether news of what the chat watches waits for it. */
  watches: boolean;
  /** Names of sources, folded; "*" is all of them. */
  sources: string[];
}

type Row = Omit<Digest, "watches" | "sources"> & { watches: 0 | 1; sources: string };

const COLUMNS = 'chat, "user", language, hour, weekday, watches, sources';

export class Digests {
  constructor(private readonly store: Store) {}

  async of(chat: number): Promise<Digest | undefined> {
    const row = await this.store.get<Row>(`SELECT ${COLUMNS} FROM digest WHERE chat = ?`, chat);
    return row && read(row);
  }

  async all(): Promise<Digest[]> {
    return (await this.store.all<Row>(`SELECT ${COLUMNS} FROM digest`)).map(read);
  }

  async keep({ chat, user, language, hour, weekday, watches, sources }: Digest): Promise<void> {
    await this.store.run(
      `INSERT INTO digest (${COLUMNS}) VALUES (?,?,?,?,?,?,?)
       ON CONFLICT (chat) DO UPDATE SET language = excluded.language, hour = excluded.hour, weekday = excluded.weekday, watches = excluded.watches, sources = excluded.sources`,
      ...[chat, user, language, hour, weekday, Number(watches), JSON.stringify(sources)],
    );
  }

  async end(chat: number): Promise<void> {
    await this.store.run("DELETE FROM digest WHERE chat = ?", chat);
  }

  /** How many a person chose. */
  async count(user: number): Promise<number> {
    return (await this.store.get<{ count: number }>('SELECT count(*) AS count FROM digest WHERE "user" = ?', user))!.count;
  }

  /** All of a person, or that of a chat that is out of reach. */
  async forget(userOrChat: number): Promise<void> {
    await this.store.run('DELETE FROM digest WHERE "user" = ? OR chat = ?', userOrChat, userOrChat);
  }

  async moved(from: number, to: number): Promise<void> {
    await this.store.run("UPDATE digest SET chat = ? WHERE chat = ? AND NOT EXISTS (SELECT 1 FROM digest WHERE chat = ?)", to, from, to);
  }
}

const read = ({ watches, sources, ...row }: Row): Digest => ({ ...row, watches: watches === 1, sources: JSON.parse(sources) as string[] });
