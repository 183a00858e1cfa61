import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../src/reading/layout.ts";
import { Tokenizer } from "../../src/reading/tokenizer.ts";
import { decode } from "../../src/reading/reading.ts";
import { tidied } from "../../src/reading/tidied.ts";
import { nasty } from "../language/nasty.ts";
import { reference } from "./reference.ts";

const tokenizer = new Tokenizer(JSON.parse(readFileSync("embeddings/reader/tokenizer.json", "utf8")).model.vocab);

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Whether a word, as anybody would say, goes on over this place. */
function inWord(text: string, at: number): boolean {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? "";
  const after = Array.from(text.slice(at, at + 2))[0] ?? "";
  return LETTER.test(before) && LETTER.test(after) && !UNSPACED.test(before) && !UNSPACED.test(after);
}

/** Texts as windows are cut: from anywhere to anywhere, of prose and of what is none. */
const prose = reference.map(({ passage }) => passage).join(" ");
const text = fc.oneof(
  fc.tuple(fc.nat(prose.length), fc.nat(400)).map(([from, length]) => prose.slice(from, from + length)),
  fc.array(nasty, { maxLength: 3 }).map((parts) => parts.join(" ")),
  fc.tuple(nasty, fc.nat(prose.length)).map(([odd, from]) => odd + prose.slice(from, from + 50) + odd),
);

