import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/** PostgreSQL cannot be used as it is; the message says why and what to do. */
export class PostgresError extends Error {
  override name = "PostgresError";
}

/** It cannot be asked for now: it restarts, a connection was cut, a replica had to catch up. Whether what was under way was done is not known. */
export class PostgresGone extends PostgresError {}

/** Connections that one process holds at most; a pooler may stand between. */
const CONNECTIONS = 8;
/** How long a connection is waited for, and how soon one that broke is opened again. Milliseconds. */
const CONNECT_MS = 10_000;
const AGAIN_MS = 1000;
/** A connection keeps the plans of a question, so it outlives a quiet quarter of an hour. Milliseconds. */
const IDLE_MS = 900_000;

type Value = string | number | boolean | null | Buffer | string[] | number[] | (string | null)[] | (Buffer | null)[];

/** A way to ask. Numbers come as numbers, bytea as Buffer. */
export interface Asks {
  rows<Row>(sql: string, ...values: Value[]): Promise<Row[]>;
}

/** A database in PostgreSQL. Its schema is named isnad, whatever else there is. */
export class Postgres implements Asks {
  private readonly pool: pg.Pool;

  /** @param url postgres://user@host/database; a password may come by PGPASSWORD, sslmode and the like stand in the address. */
  constructor(readonly url: string, connections = CONNECTIONS) {
    this.pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: CONNECT_MS, idleTimeoutMillis: IDLE_MS, allowExitOnIdle: true, application_name: "isnad" });
    // A connection that breaks while nobody asks is replaced when somebody does.
    this.pool.on("error", () => {});
  }

  async rows<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    return (await explained(this.pool.query({ text: sql, values, types }), this.url)).rows as Row[];
  }

  /** @returns how many rows were changed */
  async run(sql: string, ...values: Value[]): Promise<number> {
    return (await explained(this.pool.query({ text: sql, values, types }), this.url)).rowCount ?? 0;
  }

  /** All or nothing, on one connection. */
  async transaction<T>(work: (asks: Asks) => Promise<T>): Promise<T> {
    return this.alone(async (asks) => {
      await asks.rows("BEGIN");
      try {
        const result = await work(asks);
        await asks.rows("COMMIT");
        return result;
      } catch (error) {
        await asks.rows("ROLLBACK").catch(() => {});
        throw error;
      }
    });
  }

  /** One connection for as long as the work takes: for locks of a session. It is closed afterwards, so that no lock outlives its work. */
  async alone<T>(work: (asks: Asks, broken: AbortSignal) => Promise<T>): Promise<T> {
    const client = await explained(this.pool.connect(), this.url);
    const broken = new AbortController();
    client.on("error", () => broken.abort());
    try {
      const rows = async <Row>(sql: string, ...values: Value[]) => (await explained(client.query({ text: sql, values, types }), this.url)).rows as Row[];
      return await work({ rows }, broken.signal);
    } finally {
      client.release(true);
    }
  }

  /**
   * Does work while this process holds a lock that one process at a time can hold, on a connection of its own: waits for
   * it before, as a standby, and where the connection breaks ends the work and waits anew. Returns once `ended` is aborted.
   * @param work goes on until its signal is aborted, or rejects
   */
  async hold(lock: string, ended: AbortSignal, work: (held: AbortSignal) => Promise<void>): Promise<void> {
    while (!ended.aborted) {
      const client = this.connection();
      const held = new AbortController();
      const over = new Promise<false>((is) => held.signal.addEventListener("abort", () => is(false), { once: true }));
      const letGo = () => {
        held.abort();
        void client.end().catch(() => {});
      };
      client.on("error", () => {}).once("end", () => held.abort());
      ended.addEventListener("abort", letGo, { once: true });
      try {
        const got = client.connect().then(() => client.query("SELECT pg_advisory_lock(hashtext($1))", [lock])).then(() => true, () => false);
        // Ended while it connects, the driver never says so.
        const mine = await Promise.race([got, over]);
        if (mine && !held.signal.aborted) await work(held.signal);
        else await delay(AGAIN_MS, undefined, { signal: ended }).catch(() => {});
      } finally {
        ended.removeEventListener("abort", letGo);
        letGo();
      }
    }
  }

  /** Hears what is told on a channel, on a connection of its own that is opened anew where it breaks. Gives what ends it. */
  listen(channel: string, hear: () => void): () => void {
    let client: pg.Client | undefined;
    let ended = false;
    const open = async () => {
      if (ended) return;
      const next = this.connection();
      client = next;
      next.on("error", () => {});
      next.once("end", () => setTimeout(open, AGAIN_MS).unref());
      next.on("notification", hear);
      // Whatever was told meanwhile is asked for.
      await next.connect().then(() => next.query(`LISTEN ${channel}`)).then(hear, () => void next.end().catch(() => {}));
    };
    void open();
    return () => {
      ended = true;
      void client?.end().catch(() => {});
    };
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** One beside the pool. */
  private connection(): pg.Client {
    return new pg.Client({ connectionString: this.url, connectionTimeoutMillis: CONNECT_MS, keepAlive: true, application_name: "isnad" });
  }
}

/** Whole numbers beyond 32 bits, which none of ours goes over 53 of, are numbers too. */
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as "text")),
} as pg.CustomTypesConfig;

/** An address as it may be shown. */
export function shown(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, "$1@");
}

/** Of the system; of the server: connections, resources, restarts, what a replica cancels to catch up. */
const GONE = /^(E(CONNREFUSED|CONNRESET|PIPE|HOSTUNREACH|NOTFOUND|AI_AGAIN|TIMEDOUT)|08\w{3}|53300|57P0[1-5]|40001|40P01)$/;
/** What the driver says without a code. */
const BROKEN = /timeout exceeded when trying to connect|timeout expired|Connection terminated|connection error and is not queryable/;

async function explained<T>(asked: Promise<T>, url: string): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    const why = `PostgreSQL at ${shown(url)} cannot be reached: ${message || code}. See DATABASE_URL.`;
    if (/^(28\w{3}|3D000)$/.test(code)) throw new PostgresError(why);
    if (GONE.test(code) || BROKEN.test(message)) throw new PostgresGone(why, { cause: error });
    throw error;
  }
}
