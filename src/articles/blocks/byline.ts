import { dateline } from "./dateline.ts";
import { isCity, isGiven, isPerson, isSurname } from "../facts/names.ts";

/** Verbs that open Arabic news reports. Those with a hamza on the alef cannot stand behind three letters inside a word. */
const VERBS =
  "أكد|أكدت|أعلن|أعلنت|أوضح|أوضحت|أفاد|أفادت|أضاف|أضافت|أعرب|أعربت|أشار|أشارت|أبدى|أجرى|أصدر|أصدرت|أطلق|أطلقت|أدان|أدانت|أشاد|أشادت|أثار|أثارت|أعاد|أعادت|أقر|أقرت|أنهى|أنهت|أظهر|أظهرت|أحبط|أحبطت|أسفر|أسفرت|أدى|ألقى|ألقت|أمر|أمرت|" +
  "قال|قالت|كشف|كشفت|شدد|شددت|نفى|نفت|بحث|بحثت|دعا|دعت|حذر|حذرت|طالب|طالبت|التقى|التقت|استقبل|استقبلت|استعرض|وصل|وصلت|شهد|شهدت|توفي|توفيت|عقد|عقدت|قرر|قررت|رفض|رفضت|نقلت|ذكر|ذكرت|صرح|صرحت|واصل|واصلت|تمكن|تمكنت|تعرض|تعرضت|ناقش|ناقشت|افتتح|افتتحت|وقع|وقعت|ترأس|اختتم|اختتمت|انطلق|انطلقت|يعتزم|تعتزم|يواصل|تواصل|تستعد|يستعد|كلف|هنأ|بدأ|بدأت|تفقد|وجه|وجهت|ضبطت|لقي|سجل|سجلت|عاد|فاز|فازت|تلقى|تقدم";
/** What stands before أكد and the like inside real words: تأكد, بالتأكد, والأمر, يستأمر. */
const PREFIXES = /^(?:[وفبكلسيتنم]|ال|لل)*(?:ست|ت|ال|لل|ي|ن|و)$/u;
const GLUED_ARABIC = new RegExp(`^(\\p{Script=Arabic}{3,}?)(${VERBS})$`, "u");
/** No Arabic word goes on behind a ta marbuta or an alef maqsura. */
const FINAL_ONLY = new RegExp(`^(\\p{Script=Arabic}+[ةى])(?:${VERBS}|ال\\p{L}{3,}|في|من|بعد|قبل|مع|بين)$`, "u");

/** How long the byline is that is glued to the first word, e.g. 9 in محمد عباسأكد; undefined where there is none. */
export function gluedByline(paragraph: string): number | undefined {
  const tokens = [...paragraph.slice(0, 80).matchAll(/\S+/g)].slice(0, 7);
  for (const [i, token] of tokens.entries()) {
    if (i === 0) continue;
    const word = token[0].replace(/[,،:]$/u, "");
    const cut =
      arabicCut(word, tokens, i) ??
      capitalCut(word, tokens, i) ??
      placeCut(word, tokens, i, paragraph.slice(token.index));
    if (cut !== undefined && paragraph.length > token.index + token[0].length + 20) return token.index + cut;
    if (!/^[\p{L}\p{M}'’.-]+$/u.test(token[0])) return undefined;
  }
  return undefined;
}

function arabicCut(token: string, tokens: RegExpExecArray[], i: number): number | undefined {
  const known = isGiven(tokens[0]![0]);
  // Only names may stand before it: two words of no known name are the beginning of a sentence.
  if (i > 3 || (!known && i > 1)) return undefined;
  const final = FINAL_ONLY.exec(token)?.[1];
  if (final && known && final.length >= 3) return final.length;
  const [, rest, verb] = GLUED_ARABIC.exec(token) ?? [];
  if (!rest || PREFIXES.test(rest)) return undefined;
  if (verb!.startsWith("أ")) return rest.length;
  // محمد الزعبيقال: behind a given name a word with the article is the family's.
  return known && (isSurname(rest) || (rest.startsWith("ال") && rest.length >= 5)) ? rest.length : undefined;
}

const SENTENCE_START =
  /^(?:The|A|An|In|On|At|For|When|After|As|It|He|She|They|We|There|This|More|Two|Three|Four|Five|Thousands|Hundreds|Police|President|Der|Die|Das|Ein|Eine|Le|La|Les|Un|Une|El|Los|Las)$/;
const SLAVIC_SURNAME = /(?:ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ина|ская|цкая|енко|ко|ян|дзе|швили|ук|юк|ич|ман|сон)$/;

/** "By Jane DoeThe minister ...", "Иван ПетровПрезидент ...": a capital in the middle of a word, but not MacDonald's. */
function capitalCut(token: string, tokens: RegExpExecArray[], i: number): number | undefined {
  const [, rest, next] = /^(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(\p{Lu}\p{L}*)$/u.exec(token) ?? [];
  if (!rest || /^(?:Mac|Fitz|Van|Von|San|Del|Saint)$/.test(rest)) return undefined;
  const labelled = /^(?:By|Von|Par|Por|Автор)$/.test(tokens[0]![0]);
  const name = tokens.slice(labelled ? 1 : 0, i).map((t) => t[0]);
  if (name.length === 0 || name.length > (labelled ? 5 : 2)) return undefined;
  if (!name.every((part) => /^(?:\p{Lu}[\p{L}.]*|and|und|et|y|и)$/u.test(part))) return undefined;
  if (labelled) return rest.length;
  const given = isGiven(name[0]!);
  if (/\p{Script=Cyrillic}/u.test(token)) return given || SLAVIC_SURNAME.test(rest) ? rest.length : undefined;
  return given && SENTENCE_START.test(next!) ? rest.length : undefined;
}

/** "نواف المهيريالدوحة - أسدل ...": inside a word a place begins, and behind it goes on as a dateline. */
function placeCut(token: string, tokens: RegExpExecArray[], i: number, from: string): number | undefined {
  if (i > 1 && !isGiven(tokens[0]![0])) return undefined;
  for (let cut = 3; cut <= token.length - 3; cut++) {
    const place = token.slice(cut);
    if ((isCity(place) || /^ال\p{L}{3,}/u.test(place)) && dateline(from.slice(cut)).length > 0) return cut;
  }
  return undefined;
}

/** "كتب محمد عباس: ...", "كتبت - نورا سعيد: ...": the label, the name, a colon or dash, and the sentence behind it. */
export function spokenByline(paragraph: string): number | undefined {
  const match = /^(?:كتب|كتبت|بقلم|متابعة)\s*[-–/:]?\s*([^:–،,.\n-]{5,40}?)\s*[:–-]+\s*(?=\S)/u.exec(paragraph);
  return match && isPerson(match[1]!) ? match[0].length : undefined;
}
