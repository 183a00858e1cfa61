import type { Bot } from "grammy";
import { type Inside, seen } from "../../../citations/shelf.ts";
import type { Articles } from "../../../citations/articles.ts";
import type { Cited } from "../../../citations/cited.ts";
import { citationId } from "../../../citations/number.ts";
import { verdict } from "../../../citations/verify.ts";
import { askedAgain, type Given, givenBy, lookUp, moment } from "../../../desk/given.ts";
import { ANSWER_DAYS } from "../../../memory/given.ts";
import type { Memory } from "../../../memory/memory.ts";
import { DAYS } from "../../../memory/questions.ts";
import type { Clock } from "../../../news/hours.ts";
import { clean, isolate, mark } from "../../../texts/bidi.ts";
import { dateOf } from "../../../texts/dates.ts";
import { deepLink } from "../../messages/deeplink.ts";
import { type Draft, fill, join, plain, styled } from "../../messages/draft.ts";
import { render, shown } from "../../messages/render.ts";
import { reply } from "../../messages/reply.ts";
import { proofButtons } from "../../readers/buttons/proof.ts";
import { reasons } from "../../readers/why.ts";
import type { Talk } from "../../talk.ts";
import { type Admins, forAdmins } from "../admins.ts";

const LISTED = 8;
const GLIMPSE = 120;

type Needs = Admins & Inside & Cited & Pick<Articles, "narrow"> & { memory: Memory; clock: Clock };

/** /answers, for admins: what was answered at a time, or with some words; a tap shows an answer as it was given, and why. */
export function installAnswers(bot: Bot<Talk>, given: Needs): void {
  // Only their own chat with the bot takes it.
  const deps = seen(true, given);
  const { memory, clock } = deps;

  forAdmins(bot, deps, "answers", async (ctx) => {
    const { found, more, wrong } = await lookUp(memory, deps.narrow, ctx.match.trim(), clock.zone, LISTED);
    if (wrong !== undefined) return void (await reply(ctx, plain(ctx.say("correct-date", { date: clean(wrong, 40) }))));
    if (found.length === 0) return void (await reply(ctx, plain(ctx.say("answers-none", { days: ANSWER_DAYS }))));
    const rest = more ? [ctx.say("answers-more")] : [];
    const text = fill([ctx.say("answers"), ...found.map((one, i) => line(ctx, one, i + 1, clock)), ...rest], "\n\n");
    const buttons = found.map(({ asked }, i) => ({ text: String(i + 1), callback_data: `answer:${asked}` }));
    await reply(ctx, text, { inline_keyboard: [buttons.slice(0, LISTED / 2), buttons.slice(LISTED / 2)].filter((row) => row.length > 0) });
  });

  bot.callbackQuery(/^answer:(\d+)$/, async (ctx) => {
    if (!deps.adminIds.includes(ctx.from.id)) return void (await ctx.answerCallbackQuery({ text: ctx.say("admins-only") }));
    const one = await givenBy(memory, Number(ctx.match[1]));
    if (!one) return void (await ctx.answerCallbackQuery({ text: ctx.say("answer-gone"), show_alert: true }));
    await ctx.answerCallbackQuery();
    const draft = render(one.answer, ctx.language);
    const quotes = one.answer.found ? one.answer.quotes.slice(0, shown(draft)) : [];
    const sent = await reply(ctx, draft, quotes.length > 0 ? { inline_keyboard: await proofButtons(ctx, memory, quotes) } : undefined);
    const fates = await Promise.all(quotes.map(async (quote) => (await verdict(deps, citationId(quote)))?.fate ?? "removed"));
    const numbers = quotes.map((quote, i) => number(ctx, citationId(quote), quotes.length > 1 ? i + 1 : undefined, fates[i]!));
    await reply(ctx, fill([about(ctx, one, clock), ...(numbers.length > 0 ? [join(numbers, "\n")] : []), ...reasons(ctx, one.answer)], "\n\n"), undefined, { message_id: sent.message_id });
  });
}

function line(ctx: Talk, one: Given, number: number, clock: Clock): string {
  const [first] = one.answer.quotes;
  const [marked] = first?.highlights ?? [];
  const given = one.answer.found && first ? `“${clean(marked && one.question !== null ? first.text.slice(marked.start, marked.end) : first.text, GLIMPSE)}”` : ctx.say("answers-refused");
  const question = one.question === null ? ctx.say("answer-forgotten", { days: DAYS }) : clean(one.question, GLIMPSE);
  return `${mark(question)}${number}. ${isolate(when(ctx, one, clock))} · ${isolate(question)}\n${mark(given)}→ ${isolate(given)}${judged(one)}`;
}

/** When it was given, to what, and from which library. */
function about(ctx: Talk, one: Given, clock: Clock): string {
  const question = one.question === null ? ctx.say("answer-forgotten", { days: DAYS }) : clean(one.question, 300);
  return ctx.say("answer-given", { when: `${when(ctx, one, clock)} (${clock.zone})`, question: `${question}${judged(one)}`, release: one.release, command: askedAgain(one) });
}

function when({ language }: Talk, { at }: Given, { zone }: Clock): string {
  const [day, time] = moment(at, zone).split(" ") as [string, string];
  return `${dateOf(day, language)}, ${time}`;
}

const judged = ({ feedback }: Given) => (feedback === null ? "" : feedback === 1 ? " 👍" : " 👎");

/** A citation's number, as a link to check it, and whether its words still stand. */
function number(ctx: Talk, id: string, place: number | undefined, fate: string): Draft {
  const link = styled(ctx.say("citation-number", { id }), { type: "text_link", url: deepLink(ctx.me.username, "v", id) });
  return join([place === undefined ? "" : `${isolate(place)}. `, link, " · ", ctx.say(fate === "changed" || fate === "removed" ? `answer-${fate}` : "answer-stands")]);
}
