import { fold } from "../../../language/fold.ts";
import { any, words as listed } from "../../languages/lexicon.ts";
import { SHORT } from "../lines.ts";

const HOME = new RegExp(`^${any("home")}\\s?[/>»›|→]\\s?\\p{L}`, "iu");
const AT_HOME = new RegExp(`^${any("home")}\\s`, "iu");
/** What parts of a paper are called; of a menu without marks such a share is these. */
const SECTIONS = new Set(listed("sections").map(fold));
const SHARE = 0.8;
const SHARE_AT_HOME = 0.6;

/** Home | News | Sport: three short pieces or more between the same marks. */
export function menu(text: string): boolean {
  // Home   News   Sport: wide gaps, and no numbers as in tables.
  const wide = text.split(/ {3,}/u);
  if (wide.length > 2 && text.length < SHORT && !/[\p{Nd}.!?؟\t]/u.test(text) && wide.every((piece) => piece.split(/\s+/u).length <= 3)) return true;
  // Новости Общество Спорт Афиша Погода: each with a capital.
  if (/^(?:\p{Script=Cyrillic}+(?:\s|$)){5,12}$/u.test(text) && (text.match(/(?:^|\s)\p{Lu}/gu)?.length ?? 0) >= text.split(/\s+/u).length * 0.8) return true;
  if (text.length < 120 && (HOME.test(text) || sections(text))) return true;
  for (const mark of [/\s*[|｜¦]\s*/u, /\s+[•·●]\s+/u, /\s*[»›]\s+/u, /\s+>\s+/u, /\s+\/\s+/u, /\s+[-–—]\s+/u]) {
    const pieces = text.split(mark).filter(Boolean);
    // «A» beat «B» in Moscow: that closes what was said.
    if (pieces.length < 3 || (mark.source.includes("»") && text.includes("«"))) continue;
    const fixed = pieces.every((p) => p.split(/\s+/).length <= 4 && p.length <= 32 && /\p{L}/u.test(p));
    // Scores and timetables have digits, sentences have ends.
    if (fixed && !/\p{Nd}/u.test(text) && !/[.:؟?!،,]/u.test(text))
      return pieces.length >= 4 || !/\s[-–—]\s/u.test(text);
  }
  return false;
}

/** الرئيسية أخبار سياسة رياضة: four names of sections or more in a row, and hardly anything between. */
function sections(text: string): boolean {
  if (/[^\p{L}\p{M}\s-]/u.test(text)) return false;
  const words = fold(text).split(/\s+/);
  return words.length >= 4 && words.filter((word) => SECTIONS.has(word)).length >= words.length * (AT_HOME.test(text) ? SHARE_AT_HOME : SHARE);
}
