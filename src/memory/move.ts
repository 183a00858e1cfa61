import type { Store, Value } from "./stores/store.ts";

/** Every table with its key: all that memory is. */
const TABLES = { asked: "id", given: "asked", cited: "id", person: "id", invitation: "code", channel: "id", secret: "name", entry: "code", ended: "session", key: "name", shown: "id", declined: "chat", known: "article", followed: "name", outbox: "id", watch: "id", prospect: "id", digest: "chat", preference: "id" } as const;
/** Rows at a time. */
const PAGE = 500;

type Row = Record<string, Value>;

/** Something was there that is not of the source, or a row did not arrive as it was; the message names it. */
export class MoveError extends Error {
  override name = "MoveError";
}

/**
 * Takes memory over, row by row, and looks at every row afterwards. What a run that was killed has taken over stays;
 * where anything else is there, nothing is done unless `over` says so, and then the source's rows take its place.
 * @returns rows by table @throws MoveError
 */
export async function moveMemory(from: Store, to: Store, over: boolean): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, key] of Object.entries(TABLES)) {
    const foreign = await differing(to, from, table, key);
    if (foreign.length > 0 && !over) throw new MoveError(`The target is not empty: its ${table} ${foreign[0]} is not what the source has. Nothing was changed in it. --over puts the source's in its place.`);
    for (const value of foreign) await to.run(`DELETE FROM ${table} WHERE ${key} = ?`, value);
  }
  for (const [table, key] of Object.entries(TABLES)) {
    counts[table] = 0;
    for await (const rows of pages(from, table, key)) {
      const columns = Object.keys(rows[0]!);
      const places = `(${columns.map(() => "?").join(",")})`;
      const named = columns.map((column) => `"${column}"`).join(", ");
      await to.run(`INSERT INTO ${table} (${named}) VALUES ${rows.map(() => places).join(",")} ON CONFLICT DO NOTHING`, ...rows.flatMap((row) => columns.map((column) => row[column]!)));
      counts[table] += rows.length;
    }
    const [missing] = await differing(from, to, table, key);
    if (missing !== undefined) throw new MoveError(`${table} ${missing} did not arrive as it was. The source is unchanged; run it again.`);
  }
  await to.continued();
  return counts;
}

/** The keys of rows of one store that the other has otherwise, or not at all. */
async function differing(one: Store, other: Store, table: string, key: string): Promise<Value[]> {
  const found: Value[] = [];
  for await (const rows of pages(one, table, key)) {
    const there = await other.all<Row>(`SELECT * FROM ${table} WHERE ${key} IN (${rows.map(() => "?").join(",")})`, ...rows.map((row) => row[key]!));
    const known = new Map(there.map((row) => [row[key], row]));
    for (const row of rows) {
      const twin = known.get(row[key]!);
      if (!twin || Object.keys(row).some((column) => row[column] !== twin[column])) found.push(row[key]!);
    }
  }
  return found;
}

async function* pages(store: Store, table: string, key: string): AsyncGenerator<Row[]> {
  let after: Value | undefined;
  for (;;) {
    const rows = after === undefined ? await store.all<Row>(`SELECT * FROM ${table} ORDER BY ${key} LIMIT ${PAGE}`) : await store.all<Row>(`SELECT * FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${PAGE}`, after);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)![key]!;
  }
}
