import { NICKNAMES } from "./lists/nicknames.ts";
import { remembering } from "./remembering.ts";
import { script, skeleton } from "./skeleton.ts";
import { stem } from "./stem.ts";

/**
 * What else a word may look like in an article: inflected, with small words glued to it, mistyped, short
 * for it, or as another hand or another script spells it. Generous, for whoever says that a word stands
 * nowhere has to be sure.
 */
export interface Forms {
  /** Whether a folded word of its own script is a form of it. */
  spelt(word: string): boolean;
  /** Its consonants, by which it is found in other scripts, with what may be glued to it there; none where they tell nothing. */
  consonants: ReadonlySet<string>;
  /** Whether a folded word of another script, of the same consonants, may be it by its vowels, too. */
  sounds(word: string): boolean;
}

/** Letters of a root, at least; so many that one, or two, may be typed wrongly. */
const ROOT = 3;
const ONE_SLIP = 5;
const TWO_SLIPS = 9;
/** Two spellings of the same consonants differ in this share of their letters at most. */
const APART = 0.34;
/** Words of a passage and its article that are remembered as a form or none. UTF-16 units. */
const SPELT = 5000;

/** و ف, then ب ل ك س, then ال; and behind the word whose it is, or that it is two or many. */
const BEFORE = "(?:[وف]?[بلكس]?(?:ال)?|[وف]?لل)";
const BEHIND = "(?:ها|هم|هن|هما|كم|نا|ه|ي|ك|ا|يه|تي|ات|ون|ين|ان)?";
/** Case, number and gender, and what makes a name of a family one of its men or women. */
const CASE = "(?:(?:ов|ев|ин)?(?:[аеиоуыэюя][йимвхюе]?|[иыоеая]ми|[иоыа]?го|[оеа]?му|ь)|ов|ев|ин)?";
/** Of a name that is an adjective the vowels are those of its nominative: Навального is نافالني. */
const ADJECTIVE = /(?:[оеи]го|[оеу]му|[оеыи]м)$/u;
/** Consonants that a Russian case adds to a name of another script: Навальному. */
const CASED = ["", "m", "k", "h"];
const LATIN = "(?:e?n?s|[aeiou]|en|n|is|um|us|os|as)?";

/** @param asked folded */
export const formsOf = remembering((asked: string): Forms => {
  const own = script(asked);
  const stemmed = stem(asked);
  const roots = rootsOf(asked);
  const any = `(?:${roots.map((root) => root.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})`;
  const inflected = new RegExp(own === "arabic" ? `^${BEFORE}${any}${BEHIND}$` : own === "cyrillic" ? `^${any}${CASE}$` : own === "latin" ? `^${any}${LATIN}$` : `^${any}$`, "u");
  const plain = unglued(asked);
  const names = NICKNAMES.get(nominative(asked));
  const letters = [...new Set([plain, ...roots])].flatMap(voiced).filter(({ length }) => length > 1);
  const glued = own === "arabic" ? [""] : ["", "b", "l", "k", "f", "fb", "fl"];
  const spelt = (word: string) => word === asked || inflected.test(word) || mistyped(plain, unglued(word)) || (names !== undefined && script(word) === own && names.has(nominative(word))) || (word[0] === asked[0] && stem(word) === stemmed);
  return {
    spelt: remembering(spelt, SPELT),
    consonants: new Set(letters.flatMap((known) => glued.flatMap((small) => (own === "cyrillic" || known.length < ROOT ? [""] : CASED).map((ending) => (small + known + ending).replace(/(.)\1+/g, "$1"))))),
    sounds: (word) => script(word) !== own && [asked, asked.replace(ADJECTIVE, "ыи")].some((form) => agree(own === "arabic" ? form : word, own === "arabic" ? word : form)),
  };
}, 50_000);

/** What is left when endings and small words that may be glued to a word are taken off; the word itself first. */
function rootsOf(word: string): string[] {
  const own = script(word);
  const behind = new RegExp(`^${own === "arabic" ? BEHIND : own === "cyrillic" ? CASE : own === "latin" ? LATIN : ""}$`, "u");
  const before = own === "arabic" ? new RegExp(`^${BEFORE}$`, "u") : /^$/;
  const found = new Set([word]);
  for (let from = 0; from <= 4; from++) {
    if (!before.test(word.slice(0, from))) continue;
    // Only one end is cut, unless there is much left: of لبنان there is no بن.
    for (let to = word.length; to > word.length - 5; to--) if (to - from >= (from > 0 && to < word.length ? ROOT + 1 : ROOT) && behind.test(word.slice(to))) found.add(word.slice(from, to));
  }
  return [...found];
}

/** Without the small words and the article that an Arabic word begins with. */
function unglued(word: string): string {
  return script(word) === "arabic" ? word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/u, "") : word;
}

/** Sounds that dialects write as others: ذهبية is دهبية. */
const DIALECT: Record<string, string> = { ذ: "د", ث: "ت", ظ: "ض" };

/** A slip or two of the finger, the first letter apart, or another spelling of the same sounds. */
function mistyped(typed: string, word: string): boolean {
  const [a, b] = [typed, word].map((one) => one.replace(/[ذثظ]/g, (letter) => DIALECT[letter]!)) as [string, string];
  if ((a[0] !== b[0] && a.slice(1, 3) !== b.slice(1, 3)) || Math.abs(a.length - b.length) > 3) return false;
  const shorter = Math.min(a.length, b.length);
  const slips = shorter >= TWO_SLIPS ? 2 : shorter >= ONE_SLIP ? 1 : 0;
  const most = Math.max(slips, Math.floor(APART * Math.max(a.length, b.length)));
  const apart = distance(a, b, most);
  return (apart <= slips && a[0] === b[0]) || (apart <= most && shorter > ROOT && skeleton(a).length >= ROOT && skeleton(a) === skeleton(b));
}

/** The consonants of a word, as each of its letters that are spoken in two ways may be: George is جورج, Michael مايكل. */
function voiced(word: string): string[] {
  const soft = word.replace(/g/g, "j");
  const hard = word.replace(/ch/g, "k");
  return [...new Set([word, soft, hard])].map(skeleton);
}

/** A long vowel that is written in Arabic is one in the other script. */
function agree(arabic: string, other: string): boolean {
  if (script(arabic) !== "arabic" || script(other) === "arabic") return true;
  const has = (letter: string, sounds: RegExp) => !arabic.slice(1).includes(letter) || sounds.test(other);
  return has("و", /[ouwvоуюёв]/u) && has("ي", /[ieyajиеыяюэ]/u);
}

/** Of a name its nominative, as far as nicknames care. */
function nominative(word: string): string {
  if (NICKNAMES.has(word)) return word;
  const root = word.replace(script(word) === "cyrillic" ? /(?:[оеи]и|[оеи]ю|[оеа]м|[аеиоуыюя])$/u : /s$/, "");
  return ["", "а", "я", "и", "ия", "ь"].map((ending) => root + ending).find((form) => NICKNAMES.has(form)) ?? word;
}

/** How many letters were left out, added, changed or swapped (optimal string alignment); `most` + 1 where they are more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(changed, swapped, last[j]! + 1, row[j - 1]! + 1));
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
