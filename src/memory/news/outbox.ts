import type { Store, Value } from "../stores/store.ts";

/** What a message is about: `held` and `fault` tell editors what keeps a library from being published, `list` what is about to go out; `correction` goes at once, `changes` wait for their hour, `watch` is what somebody waits for, `digest` the same and more at an hour of their own. */
export type Kind = "held" | "fault" | "list" | "correction" | "changes" | "watch" | "digest";

/** Something to be told: to whom, of what, and when. */
export interface Parcel {
  chat: number;
  kind: Kind;
  /** What it is about, by which it is told once: a citation's number, a watch and an article. */
  subject: string;
  /** The index run that led to it, by which editors hold it back. */
  batch: string;
  /** Milliseconds. */
  due: number;
  body?: string;
}

/** A parcel that is kept. */
export type Kept = Required<Parcel> & { id: string };

/** Who takes parcels has so long to tell them; then they are due again. Milliseconds, and longer than any call to Telegram. */
export const LEASE = 120_000;
/** What was told is remembered longer than anything could lead to it again. */
const REMEMBERED = 100 * 86_400_000;
const PAGE = 200;

/**
 * What is to be told, each once. Whoever tells takes parcels by moving their hour on, and marks them when Telegram has
 * taken the message: killed before that, they are due again. So nobody is forgotten; and only who is killed between
 * Telegram's taking a message and the mark tells it twice.
 */
export class Outbox {
  constructor(private readonly store: Store) {}

  /** What is there already, told or not, is not put in again. */
  async put(parcels: readonly Parcel[], now = Date.now()): Promise<void> {
    for (let from = 0; from < parcels.length; from += PAGE) {
      const rows = parcels.slice(from, from + PAGE).map(({ chat, kind, subject, batch, due, body }): Value[] => [`${chat} ${subject}`, chat, kind, subject, batch, due, body ?? "", now]);
      await this.store.run(`INSERT INTO outbox (id, chat, kind, subject, batch, due, body, at) VALUES ${rows.map(() => "(?,?,?,?,?,?,?,?)").join(",")} ON CONFLICT DO NOTHING`, ...rows.flat());
    }
  }

  /** The first chats to which something is due, and of what kind. */
  due(now: number, kinds: readonly Kind[], most: number): Promise<{ chat: number; kind: Kind }[]> {
    return this.store.all(`SELECT chat, kind FROM outbox WHERE told IS NULL AND due <= ? AND kind IN (${kinds.map(() => "?").join(",")}) GROUP BY chat, kind ORDER BY min(due), min(id) LIMIT ?`, now, ...kinds, most);
  }

  /** Whether a chat was told, or will be, of any of these. */
  async has(chat: number, subjects: readonly string[]): Promise<boolean> {
    const ids = subjects.map((subject) => `${chat} ${subject}`);
    return ids.length > 0 && (await this.store.get(`SELECT 1 FROM outbox WHERE id IN (${marks(ids)}) LIMIT 1`, ...ids)) !== undefined;
  }

  /** Takes all of a kind that is due to a chat; nobody else gets it before the lease is over. The earliest first. */
  async take(chat: number, kind: Kind, now: number): Promise<Kept[]> {
    const rows = await this.store.all<Kept>("UPDATE outbox SET due = ? WHERE told IS NULL AND due <= ? AND chat = ? AND kind = ? RETURNING id, chat, kind, subject, batch, due, body", now + LEASE, now, chat, kind);
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** They were told, or there is nothing to tell any more. */
  async settle(ids: readonly string[], now = Date.now()): Promise<void> {
    if (ids.length > 0) await this.store.run(`UPDATE outbox SET told = ?, body = '' WHERE id IN (${marks(ids)})`, now, ...ids);
  }

  /** They go out later. */
  async postpone(ids: readonly string[], due: number): Promise<void> {
    if (ids.length > 0) await this.store.run(`UPDATE outbox SET due = ? WHERE told IS NULL AND id IN (${marks(ids)})`, due, ...ids);
  }

  /** What was taken of a kind for a chat and not told is due then. */
  async again(chat: number, kind: Kind, due: number): Promise<void> {
    await this.store.run("UPDATE outbox SET due = ? WHERE told IS NULL AND chat = ? AND kind = ?", due, chat, kind);
  }

  /** Of what waits for the digest of a chat, what it watches is told by itself after all. */
  async apart(chat: number, due: number): Promise<void> {
    await this.store.run("UPDATE outbox SET kind = 'watch', due = ? WHERE told IS NULL AND chat = ? AND kind = 'digest' AND subject LIKE 'watch %'", due, chat);
  }

  /** It was never told, and may be news again. */
  async withdraw(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.store.run(`DELETE FROM outbox WHERE told IS NULL AND id IN (${marks(ids)})`, ...ids);
  }

  /** What readers have not been told yet of what an index run led to, as citations: of the same words, whatever their number, one. What changed its meaning comes first. */
  async waiting(batch: string): Promise<string[]> {
    const rows = await this.store.all<{ subject: string }>(
      `SELECT min(subject) AS subject FROM outbox LEFT JOIN cited ON cited.id = subject WHERE batch = ? AND kind IN ('correction', 'changes') AND told IS NULL
       GROUP BY coalesce(article, subject), coalesce(text, '') ORDER BY max(kind) DESC, count(*) DESC, min(subject)`,
      batch,
    );
    return rows.map(({ subject }) => subject);
  }

  /** How many chats will be told of what an index run led to. */
  async chats(batch: string): Promise<number> {
    return (await this.store.get<{ count: number }>("SELECT count(DISTINCT chat) AS count FROM outbox WHERE batch = ? AND kind IN ('correction', 'changes') AND told IS NULL", batch))!.count;
  }

  /** Moves the hour of what readers have not been told yet of an index run. @returns how many parcels */
  move(batch: string, due: number): Promise<number> {
    return this.store.run("UPDATE outbox SET due = ? WHERE batch = ? AND kind IN ('correction', 'changes') AND told IS NULL", due, batch);
  }

  /** Nobody else is told of it. @returns how many parcels */
  cancel(batch: string, now = Date.now()): Promise<number> {
    return this.store.run("UPDATE outbox SET told = ?, body = '' WHERE batch = ? AND kind IN ('correction', 'changes') AND told IS NULL", now, batch);
  }

  /** How many messages of a kind a chat got since. */
  async told(chat: number, kind: Kind, since: number): Promise<number> {
    return (await this.store.get<{ count: number }>("SELECT count(*) AS count FROM outbox WHERE chat = ? AND kind = ? AND told >= ?", chat, kind, since))!.count;
  }

  /** A chat that is out of reach, or that wants nothing. */
  async forget(chat: number): Promise<void> {
    await this.store.run("DELETE FROM outbox WHERE chat = ? AND kind NOT IN ('held', 'fault', 'list')", chat);
  }

  /** A group that has another number by now. */
  async moved(from: number, to: number): Promise<void> {
    await this.store.run("UPDATE outbox SET chat = ? WHERE chat = ? AND told IS NULL", to, from);
  }

  async forgetOld(now = Date.now()): Promise<void> {
    await this.store.run("DELETE FROM outbox WHERE told < ?", now - REMEMBERED);
  }
}

const marks = (values: readonly string[]) => values.map(() => "?").join(",");
