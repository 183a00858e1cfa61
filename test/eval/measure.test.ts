import { describe, expect, it } from "vitest";
import { auroc, holdsAnswer, ndcg, pointAt, quantile, recall, refusalCurve } from "./measure.ts";
import { picture, row, table } from "./report.ts";

describe("ranking", () => {
  it("discounts by the logarithm of the rank", () => {
    expect(ndcg(["a", "b"], new Set(["a"]), 10)).toBe(1);
    expect(ndcg(["b", "a"], new Set(["a"]), 10)).toBeCloseTo(0.6309, 4);
    expect(ndcg(["b", "c", "a"], new Set(["a"]), 10)).toBe(0.5);
    expect(ndcg(["b", "c", "a"], new Set(["a"]), 2)).toBe(0);
  });

  it("measures several gold articles against the best order of them", () => {
    expect(ndcg(["a", "x", "b"], new Set(["a", "b"]), 10)).toBeCloseTo(1.5 / (1 + 0.6309), 3);
    expect(ndcg([], new Set(["a"]), 10)).toBe(0);
    expect(ndcg(["a"], new Set(), 10)).toBe(0);
  });

  it("recalls within the first k", () => {
    expect(recall(["x", "a"], new Set(["a"]), 1)).toBe(0);
    expect(recall(["x", "a"], new Set(["a", "b"]), 5)).toBe(1);
  });
});

describe("an accepted answer in a quote", () => {
  it("is compared after folding", () => {
    expect(holdsAnswer("زار القـ.ـاهرة في مايو ١٩٥٢", ["القاهره", "1953"])).toBe(true);
    expect(holdsAnswer("He paid 55,000 for it", ["55000"])).toBe(true);
    expect(holdsAnswer("The bank of the river", ["the banks"])).toBe(false);
  });

  it("may begin inside a word but not inside a number", () => {
    expect(holdsAnswer("وبغداد عاصمة", ["بغداد"])).toBe(true);
    expect(holdsAnswer("in 1924 they", ["24"])).toBe(false);
    expect(holdsAnswer("in 1924, 24 of them", ["24"])).toBe(true);
  });

  it("is never nothing", () => expect(holdsAnswer("anything", ["", "?!"])).toBe(false));
});

describe("refusal", () => {
  const answerable = [0.9, 0.8, 0.7, 0.2];
  const unanswerable = [0.75, 0.1];

  it("counts both kinds of answers at every threshold", () => {
    const curve = refusalCurve(answerable, unanswerable);
    expect(curve[0]).toEqual({ threshold: Number.POSITIVE_INFINITY, answered: 0, falsely: 0 });
    expect(curve.at(-1)).toEqual({ threshold: 0.1, answered: 1, falsely: 1 });
    expect(pointAt(curve, 0.75)).toEqual({ threshold: 0.7, answered: 0.75, falsely: 0.5 });
  });

  it("has an area of one half where confidence tells nothing", () => {
    expect(auroc(answerable, unanswerable)).toBe(6 / 8);
    expect(auroc([0.5, 0.5], [0.5])).toBe(0.5);
    expect(auroc([1], [0])).toBe(1);
  });
});

it("takes quantiles that occur", () => {
  expect(quantile([3, 1, 2, 4], 0.5)).toBe(2);
  expect(quantile([5], 0.95)).toBe(5);
  expect(quantile([], 0.5)).toBeNaN();
});

describe("the report", () => {
  const outcome = { id: "q", ndcg: 1, recall: { 1: 1, 5: 1, 10: 1 }, lengths: [100, 300], quotes: 2, verbatim: 2, ms: 4, cpu: 5 };
  const yes = { ...outcome, answerable: true, answer: { 1: false, 3: true }, found: true, confidence: 0.9 };
  const no = { ...outcome, answerable: false, ndcg: 0, found: false, confidence: 0.2 };

  it("counts ranking over the answerable and refusal over both", () => {
    const both = row("set", "ar > en", [yes, no]);
    expect(both).toMatchObject({ questions: 2, ndcg10: 1, answer1: 0, answer3: 1, quoteMedian: 100, quoteP95: 300, verbatim: 1, refused: 0.5 });
    expect(both.refusal).toMatchObject({ auroc: 1, at90: { falsely: 0 }, shipped: { answered: 1, falsely: 0 } });
    expect(row("set", "ar", [yes]).refusal).toBeUndefined();
  });

  it("is a table, and a picture with escaped names", () => {
    const rows = [row("set", "ar > en", [yes, no])];
    expect(table(rows)).toMatch(/\| ar > en +\| 2 \| +100\.0 \|/);
    expect(picture(rows)).toContain("ar &gt; en: AUROC 100.0");
  });
});
