import type { Postgres } from "../../postgres/connect.ts";
import { LibraryError } from "../format/file.ts";

const LOCK = "isnad index run";

/**
 * Does what makes a release, one at a time in the whole fleet. Where somebody does so already it waits for them, or is told so.
 * @param work is told when the connection is cut that keeps the others away, and then writes nothing any more
 * @throws LibraryError
 */
export function alone<T>(database: Postgres, wait: boolean, work: (cut: AbortSignal) => Promise<T>): Promise<T> {
  return database.alone(async (asks, broken) => {
    if (wait) await asks.rows("SELECT pg_advisory_lock(hashtext($1))", LOCK);
    else {
      const [lock] = await asks.rows<{ free: boolean }>("SELECT pg_try_advisory_lock(hashtext($1)) AS free", LOCK);
      if (!lock!.free) throw new LibraryError("Another run is indexing into this database now. Wait until it ends, or stop it.");
    }
    const cut = new AbortController();
    broken.addEventListener("abort", () => cut.abort(new LibraryError("The connection to PostgreSQL that keeps other runs away was cut. Run it again: it goes on from what was sent.")));
    try {
      return await work(cut.signal);
    } finally {
      // That a connection was closed the server notices later than the next run may begin.
      await asks.rows("SELECT pg_advisory_unlock(hashtext($1))", LOCK).catch(() => {});
    }
  });
}
