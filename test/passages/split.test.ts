import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Role } from "../../src/articles/article.ts";
import { readArticles } from "../../src/articles/read.ts";
import { split } from "../../src/passages/split.ts";
import { nasty } from "../language/nasty.ts";

const ROLES: Role[] = ["body", "body", "body", "links", "title", "byline", "source", "caption", "boilerplate"];
const prose = fc.constantFrom(
  "وصلت القافلة إلى المدينة في الصباح الباكر وهي تحمل الطحين والدواء. ",
  "قال د. سامي إن الطريق مقطوع منذ الأمس؟ ",
  "The ferry left the harbour at 5 p.m. with forty passengers and a goat on board. ",
  "Мост закрыли на ремонт до весны, потому что лёд повредил две опоры. ",
  "渡船于清晨离开港口。",
);
/** An article as any reader might label it: blocks in order, white space or nothing between them. */
const article = fc
  .array(fc.record({ role: fc.constantFrom(...ROLES), text: fc.oneof(nasty, fc.array(prose, { maxLength: 25 }).map((all) => all.join(""))), gap: fc.constantFrom("", " ", "\n", "\r\n\r\n") }), { maxLength: 12 })
  .map((parts) => {
    let text = "";
    const blocks: Block[] = [];
    for (const part of parts) {
      blocks.push({ role: part.role, start: text.length, end: text.length + part.text.length });
      text += part.text + part.gap;
    }
    return { text, blocks };
  });

const count = (text: string) => text.split(/\s+/).filter(Boolean).length;

describe("split", () => {
  it("covers the body and nothing else, in order, with whole sentences", () => {
    fc.assert(
      fc.property(article, ({ text, blocks }) => {
        const passages = split({ text, blocks });
        const covered = new Uint8Array(text.length);
        let before = 0;
        for (const passage of passages) {
          expect(passage.sentences[0]!.start).toBe(passage.start);
          expect(passage.sentences.at(-1)!.end).toBe(passage.end);
          for (const { start, end } of passage.sentences) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            covered.fill(1, start, end);
            before = end;
          }
          // Whatever a passage spans that is not body is white space between body blocks.
          for (const { role, start, end } of blocks) {
            if (role === "body") continue;
            expect(text.slice(Math.max(start, passage.start), Math.min(end, passage.end)).trim()).toBe("");
          }
        }
        for (const { role, start, end } of blocks) {
          for (let at = start; at < end; at++) if (/\S/.test(text[at]!)) expect(covered[at]).toBe(role === "body" ? 1 : 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("never reaches across a block that is not body", () => {
    const text = "Before the list it ends.\n- Another headline\nAfter the list it goes on.";
    const blocks: Block[] = [
      { role: "body", start: 0, end: 24 },
      { role: "links", start: 25, end: 43 },
      { role: "body", start: 44, end: text.length },
    ];
    expect(split({ text, blocks }).map(({ start, end }) => text.slice(start, end))).toEqual(["Before the list it ends.", "After the list it goes on."]);
  });

  it("joins paragraphs of the body that stand side by side", () => {
    const text = "One short paragraph.\n\nAnother short paragraph.";
    expect(split({ text, blocks: [{ role: "body", start: 0, end: 20 }, { role: "body", start: 22, end: text.length }] })).toHaveLength(1);
  });

  it("reads on over the line ends of a paragraph that a margin broke", () => {
    const text = "The keeper of the light came ashore for good on\nWednesday. He was watched by two hundred people from\nthe pier.";
    const [passage] = split({ text, blocks: [{ role: "body", start: 0, end: text.length }] });
    expect(passage!.sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
      "The keeper of the light came ashore for good on\nWednesday.",
      "He was watched by two hundred people from\nthe pier.",
    ]);
  });

  it("has nothing to say of an article without a body", () => {
    expect(split({ text: "Only a title", blocks: [{ role: "title", start: 0, end: 12 }] })).toEqual([]);
    expect(split({ text: "", blocks: [] })).toEqual([]);
  });

  it("makes passages of a size to search", async () => {
    const sizes: number[] = [];
    for await (const raw of readArticles("data/articles", () => {})) {
      const parsed = raw.parse();
      for (const { start, end, sentences } of split(parsed)) {
        const size = count(parsed.text.slice(start, end));
        if (sentences.length > 1) expect(size).toBeLessThanOrEqual(160);
        sizes.push(size);
      }
    }
    sizes.sort((a, b) => a - b);
    const median = sizes[sizes.length >> 1]!;
    expect(median).toBeGreaterThanOrEqual(40);
    expect(median).toBeLessThanOrEqual(130);
  });
});
