import type { Bot } from "grammy";
import { type Inside, seen } from "../../../citations/shelf.ts";
import type { InlineKeyboardButton } from "grammy/types";
import type { Ask } from "../../../answer/answer.ts";
import type { Memory } from "../../../memory/memory.ts";
import { citationId } from "../../../citations/number.ts";
import { renderQuotes, shown } from "../../messages/render.ts";
import { reply } from "../../messages/reply.ts";
import { whileTyping } from "../../messages/typing.ts";
import type { Talk } from "../../talk.ts";
import { meantFor } from "../../wire/own.ts";
import { proofButtons, showed } from "./proof.ts";

const STEP = 3;
/** Beyond this nothing answers any more. */
const MOST = 12;

/** The next three, as long as there may be some. */
export function moreButton(ctx: Talk, asked: number, after: number): InlineKeyboardButton[] {
  if (after === 0 || after >= MOST) return [];
  return [{ text: ctx.say("more-results"), callback_data: meantFor(ctx, `more:${asked}:${after}`) }];
}

/** Asks the same question again, and shows what comes after what was shown. */
export function installMore(bot: Bot<Talk>, { memory, ...deps }: Inside & { ask: Ask; memory: Memory }): void {
  bot.callbackQuery(/^more:(\d+):(\d+)$/, async (ctx) => {
    const asked = await memory.questions.by(Number(ctx.match[1]));
    if (!asked?.question || asked.user !== ctx.from.id) {
      await ctx.answerCallbackQuery({ text: ctx.say("asked-forgotten"), show_alert: true });
      return;
    }
    const after = Number(ctx.match[2]);
    const before = await memory.questions.told(asked);
    const options = { top: Math.min(after, MOST) + STEP, now: new Date(asked.at), before };
    const given = await whileTyping(ctx, seen(ctx.insider, deps).ask(asked.question, options));
    // Asked for more, the ranking may move a quote: what stands above is not shown again.
    const above = JSON.stringify(ctx.callbackQuery.message?.reply_markup ?? {});
    const next = given.quotes.slice(after).filter((quote) => !above.includes(citationId(quote)));
    if (!given.found || next.length === 0) {
      await ctx.answerCallbackQuery({ text: ctx.say("no-more") });
      return;
    }
    await ctx.answerCallbackQuery();
    const draft = renderQuotes(next, ctx.language);
    const quotes = next.slice(0, shown(draft));
    const buttons = await proofButtons(ctx, memory, quotes);
    const further = next.length < STEP ? [] : moreButton(ctx, asked.id, after + next.length);
    const sent = await reply(ctx, draft, { inline_keyboard: further.length > 0 ? [...buttons, further] : buttons });
    await showed(ctx, memory, sent.message_id, quotes);
  });
}
