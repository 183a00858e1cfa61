import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/language/fold.ts";
import { nasty } from "./nasty.ts";

describe("fold", () => {
  it("is idempotent, whatever it is given", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it("is idempotent for every single character", () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const once = fold(String.fromCodePoint(code));
      if (fold(once) !== once) changed.push(`U+${code.toString(16)}`);
    }
    expect(changed).toEqual([]);
  });

  it.each([
    // hamza and alef forms, ya, ta marbuta
    ["أحمد", "احمد"],
    ["إيمان", "ايمان"],
    ["آمنة", "امنه"],
    ["ٱلله", "الله"],
    ["مسؤول", "مسوول"],
    ["شيء", "شي"],
    ["مستشفى", "مستشفي"],
    // marks, elongation
    ["مُحَمَّدٌ", "محمد"],
    ["الـــعـــراق", "العراق"],
    ["جداااااا", "جدا"],
    ["coooool", "cool"],
    // presentation forms, as PDFs and old pages have them
    ["ﻗﻀﺎﻳﺎ", "قضايا"],
    ["ﷲ", "الله"],
    ["ﻻ", "لا"],
    // letters of Persian, Urdu, Kurdish and Pashto keyboards
    ["کتابی", "كتابي"],
    ["ہ", "ه"],
    ["ە", "ه"],
    ["ې", "ي"],
    // digits of any script
    ["٢٠٢١", "2021"],
    ["۲۰۲۱", "2021"],
    ["२०२१", "2021"],
    ["２０２１", "2021"],
    // Latin and Cyrillic
    ["Straße", "strasse"],
    ["Café", "cafe"],
    ["ИСТАНБУЛ", "истанбул"],
    ["Ёлка", "елка"],
    ["İstanbul", "istanbul"],
    ["ısı", "isi"],
    // what cannot be seen
    ["مد\u200bمرة", "مدمره"],
    ["می\u200cشود", "ميشود"],
    ["\u202bsum\u202c\ufeffmit\u00ad", "summit"],
  ])("%s is searched as %s", (printed, folded) => {
    expect(fold(printed)).toBe(folded);
  });

  it("keeps different words apart", () => {
    for (const [one, other] of [["علم", "عالم"], ["كتب", "كتاب"], ["sheep", "ship"], ["мир", "мера"], ["2021", "2012"], ["cool", "col"]]) {
      expect(fold(one!)).not.toBe(fold(other!));
    }
  });
});
