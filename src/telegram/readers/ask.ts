import { type Bot, GrammyError } from "grammy";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { Chat, Message } from "grammy/types";
import type { Ask } from "../../answer/answer.ts";
import { keepAnswer } from "../../desk/given.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import { plain } from "../messages/draft.ts";
import { watchButton } from "../news/watch.ts";
import { render, shown } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import { whileTyping } from "../messages/typing.ts";
import type { Talk } from "../talk.ts";
import { aboutWhat, addressed, askedBy, isCommand, textOf } from "./addressed.ts";
import { judgeButtons } from "./buttons/judge.ts";
import { moreButton } from "./buttons/more.ts";
import { proofButtons, showed } from "./buttons/proof.ts";

/** Of the twenty messages a minute that Telegram takes in one group, the rest is for proofs and pages. */
const PER_GROUP = 15;

type Asking = Talk & { msg: Message; chat: Chat };

/** Questions: any text in private; in groups /ask, a reply to the bot, or a mention of it. */
export function installAsk(bot: Bot<Talk>, { memory, perMinute, adminIds, log, ...deps }: Inside & { ask: Ask; memory: Memory; perMinute: number; adminIds: readonly number[]; log: Log }): void {
  const paces = memory.store.pace("question", perMinute);
  const groups = memory.store.pace("group", PER_GROUP);

  /** The message that answers, and what its buttons need to be kept. */
  const prepared = async (ctx: Asking, question: string, until?: number) => {
    const started = performance.now();
    const asker = { user: ctx.from?.id ?? 0, chat: ctx.chat.id };
    const last = await memory.questions.last(asker.user, asker.chat, until);
    // Begun before, and not answered: it is no question of its own.
    if (last?.message === ctx.msg.message_id && last.answer === null) await memory.questions.forget(last.id);
    // A question may lean on those before: "and where did he die?"
    const before = await memory.questions.told({ ...asker, id: until ?? Number.MAX_SAFE_INTEGER, at: Date.now() });
    const given = await whileTyping(ctx, seen(ctx.insider, deps).ask(question, { why: true, now: new Date((ctx.msg.edit_date ?? ctx.msg.date) * 1000), before }));
    const ms = Math.round(performance.now() - started);
    const draft = render(given, ctx.language);
    // Thanks are no question: there is nothing to keep, and what follows leans on the question before.
    if (!given.found && given.talk) return { draft, inline_keyboard: [], talk: given.talk.kind, quotes: [] };
    // What has no words, or too many, or could not be read for now, is nothing that the articles lack.
    const unread = !given.found && given.reason !== "none";
    const asked = await memory.questions.keep({
      ...{ ...asker, message: ctx.msg.message_id },
      ...{ question: unread ? null : question, found: given.found ? 1 : 0, ms, at: Date.now(), trial: adminIds.includes(ctx.from?.id ?? 0) },
    });
    await keepAnswer(memory, asked, given);
    const quotes = given.found ? given.quotes.slice(0, shown(draft)) : [];
    const below = [...moreButton(ctx, asked, quotes.length), ...judgeButtons(ctx, asked)];
    const unanswered = given.found || given.reason !== "none" ? [] : [watchButton(ctx, asked)];
    const inline_keyboard = given.found ? [...(await proofButtons(ctx, memory, quotes)), below] : unanswered;
    // Never the question itself: what people ask is theirs.
    log({ level: "info", event: "question", asked, found: given.found, ms });
    return { draft, inline_keyboard, asked, quotes };
  };

  const answer = async (ctx: Asking, question: string) => {
    const own = await paces.next(ctx.from?.id ?? 0);
    const pace = own.go && ctx.chat.type !== "private" ? await groups.next(ctx.chat.id) : own;
    if (!pace.go) {
      if (!pace.told) await reply(ctx, plain(ctx.say("slowly", { seconds: pace.seconds })));
      return;
    }
    const { draft, inline_keyboard, asked, talk, quotes } = await prepared(ctx, question);
    // In a group "ok" wants no answer.
    if (talk === "assent" && ctx.chat.type !== "private") return;
    const sent = await reply(ctx, draft, inline_keyboard.length > 0 ? { inline_keyboard } : undefined);
    if (asked !== undefined) await memory.questions.answered(asked, sent.message_id);
    await showed(ctx, memory, sent.message_id, quotes);
  };

  /** A question that was changed: its answer follows, in its place. What was none before is answered now. */
  const again = async (ctx: Asking, question: string) => {
    const before = await memory.questions.ofMessage(ctx.chat.id, ctx.msg.message_id);
    if (!before) return answer(ctx, question);
    if (!before.answer || before.question === question || !(await paces.next(ctx.from?.id ?? 0)).go) return;
    const { draft, inline_keyboard, asked, quotes } = await prepared(ctx, question, before.id);
    await memory.questions.forget(before.id);
    if (asked !== undefined) await memory.questions.answered(asked, before.answer);
    await ctx.api
      .editMessageText(ctx.chat.id, before.answer, draft.text, {
        ...{ entities: draft.entities, link_preview_options: { is_disabled: true }, reply_markup: { inline_keyboard } },
      })
      .catch((error: unknown) => {
        // The answer says the same, or was deleted meanwhile.
        if (!(error instanceof GrammyError && error.error_code === 400)) throw error;
      });
    await showed(ctx, memory, before.answer, quotes);
  };

  bot.command("ask", (ctx) => answer(ctx, ctx.match.trim() || aboutWhat(ctx.msg, ctx.me)));

  const privately = bot.chatType("private");
  privately.on(["message:text", "message:caption"], async (ctx) => {
    const question = askedBy(ctx.msg, ctx.me) ?? (isCommand(ctx.msg) ? undefined : textOf(ctx.msg));
    if (question === undefined) await reply(ctx, plain(ctx.say("unknown-command")));
    else await answer(ctx, question);
  });
  privately.on(["message:file", "message:location", "message:contact"], async (ctx) => {
    await reply(ctx, plain(ctx.say("only-text")));
  });

  bot.chatType(["group", "supergroup"]).on(["message:text", "message:caption"], async (ctx) => {
    const question = askedBy(ctx.msg, ctx.me) ?? addressed(ctx.msg, ctx.me);
    if (question !== undefined) await answer(ctx, question);
  });

  bot.on(["edited_message:text", "edited_message:caption"], async (ctx) => {
    const open = ctx.chat.type === "private" && !isCommand(ctx.msg) ? textOf(ctx.msg) : addressed(ctx.msg, ctx.me);
    const question = askedBy(ctx.msg, ctx.me) ?? open;
    if (question !== undefined) await again(ctx, question);
  });
}
