import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGES, languageOf, say } from "../../src/texts/texts.ts";

const folder = new URL("../../src/", import.meta.url).pathname;
const ftl = (language: string) => [`${language}.ftl`, `news.${language}.ftl`, `page.${language}.ftl`].map((file) => readFileSync(join(folder, "texts", file), "utf8")).join("\n");
const keys = (text: string) => [...text.matchAll(/^([a-z][a-z-]*) =/gm)].map(([, key]) => key!);
const values = (text: string, key: string) => {
  const body = text.slice(text.search(new RegExp(`^${key} =`, "m"))).split(/\n(?=[a-z#])/)[0]!;
  return new Set([...body.matchAll(/\$(\w+)/g)].map(([, name]) => name));
};

test("every language has the same keys, with the same values in them", () => {
  const english = ftl("en");
  expect(new Set(keys(english)).size).toBe(keys(english).length);
  for (const language of LANGUAGES) {
    const text = ftl(language);
    expect(keys(text), language).toEqual(keys(english));
    for (const key of keys(english)) expect(values(text, key), `${language} ${key}`).toEqual(values(english, key));
  }
});

test("what the features say is there", () => {
  const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const known = new Set(keys(ftl("en")));
  for (const [, key] of source.matchAll(/\b(?:say|t)\("([a-z-]+)"/g)) expect(known, key).toContain(key);
});

test("plurals are right in each language, and what is put in is isolated", () => {
  const wait = (language: (typeof LANGUAGES)[number], seconds: number) => say(language)("slowly", { seconds });
  expect(wait("en", 1)).toContain("a second");
  expect(wait("ar", 2)).toContain("ثانيتين");
  expect(wait("ar", 5)).toContain("\u20685\u2069 ثوانٍ");
  expect(wait("ar", 11)).toContain("\u206811\u2069 ثانية");
  expect(wait("ru", 21)).toContain("\u206821\u2069 секунду");
  expect(wait("ru", 3)).toContain("\u20683\u2069 секунды");
  expect(wait("ru", 12)).toContain("\u206812\u2069 секунд");
});

test("an unknown language is guessed from the letters of the question", () => {
  expect(languageOf("de", "من هو؟")).toBe("ar");
  expect(languageOf("ar-EG", "Who?")).toBe("ar");
  expect(languageOf(undefined, "Кто?")).toBe("ru");
  // A long name in other letters is one word.
  expect(languageOf(undefined, "من هو رئيس نادي Manchester United؟")).toBe("ar");
  expect(languageOf(undefined, "Кто президент Manchesterville?")).toBe("ru");
  expect(languageOf(undefined)).toBe("en");
});
