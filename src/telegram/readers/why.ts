import type { Bot } from "grammy";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { Answer, Ask, Quote } from "../../answer/answer.ts";
import type { Memory } from "../../memory/memory.ts";
import { clean, isolate, mark, wellFormed } from "../../texts/bidi.ts";
import { type Draft, fill, join, plain, styled } from "../messages/draft.ts";
import { cite } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import { whileTyping } from "../messages/typing.ts";
import type { Talk } from "../talk.ts";

const WORDS = 12;
const GLIMPSE = 160;

/** /why: what spoke for the last answer in this chat, in plain words. */
export function installWhy(bot: Bot<Talk>, { memory, ...deps }: Inside & { ask: Ask; memory: Memory }): void {
  bot.command("why", async (ctx) => {
    const last = await memory.questions.last(ctx.from?.id ?? 0, ctx.chat.id);
    if (!last?.question) {
      await reply(ctx, plain(ctx.say("asked-forgotten")));
      return;
    }
    const before = await memory.questions.told(last);
    const options = { why: true, now: new Date(last.at), before };
    const given = await whileTyping(ctx, seen(ctx.insider, deps).ask(last.question, options));
    const question = ctx.say("why-question", { question: clean(last.question, 200) });
    await reply(ctx, fill([question, ...reasons(ctx, given)], "\n\n"));
  });
}

/** What spoke for each quote of an answer, or against what came nearest to one, and how sure it is all in all. */
export function reasons(ctx: Talk, answer: Answer): Draft[] {
  const sure = ctx.say(answer.found ? "why-sure" : "why-unsure", { percent: Math.round(answer.confidence * 100) });
  const nearest = answer.found ? [] : (answer.considered ?? []);
  const heading = nearest.length > 0 ? [plain(ctx.say("why-considered"))] : [];
  return [...heading, ...[...answer.quotes, ...nearest].map((quote) => because(ctx, quote)), plain(sure)];
}

/** One quote: the beginning of it, where it stands, and how each word of the question is met in its passage. */
function because(ctx: Talk, quote: Quote): Draft {
  const beginning = wellFormed(quote.text.slice(0, GLIMPSE)) + (quote.text.length > GLIMPSE ? "…" : "");
  const lines = (["spelling", "name", "meaning", "nothing"] as const).flatMap((how) => {
    const met = (quote.why?.met ?? []).filter(({ by }) => by === how).slice(0, WORDS);
    if (met.length === 0) return [];
    return [`${ctx.say(`why-${how}`)}: ${met.map(({ word }) => isolate(clean(word, 40))).join(" · ")}`];
  });
  if (quote.chosen) lines.push(ctx.say("why-chosen"));
  const { reading } = quote.why ?? {};
  if (reading?.span !== undefined) {
    const percent = Math.round(100 / (1 + Math.exp(-reading.answers)));
    lines.push(ctx.say("why-reading", { percent, span: clean(reading.span, 160) }));
  }
  if (quote.why?.against) lines.push(ctx.say(`why-${quote.why.against}`));
  const { words, vectors } = quote.why?.rank ?? {};
  if (words !== undefined) lines.push(ctx.say("why-rank-words", { rank: words }));
  if (vectors !== undefined) lines.push(ctx.say("why-rank-vectors", { rank: vectors }));
  const shown = lines.map((line) => `${mark(ctx.say("nothing"))}• ${line}`);
  return join([styled(beginning, { type: "italic" }), cite(quote, ctx.language), ...shown], "\n");
}
