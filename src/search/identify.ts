import { standing } from "../articles/facts/mentions.ts";
import { daysOf } from "../articles/facts/period.ts";
import { words } from "../language/words.ts";
import type { ArticleRow } from "../library/format/schema.ts";
import type { Library } from "../library/library.ts";
import { areBeside, identities, type Identity, isWritten, stands } from "./identities.ts";
import { crossed, isSomewhere, isUnheard, mayName, namesIn } from "./names.ts";
import type { Hit, Ranked } from "./rank.ts";

/** An identity of the question that stands in nothing that was found, as typed. */
export interface Absent {
  word: string;
  kind: Identity["kind"];
  /** Some other article has it, or another form of it: nothing answers, but nobody can say that no article has it. */
  elsewhere: boolean;
  /** Beside another of its kind that an article has ("in 2018 and in 2021"): the rest may be answered without it. */
  beside: boolean;
  /** Then, with what joins it to that other, as typed: without it the question asks for the rest. */
  joined?: string;
}

/** What was found, with what the question names and no article has. */
export interface Identified extends Ranked {
  absent: Absent[];
  /** In another script, it names what nothing that was found tells of, as far as sound and meaning go. */
  unheard: boolean;
}

/** Log-odds that a passage loses whose article lacks a code or year that another has. */
const STRANGE = { code: 4, year: 1 };

/** Hits whose articles are looked through for names of two words: whoever has both words is among them. */
const LIKELIEST = 16;

/** What of the question's identities stands nowhere, and which passages are of articles without its codes. */
export async function identify(ranked: Ranked, library: Library): Promise<Identified> {
  const { question, matcher, hits } = ranked;
  const across = hits[0]?.regime === "cross";
  const all = identities(question.text).filter((identity) => !across || isWritten(identity));
  const absent: Identity[] = [];
  const texts = new Map(all.length === 0 ? [] : hits.map((hit) => [hit, [hit.context.words, hit.passage.title].flatMap((some) => matcher.folded(some, 0, some.length))]));
  const dated = all.some(({ kind }) => kind === "year") ? await articlesOf(hits, library) : undefined;
  const having = new Map<Identity, Set<number>>();
  for (const identity of all) {
    const found = new Set(hits.filter((hit) => stands(identity, texts.get(hit)!)).map(({ passage }) => passage.article));
    if (identity.kind === "year") for (const article of dated!.values()) if (isOf(identity.form, article)) found.add(article.id);
    if (found.size === 0) absent.push(identity);
    else having.set(identity, found);
  }
  for (const hit of hits) {
    // Of several codes or years one is enough: they may be asked about one by one.
    const lacks = (["code", "year"] as const).find((kind) => {
      const of = [...having].filter(([identity]) => identity.kind === kind);
      return of.length > 0 && of.every(([, articles]) => !articles.has(hit.passage.article)) && (kind === "code" || isDated(dated!.get(hit.passage.article)!));
    });
    if (!lacks) continue;
    hit.strange = true;
    hit.score -= STRANGE[lacks];
  }
  hits.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  absent.push(...namesIn(ranked, () => library.names));
  const likeliest = hits.slice(0, LIKELIEST);
  if (hits[0]?.regime === "same" && mayName(ranked, likeliest)) absent.push(...crossed(question.text, [...(await articlesOf(likeliest, library)).values()].map(({ text }) => text)));
  // What stands in a heading or a menu is in no passage, and in the article all the same.
  const printed = absent.length === 0 ? [] : [...(dated ?? (await articlesOf(hits, library))).values()].map(({ text }) => words(text).map(({ folded }) => folded));
  const told = absent.map((identity): Absent => {
    const { start, end, kind, form } = identity;
    const elsewhere = isElsewhere(kind, form, library) || printed.some((folded) => (kind === "name" ? folded.includes(form) : stands(identity, folded)));
    const other = [...having.keys()].find((other) => other.kind === kind && areBeside(other, { start, end }, question.text));
    const joined = other && (start < other.start ? question.text.slice(start, other.start) : question.text.slice(other.end, end));
    return { word: question.typed({ start, end }), kind, elsewhere, beside: other !== undefined, ...(joined && { joined }) };
  });
  return { ...ranked, absent: told, unheard: isUnheard(ranked, library.lexicon) };
}

function articlesOf(hits: Hit[], library: Library): Promise<Map<number, ArticleRow>> {
  return library.articlesBy([...new Set(hits.map(({ passage }) => passage.article))]);
}

/** Whether an article says of which time it tells: one that does not may be of any year. */
function isDated({ text, date }: ArticleRow): boolean {
  return date !== null || YEAR.test(text);
}

/** Of what was not proposed only single words can be told. */
function isElsewhere(kind: Identity["kind"], form: string, { lexicon }: Library): boolean {
  return kind === "name" ? isSomewhere(form, lexicon) : lexicon.all.includes(form);
}

/** Whether an article is of a year, or tells of it, as "last year" perhaps. */
function isOf(year: string, { text, date, language }: ArticleRow): boolean {
  if (date?.startsWith(year) || digits(year).test(text)) return true;
  return date?.startsWith(String(Number(year) + 1)) === true && standing(daysOf(year), text, { date, language }) === "told";
}

/** A year in digits of Europe, the East or Persia. */
const YEAR = /(?<!\p{Nd})(?:[1١۱]\p{Nd}|[2٢۲][0٠۰])\p{Nd}{2}(?!\p{Nd})/u;

/** A number alone, in digits of Europe, the East and Persia. */
function digits(number: string): RegExp {
  const each = [...number].map((digit) => `[${digit}${String.fromCodePoint(0x660 + Number(digit))}${String.fromCodePoint(0x6f0 + Number(digit))}]`);
  return new RegExp(`(?<!\\p{Nd})${each.join("")}(?!\\p{Nd})`, "u");
}
