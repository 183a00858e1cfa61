import { describe, expect, test } from "vitest";
import { groups, likeness, sketch } from "../../src/articles/duplicates.ts";
import { STORIES } from "./html/stories.ts";

const article = (text: string) => ({ text, blocks: [{ start: 0, end: text.length, role: "body" as const }] });
const of = (text: string) => sketch(article(text))!;
const STORY = STORIES[0]!.paragraphs.join("\n");

/** Words of no meaning, always the same. */
function text(seed: number, count: number): string[] {
  let state = Math.imul(seed + 1, 0x9e3779b9);
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return `w${((t ^ (t >>> 14)) >>> 0) % 5000}`;
  });
}

/** The share of common shingles, counted. */
function exact(a: string[], b: string[]): number {
  const shingles = (words: string[]) => new Set(words.slice(3).map((_, i) => words.slice(i, i + 4).join(" ")));
  const [x, y] = [shingles(a), shingles(b)];
  const common = [...x].filter((s) => y.has(s)).length;
  return common / (x.size + y.size - common);
}

describe("likeness", () => {
  test("spelling, marks and punctuation do not count; another story is not alike", () => {
    expect(likeness(of(STORY), of(STORY.replaceAll("أ", "ا").replaceAll("،", "").replaceAll("ة ", "ه ")))).toBe(1);
    expect(likeness(of(STORY), of(STORIES[1]!.paragraphs.join(" ")))).toBeLessThan(0.05);
    expect(likeness(of(STORY), of(`${STORY}\nالمصدر: وكالات`))).toBeGreaterThan(0.85);
  });

  test("is about what counting gives", () => {
    for (const changed of [5, 20, 60]) {
      const a = text(changed, 400);
      const b = a.map((word, i) => (i % Math.ceil(400 / changed) === 0 ? `x${i}` : word));
      expect(Math.abs(likeness(of(a.join(" ")), of(b.join(" "))) - exact(a, b))).toBeLessThan(0.2);
    }
  });

  test("only the body counts, and a few words tell nothing", () => {
    const menu = "Home News Sport\n";
    const page = { text: menu + STORY, blocks: [{ start: 0, end: menu.length - 1, role: "links" as const }, { start: menu.length, end: menu.length + STORY.length, role: "body" as const }] };
    expect(sketch(page)).toEqual(of(STORY));
    expect(sketch(article("Too short to tell."))).toBeUndefined();
  });
});

test("all pairs above 0.8 among 10,000 articles, and none of the others, in seconds", () => {
  const sketches: [number, Uint32Array][] = [];
  const twins: [number, string[], string[]][] = [];
  for (let i = 0; i < 9_800; i++) sketches.push([i, of(text(i, 120).join(" "))]);
  for (let i = 0; i < 200; i++) {
    const a = text(i, 120);
    // From a copy with another source line to one with a paragraph rewritten.
    const b = [...a.slice(0, 120 - (i % 40)), ...text(i + 50_000, i % 40)];
    twins.push([i, a, b]);
    sketches.push([10_000 + i, of(b.join(" "))]);
  }
  const started = process.cpuUsage();
  const found = groups(sketches);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(5_000);
  const paired = new Set(found.flatMap((group) => (group.length === 2 && group[1]! - group[0]! === 10_000 ? [group[0]!] : [])));
  // No group joins what has nothing in common.
  expect(found.length).toBe(paired.size);
  for (const [i, a, b] of twins) {
    if (exact(a, b) >= 0.8) expect(paired.has(i)).toBe(true);
    if (exact(a, b) < 0.5) expect(paired.has(i)).toBe(false);
  }
}, 60_000);

test("thousands of copies of one text are one group at once", () => {
  const one = of(STORY);
  const started = process.cpuUsage();
  expect(groups(Array.from({ length: 20_000 }, (_, i) => [i, one] as const))).toEqual([Array.from({ length: 20_000 }, (_, i) => i)]);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(3_000);
});
