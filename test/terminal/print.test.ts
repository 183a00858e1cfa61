import { expect, it } from "vitest";
import type { Answer, Quote, Source, Why } from "../../src/answer/answer.ts";
import { print } from "../../src/terminal/print.ts";
import { say } from "../../src/texts/texts.ts";

const mill: Source = { article: "mill", title: "The mill of Orme", source: "طاحونة أورم", date: "2020-05-04" };
const quoted = (more: Partial<Quote> = {}): Quote => ({ ...mill, text: "The mill burned in 1911.", start: 0, end: 24, score: 1, highlights: [{ start: 19, end: 23 }], also: [], ...more });
const refused: Answer = { found: false, reason: "none", confidence: 0, quotes: [], missing: ["TX-44"], nearest: [mill] };
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, "");

it.each([
  ["en", "When did the mill TX-44 burn?"],
  ["ar", "متى احترقت الطاحونة TX-44؟"],
  ["ru", "Когда сгорела мельница TX-44?"],
] as const)("a refusal is in the language of the question, as in the chat: %s", (language, question) => {
  const t = say(language);
  expect(bare(print(refused, question)).split("\n")).toEqual([t("nothing"), `${t("missing")}: TX-44`, t("nearest"), "  - The mill of Orme · طاحونة أورم · 2020-05-04"]);
  const days = { ...refused, missing: [], days: { from: "2024-01-20", to: "2024-01-20" } };
  expect(bare(print(days, question)).split("\n").slice(0, 3)).toEqual([t("nothing"), bare(t("no-days", { days: { en: "20 January 2024", ar: "20 يناير 2024", ru: "20 января 2024 г." }[language] })), t("nearest-days")]);
  for (const reason of ["busy", "long", "empty"] as const) expect(bare(print({ ...refused, reason }, question))).toBe(bare(t(reason)));
  expect(print({ ...refused, quotes: [quoted()] }, question)).toContain(`\n\n${t("nearest-passages")}\n1. “The mill burned in 1911.”\n`);
});

it.each([
  ["en", "And when did it burn?"],
  ["ar", "ومتى احترقت؟"],
  ["ru", "А когда она сгорела?"],
] as const)("and so is what stands around quotes, which stay as they are: %s", (language, question) => {
  const t = say(language);
  const quotes = [quoted({ corrects: true, head: "Year | Event", also: [mill], told: { articles: 3, origins: [mill] } }), quoted({ corrected: true }), quoted({ chosen: true }), quoted({ beside: true })];
  const answer: Answer = { found: true, confidence: 1, quotes, borrowed: ["mill"], unanswered: "who?", differ: [{ says: "1911", sources: [mill], corrects: true }, { says: "1912", sources: [mill], corrected: true }, { says: "1913", sources: [mill], newest: true }] };
  const printed = bare(print(answer, question));
  const comma = language === "ar" ? "، " : ", ";
  const side = (says: string, what: string) => `${says} · طاحونة أورم · 2020-05-04 (${t(what)})`;
  const above = [t("borrowed", { words: "mill" }), t("nothing-asked", { question: "who?" }), `${t("differ")}: ${[side("1911", "correcting"), side("1912", "corrected-since"), side("1913", "newest")].join(comma)}`];
  expect(printed.startsWith(`${bare(above.join("\n\n"))}\n\n   ${t("corrects")}\n1. “The mill burned in 1911.”\n   » 1911\n   ${t("columns")}: Year | Event\n   — The mill of Orme`)).toBe(true);
  expect(printed).toContain(`\n   ${t("also-in")}: The mill of Orme`);
  expect(printed).toContain(`\n   ${bare(`${t("told-articles", { count: 3 })}${comma}${t("told-origins", { count: 1 })}`)}: طاحونة أورم`);
  for (const [i, what] of ["corrects", "corrected", "chosen", "beside"].entries()) expect(printed).toContain(`   ${t(what)}\n${i + 1}. “`);
});

it.each([
  ["en", "When did the mill TX-44 close?"],
  ["ar", "متى أغلقت الطاحونة TX-44؟"],
  ["ru", "Когда закрылась мельница TX-44?"],
] as const)("why a refusal is one, and an answer one, is said in words: %s", (language, question) => {
  const t = say(language);
  const why = (more: Partial<Why>): Why => ({ met: [{ word: "TX-44", by: "nothing", strength: 0 }], shares: {} as Why["shares"], rank: {}, ...more });
  const read = { answers: -3.5, span: "1911" };
  const considered = [quoted({ why: why({ reading: read }) }), quoted({ why: why({ met: [], against: "days" }) })];
  const lines = bare(print({ ...refused, confidence: 0.07, considered }, question)).split("\n");
  const source = "   — The mill of Orme · طاحونة أورم · 2020-05-04";
  expect(lines.slice(lines.indexOf(t("why-considered")))).toEqual(
    [t("why-considered"), "1. “The mill burned in 1911.”", source, `   • ${t("why-reading", { percent: 3, span: "1911" })}`, `   • ${t("why-nothing")}: TX-44`, "2. “The mill burned in 1911.”", source, `   • ${t("why-unread")}`, `   • ${t("why-days")}`, "", t("why-unsure", { percent: 7 })].map(bare),
  );
  const answered = bare(print({ found: true, confidence: 0.9, quotes: [quoted({ score: 0.9, why: why({ reading: { ...read, answers: 4 } }) })] }, question));
  expect(answered).toContain(bare(`\n   ${t("why-reading", { percent: 98, span: "1911" })}. ${t("why-sure", { percent: 90 })}\n   words: `));
});

it("foreign words are kept from turning a line, and nothing unseen stands where none could", () => {
  expect(print(refused, "متى احترقت الطاحونة؟").split("\n")[1]).toBe("لا يرد في أي مقال: \u2068TX-44\u2069");
  expect(print(refused, "When did it burn?").split("\n")[1]).toBe("In no article: TX-44");
  expect(print({ ...refused, missing: ["طاحونة"] }, "When did طاحونة burn down?").split("\n")[1]).toBe("In no article: \u2068طاحونة\u2069");
});
