import type { Answer, Quote, Side, Source, Told, Why } from "../answer/answer.ts";
import { commonestScript, type Script } from "../language/skeleton.ts";
import { words } from "../language/words.ts";
import { daysOf } from "../texts/dates.ts";
import { languageOf, say } from "../texts/texts.ts";

/** What is said of sources that differ, in the language of who asks. */
const DIFFER: Partial<Record<Script, { differ: string; newest: string; corrects: string; corrected: string; comma: string }>> = {
  arabic: { differ: "المصادر مختلفة", newest: "الأحدث", corrects: "تصحيح", corrected: "صُحّح", comma: "، " },
  cyrillic: { differ: "Источники расходятся", newest: "новее всех", corrects: "исправление", corrected: "исправлено", comma: ", " },
};

/** An answer for people to read in a terminal. @param asked the question, for its language. */
export function print(answer: Answer, asked = ""): string {
  const lent = answer.borrowed ? `(taken from the question before: ${answer.borrowed.join(", ")})\n\n` : "";
  const lacks = answer.missing?.length ? `No article has: ${answer.missing.join(", ")}` : "";
  const half = answer.found && answer.unanswered !== undefined ? `Nothing answers “${answer.unanswered}”\n\n` : "";
  if (answer.found) return lent + (lacks && `${lacks}\n\n`) + half + printDiffer(answer.differ ?? [], asked) + answer.quotes.map((quote, i) => printQuote(quote, i + 1)).join("\n\n");
  if (answer.talk) return say(languageOf(undefined, asked))(`talk-${answer.talk.kind}`, { articles: answer.talk.articles });
  if (answer.reason === "empty") return "There is no question in that. Ask with words, for example: When did the summit take place?";
  if (answer.reason === "busy") return "Too many questions are being read just now. Ask again in a moment.";
  if (answer.reason === "long") return "That is too long for a question: ask in at most 1,000 characters.";
  const lines = ["Not found: no article answers this."];
  if (answer.days) lines.push(`No article is of ${daysOf(answer.days, "en")}, and none tells of it.`);
  if (lacks) lines.push(lacks);
  if (answer.quotes.length > 0) lines.push("", "The nearest passages (not an answer):", ...answer.quotes.map((quote, i) => printQuote(quote, i + 1)));
  else if (answer.nearest.length > 0) lines.push("Nearest articles (not an answer):", ...answer.nearest.map((source) => `  - ${printSource(source)}`));
  return lines.join("\n");
}

/** In one line, that sources differ and in what. */
function printDiffer(sides: Side[], asked: string): string {
  if (sides.length === 0) return "";
  const { differ, comma, ...says } = DIFFER[commonestScript(words(asked).map(({ folded }) => folded))] ?? { differ: "The sources differ", newest: "newest", corrects: "correction", corrected: "corrected since", comma: ", " };
  const said = sides.map((side) => [side.says.replace(/\s+/g, " "), ...side.sources.slice(0, 1).flatMap(({ article, title, source, author, date }) => [source ?? author ?? title ?? article, date ?? []].flat()), ...(["corrects", "corrected", "newest"] as const).filter((what) => side[what]).slice(0, 1).map((what) => `(${says[what]})`)].join(" · ").replace(" · (", " ("));
  return `${differ}: ${said.join(comma)}\n\n`;
}

function printQuote(quote: Quote, place: number): string {
  const lines = [...(quote.beside ? ["   About it, but not an answer:"] : []), ...(quote.chosen ? ["   Chosen by an editor:"] : []), ...(quote.corrects ? ["   A correction:"] : quote.corrected ? ["   Corrected since:"] : []), `${place}. “${quote.text}”`];
  for (const { start, end } of quote.highlights) lines.push(`   » ${quote.text.slice(start, end).replace(/\s+/g, " ")}`);
  if (quote.head !== undefined) lines.push(`   columns: ${quote.head}`);
  lines.push(`   — ${printSource(quote)}`);
  if (quote.also.length > 0) lines.push(`   Also in: ${quote.also.map(printSource).join("; ")}`);
  if (quote.told) lines.push(`   ${printTold(quote.told)}`);
  if (quote.why) lines.push(...printWhy(quote.why, quote.score));
  return lines.join("\n");
}

/** What each word of the question met, what each feature adds, where either search had the passage, and how likely it answers. */
function printWhy({ met, shares, rank, reading }: Why, probability: number): string[] {
  const words = met.map(({ word, by, strength, with: other }) => `${word} (${[by, ...(by === "meaning" ? [strength.toFixed(2)] : [])].join(" ")}${other === undefined ? "" : `: ${other}`})`);
  const parts = Object.entries(shares).filter(([, share]) => Math.abs(share) >= 0.005).sort((a, b) => b[1] - a[1]);
  return [
    `   why: ${words.join(", ")}`,
    ...(reading ? [`   read: ${reading.answers.toFixed(1)} that it answers${reading.span === undefined ? "" : `, by “${reading.span.replace(/\s+/g, " ")}”`}`] : []),
    `   score: ${parts.map(([name, share]) => `${name} ${share.toFixed(2)}`).join(", ")}`,
    `   place by words: ${rank.words ?? "-"}, by vectors: ${rank.vectors ?? "-"}; probability ${probability.toFixed(2)}`,
  ];
}

/** 3 articles, 1 origin: who told it first. */
function printTold({ articles, origins }: Told): string {
  const first = origins.map(({ article, title, source, author, date }) => [source ?? author ?? title ?? article, date].filter((part) => part !== undefined).join(" · "));
  return `${articles} articles, ${origins.length} ${origins.length === 1 ? "origin" : "origins"}: ${first.join("; ")}`;
}

function printSource({ article, title, source, author, date, url }: Source): string {
  return [title ?? article, source, author, date, url].filter((part) => part !== undefined).join(" · ");
}
