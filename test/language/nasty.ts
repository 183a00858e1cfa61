import fc from "fast-check";

/** What real pages do to text, as pieces: scripts, marks, forms for presentation, what cannot be seen, halves of surrogate pairs. */
const PIECES = [
  "القضايا", "مدمرة", "لله", "ﷺ", "ﷲ", "ﻻ", "ﻗﻀﺎﻳﺎ", "\ufe70", "\ufc5e", "ء", "ئ", "ؤ", "آ", "ۀ", "ە", "ې", "ی", "ک", "ـ", "ــ", "َ", "ّ", "ٰ", "\u06e5", "\u08f0", "ااا", "هههه",
  "Summit", "STRASSE", "ß", "ﬁ", "İ", "ı", "é", "e\u0301", "ǅ", "U.S.", "don't", "ooo", "Саммит", "Ё", "й", "и\u0306", "Σ", "ς", "ΐ", "ͺ",
  "日本語", "サミット", "がか\u3099", "한국", "\u1112\u1161\u11ab", "हिन्दी", "क़", "สวัสดี", "שָׁלוֹם", "👩‍👩‍👧", "🇸🇾", "𝒜", "𐤀", "\ud83d", "\udc4d",
  "1", "٢", "۳", "२", "Ⅷ", "½", "①", "⑴", "²", "55,000", "3.5", "٣٫٥", "٥٥٬٠٠٠", "1.2.3",
  ".", "..", "·", "•", "*", "_", "|", "~", "'", "’", "-", "!", "؟", "،", "؛", "…", "«", "»", "(", ")", "\"", "د.", "Dr.", "т.е.",
  " ", "  ", "\t", "\n", "\r\n", "\r", "\u00a0", "\u2028", "\u2029", "\u200b", "\u200c", "\u200d", "\u200f", "\u202b", "\u2067", "\u2069", "\ufeff", "\u00ad", "\ufe0f", "\0",
];

/** Any character: what fast-check calls "binary", for which it makes a map of all million of them, seconds in every worker. */
export const character: fc.Arbitrary<string> = fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

const part = fc.string({ unit: character, maxLength: 8 }).map(encodeURIComponent);
/** Addresses on the web, as fast-check's own are, without that map. */
export const address: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("http", "https"), fc.domain(), fc.array(part, { maxLength: 4 }), fc.option(part, { nil: "" }), fc.option(part, { nil: "" }))
  .map(([scheme, host, path, query, fragment]) => `${scheme}://${host}/${path.join("/")}${query && `?${query}`}${fragment && `#${fragment}`}`);

/** Texts in no language, made of such pieces and of any code units at all. */
export const nasty: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: character, maxLength: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), { maxLength: 30 })
  .map((pieces) => pieces.join(""));
