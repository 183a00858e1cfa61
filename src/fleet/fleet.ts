import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { Postgres } from "../postgres/connect.ts";
import { Inbox } from "./inbox.ts";

/** How often a process says that it is there. Milliseconds. */
const BEAT = 1000;
/** And how often one of them sweeps. */
const SWEEP = 60_000;
/** Telegram may give an update again within a day; what is kept of one that is done with is its number. */
const REMEMBERED = "2 days";
/** Connections that neither questions nor a run keep busy. */
const CONNECTIONS = 3;

/** A process that answers. Times are ISO 8601. */
export interface Process {
  name: string;
  since: string;
  seen: string;
  /** When the library that it answers from was made; null until it has one. */
  library: string | null;
  megabytes: number;
  polls: boolean;
}

/** This process among those that share a database. */
export class Fleet {
  readonly id = randomUUID();
  private readonly database: Postgres;
  private readonly name = `${hostname()}:${process.pid}`;
  private readonly since = new Date(Date.now() - process.uptime() * 1000).toISOString();
  private polls = false;
  private beating: Promise<unknown> = Promise.resolve();
  private standing: Promise<void> = Promise.resolve();
  private readonly timers: NodeJS.Timeout[];
  private readonly ended = new AbortController();

  private constructor(
    url: string,
    private readonly library: () => Promise<string>,
  ) {
    this.database = new Postgres(url, CONNECTIONS);
    // What fails now is done the next time.
    this.timers = [setInterval(() => void this.beat().catch(() => {}), BEAT).unref(), setInterval(() => void this.sweep().catch(() => {}), SWEEP).unref()];
  }

  /** From then on the others know of it. @param library when the library was made that this process answers from */
  static async join(url: string, library: () => Promise<string>): Promise<Fleet> {
    const fleet = new Fleet(url, library);
    await fleet.beat();
    // The system lets it go whenever this process ends, and not before, however slow it is.
    fleet.standing = fleet.database.hold(`isnad worker ${fleet.id}`, fleet.ended.signal, aborted);
    return fleet;
  }

  /** The updates of a bot, whichever process they come to. */
  inbox(bot: number): Inbox {
    return new Inbox(this.database, bot, this.id);
  }

  /** Says that this process is there. */
  private async beat(): Promise<void> {
    const library = await this.library().catch(() => null);
    this.beating = this.database.rows(
      `INSERT INTO isnad.worker (id, name, since, library, megabytes, polls) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET seen = now(), library = excluded.library, megabytes = excluded.megabytes, polls = excluded.polls`,
      ...[this.id, this.name, this.since, library, Math.round(process.memoryUsage().rss / 1e6), this.polls],
    );
    await this.beating;
  }

  /** Those that were heard of within a minute, the longest there first. */
  processes(): Promise<Process[]> {
    return this.database.rows(
      `SELECT name, to_char(since AT TIME ZONE 'UTC', '${ISO}') AS since, to_char(seen AT TIME ZONE 'UTC', '${ISO}') AS seen, library, megabytes, polls
       FROM isnad.worker WHERE isnad.there(id, 60) ORDER BY since, id`,
    );
  }

  /** Polls where no other process does: waits until it is this one's turn, and ends where that cannot be told any more. */
  async whilePolling(bot: number, ended: AbortSignal, work: (held: AbortSignal) => Promise<void>): Promise<void> {
    await this.database.hold(`isnad poller ${bot}`, ended, async (held) => {
      this.polls = true;
      await work(held).finally(() => {
        this.polls = false;
      });
    });
  }

  /** Begins something that one process of all does, once it is this one's turn: it goes on from then, and no other begins it while this one is there. */
  async one(what: string, bot: number, ended: AbortSignal, begin: () => void): Promise<void> {
    let begun = false;
    await this.database.hold(`isnad ${what} ${bot}`, ended, async (held) => {
      if (!begun) begin();
      begun = true;
      await aborted(held);
    });
  }

  /** What this process was at is free for the others. */
  async leave(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.ended.abort();
    await this.standing;
    await this.beating.catch(() => {});
    await this.database.rows("DELETE FROM isnad.worker WHERE id = $1", this.id).catch(() => {});
    await this.database.close();
  }

  /** Forgets what is of no use any more. */
  private async sweep(): Promise<void> {
    await this.database.rows("DELETE FROM isnad.inbox WHERE done < now() - $1::interval", REMEMBERED);
    await this.database.rows("DELETE FROM isnad.turn WHERE taken[cardinality(taken)] < now() - interval '2 minutes'");
    await this.database.rows("DELETE FROM isnad.pace WHERE seen < now() - interval '2 minutes'");
    await this.database.rows("DELETE FROM isnad.worker WHERE seen < now() - interval '1 hour'");
  }
}

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((over) => signal.addEventListener("abort", over, { once: true }));
}
