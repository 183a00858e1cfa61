import type { Postgres } from "../../postgres/connect.ts";
import { LibraryError } from "../format/file.ts";

const LOCK = "isnad index run";

/** Does what makes a release, unless somebody does so already, wherever in the fleet they are. @throws LibraryError */
export function alone<T>(database: Postgres, work: () => Promise<T>): Promise<T> {
  return database.alone(async (asks) => {
    const [lock] = await asks.rows<{ free: boolean }>("SELECT pg_try_advisory_lock(hashtext($1)) AS free", LOCK);
    if (!lock!.free) throw new LibraryError("Another run is indexing into this database now. Wait until it ends, or stop it.");
    return work();
  });
}
