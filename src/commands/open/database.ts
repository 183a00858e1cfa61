import type { Settings } from "../../config.ts";
import type { Postgres } from "../../postgres/connect.ts";

/** PostgreSQL, its schema up to date; nothing where DATABASE_URL is not set. */
export async function openDatabase({ databaseUrl }: Pick<Settings, "databaseUrl">): Promise<Postgres | undefined> {
  // Whoever does without is not made to wait for the driver.
  return databaseUrl === undefined ? undefined : (await import("../../postgres/migrate.ts")).openMigrated(databaseUrl);
}

/** A replica, whose schema is that of its origin. */
export async function openReplica({ databaseReadUrl }: Pick<Settings, "databaseReadUrl">): Promise<Postgres | undefined> {
  return databaseReadUrl === undefined ? undefined : new (await import("../../postgres/connect.ts")).Postgres(databaseReadUrl);
}
