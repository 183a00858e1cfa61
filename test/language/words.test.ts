import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/language/fold.ts";
import { remembering } from "../../src/language/remembering.ts";
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

  it.each([
    ["+44 20 7946 0991", "+44 (0)20 7946-0991", "0044 20 79 46 09 91", "+442079460991"],
    ["0800 555 123", "0800-555-123", "(0800) 555 123", "0800.555.123", "0800555123"],
    ["8 (495) 123-45-67", "8-495-123-45-67", "8(495)1234567", "84951234567"],
    ["٠١١ ٢٢٣ ٣٤٤٥", "(٠١١) ٢٢٣-٣٤٤٥", "011 223 3445", "0112233445"],
    ["DE89 3704 0044 0532 0130 00", "DE89-3704-0044-0532-0130-00", "de89370400440532013000"],
    ["978-3-16-148410-0", "978 3-16-148410-0", "9783161484100"],
    ["1Z 999 AA1 01 2345 6784", "1Z-999-AA1-01-2345-6784", "1Z999AA10123456784"],
    ["1 250 000", "1\u202f250\u202f000", "1,250,000", "1.250.000", "١٬٢٥٠٬٠٠٠", "1250000"],
  ])("%s is one number in every grouping", (...printed) => {
    const one = folded(printed.at(-1)!);
    // Of a long one what is dialled from abroad as from home stands beside it.
    expect(one).toHaveLength(/^\d{10,}$/.test(one[0]!) ? 2 : 1);
    for (const grouping of printed) {
      expect(folded(grouping), grouping).toEqual(one);
      expect(folded(`тел. ${grouping}, the ambulance; أو ${grouping}.`), grouping).toEqual(["тел", ...one, "the", "ambulance", "او", ...one]);
    }
  });

  it("a telephone number meets itself with and without its country", () => {
    for (const [home, abroad] of [["020 7946 0991", "+44 20 7946 0991"], ["8 (495) 123-45-67", "+74951234567"], ["٠٥٠ ١٢٣ ٤٥٦٧", "+966 50 123 4567"]] as const) expect(folded(home)).toContain(folded(abroad)[1]);
  });

  it.each([
    ["TX-4417B", ["tx4417b", "tx", "4417b"]],
    ["GB/2024/0087", ["gb20240087", "gb", "2024", "0087"]],
    ["TX 4417B", ["tx4417b", "tx", "4417b"]],
    ["9F3-A22", ["9f3a22", "9f3", "a22"]],
    ["555-0199", ["5550199", "555", "0199"]],
  ])("%s is found whole and by its parts", (printed, found) => expect(folded(printed)).toEqual(found));

  it.each(["1914-1918", "2019–2021", "16/06/2021", "16-06-2021", "2021-06-16", "5 10 15 20 25 30", "2019 14 1,200 2020 9 980", "3-2", "9:00-18:00", "in 1994 300 people", "24-year-old"])("%s is no number in groups", (printed) => {
    for (const word of folded(printed)) expect(word.length).toBeLessThan(7);
  });

  it("puts a word together that a margin cut", () => {
    expect(folded("the recon-\nstruction of it")).toEqual(["the", "reconstruction", "recon", "struction", "of", "it"]);
    expect(folded("ре-\n  конструкция")).toEqual(["реконструкция", "ре", "конструкция"]);
    expect(folded("well-known")).toEqual(["well", "known"]);
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
          // White space stands within numbers in groups alone.
          if (!/\p{Nd}/u.test(text.slice(start, end))) expect(text.slice(start, end)).not.toMatch(/[^\S\ufeff]/);
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

it("what a text's words are does not depend on what was done with them before", () => {
  const text = "القـ.ـضايا three 55,000 \u65e5\u672c\u8a9e";
  const before = structuredClone(words(text));
  words(text).splice(1, 2);
  words(text).reverse();
  expect(words(text)).toEqual(before);
});

it.each([[10, 1], [9, 2]])("of texts of ten letters together no more than %d are remembered", (most, times) => {
  let made = 0;
  const counted = remembering((text: string) => [text, ++made], most);
  const first = counted("aaaaa");
  counted("bbbbb");
  expect(counted("bbbbb")[1]).toBe(2);
  expect(counted("aaaaa")).toEqual(times === 1 ? first : ["aaaaa", 3]);
});

it("of a long text nothing is remembered, and nothing is a result like others", () => {
  let made = 0;
  const counted = remembering((_: string) => void made++, 100, 3);
  for (const text of ["abcd", "abcd", "abc", "abc"]) counted(text);
  expect(made).toBe(3);
});
