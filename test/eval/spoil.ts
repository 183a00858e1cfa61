/** A seeded generator of numbers in [0, 1) (mulberry32): the same dirt in every run. */
export function random(seed: string): () => number {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a with a final mix, so that likely seeds ("p1", "p2") lie far apart. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** What pages put inside words to get past a filter: elongation, dots with it or alone, a mark. */
const BREAKS = ["ـ", "ـ.ـ", ".", "ـ.", "ــ", "\u0652", "\u064e", "\u0651"];
const ARABIC_WORD = /[\u0621-\u064a]{3,}/g;

/** Breaks this share of the Arabic words of at least three letters, each at one place inside. */
export function censor(text: string, share: number, next: () => number): string {
  return text.replace(ARABIC_WORD, (word) => {
    if (next() >= share) return word;
    const at = 1 + Math.floor(next() * (word.length - 1));
    return word.slice(0, at) + pick(BREAKS, next) + word.slice(at);
  });
}

/** One edit in one of six words: a letter lost, doubled, exchanged with the next, or another from the same text in its place. */
export function mistype(text: string, next: () => number): string {
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  return text.replace(/\p{L}{4,}/gu, (word) => {
    if (next() >= 1 / 6) return word;
    const at = 1 + Math.floor(next() * (word.length - 2));
    const [before, letter, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)];
    const edits = [before + after, before + letter + letter + after, before + after[0] + letter + after.slice(1), before + pick(letters, next) + after];
    return pick(edits, next);
  });
}

/** As typed in haste: no hamza, ya without its dots, ta-marbuta as ha. */
export function plainArabic(text: string): string {
  return text.replace(/[أإآ]/g, "ا").replace(/ؤ/g, "و").replace(/ئ/g, "ي").replace(/ي(?=\P{L}|$)/gu, "ى").replace(/ة/g, "ه");
}

function pick<T>(from: T[], next: () => number): T {
  return from[Math.floor(next() * from.length)]!;
}
