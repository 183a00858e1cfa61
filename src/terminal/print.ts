import type { Answer, Quote, Side, Source, Told, Why } from "../answer/answer.ts";
import { clean, isolate, needed } from "../texts/bidi.ts";
import { daysOf } from "../texts/dates.ts";
import { type Language, languageOf, type Say, say } from "../texts/texts.ts";

/** Of what each source says where they differ, and of the half of a question, UTF-16 units. */
const SAID = 300;

/** An answer for people to read in a terminal, with the words of the bot around it. @param asked the question, for its language. */
export function print(answer: Answer, asked = ""): string {
  const language = languageOf(undefined, asked);
  const t: Say = (key, values) => needed(say(language)(key, values));
  const lacks = answer.missing?.length ? needed(`${t("missing")}: ${answer.missing.map(isolate).join(" · ")}`) : undefined;
  if (answer.found) {
    const half = answer.unanswered === undefined ? undefined : t("nothing-asked", { question: clean(answer.unanswered, SAID) });
    const lent = answer.borrowed?.length ? t("borrowed", { words: answer.borrowed.join(" · ") }) : undefined;
    return [lent, lacks, half, ...printDiffer(answer.differ ?? [], language, t), ...answer.quotes.map((quote, i) => printQuote(quote, i + 1, language, t))].filter((part) => part !== undefined).join("\n\n");
  }
  if (answer.talk) return t(`talk-${answer.talk.kind}`, { articles: answer.talk.articles });
  if (answer.reason !== "none") return t(answer.reason);
  const lines = [t("nothing")];
  if (answer.borrowed?.length) lines.unshift(t("borrowed", { words: answer.borrowed.join(" · ") }), "");
  if (answer.within) lines.push(t("within", { filters: clean(answer.within.join(" "), SAID) }));
  if (answer.undated) lines.push(t("undated", { count: answer.undated }));
  if (answer.days) lines.push(t("no-days", { days: daysOf(answer.days, language) }));
  if (lacks !== undefined) lines.push(lacks);
  if (answer.quotes.length > 0) lines.push("", t("nearest-passages"), ...answer.quotes.map((quote, i) => printQuote(quote, i + 1, language, t)));
  else if (answer.nearest.length > 0) lines.push(t(answer.days ? "nearest-days" : "nearest"), ...answer.nearest.map((source) => `  - ${printSource(source)}`));
  if (answer.considered?.length) lines.push("", t("why-considered"), ...answer.considered.map((quote, i) => printConsidered(quote, i + 1, t)), "", t("why-unsure", { percent: percent(answer.confidence) }));
  return lines.join("\n");
}

/** What came near an answer: its words, and what speaks against it. */
function printConsidered(quote: Quote, place: number, t: Say): string {
  const { met = [], against } = quote.why ?? {};
  const unmet = met.filter(({ by }) => by === "nothing").map(({ word }) => word);
  // Of a code its parts go without saying.
  const lacks = unmet.filter((word) => !unmet.some((other) => other !== word && other.includes(word))).map(isolate);
  const said = [read(quote, t) ?? t("why-unread"), ...(lacks.length > 0 ? [`${t("why-nothing")}: ${lacks.join(" · ")}`] : []), ...(against ? [t(`why-${against}`)] : [])];
  return [`${place}. “${quote.text}”`, `   — ${printSource(quote)}`, ...said.map((line) => `   • ${needed(line)}`)].join("\n");
}

/** What the reader says of it, in words. */
function read({ why }: Quote, t: Say): string | undefined {
  const { answers, span } = why?.reading ?? {};
  return answers === undefined || span === undefined ? undefined : t("why-reading", { percent: percent(1 / (1 + Math.exp(-answers))), span: clean(span, SAID) });
}

const percent = (probability: number) => Math.round(100 * probability);

/** In one line, that sources differ and in what. */
function printDiffer(sides: Side[], language: Language, t: Say): string[] {
  if (sides.length === 0) return [];
  const said = sides.map(({ says, sources: [first], corrects, corrected, newest }) => {
    const { article, title, source, author, date } = first!;
    const why = corrects ? "correcting" : corrected ? "corrected-since" : newest ? "newest" : undefined;
    const who = [source ?? author ?? title ?? article, date].filter((part) => part !== undefined).join(" · ");
    return `${[clean(says, SAID), who].map(isolate).join(" · ")}${why ? ` (${t(why)})` : ""}`;
  });
  return [needed(`${t("differ")}: ${said.join(comma(language))}`)];
}

const comma = (language: Language) => (language === "ar" ? "، " : ", ");

function printQuote(quote: Quote, place: number, language: Language, t: Say): string {
  const said = (["beside", "chosen", quote.corrects ? "corrects" : "corrected"] as const).filter((what) => quote[what]);
  const lines = [...said.map((what) => `   ${t(what)}`), `${place}. “${quote.text}”`];
  for (const { start, end } of quote.highlights) lines.push(`   » ${quote.text.slice(start, end).replace(/\s+/g, " ")}`);
  if (quote.head !== undefined) lines.push(`   ${t("columns")}: ${quote.head}`);
  lines.push(`   — ${printSource(quote)}`);
  if (quote.also.length > 0) lines.push(`   ${t("also-in")}: ${quote.also.map(printSource).join("; ")}`);
  if (quote.told) lines.push(`   ${printTold(quote.told, language, t)}`);
  if (quote.why) lines.push(`   ${[read(quote, t), t("why-sure", { percent: percent(quote.score) })].filter((part) => part !== undefined).join(". ")}`, ...printWhy(quote.why, quote.score));
  return lines.join("\n");
}

/** In numbers: what each word of the question met, what each feature adds, where either search had the passage, and how likely it answers. */
function printWhy({ met, shares, rank, reading }: Why, probability: number): string[] {
  const words = met.map(({ word, by, strength, with: other }) => `${word} (${[by, ...(by === "meaning" ? [strength.toFixed(2)] : [])].join(" ")}${other === undefined ? "" : `: ${other}`})`);
  const parts = Object.entries(shares).filter(([, share]) => Math.abs(share) >= 0.005).sort((a, b) => b[1] - a[1]);
  return [
    `   words: ${words.join(", ")}`,
    ...(reading ? [`   read: log-odds ${reading.answers.toFixed(1)} that it answers${reading.span === undefined ? "" : `, by “${reading.span.replace(/\s+/g, " ")}”`}`] : []),
    `   score: ${parts.map(([name, share]) => `${name} ${share.toFixed(2)}`).join(", ")}`,
    `   place by words: ${rank.words ?? "-"}, by vectors: ${rank.vectors ?? "-"}; probability ${probability.toFixed(2)}`,
  ];
}

/** 3 articles, 1 origin: who told it first. */
function printTold({ articles, origins }: Told, language: Language, t: Say): string {
  const first = origins.map(({ article, title, source, author, date }) => [source ?? author ?? title ?? article, date].filter((part) => part !== undefined).join(" · "));
  return `${t("told-articles", { count: articles })}${comma(language)}${t("told-origins", { count: origins.length })}: ${first.join("; ")}`;
}

function printSource({ article, title, source, author, date, url }: Source): string {
  return [title ?? article, source, author, date, url].filter((part) => part !== undefined).join(" · ");
}
