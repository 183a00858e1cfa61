import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

/** What PostgreSQL makes before its first statement, the same each time: made once for this version, and each database begins with a copy. */
const MADE = join("node_modules/.cache", `isnad-postgres-${(JSON.parse(readFileSync("node_modules/@electric-sql/pglite/package.json", "utf8")) as { version: string }).version}.tar`);
async function made(): Promise<Blob> {
  if (!existsSync(MADE)) {
    const first = await PGlite.create({ extensions: { vector } });
    const files = await first.dumpDataDir("none");
    await first.close();
    mkdirSync(dirname(MADE), { recursive: true });
    // Whole or not at all: other workers look for it too.
    const part = `${MADE}.${process.pid}`;
    writeFileSync(part, Buffer.from(await files.arrayBuffer()));
    renameSync(part, MADE);
  }
  return new Blob([readFileSync(MADE)]);
}

/** Those that nobody uses, emptied: to begin another costs as much processor time as most tests do. */
const idle: PGlite[] = [];

async function inProcess() {
  const db = wholeStatements(idle.pop() ?? (await PGlite.create({ extensions: { vector }, loadDataDir: await made() })));
  const server = new PGLiteSocketServer({ db, host: "127.0.0.1", port: 0, maxConnections: 50 });
  await server.start();
  const url = `postgres://postgres@${server.getServerConn()}/postgres`;
  return {
    url,
    end: async () => {
      await server.stop();
      if (await emptied(db)) idle.push(db);
      else await db.close();
    },
  };
}

/** Takes out what Isnad made, and what its connections left; whether nothing else is there. */
async function emptied(db: PGlite): Promise<boolean> {
  try {
    if (db.isInTransaction()) await db.exec("ROLLBACK");
    await db.exec("DROP SCHEMA IF EXISTS isnad CASCADE; DROP EXTENSION IF EXISTS vector CASCADE");
    await db.exec("DISCARD ALL");
    const { rows } = await db.query("SELECT 1 FROM pg_class WHERE oid >= 16384 UNION ALL SELECT 1 FROM pg_proc WHERE oid >= 16384 UNION ALL SELECT 1 FROM pg_namespace WHERE oid >= 16384");
    return rows.length === 0;
  } catch {
    return false;
  }
}

/** The server takes turns message by message, and one connection's Bind would meet another's Parse: until Sync it is told that a transaction goes on. */
function wholeStatements(db: PGlite): PGlite {
  const [send, goesOn] = [PGlite.prototype.execProtocolRawStream.bind(db), PGlite.prototype.isInTransaction.bind(db)];
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
