import type { Postgres } from "../../postgres/connect.ts";
import { closedSince, type Past } from "../closed.ts";
import { uint32 } from "../format/blobs.ts";
import { type Release, releaseOf } from "../releases.ts";
import { PostgresLibrary } from "./library.ts";

/** Locks of this kind, each with the number of a release, are shared by those who read it and taken by who sweeps it away. */
export const READ = "isnad release";

/**
 * A release that is kept. Until it is closed it is not swept away, whatever is published meanwhile.
 * @param replica where it is read from @param database where it is kept @throws LibraryError
 */
export async function openAsOf(then: string, model: string, replica: Postgres, database: Postgres): Promise<Past> {
  const rows = await replica.rows<{ id: number; built: string; state: string; model: string }>("SELECT id, built, state, model FROM isnad.release ORDER BY id");
  const all = rows.map((row) => released(replica, row));
  const release = await releaseOf(then, all, model);
  const { id } = release;
  const close = await reading(database, id);
  try {
    return { library: await PostgresLibrary.open(replica, model, { id, close }), closed: await closedSince(release, all) };
  } catch (error) {
    close();
    throw error;
  }
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
  const sketches = async (keys: string[]) => {
    const rows = await database.rows<{ key: string; sketch: Buffer }>("SELECT key, sketch FROM isnad.article WHERE born <= $1 AND gone > $1 AND sketch IS NOT NULL AND key = ANY ($2)", id, keys);
    return new Map(rows.map(({ key, sketch }) => [key, uint32(sketch)]));
  };
  return { ...row, id, look, sketches };
}
