import type { Answer, Quote, Side, Source, Told } from "../../answer/answer.ts";
import type { Span } from "../../language/span.ts";
import { clean, isolate, mark, wellFormed, whole } from "../../texts/bidi.ts";
import { dateOf, daysOf } from "../../texts/dates.ts";
import { linkable } from "../../articles/facts/links.ts";
import { type Draft, fill, join, plain, styled } from "./draft.ts";
import { type Language, type Say, say } from "../../texts/texts.ts";

/** A quote longer than this is folded by the client until it is tapped. Below, the answer is seen at once. UTF-16 units. */
const LONG = 400;
/** No more bold words in one quote: a message has room for a hundred entities, and bold everywhere is bold nowhere. */
const HIGHLIGHTS = 20;
const ALSO = 5;
/** The names of a table's columns, UTF-16 units. */
const HEAD = 300;
/** Of what each source says where they differ, UTF-16 units. */
const SAID = 80;
const MISSING = 10;
/** Letters of the question that a refusal repeats. */
const ASKED = 300;

/**
 * An answer as one message: each quote word for word in a blockquote, below it
 * where it stands. What does not fit is left out from the end, quote by quote.
 */
export function render(answer: Answer, language: Language): Draft {
  const t = say(language);
  if (answer.found) return withBorrowed(withMissing(withHalf(renderQuotes(answer.quotes, language, answer.differ), answer.unanswered, t), answer.missing, t), answer.borrowed, t);
  if (answer.talk) return plain(t(`talk-${answer.talk.kind}`, { articles: answer.talk.articles }));
  if (answer.reason !== "none") return plain(t(answer.reason));
  const parts: (Draft | string)[] = [answer.asked === undefined ? t("nothing") : t("nothing-asked", { question: clean(answer.asked, ASKED) })];
  if (answer.within) parts.push(t("within", { filters: clean(answer.within.join(" "), ASKED) }));
  if (answer.undated) parts.push(t("undated", { count: answer.undated }));
  if (answer.days) parts.push(t("no-days", { days: daysOf(answer.days, language) }));
  if (answer.missing.length > 0) parts.push(lacking(answer.missing, t));
  if (answer.nearest.length > 0) {
    parts.push(
      join(
        [
          styled(t(answer.days ? "nearest-days" : "nearest"), { type: "italic" }),
          ...answer.nearest.map((source) => join(["• ", cite(source, language)])),
        ],
        "\n",
      ),
    );
  }
  return fill(parts, "\n\n");
}

/** What no article has, before what some have. */
function withMissing(draft: Draft, missing: string[] | undefined, t: Say): Draft {
  return missing === undefined ? draft : fill([lacking(missing, t), draft], "\n\n");
}

/** The half of a question that nothing answers, before what answers the other. */
function withHalf(draft: Draft, unanswered: string | undefined, t: Say): Draft {
  return unanswered === undefined ? draft : fill([t("nothing-asked", { question: clean(unanswered, ASKED) }), draft], "\n\n");
}

function lacking(missing: string[], t: Say): string {
  return `${t("missing")}: ${missing.slice(0, MISSING).map((word) => isolate(clean(word, 60))).join(" · ")}`;
}

/** What was understood in between the lines is said, where there is room for it. */
function withBorrowed(draft: Draft, borrowed: string[] | undefined, t: Say): Draft {
  if (borrowed === undefined || borrowed.length === 0) return draft;
  const note = t("borrowed", { words: clean(borrowed.join(" · "), 200) });
  return fill([draft, note], "\n\n");
}

/** Quotes with their sources; numbered, for their buttons, when there are several. Where sources differ that stands above them. */
export function renderQuotes(quotes: readonly Quote[], language: Language, differ: readonly Side[] = []): Draft {
  const numbers = quotes.length > 1;
  const drafts = quotes.map((quote, i) => quoted(quote, language, numbers ? i + 1 : undefined));
  // What does not answer is called so, above the first of it.
  const beside = quotes.findIndex((quote) => quote.beside);
  if (beside >= 0) drafts[beside] = join([styled(say(language)("beside"), { type: "italic" }), drafts[beside]!], "\n");
  return fill(differ.length > 0 ? [differing(differ, language), ...drafts] : drafts, "\n\n");
}

