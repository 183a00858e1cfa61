import { afterAll } from "vitest";
import { migrate } from "../../src/postgres/migrate.ts";
import { emptyDatabase } from "../postgres.ts";

/** Both engines, by both ways that updates come, as rows of `describe.each`: a name, the database or none, whether by webhook. */
export async function bothEngines() {
  const { database, end } = await emptyDatabase();
  await migrate(database);
  afterAll(end);
  return [["SQLite, by polling", undefined, false], ["PostgreSQL, by webhook", database, true]] as const;
}
