import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import pg from "pg";
import { Postgres } from "../src/postgres/connect.ts";

/** An empty database for a test file: of the server at DATABASE_URL where that is set, else PostgreSQL in this process. */
export async function emptyDatabase(): Promise<{ url: string; database: Postgres; end: () => Promise<void> }> {
  const { url, end } = process.env.DATABASE_URL ? await onServer() : await inProcess();
  const database = new Postgres(url);
  return {
    url,
    database,
    end: async () => {
      await database.close();
      await end();
    },
  };
}

/** Messages of a statement in parts: Parse, Bind, Describe, Execute, Close, Flush. Sync ends them. */
const PARTS = new Set([..."PBDECH"].map((type) => type.charCodeAt(0)));

/** What PostgreSQL makes before its first statement; made once a worker, and each database begins with a copy: that takes a fifth of the time. */
let made: Promise<File | Blob> | undefined;
async function make() {
  const first = await PGlite.create({ extensions: { vector } });
  const files = await first.dumpDataDir("none");
  await first.close();
  return files;
}

async function inProcess() {
  made ??= make();
  const db = wholeStatements(await PGlite.create({ extensions: { vector }, loadDataDir: await made }));
  const server = new PGLiteSocketServer({ db, host: "127.0.0.1", port: 0, maxConnections: 50 });
  await server.start();
  const url = `postgres://postgres@${server.getServerConn()}/postgres`;
  return {
    url,
    end: async () => {
      await server.stop();
      await db.close();
    },
  };
}

/** The server takes turns message by message, and one connection's Bind would meet another's Parse: until Sync it is told that a transaction goes on. */
function wholeStatements(db: PGlite): PGlite {
  const [send, goesOn] = [db.execProtocolRawStream.bind(db), db.isInTransaction.bind(db)];
  let open = false;
  db.execProtocolRawStream = (message, options) => {
    open = PARTS.has(message[0]!);
    return send(message, options);
  };
  db.isInTransaction = () => open || goesOn();
  return db;
}

async function onServer() {
  const name = `isnad_test_${process.pid}_${Date.now().toString(36)}`;
  await createDatabase(name);
  return { url: addressOf(name), end: () => dropDatabase(name) };
}

/** A database of the server at DATABASE_URL. */
export function addressOf(name: string): string {
  const url = new URL(process.env.DATABASE_URL!);
  url.pathname = name;
  return url.href;
}

/** An empty one, whatever was there. */
export async function createDatabase(name: string): Promise<void> {
  await dropDatabase(name);
  await told(`CREATE DATABASE ${name}`);
}

function dropDatabase(name: string): Promise<void> {
  return told(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function told(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL! });
  await client.connect();
  await client.query(sql);
  await client.end();
}