/** In one line, that sources differ and in what: who says which, and when. */
export function differing(sides: readonly Side[], language: Language): Draft {
  const t = say(language);
  const shown = sides.slice(0, ALSO).map(({ says, sources: [first, ...rest], newest, corrects, corrected }) => {
    const date = dateOf(first!.date ?? "", language);
    const details = [date && isolate(date), corrects ? t("correcting") : corrected ? t("corrected-since") : newest ? t("newest") : "", rest.length > 0 ? t("more", { count: rest.length }) : ""].filter((detail) => detail !== "");
    return join([isolate(clean(says, SAID)), " · ", named(first!, first!.source ?? first!.author), ...(details.length > 0 ? [` (${details.join(" · ")})`] : [])]);
  });
  return join([mark(t("differ")), `${t("differ")}: `, join(shown, language === "ar" ? "، " : ", ")]);
}

/** How many quotes a rendered answer has room for. */
export function shown(draft: Draft): number {
  return draft.entities.filter(({ type }) => type.endsWith("blockquote")).length;
}

/** Title with its link, and below it source, author and date; what is not known is left out. */
export function cite(source: Source, language: Language, number?: number): Draft {
  const name = clean(source.title ?? "") || clean(source.article);
  const details = [
    clean(source.source ?? "", 100),
    clean(source.author ?? "", 100),
    dateOf(source.date ?? "", language),
  ];
  const known = details.filter((detail) => detail !== "").map(isolate);
  // Both lines run in the title's direction, so that they stand together.
  const title = join([mark(name), number === undefined ? "" : `${isolate(number)}. `, isolated(name, source.url)]);
  return known.length === 0 ? title : join([title, `\n${mark(name)}${known.join(" · ")}`]);
}

function quoted(quote: Quote, language: Language, number: number | undefined): Draft {
  const type = quote.text.length > LONG ? "expandable_blockquote" : "blockquote";
  const text = styled({ text: wellFormed(quote.text), entities: bold(quote.text, quote.highlights) }, { type });
  const said = (["chosen", quote.corrects ? "corrects" : "corrected"] as const).filter((what) => quote[what]);
  const parts = [...said.map((what) => styled(say(language)(what), { type: "italic" as const })), ...(quote.head === undefined ? [] : [styled(clean(quote.head, HEAD), { type: "italic" })]), text, cite(quote, language, number)];
  if (quote.also.length > 0) parts.push(also(quote, language));
  if (quote.told) parts.push(told(quote.told, language));
  return join(parts, "\n");
}

/** The other articles by their source's name where that tells them apart, else by title. */
function also(quote: Quote, language: Language): Draft {
  const names = quote.also.map((source) => named(source, source.source === quote.source ? undefined : source.source));
  return listed(say(language)("also-in"), names, language);
}

/** How many articles tell the story, and who told it first: copies are no further witnesses. */
export function told({ articles, origins }: Told, language: Language): Draft {
  const t = say(language);
  return listed(`${t("told-articles", { count: articles })} · ${t("told-origins", { count: origins.length })}`, origins.map((source) => named(source, source.source ?? source.author)), language);
}

/** By its name, which may be unknown, else by its title. */
function named(source: Source, name: string | undefined): Draft {
  return isolated(clean(name ?? "", 100) || clean(source.title ?? "", 100) || clean(source.article, 100), source.url);
}

function listed(heading: string, names: Draft[], language: Language): Draft {
  const rest = names.length - ALSO;
  const shown = names.slice(0, ALSO);
  return join([`${heading}: `, join(rest > 0 ? [...shown, say(language)("more", { count: rest })] : shown, " · ")]);
}

function isolated(name: string, url: string | undefined): Draft {
  return join(["\u2068", linkable(url) ? styled(name, { type: "text_link", url }) : name, "\u2069"]);
}

function bold(text: string, highlights: readonly Span[]): Draft["entities"] {
  const entities: Draft["entities"] = [];
  let from = 0;
  for (const { start, end } of [...highlights].sort((a, b) => a.start - b.start)) {
    const offset = Math.max(whole(text, start), from);
    const length = whole(text, end) - offset;
    if (length <= 0 || entities.length === HIGHLIGHTS) continue;
    entities.push({ type: "bold", offset, length });
    from = offset + length;
  }
  return entities;
}
