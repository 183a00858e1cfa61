import type { Postgres } from "../../postgres/connect.ts";
import { bytes } from "../format/blobs.ts";
import type { Lexicon } from "../format/lexicon.ts";

/** Words a row: most rows stay as they are from release to release. */
const RUN = 4096;

/** Sends the runs of words that differ. Gives whether any did. */
export async function shipWords(database: Postgres, next: number, lexicon: Lexicon): Promise<boolean> {
  const there = new Map((await database.rows<{ first: number; folded: string }>("SELECT first, folded FROM isnad.lexicon WHERE gone > $1", next)).map(({ first, folded }) => [first, folded]));
  const differ = new Map<number, string>();
  for (let first = 0; first < lexicon.size; first += RUN) {
    const folded = lexicon.all.slice(first, first + RUN).join(" ");
    if (there.get(first) !== folded) differ.set(first, folded);
  }
  const gone = [...there.keys()].filter((first) => first >= lexicon.size);
  if (differ.size + gone.length === 0) return false;
  await database.transaction(async (asks) => {
    const out = [...differ.keys(), ...gone];
    await asks.rows("UPDATE isnad.lexicon SET gone = $1 WHERE first = ANY ($2) AND born < $1 AND gone > $1", next, out);
    await asks.rows("DELETE FROM isnad.lexicon WHERE first = ANY ($2) AND born = $1", next, out);
    for (const [first, folded] of differ) {
      const hashes = [lexicon.stems, lexicon.consonants].map((all) => bytes(all.slice(first, first + RUN)));
      await asks.rows("INSERT INTO isnad.lexicon (first, born, folded, stems, consonants) VALUES ($1,$2,$3,$4,$5)", ...[first, next, folded, ...hashes]);
    }
  });
  return true;
}
