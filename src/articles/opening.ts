import type { Block, Role } from "./article.ts";
import { isDate } from "./dates.ts";
import { agency, isCity, isGiven, isPerson, isSurname } from "./names.ts";

/**
 * The first paragraph of an article may begin with what is not its first
 * sentence: `GENEVA (Reuters) - The ...`, or a byline that lost its line break,
 * `محمد عباسأكد نائب ...`. Gives those pieces as spans of the paragraph; its
 * body begins where the last one ends. Doubt leaves a paragraph whole.
 */
export function opening(paragraph: string): Block[] {
  const dated = dateline(paragraph);
  const from = dated.at(-1)?.end ?? 0;
  const name = gluedByline(paragraph.slice(from)) ?? spokenByline(paragraph.slice(from));
  if (name === undefined) return dated;
  return [...dated, { start: from, end: from + name, role: "byline" }];
}

/**
 * The pieces of a line that is a dateline and nothing else: `دمشق - وكالات`,
 * `MOSCOW, June 16 (Reuters)`, `الرياض - سعيد الغامدي` with its byline. Else none.
 */
export function datelineOnly(line: string): Block[] {
  if (line.length > REACH || /[:：]$/u.test(line)) return [];
  // Without a mark or a digit it is at most a place.
  if (!/[-–—ـ:：./,،()]|\p{Nd}/u.test(line))
    return isCity(line) ? [{ start: 0, end: line.length, role: "dateline" }] : [];
  const parts = pieces(line);
  if (!parts.some((p) => p.what === "city" || p.what === "date")) return [];
  return parts.every((p) => p.what !== undefined && p.what !== "place") ? joined(parts, line.length) : [];
}

/** Dashes (a lone tatweel serves as one), and what else may stand between a dateline and its sentence. */
const SEPARATOR = /\s+[-–—ـ]+\s*|[-–—]+\s+|—|[:：]\s*|[./)]+\s*(?:[-–—:]\s*)?/gu;
/** Datelines are short, UTF-16 units. */
const REACH = 90;

