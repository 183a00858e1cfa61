import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Embedder } from "../../src/embedding/embedder.ts";

/**
 * `npx tsx test/telegram/likeness.ts DIR`: how alike the same question is in two languages, and how
 * often another is as alike, for the bounds of /unanswered. DIR has queries.LANGUAGE.jsonl with the
 * same questions in the same order, as XQuAD has them (docs/quality.md).
 */
const [folder = "."] = process.argv.slice(2);
const LANGUAGES = ["ar", "en", "ru"];
const embedder = await Embedder.load("embeddings/model");
const vectors = await Promise.all(
  LANGUAGES.map(async (language) => {
    const lines = readFileSync(join(folder, `queries.${language}.jsonl`), "utf8").trim().split("\n");
    return Promise.all(lines.map(async (line) => (await embedder.question((JSON.parse(line) as { text: string }).text)).vector));
  }),
);
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

console.log("| languages | as alike as | the same question | another, of 10,000 |\n|---|---:|---:|---:|");
for (const [x, a] of vectors.entries()) {
  for (const [y, b] of vectors.entries()) {
    if (y < x) continue;
    const cosines = a.map((one) => b.map((other) => cosine(one, other)));
    for (const bound of [0.4, 0.45, 0.5, 0.6]) {
      const alike = (same: boolean) => cosines.flatMap((row, i) => row.filter((value, j) => (i === j) === same && value >= bound)).length;
      const others = (10_000 * alike(false)) / (a.length * (b.length - 1));
      const same = x === y ? "" : `${Math.round((100 * alike(true)) / a.length)} %`;
      console.log(`| ${LANGUAGES[x]}, ${LANGUAGES[y]} | ${bound} | ${same} | ${others.toFixed(1)} |`);
    }
  }
}
