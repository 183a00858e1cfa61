import { describe, expect, it } from "vitest";
import { words } from "../../src/language/words.ts";
import { censor, mistype, plainArabic, random } from "./spoil.ts";

const TEXT = "أعلنت الوزارة أمس أن المباحثات انتهت إلى اتفاق جديد بين المدينتين. ".repeat(200);

describe("dirt", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(censor(TEXT, 0.15, random("a"))).toBe(censor(TEXT, 0.15, random("a")));
    expect(censor(TEXT, 0.15, random("a"))).not.toBe(censor(TEXT, 0.15, random("b")));
  });

  it("breaks the share of words that it says, inside", () => {
    const clean = TEXT.split(" ");
    const broken = censor(TEXT, 0.15, random("share")).split(" ");
    expect(broken).toHaveLength(clean.length);
    const changed = broken.filter((word, i) => word !== clean[i]);
    const breakable = clean.filter((word) => /[\u0621-\u064a]{3,}/.test(word));
    expect(changed.length / breakable.length).toBeCloseTo(0.15, 1);
    for (const word of changed) expect(word).toMatch(/[\u0621-\u064a][\u0640.\u064e\u0651\u0652]+[\u0621-\u064a]/);
  });

  it("leaves other scripts alone", () => expect(censor("The ministry said", 1, random("x"))).toBe("The ministry said"));

  it("mistypes about one of six longer words by one edit", () => {
    const clean = TEXT.split(" ");
    const typed = mistype(TEXT, random("typo")).split(" ");
    const changed = typed.flatMap((word, i) => (word === clean[i] ? [] : [[word, clean[i]!]]));
    expect(changed.length / clean.filter((word) => words(word).some(({ folded }) => folded.length >= 4)).length).toBeCloseTo(1 / 6, 1);
    for (const [word, was] of changed) expect(Math.abs(word!.length - was!.length)).toBeLessThanOrEqual(1);
  });

  it("leaves out hamza, the dots of ya at an end, and ta-marbuta", () => {
    expect(plainArabic("إلى أين مدينة القاضي؟")).toBe("الى اين مدينه القاضى؟");
  });
});
