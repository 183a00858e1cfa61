import type { Postgres } from "../../postgres/connect.ts";
import { READ } from "./past.ts";

/** A release is kept this long after the one that follows it: who answers from it by then goes on to that. */
const KEPT = "10 minutes";

/** Removes what only releases had that nobody reads any more. @param keep so many stay for later, beside the one that is published */
export async function sweep(database: Postgres, keep: number): Promise<void> {
  await database.transaction(async (asks) => {
    const old = await asks.rows<{ id: number }>(
      `SELECT id FROM isnad.release WHERE id < (SELECT max(id) FROM isnad.release WHERE published < now() - $1::interval)
       AND id NOT IN (SELECT id FROM isnad.release ORDER BY id DESC LIMIT $2) ORDER BY id`,
      ...[KEPT, keep + 1],
    );
    // Of a release that somebody reads all rows stay, and so those of the releases after it.
    let last: number | undefined;
    for (const { id } of old) {
      const [lock] = await asks.rows<{ free: boolean }>("SELECT pg_try_advisory_xact_lock(hashtext($1), $2) AS free", READ, id);
      if (!lock!.free) break;
      last = id;
    }
    if (last === undefined) return;
    const [{ id }] = (await asks.rows<{ id: number }>("SELECT min(id) AS id FROM isnad.release WHERE id > $1", last)) as [{ id: number }];
    await asks.rows("DELETE FROM isnad.posting USING isnad.passage p WHERE p.gone <= $1 AND posting.stem = ANY (p.stems) AND passage = p.id AND posting.born = p.born", id);
    await asks.rows("DELETE FROM isnad.embedding USING isnad.passage p WHERE p.gone <= $1 AND passage = p.id AND embedding.born = p.born", id);
    for (const table of ["passage", "article", "lexicon"]) await asks.rows(`DELETE FROM isnad.${table} WHERE gone <= $1`, id);
    await asks.rows("DELETE FROM isnad.frequency f USING isnad.frequency later WHERE later.stem = f.stem AND later.born > f.born AND later.born <= $1", id);
    await asks.rows("DELETE FROM isnad.release WHERE id < $1", id);
  });
}
