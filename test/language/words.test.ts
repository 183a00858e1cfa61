import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/language/fold.ts";
import { stem } from "../../src/language/stem.ts";
import { words } from "../../src/language/words.ts";
import { nasty } from "./nasty.ts";

const folded = (text: string) => words(text).map((word) => word.folded);

describe("words", () => {
  it.each([
    ["القـ.ـضايا", "القضايا"],
    ["مد.مرة", "مدمرة"],
    ["المتحـ.ـدة", "المتحدة"],
    ["الأمـ..ـن", "الأمن"],
    ["قـ·ـتل", "قتل"],
    ["انفـ*ـجار", "انفجار"],
    ["الـ_حرب", "الحرب"],
    ["لقا\u200bء", "لقاء"],
    ["المـ\u200f.\u200fـدينة", "المدينة"],
    ["الـــنـــار", "النار"],
    ["إنتخابات", "انتخابات"],
    ["مسئول", "مسيول"],
    ["جدااااا", "جدا"],
    ["٢٠٢١", "2021"],
    ["۲۰۲۱", "2021"],
  ])("%s is found as %s", (printed, plain) => {
    expect(folded(`في ${printed} أيضا`)).toContain(fold(plain));
    // and where punctuation stands around it
    expect(folded(`«${printed}»،`)).toContain(fold(plain));
    expect(folded(`قال: ${printed}.`)).toContain(fold(plain));
  });

  it("takes a dot between two Arabic words both ways", () => {
    expect(folded("قال.وأضاف")).toEqual(["قالواضاف", "قال", "واضاف"]);
  });

  it("does not join Latin or Russian words over a full stop", () => {
    expect(folded("the end.Then")).toEqual(["the", "end", "then"]);
    expect(folded("конец.Затем")).toEqual(["конец", "затем"]);
  });

  it.each([
    ["55,000", "55000"],
    ["55.000", "55000"],
    ["٥٥٬٠٠٠", "55000"],
    ["1,234,567", "1234567"],
    ["3.5", "3·5"],
    ["٣٫٥", "3·5"],
    ["U.S.A.", "usa"],
    ["don't", "dont"],
    ["7th", "7th"],
  ])("%s is %s", (printed, plain) => {
    expect(folded(printed)).toEqual([plain]);
  });

  it("gives scripts without spaces as overlapping pairs", () => {
    expect(folded("東京都")).toEqual(["東京", "京都"]);
    expect(folded("山")).toEqual(["山"]);
  });

  it("spells ligatures of several words out", () => {
    expect(folded("قال النبي ﷺ لهم")).toEqual(["قال", "النبي", "صلي", "الله", "عليه", "وسلم", "لهم"]);
  });

  it("gives spans of the text as printed, in order, and folded words that are words", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        let before = 0;
        for (const { start, end, folded } of words(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).not.toMatch(/[^\S\ufeff]/);
          // The library keeps a passage's words joined by spaces: one with a space in it would shift all behind it.
          expect(folded).toMatch(/^\S+$/);
          before = start;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("takes time in proportion to the length of the text", () => {
    for (const unit of ["ا.", "ـ.", "ا.\u200b", "a.", "1,", ".", "_", "'", "\u200b", "ا", "漢"]) {
      const started = performance.now();
      words(`${unit.repeat(100_000)}a`);
      expect(performance.now() - started, JSON.stringify(unit)).toBeLessThan(5000);
    }
  });
});

describe("stem", () => {
  it.each([
    ["المدارس", "مدارس"],
    ["والمدارس", "المدارس"],
    ["وبالمدارس", "مدارس"],
    ["للمدينة", "المدينة"],
    ["معلمون", "معلمين"],
    ["معلمات", "معلمة"],
    ["كتابه", "كتابها"],
    ["السورية", "سوري"],
    ["cities", "city"],
    ["meetings", "meeting"],
    ["signed", "signing"],
    ["planned", "planning"],
    ["ships", "ship"],
    ["earthquakes", "earthquake"],
    ["президента", "президентом"],
    ["встреча", "встречи"],
    ["российский", "российского"],
    ["переговорах", "переговоры"],
    ["договорились", "договорились"],
  ])("%s meets %s", (one, other) => {
    expect(stem(fold(one))).toBe(stem(fold(other)));
  });

  it.each([["كاتب", "مكتبة"], ["سوريا", "سورة"], ["university", "universe"], ["port", "report"], ["мост", "месть"], ["2021", "2022"]])("%s does not meet %s", (one, other) => {
    expect(stem(fold(one))).not.toBe(stem(fold(other)));
  });

  it("leaves at least two letters, and one word", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const { folded } of words(text)) {
          const stemmed = stem(folded);
          expect(stemmed).toMatch(/^\S+$/);
          expect([...stemmed].length).toBeGreaterThanOrEqual(Math.min(2, [...folded].length));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
