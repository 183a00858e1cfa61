import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { meanTheSame, worded } from "../../src/answer/chosen/paraphrase.ts";
import { embedder } from "../library/world.ts";

interface Pair {
  language: string;
  same: boolean;
  one: string;
  other: string;
}

it.each([
  ["paraphrases", 0.45],
  ["paraphrases-fresh", 0.3],
])("no two questions of %s that mean different things are told to mean the same, in either order; of those that do, enough", async (name, share) => {
  const pairs = readFileSync(`test/questions/${name}.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Pair);
  let told = 0;
  for (const { same, one, other } of pairs) {
    const [a, b] = [await worded(one, embedder), await worded(other, embedder)];
    expect(meanTheSame(b, a), `${other} / ${one}`).toBe(meanTheSame(a, b));
    if (!same) expect(meanTheSame(a, b), `${one} / ${other}`).toBe(false);
    else if (meanTheSame(a, b)) told++;
  }
  expect(told / pairs.filter(({ same }) => same).length).toBeGreaterThan(share);
});
