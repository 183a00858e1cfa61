import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../src/articles/article.ts";
import { partsOf, stretchOf } from "../../src/web/look/stretch.tsx";
import { nasty } from "../language/nasty.ts";

/** A text of such paragraphs, each a block of the body. */
function article(paragraphs: string[], between = "\n\n") {
  const text = paragraphs.join(between);
  let at = 0;
  const blocks = paragraphs.map((said): Block => {
    const start = at;
    at += said.length + between.length;
    return { role: "body", start, end: start + said.length };
  });
  return { text, blocks };
}
const bytes = (text: string) => Buffer.byteLength(text.replace(/[&<>"']/g, "&quot;"));
const paragraph = fc.tuple(nasty, fc.integer({ min: 1, max: 400 })).map(([piece, times]) => (piece || "-").repeat(times));

describe("a long article", () => {
  it("is parted without a gap, into parts that a page can hold, no letter cut in two", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 60 }), fc.constantFrom("\n\n", "\n", " "), (paragraphs, between) => {
        const whole = article(paragraphs, between);
        const parts = partsOf(whole);
        expect(parts.map(({ start, end }) => whole.text.slice(start, end)).join("")).toBe(whole.text);
        for (const { start, end } of parts) {
          expect(end).toBeGreaterThan(start);
          expect(bytes(whole.text.slice(start, end))).toBeLessThanOrEqual(parts.length === 1 ? 24_000 : 12_000);
          expect(whole.text.slice(end - 1, end + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is parted between its paragraphs; a paragraph as long as a book between two words", () => {
    const whole = article(Array.from({ length: 400 }, (_, i) => `Paragraph ${i} ${"word ".repeat(i % 40)}ends.`));
    const starts = new Set(whole.blocks.map(({ start }) => start));
    for (const { start } of partsOf(whole)) expect(starts).toContain(start);
    const book = article(["Before.", "كلمة ".repeat(60_000), "Behind."]);
    const parts = partsOf(book);
    expect(parts.length).toBeGreaterThan(40);
    for (const { start, end } of parts.slice(1, -1)) expect(book.text.slice(start, end)).toMatch(/^(?:كلمة )+\s*$/);
    // One that fits is all there.
    expect(partsOf(article(["short", ""]))).toEqual([{ start: 0, end: 7 }]);
    expect(partsOf({ text: "", blocks: [] })).toEqual([{ start: 0, end: 0 }]);
  });

  it("is shown around a place, with text on both sides; else as the address says", () => {
    const whole = article(Array.from({ length: 3000 }, (_, i) => `Paragraph number ${i} of three thousand says nothing else.`));
    const parts = partsOf(whole);
    for (const share of [0, 0.001, 0.3, 0.5004, 0.77, 0.9999]) {
      const start = Math.floor(whole.text.length * share);
      const stretch = stretchOf(whole, { start, end: Math.min(start + 200, whole.text.length) });
      expect(stretch.start <= start && Math.min(start + 200, whole.text.length) <= stretch.end).toBe(true);
      if (stretch.start > 0) expect(start - stretch.start).toBeGreaterThan(4000);
      if (stretch.end < whole.text.length) expect(stretch.end - start).toBeGreaterThan(4000);
    }
    for (const [part, first] of [["1", 0], ["3", 2], ["99999", parts.length - 2], ["0", 0], ["-1", 0], ["x", 0], ["", 0]] as const) expect(stretchOf(whole, undefined, part).first, part).toBe(first);
  });

  it("of a megabyte costs little", () => {
    const book = article(["x".repeat(1_200_000)]);
    const lines = article(Array.from({ length: 60_000 }, (_, i) => `line ${i}`), "\n");
    const started = performance.now();
    for (const one of [book, lines]) stretchOf(one, { start: 600_000, end: 600_010 });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
