import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Embedder } from "../../../src/embedding/embedder.ts";
import { build } from "../../../src/library/build.ts";
import { SqliteLibrary } from "../../../src/library/sqlite/library.ts";
import { propose } from "../../../src/search/propose.ts";
import { rank } from "../../../src/search/rank.ts";
import { understand } from "../../../src/search/understand.ts";

/** What Isnad's own search finds for the questions of mine.py beside the passage that each was written about: what the reader has to tell from an answer. */

/** Of so many hits at the most so many passages are taken. */
const LOOKED_AT = 8;
const TAKEN = 2;

const [folder, languages] = process.argv.slice(2);
if (!folder || !languages) throw new Error("npx tsx embeddings/train/reader/mine.ts FOLDER ar,ru,en; FOLDER is what mine.py made.");

const embedder = await Embedder.load(join("embeddings", "model"));
const out = join(folder, "mined.jsonl");
rmSync(out, { force: true });
for (const language of languages.split(",")) {
  const index = join(folder, `index-${language}`);
  await build({ articles: join(folder, `corpus-${language}.jsonl`), index, embedder });
  const library = await SqliteLibrary.open(index, embedder.id, (text) => process.stderr.write(`${text}\n`));
  const asked = readFileSync(join(folder, `asked-${language}.jsonl`), "utf8").trim().split("\n");
  for (const { text, gold, answer } of asked.map((line) => JSON.parse(line) as { text: string; gold: string; answer: string | null })) {
    const { hits } = await rank(await propose(await understand(text, library, embedder), library, {}), library, embedder);
    const likely = hits.slice(0, LOOKED_AT);
    const articles = await library.articlesBy([...new Set(likely.map(({ passage }) => passage.article))]);
    const found = likely
      .map(({ passage: { article, start, end } }) => ({ ...articles.get(article)!, said: articles.get(article)!.text.slice(start, end) }))
      .filter(({ key, said }) => key !== gold && !(answer && said.toLowerCase().includes(answer.toLowerCase())));
    appendFileSync(out, found.slice(0, TAKEN).map(({ title, said }) => `${JSON.stringify({ question: text, title: title ?? "", passage: said })}\n`).join(""));
  }
  await library.close();
}
