import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences } from "../../src/language/sentences.ts";
import { nasty } from "./nasty.ts";

const texts = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  it("cover everything but white space, in order, without overlap, none longer than a quote can bear", () => {
    const pages = fc.array(nasty, { maxLength: 30 }).map((pieces) => pieces.join(" "));
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        let at = from;
        for (const { start, end } of sentences(text, from, to)) {
          expect(text.slice(at, start)).toMatch(/^\s*$/);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(420);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          at = end;
        }
        expect(text.slice(at, to)).toMatch(/^\s*$/);
      }),
      { numRuns: 500 },
    );
  });

  it("end at the marks of every language", () => {
    expect(texts("انتهت القمة؟ نعم! ثم عاد الجميع. قال: «لن نعود.» وسكت.")).toHaveLength(5);
    expect(texts("Did it end? Yes! Then all went home. “We will not return.” He fell silent.")).toHaveLength(5);
    expect(texts("Закончился ли саммит? Да! Потом все уехали.")).toHaveLength(3);
    expect(texts("会议结束了。大家都回家了！")).toHaveLength(2);
    expect(texts("बैठक समाप्त हुई। सब घर गए।")).toHaveLength(2);
  });

  it.each([
    "زار د. سامي المدينة يوم الأحد.",
    "قال أ. د. محمد علي إن العمل انتهى.",
    "توفي سنة 400 ق.م. في بابل.",
    "Dr. Smith met Mr. Jones at St. Mary's.",
    "The U.S. Senate met at 5 p.m. on Monday.",
    "J. R. Smith wrote it, e.g. in vol. 3 of the series.",
    "В 1985 г. академик И. П. Павлов, т.е. физиолог, жил на ул. Мира.",
    "The price was 3.5 million.",
    "في مقد.متها تقف المد.مرة.",
  ])("%s is one", (text) => {
    expect(texts(text)).toEqual([text]);
  });

  it("end at every kind of line break", () => {
    for (const end of ["\n", "\r\n", "\r", "\u2028", "\u2029"]) expect(texts(`First line${end}second line`), JSON.stringify(end)).toEqual(["First line", "second line"]);
  });

  it("are cut at a clause when overlong", () => {
    const clause = "وقال المتحدث باسم المنظمة إن القافلة وصلت إلى المدينة في الصباح الباكر";
    const parts = texts(`${Array(10).fill(clause).join("، ")}.`);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(420);
      expect(part.startsWith("وقال")).toBe(true);
    }
  });

  it("never stand between the halves of a character", () => {
    for (const part of texts("👍".repeat(3000))) expect(part).not.toMatch(/\p{Cs}/u);
    for (const part of texts(`a${"👍".repeat(3000)}`)) expect(part).not.toMatch(/\p{Cs}/u);
  });

  it("of a long paragraph take time in proportion to its length", () => {
    const started = performance.now();
    expect(sentences("انتهت القمة في جنيف. وعاد الوفد إلى بلاده بعد يومين! ".repeat(4000)).length).toBeGreaterThanOrEqual(8000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
