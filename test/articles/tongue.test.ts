import { expect, it } from "vitest";
import { languageWithin } from "../../src/articles/facts/tongue.ts";

it("a passage in another script than its article has its own language, a quoted name or line has not", () => {
  const russian = "Как сообщил представитель ведомства, встреча президентов прошла в Женеве и продлилась более трёх часов.";
  expect(languageWithin(russian, "ar")).toBe("ru");
  expect(languageWithin("وقال المتحدث إن Vladimir Putin عاد إلى المدينة أمس.", "ar")).toBe("ar");
  // Of several scripts, and none of them one that its language is usually written in.
  expect(() => languageWithin("Петров, فلاديمير サミットサミット Dr. Smith told the paper that it had 17 lighthouses and no keeper!", "ru")).not.toThrow();
});
