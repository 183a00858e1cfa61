import { expect, it, onTestFinished } from "vitest";
import { emptyDatabase } from "./postgres.ts";

it("several connections ask side by side, each its own, however much each sends", async () => {
  const { database, end } = await emptyDatabase();
  onTestFinished(end);
  const ask = async (i: number) => (await database.rows<Record<string, number>>(`SELECT $1::int + length($2) AS n${i}`, i, "x".repeat(i % 3 === 0 ? 300_000 : 1)))[0];
  const asked = Array.from({ length: 300 }, (_, i) => i);
  expect(await Promise.all(asked.map(ask))).toEqual(asked.map((i) => ({ [`n${i}`]: i + (i % 3 === 0 ? 300_000 : 1) })));
});
