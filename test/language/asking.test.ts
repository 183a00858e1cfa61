import { describe, expect, it } from "vitest";
import { asking } from "../../src/language/questions/asking.ts";

describe("how a text asks", () => {
  it.each([
    ["open", ["متى افتتح الجسر؟", "وين الجسر", "بكم بيع البيت؟", "اذكر أسماء الجسور", "who built the bridge", "Tell me about the bridge", "Сколько стоит мост?", "в каком году открыли мост", "والجسر؟"]],
    ["polar", ["هل افتتح الجسر؟", "Is the bridge open?", "did the mayor resign", "Открыт ли мост?", "Правда, что мост открыт?", "واش تحل الجسر؟"]],
    ["topic", ["الجسر الجديد", "العقوبات على سوريا", "Harbour bridge", "opening of the bridge", "мост через Солу", "السكري من النوع الثاني"]],
  ] as const)("%s", (kind, texts) => expect(texts.map((text) => [text, asking(text)])).toEqual(texts.map((text) => [text, kind])));

  it("a long text without a mark is no search for key words", () => {
    expect(asking("the mayor said on Monday that the new harbour bridge would open in May")).toBe("open");
  });
});
