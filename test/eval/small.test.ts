import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { small } from "./small.ts";
import { suites } from "./suites.ts";

it("of the small libraries each answerable question has an article that answers it, and no near miss has one", () => {
  const trials = small();
  const asked = trials.flatMap((trial) => trial.questions());
  expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
  expect(asked.length).toBeGreaterThan(80);
  for (const { id, gold } of asked) expect([id, gold.length > 0]).toEqual([id, !id.includes("nearmiss")]);
  const [first] = trials;
  expect(readdirSync(first!.corpus.source() as string).length).toBeGreaterThan(0);
});

it("what is asked about the papers is told in the article that it names, or in none", () => {
  const { press, "press-report": report } = suites("data/eval");
  const files = new Set(readdirSync("test/questions/press").map((name) => name.replace(/\.\w+$/, "")));
  const [tuned, reported] = [press!, report!].map(({ trials }) => trials.flatMap((trial) => trial.questions()));
  expect(tuned!.filter(({ id }) => reported!.some((other) => other.id === id))).toEqual([]);
  for (const { gold, answers } of [...tuned!, ...reported!]) {
    expect(gold.filter((article) => !files.has(article))).toEqual([]);
    expect(gold.length > 0).toBe(answers.length > 0);
  }
});
