import { readFileSync } from "node:fs";
import { meanTheSame, worded } from "../../src/answer/chosen/wording.ts";

/** `npx tsx test/eval/wordings.ts [--list]`: of pairs of questions, how many are told to mean the same, of those that do and of those that do not; --list prints what was told wrongly. */
interface Pair {
  language: string;
  same: boolean;
  one: string;
  other: string;
}

for (const name of ["paraphrases", "paraphrases-fresh", "nearmisses"]) {
  const pairs = readFileSync(`test/questions/${name}.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Pair);
  const told = pairs.map(({ one, other }) => meanTheSame(worded(one), worded(other)));
  console.log(`\n| ${name} | the same, told so | others, told so |\n|---|---:|---:|`);
  for (const language of new Set(pairs.map((pair) => pair.language))) {
    const share = (same: boolean) => {
      const those = pairs.flatMap((pair, i) => (pair.language === language && pair.same === same ? [told[i]!] : []));
      return `${those.filter(Boolean).length} of ${those.length}`;
    };
    console.log(`| ${language} | ${share(true)} | ${share(false)} |`);
  }
  if (process.argv.includes("--list")) for (const [i, { same, one, other }] of pairs.entries()) if (same !== told[i]) console.log(`${same ? "missed" : "FALSE"}: ${one} / ${other}`);
}
