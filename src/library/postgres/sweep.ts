import type { Postgres } from "../../postgres/connect.ts";

/** A release is kept this long after the one that follows it: nobody reads it any more. */
const KEPT = "10 minutes";

/** Removes what only releases had that nobody reads any more. */
export async function sweep(database: Postgres): Promise<void> {
  const [oldest] = await database.rows<{ id: number | null }>("SELECT max(id) AS id FROM isnad.release WHERE published < now() - $1::interval", KEPT);
  if (oldest?.id == null) return;
  const { id } = oldest;
  await database.transaction(async (asks) => {
    await asks.rows("DELETE FROM isnad.posting USING isnad.passage p WHERE p.gone <= $1 AND posting.stem = ANY (p.stems) AND passage = p.id AND posting.born = p.born", id);
    await asks.rows("DELETE FROM isnad.embedding USING isnad.passage p WHERE p.gone <= $1 AND passage = p.id AND embedding.born = p.born", id);
    for (const table of ["passage", "article", "lexicon"]) await asks.rows(`DELETE FROM isnad.${table} WHERE gone <= $1`, id);
    await asks.rows("DELETE FROM isnad.frequency f USING isnad.frequency later WHERE later.stem = f.stem AND later.born > f.born AND later.born <= $1", id);
    await asks.rows("DELETE FROM isnad.release WHERE id < $1", id);
  });
}
