import type { Postgres } from "../../postgres/connect.ts";
import { type Pace, SharedPace } from "../pace.ts";
import type { Store, Value } from "./store.ts";

const TABLES = ["asked", "given", "cited", "person", "invitation", "channel", "moved", "secret", "entry", "ended", "key", "shown", "declined", "known", "followed", "outbox", "watch", "prospect", "digest", "preference"];
const NAMED = new RegExp(`(?<=\\b(?:FROM|INTO|UPDATE|JOIN) )(${TABLES.join("|")})\\b`, "g");

/** Its tables are in the schema isnad; whoever opened the connections closes them. */
export class PostgresStore implements Store {
  constructor(private readonly database: Postgres) {}

  async get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined> {
    return (await this.all<Row>(sql, ...values))[0];
  }

  all<Row>(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.database.rows<Row>(numbered(sql), ...values);
  }

  run(sql: string, ...values: Value[]): Promise<number> {
    return this.database.run(numbered(sql), ...values);
  }

  pace(what: string, perMinute: number): Pace {
    return new SharedPace(this.database, what, perMinute);
  }

  async erase(): Promise<void> {
    await this.database.rows("VACUUM isnad.asked, isnad.given, isnad.person, isnad.shown, isnad.outbox");
  }

  async continued(): Promise<void> {
    await this.database.rows("SELECT setval(pg_get_serial_sequence('isnad.asked', 'id'), greatest(1, (SELECT max(id) FROM isnad.asked)))");
  }

  async close(): Promise<void> {}
}

/** Question marks as $1, $2, ..., and tables in their schema. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`).replace(NAMED, "isnad.$1");
}
