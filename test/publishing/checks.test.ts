import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { ChecksError, passes, readChecks } from "../../src/publishing/checks.ts";
import { printReport } from "../../src/terminal/progress.ts";

const root = mkdtempSync(join(tmpdir(), "isnad-checks-"));
afterAll(() => rmSync(root, { recursive: true }));
const read = (yaml: string) => {
  writeFileSync(join(root, "checks.yaml"), yaml);
  return readChecks(join(root, "checks.yaml"));
};

describe("a file of checks", () => {
  it("is a list of questions with articles, words, or that nothing answers", () => {
    expect(read('# about the moon\n- question: Who?\n  quote: Ilda Marn\n- question: متى؟\n  article: [a, b/c]\n  quote: ["1887"]\n- {question: Why?, refused: true, private: true}\n')).toEqual([
      { question: "Who?", articles: [], quotes: ["Ilda Marn"], refused: false, private: false },
      { question: "متى؟", articles: ["a", "b/c"], quotes: ["1887"], refused: false, private: false },
      { question: "Why?", articles: [], quotes: [], refused: true, private: true },
    ]);
    expect(read('[{"question": "JSON is YAML?", "quote": "yes"}]')).toHaveLength(1);
  });

  it.each([
    ["", /no list of questions.*- question/s],
    ["question: Who?\nquote: x\n", /line 1: this is no list/],
    ["- question: Who?\n  quote: x\n- Who?\n", /line 3: this is no entry/],
    ["- question: Who?\n  qoute: x\n", /line 2: "qoute" is none of question, article, quote, refused/],
    ["- question: Who?\n  quote: x\n- quote: x\n", /line 3: this entry has no question/],
    ["- question: '?!'\n  quote: x\n", /line 1: this entry has no question/],
    ["- question: Who?\n", /line 1: an entry expects an article, a quote or both, or else refused/],
    ["- question: Who?\n  quote: x\n  refused: true\n", /or else refused: true/],
    ["- question: When?\n  quote: 1887\n", /put what could be a number or a date into quotation marks/],
    ["- question: When?\n  quote: '…'\n", /this quote has no words/],
    ["- question: Who?\n  refused: yes please\n", /refused is true or false/],
    ["- question: Who?\n  quote: x\n  private: no one\n", /private is true or false/],
    ["- question: [x", /line 1: this is not YAML/],
    ["- question: [x\n\n", /line 1: this is not YAML/],
    ["- question: 'Who?\n  quote: x\n", /line \d+: this is not YAML/],
  ])("%j: the fault is named, with its line", (yaml, message) => {
    expect(() => read(yaml)).toThrow(ChecksError);
    expect(() => read(yaml)).toThrow(message);
  });

  it("that is not there is named", () => {
    expect(() => readChecks(join(root, "nowhere.yaml"))).toThrow(/there is no .*nowhere\.yaml/);
  });
});

it("an answer passes by a quote of one of the articles, and one that says one of the words, however spelt", () => {
  const found = { found: true, confidence: 1, quotes: [{ text: "Built by Ildà  MARN in 1887.", article: "a", also: [{ article: "copy" }] }] } as unknown as Answer;
  const none = { found: false, quotes: [] } as unknown as Answer;
  const check = { question: "Who?", articles: [], quotes: [], refused: false, private: false };
  expect(passes({ ...check, quotes: ["nobody", "ilda marn"] }, found)).toBe(true);
  expect(passes({ ...check, quotes: ["188"] }, found)).toBe(false);
  expect(passes({ ...check, articles: ["copy"], quotes: ["1887"] }, found)).toBe(true);
  expect(passes({ ...check, articles: ["b"], quotes: ["1887"] }, found)).toBe(false);
  expect(passes({ ...check, articles: ["a"] }, none)).toBe(false);
  expect(passes({ ...check, refused: true }, none)).toBe(true);
  expect(passes({ ...check, refused: true }, found)).toBe(false);
});

it("the report of a run names the checks that do not hold, as before", () => {
  const checked = { checks: 2, broken: [], failing: [{ question: "Who built it?", expected: "“Ilda”", found: "—" }], allowed: 0 };
  const report = printReport({ articles: 1, passages: 1, added: 0, changed: 0, removed: 0, unchanged: 1, skipped: [], notes: [], seconds: 1, checked });
  expect(report).toMatch(/1 of 2 hold, 1 do not hold, as before[\s\S]*- Who built it\?\n {4}expected: “Ilda”/);
});
