import type { Bot } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Ask } from "../../../answer/answer.ts";
import { standsAlone } from "../../../answer/chosen/preference.ts";
import { isPrivate } from "../../../articles/files/private.ts";
import { type Cited, giveOut } from "../../../citations/cited.ts";
import { citationId } from "../../../citations/number.ts";
import { type Inside, seen } from "../../../citations/shelf.ts";
import { asked, choices, choose } from "../../../desk/choosing.ts";
import type { Log } from "../../../log.ts";
import type { Memory } from "../../../memory/memory.ts";
import { clean, isolate, mark } from "../../../texts/bidi.ts";
import { fill, join, plain } from "../../messages/draft.ts";
import { renderQuotes, shown } from "../../messages/render.ts";
import { reply } from "../../messages/reply.ts";
import { whileTyping } from "../../messages/typing.ts";
import type { Talk } from "../../talk.ts";
import { type Admins, forAdmins } from "../admins.ts";

/** Passages to choose from at once, and all together. */
const STEP = 5;
const MOST = 20;
/** Choices that one message lists. */
const LISTED = 20;

export type Choosing = Inside & Admins & Cited & { ask: Ask; memory: Memory; log: Log };

/** Which passage answers a question that found none, or a wrong one: an editor taps it. /chosen lists what was chosen, and takes it back. */
export function installChoose(bot: Bot<Talk>, given: Choosing): void {
  // In their own chat with the bot.
  const deps = seen(true, given);
  const { memory, adminIds } = deps;
  const isEditor = (ctx: Talk) => adminIds.includes(ctx.from?.id ?? 0) && ctx.chat?.type === "private";

  bot.callbackQuery(/^choose:(\w{6}):(\d+)$/, async (ctx) => {
    const [, id, from] = ctx.match as unknown as [string, string, string];
    const question = isEditor(ctx) ? await asked(id, memory) : undefined;
    if (question === undefined) return void (await ctx.answerCallbackQuery({ text: ctx.say(isEditor(ctx) ? "gone" : "admins-only") }));
    await ctx.answerCallbackQuery();
    if (!standsAlone(question, new Date())) return void (await reply(ctx, plain(ctx.say("choose-leans"))));
    const first = Number(from);
    const { quotes: all } = await whileTyping(ctx, deps.ask(question, { always: true, top: Math.min(first + STEP, MOST) }));
    const quotes = all.slice(first);
    if (quotes.length === 0) return void (await reply(ctx, plain(ctx.say("no-more"))));
    const draft = fill([ctx.say("choose-which", { question: clean(question, 300) }), renderQuotes(quotes.map(({ chosen: _, beside: __, ...quote }) => quote), ctx.language)], "\n\n");
    const there = quotes.slice(0, shown(draft));
    const buttons = there.map((quote, i): InlineKeyboardButton => ({ text: String(i + 1), callback_data: `prefer:${id}:${citationId(quote)}` }));
    await giveOut(memory, there);
    const more = first + STEP < MOST && quotes.length >= STEP ? [[{ text: ctx.say("more-results"), callback_data: `choose:${id}:${first + there.length}` }]] : [];
    await reply(ctx, draft, { inline_keyboard: [buttons, ...more] });
  });

  bot.callbackQuery(/^prefer:(\w{6}):([0-9a-z-]+)$/, async (ctx) => {
    const [, id, citation] = ctx.match as unknown as [string, string, string];
    const question = isEditor(ctx) ? await asked(id, memory) : undefined;
    const kept = question === undefined ? undefined : await choose(question, citation, deps);
    if (!kept) return void (await ctx.answerCallbackQuery({ text: ctx.say(isEditor(ctx) ? "gone" : "admins-only") }));
    await ctx.answerCallbackQuery();
    deps.log({ level: "info", event: "chosen", by: ctx.from.id });
    const text = [ctx.say("choose-done", { question: clean(kept.question, 300) }), ...(isPrivate(kept.article) ? [ctx.say("choose-private")] : [])].join("\n\n");
    await reply(ctx, plain(text), { inline_keyboard: [[{ text: ctx.say("choose-undo"), callback_data: `unchoose:${kept.id}` }, { text: ctx.say("tell-askers"), callback_data: "tell" }]] });
  });

  const listed = async (ctx: Talk) => {
    const all = await choices(deps);
    if (all.length === 0) return { draft: plain(ctx.say("chosen-none")), inline_keyboard: [] };
    const some = all.slice(0, LISTED);
    const lines = some.map(({ question, title, fallen }, i) => `${mark(question)}${i + 1}. ${isolate(clean(question, 100))}\n${mark(title)}→ ${isolate(clean(title, 80))}${fallen ? ` · ${ctx.say("chosen-fallen")}` : ""}`);
    if (all.length > LISTED) lines.push(ctx.say("more", { count: all.length - LISTED }));
    const buttons = some.map(({ id }, i) => ({ text: `✕ ${i + 1}`, callback_data: `unchoose:${id}:list` }));
    return { draft: join([ctx.say("chosen-list"), ...lines], "\n"), inline_keyboard: Array.from({ length: Math.ceil(buttons.length / STEP) }, (_, row) => buttons.slice(row * STEP, row * STEP + STEP)) };
  };

  forAdmins(bot, deps, "chosen", async (ctx) => {
    const { draft, inline_keyboard } = await listed(ctx);
    await reply(ctx, draft, inline_keyboard.length > 0 ? { inline_keyboard } : undefined);
  });

  bot.callbackQuery(/^unchoose:([\w-]{12})(:list)?$/, async (ctx) => {
    if (!isEditor(ctx)) return void (await ctx.answerCallbackQuery({ text: ctx.say("admins-only") }));
    const removed = await memory.preferences.remove(ctx.match[1]!);
    await ctx.answerCallbackQuery({ text: ctx.say(removed ? "choose-undone" : "gone") });
    if (!ctx.match[2] || !removed) return;
    const { draft, inline_keyboard } = await listed(ctx);
    await ctx.editMessageText(draft.text, { entities: draft.entities, reply_markup: { inline_keyboard } });
  });
}
