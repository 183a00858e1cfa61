import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import pg from "pg";
import { Postgres } from "../src/postgres/connect.ts";

/** An empty database for a test file: of the server at DATABASE_URL where that is set, else PostgreSQL in this process. */
export async function emptyDatabase(): Promise<{ url: string; database: Postgres; end: () => Promise<void> }> {
  const server = process.env.DATABASE_URL;
  const { url, end } = server ? await onServer(server) : await inProcess();
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

async function inProcess() {
  const db = await PGlite.create({ extensions: { vector } });
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

async function onServer(server: string) {
  const name = `isnad_test_${process.pid}_${Date.now().toString(36)}`;
  const told = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await told(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, end: () => told(`DROP DATABASE ${name} WITH (FORCE)`) };
}