function dateline(paragraph: string): Block[] {
  const head = paragraph.slice(0, REACH);
  // Nearly every paragraph is a plain sentence: its first piece says so at once.
  const firstMark = head.search(/[-–—ـ:：./)(,،]/u);
  if (firstMark < 2 || firstMark > 40 || pieces(head.slice(0, firstMark))[0]?.what === undefined) return [];
  const ends = [...head.matchAll(SEPARATOR)].map((m) => ({ end: m.index + m[0].length, mark: m[0].trim() })).reverse();
  for (const { end, mark } of ends) {
    // A bracket still open is a remark on the subject: "نجيب محفوظ (1911 - ..."
    if (/[([][^)\]]*$/u.test(head.slice(0, end))) continue;
    const parts = pieces(head.slice(0, end));
    const rest = paragraph.slice(end);
    if (
      parts.length === 0 ||
      !isDatelineHead(parts, mark) ||
      rest.trim().split(/\s+/).length < 5 ||
      !/^[\p{L}\p{N}"'«“„(]/u.test(rest)
    )
      continue;
    // "باريس - سان جرمان", "تونس - الجزائر": the dash joins two names.
    if (parts.length === 1 && isCity(/^\S+/.exec(rest)![0])) continue;
    return joined(parts, end);
  }
  return [];
}

interface Piece {
  start: number;
  end: number;
  /** `capitals` and `place` are places by their capitals or position alone. */
  what: "city" | "agency" | "date" | "person" | "capitals" | "place" | undefined;
}

function pieces(head: string): Piece[] {
  return [...head.matchAll(/[^,،()[\]/.:：–—ـ\-\s](?:[^,،()[\]/:：–—\n-]*[^,،()[\]/.:：–—\s-])?/gu)].map((m, i) => {
    const text = m[0];
    const what =
      text.length > 45
        ? undefined
        : agency(text) || /^(?:وكالة|وكالات|агентство|agence|agencia|agentur) /iu.test(text)
          ? "agency"
          : isCity(text)
            ? "city"
            : isDate(text)
              ? "date"
              : isPerson(text)
                ? "person"
                : /^(?=.{5,30}$)\p{Lu}{3,}(?:[ .-]\p{Lu}+)*$/u.test(text)
                  ? "capitals"
                  : (i === 0 && text.split(/\s+/).length <= 3 && !/\p{Nd}/u.test(text)) || /^\p{Lu}{2,}$/u.test(text)
                    ? "place"
                    : undefined;
    return { start: m.index, end: m.index + text.length, what };
  });
}

function isDatelineHead(parts: Piece[], mark: string): boolean {
  if (parts.length > 5 || parts.some((p) => p.what === undefined)) return false;
  const has = (what: Piece["what"]) => parts.some((p) => p.what === what);
  const dash = /[-–—ـ]/u.test(mark);
  // An agency beside a place or a day is proof; a known city or a day-and-place needs a dash.
  if (has("agency"))
    return parts.length > 1
      ? has("city") || has("date") || (/^(?:place|capitals)$/.test(parts[0]!.what!) && mark !== ")")
      : dash;
  if (!dash || (has("person") && !has("city"))) return false;
  return has("city") || parts[0]!.what === "capitals" || (has("place") && has("date"));
}

/** Neighbours of one role are one block; the marks between belong to what stands before them. */
function joined(parts: Piece[], end: number): Block[] {
  const blocks: Block[] = [];
  for (const part of parts) {
    const role: Role = part.what === "person" ? "byline" : "dateline";
    const last = blocks.at(-1);
    if (last?.role === role) last.end = part.end;
    else {
      if (last) last.end = part.start;
      blocks.push({ start: part.start, end: part.end, role });
    }
  }
  blocks[0]!.start = 0;
  blocks.at(-1)!.end = end;
  return blocks;
}

/** Verbs that open Arabic news reports. Those with a hamza on the alef cannot stand behind three letters inside a word. */
const VERBS =
  "أكد|أكدت|أعلن|أعلنت|أوضح|أوضحت|أفاد|أفادت|أضاف|أضافت|أعرب|أعربت|أشار|أشارت|أبدى|أجرى|أصدر|أصدرت|أطلق|أطلقت|أدان|أدانت|أشاد|أشادت|أثار|أثارت|أعاد|أعادت|أقر|أقرت|أنهى|أنهت|أظهر|أظهرت|أحبط|أحبطت|أسفر|أسفرت|أدى|ألقى|ألقت|أمر|أمرت|" +
  "قال|قالت|كشف|كشفت|شدد|شددت|نفى|نفت|بحث|بحثت|دعا|دعت|حذر|حذرت|طالب|طالبت|التقى|التقت|استقبل|استقبلت|استعرض|وصل|وصلت|شهد|شهدت|توفي|توفيت|عقد|عقدت|قرر|قررت|رفض|رفضت|نقلت|ذكر|ذكرت|صرح|صرحت|واصل|واصلت|تمكن|تمكنت|تعرض|تعرضت|ناقش|ناقشت|افتتح|افتتحت|وقع|وقعت|ترأس|اختتم|اختتمت|انطلق|انطلقت|يعتزم|تعتزم|يواصل|تواصل|تستعد|يستعد|كلف|هنأ|بدأ|بدأت|تفقد|وجه|وجهت|ضبطت|لقي|سجل|سجلت|عاد|فاز|فازت|تلقى|تقدم";
const LEFTOVERS = /^(?:است|يست|تست|نست|مست|المت|المست|وست|سيت|ستت|فسي|وسي|ولي|فلي|اللا|بال|كال|وال|فال)$/u;
const GLUED_ARABIC = new RegExp(`^(\\p{Script=Arabic}{3,}?)(${VERBS})$`, "u");
/** No Arabic word goes on behind a ta marbuta or an alef maqsura. */
const FINAL_ONLY = new RegExp(`^(\\p{Script=Arabic}+[ةى])(?:${VERBS}|ال\\p{L}{3,}|في|من|بعد|قبل|مع|بين)$`, "u");

/** How long the byline is that is glued to the first word, e.g. 9 in محمد عباسأكد; undefined where there is none. */
function gluedByline(paragraph: string): number | undefined {
  const tokens = [...paragraph.slice(0, 80).matchAll(/\S+/g)].slice(0, 4);
  for (const [i, token] of tokens.entries()) {
    if (i === 0) continue;
    const cut = arabicCut(token[0], tokens, i) ?? capitalCut(token[0], tokens, i);
    if (cut !== undefined && paragraph.length > token.index + token[0].length + 20) return token.index + cut;
    if (!/^[\p{L}\p{M}'’.-]+$/u.test(token[0])) return undefined;
  }
  return undefined;
}

function arabicCut(token: string, tokens: RegExpExecArray[], i: number): number | undefined {
  const known = isGiven(tokens[0]![0]);
  // Only names may stand before it: two words of no known name are the beginning of a sentence.
  if (!known && i > 1) return undefined;
  const final = FINAL_ONLY.exec(token)?.[1];
  if (final && known && final.length >= 3) return final.length;
  const [, rest, verb] = GLUED_ARABIC.exec(token) ?? [];
  if (!rest || LEFTOVERS.test(rest)) return undefined;
  if (verb!.startsWith("أ")) return known || isSurname(rest) ? rest.length : undefined;
  // محمد الزعبيقال: behind a given name a word with the article is the family's.
  return known && (isSurname(rest) || (rest.startsWith("ال") && rest.length >= 5)) ? rest.length : undefined;
}

const LATIN_START =
  /^(?:The|A|An|In|On|At|For|When|After|As|It|He|She|They|We|There|This|More|Two|Three|Four|Five|Thousands|Hundreds|Police|President|Der|Die|Das|Ein|Eine|Le|La|Les|Un|Une|El|Los|Las)$/;
const SLAVIC_SURNAME = /(?:ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ина|ская|цкая|енко|ко|ян|дзе|швили|ук|юк|ич|ман|сон)$/;

/** "By Jane DoeThe minister ...", "Иван ПетровПрезидент ...": a capital in the middle of a word. */
function capitalCut(token: string, tokens: RegExpExecArray[], i: number): number | undefined {
  const match = /^(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(\p{Lu}\p{Ll}*)$/u.exec(token);
  if (!match) return undefined;
  const labelled = /^(?:By|Von|Par|Por|Автор)$/.test(tokens[0]![0]);
  const name = tokens.slice(labelled ? 1 : 0, i);
  if (name.length === 0 || name.length > 2 || !name.every((t) => /^\p{Lu}[\p{L}.]*$/u.test(t[0]))) return undefined;
  if (/\p{Script=Cyrillic}/u.test(token))
    return labelled || isGiven(name[0]![0]) || SLAVIC_SURNAME.test(match[1]!) ? match[1]!.length : undefined;
  return LATIN_START.test(match[2]!) && (labelled || isGiven(name[0]![0])) ? match[1]!.length : undefined;
}

/** "كتب محمد عباس: ...", "كتبت - نورا سعيد: ...": the label, the name, a colon or dash, and the sentence behind it. */
function spokenByline(paragraph: string): number | undefined {
  const match = /^(?:كتب|كتبت|بقلم|متابعة)\s*[-–/:]?\s*([^:–،,.\n-]{5,40}?)\s*[:–-]+\s*(?=\S)/u.exec(paragraph);
  return match && isPerson(match[1]!) ? match[0].length : undefined;
}
