import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";

/**
 * Isnad's own words, from the .ftl files here. Fluent knows the plurals of each language
 * and isolates what is put into a sentence, so that names and numbers can't turn it around.
 */
export type Language = "ar" | "en" | "ru";

export const LANGUAGES: readonly Language[] = ["en", "ar", "ru"];

/** As each calls itself. */
export const NAMES: Record<Language, string> = { en: "English", ar: "العربية", ru: "Русский" };

/** The words under a key of the .ftl files, in one language. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

export function say(language: Language): Say {
  const bundle = bundles[language];
  return (key, values) => {
    const pattern = bundle.getMessage(key)?.value;
    if (pattern === undefined || pattern === null) throw new Error(`texts/${language}.ftl has no "${key}".`);
    return bundle.formatPattern(pattern, values);
  };
}

function read(language: Language): FluentBundle {
  // Latin digits in Arabic too: they are what news is printed with.
  const bundle = new FluentBundle(`${language}-u-nu-latn`);
  for (const file of [`${language}.ftl`, `news.${language}.ftl`, `page.${language}.ftl`]) {
    const [fault] = bundle.addResource(new FluentResource(readFileSync(new URL(file, import.meta.url), "utf8")));
    if (fault) throw fault;
  }
  return bundle;
}

const bundles = Object.fromEntries(LANGUAGES.map((language) => [language, read(language)])) as Record<Language, FluentBundle>;

/** The user's language where we speak it, else the one in whose letters most words of the question are, else English. */
export function languageOf(code: string | undefined, question = ""): Language {
  const own = code?.toLowerCase().split("-")[0];
  const language = LANGUAGES.find((known) => known === own);
  if (language) return language;
  // A long foreign name is one word.
  const words = question.match(/[\p{L}\p{M}]+/gu) ?? [];
  const most = (script: RegExp) => words.filter((word) => script.test(word)).length * 2 > words.length;
  return most(/\p{Script=Arabic}/u) ? "ar" : most(/\p{Script=Cyrillic}/u) ? "ru" : "en";
}
