import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { Postgres } from "../src/postgres/connect.ts";
import { emptyDatabase } from "./postgres.ts";

it("several connections ask side by side, each its own, however much each sends", async () => {
  const { database, end } = await emptyDatabase();
  onTestFinished(end);
  const ask = async (i: number) => (await database.rows<Record<string, number>>(`SELECT $1::int + length($2) AS n${i}`, i, "x".repeat(i % 3 === 0 ? 300_000 : 1)))[0];
  const asked = Array.from({ length: 300 }, (_, i) => i);
  expect(await Promise.all(asked.map(ask))).toEqual(asked.map((i) => ({ [`n${i}`]: i + (i % 3 === 0 ? 300_000 : 1) })));
});

it("who is told to end while it connects waits for no lock any more", async () => {
  // Takes connections, and says nothing.
  const silent = createServer((socket) => void socket.on("error", () => {}).resume()).listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => void silent.close());
  const database = new Postgres(`postgres://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/none`);
  const ended = new AbortController();
  const connected = once(silent, "connection");
  const begun: string[] = [];
  const standing = database.hold("lock", ended.signal, async () => void begun.push("work"));
  await connected;
  ended.abort();
  await standing;
  expect(begun).toEqual([]);
}, 5_000);
