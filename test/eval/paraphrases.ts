import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Embedder } from "../../src/embedding/embedder.ts";
import { meanTheSame, type Worded, worded } from "../../src/answer/chosen/paraphrase.ts";

/**
 * `npx tsx test/eval/paraphrases.ts [--list] [DIR]`: of pairs of questions, how many are told to mean the same, of
 * those that do and of those that do not; --list prints what was told wrongly. DIR has queries.LANGUAGE.jsonl with the same
 * questions in the same order, as XQuAD has them: there each is held against every other, too.
 */
const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
interface Pair {
  language: string;
  same: boolean;
  one: string;
  other: string;
}

const embedder = await Embedder.load("embeddings/model");
const lines = <Line>(file: string) => readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Line);

for (const name of ["paraphrases", "paraphrases-fresh"]) {
  const pairs = lines<Pair>(join("test", "questions", `${name}.jsonl`));
  const told = await Promise.all(pairs.map(async ({ one, other }) => meanTheSame(await worded(one, embedder), await worded(other, embedder))));
  console.log(`\n| ${name} | the same, told so | others, told so |\n|---|---:|---:|`);
  for (const language of [...new Set(pairs.map((pair) => pair.language))]) {
    const share = (same: boolean) => {
      const those = pairs.flatMap((pair, i) => (pair.language === language && pair.same === same ? [told[i]!] : []));
      return `${those.filter(Boolean).length} of ${those.length}`;
    };
    console.log(`| ${language} | ${share(true)} | ${share(false)} |`);
  }
  if (process.argv.includes("--list")) for (const [i, { same, one, other }] of pairs.entries()) if (same !== told[i]) console.log(`${same ? "missed" : "FALSE"}: ${one} / ${other}`);
}

const languages = ["ar", "en", "ru"].filter((language) => folder !== undefined && existsSync(join(folder, `queries.${language}.jsonl`)));
const all = new Map<string, { text: string; asked: Worded }[]>();
for (const language of languages) all.set(language, await Promise.all(lines<{ text: string }>(join(folder!, `queries.${language}.jsonl`)).map(async ({ text }) => ({ text, asked: await worded(text, embedder) }))));
if (languages.length > 0) console.log("\n| languages | the same question | another, of all pairs |\n|---|---:|---:|");
for (const [x, one] of languages.entries()) {
  for (const other of languages.slice(x)) {
    const [left, right] = [all.get(one)!, all.get(other)!];
    let [same, others] = [0, 0];
    for (const [i, a] of left.entries()) {
      for (const [j, b] of right.entries()) {
        if ((one === other && j <= i) || !meanTheSame(a.asked, b.asked)) continue;
        if (i === j) same++;
        else others++;
        if (i !== j && process.argv.includes("--list")) console.log(`FALSE: ${a.text} / ${b.text}`);
      }
    }
    const pairs = one === other ? (left.length * (left.length - 1)) / 2 : left.length * (right.length - 1);
    console.log(`| ${one}, ${other} | ${one === other ? "" : `${same} of ${left.length}`} | ${others} of ${pairs} |`);
  }
}