describe("a reading", () => {
  it.each(["ا", "x", "ж"])("of a word of thousands of letters is made at once: %s", (letter) => {
    for (const text of [letter.repeat(5000), `${letter.repeat(5000)}.`]) {
      const pieces = tokenizer.encode(text, 200);
      const some = Array.from({ length: pieces.ids.length + 1 }, (_, i) => i % 7);
      const begin = performance.now();
      expect(decode(text, pieces, { start: some, end: some, says: 1 }).spans.length).toBeGreaterThan(0);
      expect(performance.now() - begin).toBeLessThan(1000);
    }
  });

  it("has spans on word borders inside the text, whatever the model says", () => {
    const logits = fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, logits, logits, (text, start, end) => {
        const pieces = tokenizer.encode(text, 200);
        const some = (values: number[]) => Array.from({ length: pieces.ids.length + 1 }, (_, i) => values[i % values.length]!);
        const reading = decode(text, pieces, { start: some(start), end: some(end), says: start[0]! });
        expect(reading.spans.length > 0).toBe(pieces.ids.length > 0);
        expect(reading.read).toBeLessThanOrEqual(text.length);
        for (const [i, { start, end, score }] of reading.spans.entries()) {
          expect(0 <= start && start < end && end <= text.length, `${start} to ${end}`).toBe(true);
          expect(text.slice(start, end)).toMatch(/^\S(.*\S)?$/su);
          // A point or a bar is there only where nothing else is, and behind an abbreviation.
          if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) expect(text.slice(start, end)).not.toMatch(/^[\s,;*|]|[\s,;*|]$|[^\p{L}\p{M}]\.$/u);
          for (const edge of [start, end]) expect(inWord(text, edge), `${JSON.stringify(text)} at ${edge}`).toBe(false);
          expect(score).toBeLessThanOrEqual(reading.spans[i - 1]?.score ?? 0);
          expect(reading.spans.findIndex((other) => other.start === start && other.end === end)).toBe(i);
        }
        for (const value of [reading.answers, reading.says, reading.holds]) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 10_000, examples: [["\u000b\ufe0fGeneva \u000b\ufe0f", [0], [0]]] },
    );
  });

  it("has the words that the model points at first, whole", () => {
    const at = (text: string, from: string, to = from) => {
      const pieces = tokenizer.encode(text, 200);
      const first = pieces.starts.findLastIndex((start) => start <= text.indexOf(from));
      const last = pieces.ends.findIndex((end) => end >= text.indexOf(to) + to.length);
      const peak = (place: number) => [-9, ...pieces.ids.map((_, i) => (i === place ? 9 : -9))];
      const { spans, answers } = decode(text, pieces, { start: peak(first), end: peak(last), says: 9 });
      expect(answers).toBeGreaterThan(8);
      expect(spans[0]!.score).toBeGreaterThan(-0.1);
      return text.slice(spans[0]!.start, spans[0]!.end);
    };
    expect(at(reference[0]!.passage, "ثلاث", "الساعة،".slice(0, -1))).toBe("ثلاث ساعات ونصف الساعة");
    expect(at("The new bridge cost 1,250,000.50 dollars.", "250")).toBe("1,250,000.50");
    expect(at("Unbelievability is a word.", "liev")).toBe("Unbelievability");
    expect(at("بحثت القـ.ـضايا اليوم", "قـ")).toBe("القـ.ـضايا");
    expect(at("首都是北京。", "北京")).toBe("北京");
    expect(at("(Geneva), 2021", "Geneva")).toBe("Geneva");
  });

  it.each([
    ["1998.", "1998"], ["in Tarn, –", "in Tarn"], ["سنة 1998؛", "سنة 1998"], ["в Тарне…", "в Тарне"],
    ["Did it open?**", "Did it open?"], ["**Bold**", "Bold"], ["| 4 |", "4"], ["# A title", "A title"], ["– Нет", "Нет"],
    ["“the keeper", "the keeper"], ["the keeper\".", "the keeper"], ["«Соль", "Соль"], ["سلال الملح»", "سلال الملح"], ["(in Tarn", "in Tarn"], ["in Tarn).", "in Tarn"],
    // What belongs to it.
    ["«Соль», роман", "«Соль», роман"], ["“سلال الملح”", "“سلال الملح”"], ["Tarn (in Orme)", "Tarn (in Orme)"], ["«Соль» и «Мел", "«Соль» и «Мел"],
    ["5 p.m.", "5 p.m."], ["150 руб.", "150 руб."], ["в 1998 г.", "в 1998 г."], ["-5 °C", "-5 °C"], ["#1", "#1"], ["5%", "5%"], ["...", "..."],
  ])("of %s what is said: %s", (printed, said) => {
    const text = `a ${printed} b`;
    const { start, end } = tidied(text, { start: 1, end: text.length - 1 });
    expect(text.slice(start, end)).toBe(said);
  });

  it("tells an answer from none by the place that means none", () => {
    const { passage } = reference[0]!;
    const pieces = tokenizer.encode(passage, 200);
    const logits = (none: number) => [none, ...pieces.ids.map(() => 0)];
    const holds = (none: number) => decode(passage, pieces, { start: logits(none), end: logits(none), says: 0 }).holds;
    // Of as many places as there are words, and one for none, all as likely.
    expect(holds(0)).toBeCloseTo(Math.log(pieces.ids.length), 2);
    expect(holds(10)).toBeCloseTo(Math.log(pieces.ids.length) - 10, 2);
    expect(decode("", tokenizer.encode("", 200), { start: [3], end: [3], says: -2 })).toMatchObject({ spans: [], read: 0 });
  });

  it("takes what stands around the text for no answer, and marks nothing there", () => {
    const text = "It is 41 metres tall.";
    const pieces = tokenizer.encode(text, 200);
    const [before, after] = [7, 5];
    const peak = (place: number) => Array.from({ length: 1 + before + pieces.ids.length + after }, (_, i) => (i === 1 + place ? 9 : -9));
    for (const place of [0, before - 1, before + pieces.ids.length, before + pieces.ids.length + after - 1]) {
      const { holds, spans } = decode(text, pieces, { start: peak(place), end: peak(place), says: 9, before });
      expect(holds).toBeLessThan(-8);
      for (const { start, end } of spans) expect(text.slice(start, end).length).toBeGreaterThan(0);
    }
    const at = pieces.starts.indexOf(text.indexOf("41"));
    const { holds, spans } = decode(text, pieces, { start: peak(before + at), end: peak(before + at), says: 9, before });
    expect(holds).toBeGreaterThan(8);
    expect(text.slice(spans[0]!.start, spans[0]!.end)).toBe("41");
    // Without anything around it as before.
    const some = Array.from({ length: 1 + pieces.ids.length }, (_, i) => i % 7);
    expect(decode(text, pieces, { start: some, end: some, says: 1, before: 0 })).toEqual(decode(text, pieces, { start: some, end: some, says: 1 }));
  });

  it("says how far it read", () => {
    const long = "كلمة وأخرى ".repeat(300);
    const { text } = layOut(tokenizer, "ما هي؟", { title: "", text: long });
    const { read, spans } = decode(long, text, { start: [0, ...text.ids.map((_, i) => i)], end: [0, ...text.ids.map((_, i) => i)], says: 0 });
    expect(read).toBeGreaterThan(300);
    expect(read).toBeLessThan(long.length);
    for (const { end } of spans) expect(end).toBeLessThanOrEqual(read + 10);
  });
});
