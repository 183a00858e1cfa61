import pg from "pg";

/** PostgreSQL cannot be used as it is; the message says why and what to do. */
export class PostgresError extends Error {
  override name = "PostgresError";
}

/** Connections that one process holds at most; a pooler may stand between. */
const CONNECTIONS = 8;
/** How long a connection is waited for, and how soon a listener that lost its own tries again. Milliseconds. */
const CONNECT_MS = 10_000;
const LISTEN_MS = 1000;

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
    this.pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: CONNECT_MS, application_name: "isnad" });
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
  async alone<T>(work: (asks: Asks) => Promise<T>): Promise<T> {
    const client = await explained(this.pool.connect(), this.url);
    try {
      return await work({ rows: async <Row>(sql: string, ...values: Value[]) => (await explained(client.query({ text: sql, values, types }), this.url)).rows as Row[] });
    } finally {
      client.release(true);
    }
  }

  /** Hears what is told on a channel, on a connection of its own that is opened anew where it breaks. Gives what ends it. */
  listen(channel: string, hear: () => void): () => void {
    let client: pg.Client | undefined;
    let ended = false;
    const open = async () => {
      if (ended) return;
      const next = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: CONNECT_MS, keepAlive: true, application_name: "isnad" });
      client = next;
      next.on("error", () => {});
      next.once("end", () => setTimeout(open, LISTEN_MS).unref());
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
}

/** Whole numbers beyond 32 bits, which none of ours goes over 53 of, are numbers too. */
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as "text")),
} as pg.CustomTypesConfig;

/** An address as it may be shown. */
export function shown(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, "$1@");
}

async function explained<T>(asked: Promise<T>, url: string): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|28\w{3}|3D000)$/.test(code) || /timeout exceeded when trying to connect/.test(message)) throw new PostgresError(`PostgreSQL at ${shown(url)} cannot be reached: ${message || code}. See DATABASE_URL.`);
    throw error;
  }
}
