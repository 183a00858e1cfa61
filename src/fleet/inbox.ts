import { type Postgres, PostgresGone } from "../postgres/connect.ts";

/** Told when something came. */
const CAME = "isnad_inbox";
/** Who was not heard of for so long is not there any more, and others take up what it was at. Seconds. */
const GONE = 4;

/** So many messages within so many milliseconds. */
export interface Limit {
  most: number;
  within: number;
}

/** Whether what failed may work in a moment: the database was not to be reached. */
export const forNow = (error: unknown): boolean => error instanceof PostgresGone;

/** An update as it came, and the chat that it belongs to. */
export interface Came {
  id: number;
  chat: number;
  content: string;
}

/** An update that this process is to answer. */
export interface Taken extends Came {
  /** A message that answers it is out already; the process that sent it is gone. */
  said: boolean;
  /** How often it was begun, this time included. */
  begun: number;
}

/**
 * The updates of a bot that several processes share. Each is kept once, and taken by one process at a time, a
 * chat's in their order. What a process was at that is gone is taken by another; whoever was only cut off learns it by `mine`.
 */
export class Inbox {
  constructor(
    private readonly database: Postgres,
    private readonly bot: number,
    private readonly worker: string,
  ) {}

  /** Keeps what came; what came before is known. */
  async keep(updates: Came[]): Promise<void> {
    if (updates.length === 0) return;
    await this.database.rows(
      `WITH came AS (
         INSERT INTO isnad.inbox (bot, id, chat, content) SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[]) ON CONFLICT DO NOTHING RETURNING 1
       ) SELECT pg_notify('${CAME}', '') FROM came LIMIT 1`,
      ...[this.bot, updates.map(({ id }) => id), updates.map(({ chat }) => chat), updates.map(({ content }) => content)],
    );
  }

  /**
   * Takes the oldest that nobody is at, no two of a chat.
   * @param held what this process is at: whatever else has its name was taken by a call that was cut off
   */
  take(most: number, held: number[]): Promise<Taken[]> {
    return this.database.rows<Taken>(
      `UPDATE isnad.inbox SET worker = $2, begun = begun + 1 FROM (
         SELECT bot AS of, id AS number FROM isnad.inbox i
         WHERE bot = $1 AND done IS NULL AND id <> ALL ($4) AND (worker IS NULL OR worker = $2 OR NOT isnad.there(worker, ${GONE}))
           AND NOT EXISTS (SELECT FROM isnad.inbox e WHERE e.bot = i.bot AND e.chat = i.chat AND e.id < i.id AND e.done IS NULL)
         ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
       ) free WHERE bot = of AND id = number RETURNING id, chat, content, said, begun`,
      ...[this.bot, this.worker, most, held],
    );
  }

  /** Whether it is still this process that answers it. */
  async mine(id: number): Promise<boolean> {
    return (await this.database.rows("SELECT FROM isnad.inbox WHERE bot = $1 AND id = $2 AND worker = $3 AND done IS NULL", this.bot, id, this.worker)).length > 0;
  }

  /** Whether a message that answers it is out. */
  async say(id: number, said: boolean): Promise<void> {
    await this.database.rows("UPDATE isnad.inbox SET said = $4 WHERE bot = $1 AND id = $2 AND worker = $3", this.bot, id, this.worker, said);
  }

  async finish(id: number): Promise<void> {
    await this.database.rows("UPDATE isnad.inbox SET done = now(), content = NULL WHERE bot = $1 AND id = $2 AND worker = $3", this.bot, id, this.worker);
  }

  /** To be taken up again, by whoever is first. */
  async leave(id: number): Promise<void> {
    await this.database.rows("UPDATE isnad.inbox SET worker = NULL, begun = begun - 1 WHERE bot = $1 AND id = $2 AND worker = $3", this.bot, id, this.worker);
  }

  /** Takes a turn in each of these respects, whichever process the others are of. @returns milliseconds until then */
  async turn(limits: Record<string, Limit>): Promise<number> {
    const limited = Object.entries(limits).filter(([, { most }]) => Number.isFinite(most));
    if (limited.length === 0) return 0;
    const keys = limited.map(([key]) => `${this.bot} ${key}`);
    const [next] = await this.database.rows<{ wait: number }>("SELECT isnad.turn($1, $2, $3) AS wait", keys, limited.map(([, { most }]) => most), limited.map(([, { within }]) => within));
    return next!.wait;
  }

  /** Hears when something comes. Gives what ends it. */
  listen(hear: () => void): () => void {
    return this.database.listen(CAME, hear);
  }
}
