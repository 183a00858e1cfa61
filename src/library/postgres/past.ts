import type { Postgres } from "../../postgres/connect.ts";
import type { Library } from "../library.ts";
import { type Release, releaseOf } from "../releases.ts";
import { PostgresLibrary } from "./library.ts";

/** Locks of this kind, each with the number of a release, are shared by those who read it and taken by who sweeps it away. */
export const READ = "isnad release";

/**
 * A release that is kept. Until it is closed it is not swept away, whatever is published meanwhile.
 * @param replica where it is read from @param database where it is kept @throws LibraryError
 */
export async function openAsOf(then: string, model: string, replica: Postgres, database: Postgres): Promise<Library> {
  const rows = await replica.rows<{ id: number; built: string; state: string; model: string }>("SELECT id, built, state, model FROM isnad.release ORDER BY id");
  const { id } = await releaseOf(then, rows.map((row) => released(replica, row)), model);
  const close = await reading(database, id);
  return PostgresLibrary.open(replica, model, { id, close }).catch((error: unknown) => {
    close();
    throw error;
  });
}

/** Says that a release is read, on a connection of its own. @returns what ends it */
function reading(database: Postgres, id: number): Promise<() => void> {
  return new Promise((resolve, reject) => {
    database
      .alone(async (asks) => {
        await asks.rows("SELECT pg_advisory_lock_shared(hashtext($1), $2)", READ, id);
        await new Promise<void>((close) => resolve(close));
        await asks.rows("SELECT pg_advisory_unlock_shared(hashtext($1), $2)", READ, id);
      })
      .catch(reject);
  });
}

function released(database: Postgres, { id, ...row }: { id: number; built: string; state: string; model: string }): Release & { id: number } {
  const look = async (articles?: true) => ({
    model: row.model,
    articles: articles ? await database.rows<{ key: string; hash: string }>("SELECT key, hash FROM isnad.article WHERE born <= $1 AND gone > $1 ORDER BY key", id) : [],
  });
  return { ...row, id, look };
}
