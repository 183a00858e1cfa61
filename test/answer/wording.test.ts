import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { meanTheSame, worded } from "../../src/answer/chosen/wording.ts";

interface Pair {
  language: string;
  kind: string;
  same: boolean;
  one: string;
  other: string;
}

const pairsOf = (name: string) => readFileSync(`test/questions/${name}.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Pair);
const isTold = (one: string, other: string) => meanTheSame(worded(one), worded(other));

describe.each(["paraphrases", "paraphrases-fresh", "nearmisses"])("of %s", (name) => {
  it("no two questions that mean different things are told to mean the same, in either order", () => {
    const wrong = pairsOf(name).filter(({ same, one, other }) => isTold(one, other) !== isTold(other, one) || (!same && isTold(one, other)));
    expect(wrong.map(({ one, other }) => `${one} / ${other}`)).toEqual([]);
  });
});

it.each([
  ["Who built the lighthouse of Sarrow?", "who built lighthouse of sarrow"],
  ["Who is the mayor of Tolmin?", "Who's the mayor of Tolmin"],
  ["When was the bridge of Tolmin opened?", "Please tell me in what year was the bridge of Tolmin opened"],
  ["What is the largest lake of Norland?", "Which is the largest lake of Norland"],
  ["WHO BUILT THE LIGHTHOUSE?", "Who built the lighthouse?"],
  ["Кто построил маяк в Сарове?", "скажите, кто построил маяк в сарове"],
  ["Когда открылся счёт?", "в каком году открылся счет"],
  ["من بنى منارة سارو؟", "مين بنى منارة سارو"],
  ["متى افتُتح جسر أسوان عام ١٩٣١؟", "ومتى افتُتح جسر اسوان عام 1931"],
  ["Who has 50 % of it?", "who has 50% of it"],
])("%s / %s: the same, asked otherwise", (one, other) => expect([isTold(one, other), isTold(other, one)]).toEqual([true, true]));
