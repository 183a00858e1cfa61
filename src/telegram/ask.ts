import type { Bot } from "grammy";
import type { Message, UserFromGetMe } from "grammy/types";
import type { Deps, Talk } from "./bot.ts";
import { plain } from "./draft.ts";
import { judgeButtons } from "./judge.ts";
import { moreButton } from "./more.ts";
import { Pace } from "./pace.ts";
import { proofButtons } from "./proof.ts";
import { render, shown } from "./render.ts";
import { reply } from "./reply.ts";
import { whileTyping } from "./typing.ts";

/** Questions: any text in private; in groups /ask, a reply to the bot, or a mention of it. */
export function installAsk(bot: Bot<Talk>, deps: Deps): void {
  const { ask, log, memory } = deps;
  const paces = new Pace(deps.perMinute);

  const answer = async (ctx: Talk & { msg: Message; chat: { id: number } }, question: string) => {
    const pace = paces.next(ctx.from?.id ?? 0);
    if (!pace.go) {
      if (!pace.told) await reply(ctx, plain(ctx.say("slowly", { seconds: pace.seconds })));
      return;
    }
    const started = performance.now();
    const given = await whileTyping(ctx, ask(question));
    const ms = Math.round(performance.now() - started);
    const draft = render(given, ctx.language);
    const asked = memory.keep({
      ...{ user: ctx.from?.id ?? 0, chat: ctx.chat.id, message: ctx.msg.message_id },
      ...{ question, found: given.found ? 1 : 0, ms, at: Date.now() },
    });
    const quotes = given.found ? given.quotes.slice(0, shown(draft)) : [];
    const buttons = [...proofButtons(ctx, memory, quotes), [...moreButton(ctx, asked, quotes.length), ...judgeButtons(ctx, asked)]];
    const sent = await reply(ctx, draft, given.found ? { inline_keyboard: buttons } : undefined);
    memory.answered(asked, sent.message_id);
    // Never the question itself: what people ask is theirs.
    log({ level: "info", event: "question", update: ctx.update.update_id, asked, found: given.found, ms });
  };

  bot.command("ask", (ctx) => answer(ctx, ctx.match.trim() || aboutWhat(ctx.msg, ctx.me)));

  const privately = bot.chatType("private");
  privately.on("message:text", async (ctx) => {
    if (isCommand(ctx.msg)) await reply(ctx, plain(ctx.say("unknown-command")));
    else await answer(ctx, ctx.msg.text);
  });
  privately.on(["message:file", "message:location", "message:contact"], async (ctx) => {
    await reply(ctx, plain(ctx.say("only-text")));
  });

  bot.chatType(["group", "supergroup"]).on("message:text", async (ctx) => {
    const question = addressed(ctx.msg, ctx.me);
    if (question !== undefined) await answer(ctx, question);
  });
}

/** What a group's message asks the bot; undefined when it is not for the bot. */
function addressed(message: Message.TextMessage, me: UserFromGetMe): string | undefined {
  if (isCommand(message)) return undefined;
  const mentions = (message.entities ?? []).filter((entity) => {
    if (entity.type === "text_mention") return entity.user.id === me.id;
    const name = message.text.slice(entity.offset, entity.offset + entity.length);
    return entity.type === "mention" && name.toLowerCase() === `@${me.username.toLowerCase()}`;
  });
  if (mentions.length > 0) {
    let question = message.text;
    for (const { offset, length } of mentions.toReversed()) {
      question = question.slice(0, offset) + question.slice(offset + length);
    }
    return question.trim() || aboutWhat(message, me);
  }
  // In a topic every message that replies to nothing is given as a reply to the topic's opening.
  const replied = message.reply_to_message;
  return replied?.from?.id === me.id && replied.forum_topic_created === undefined ? message.text : undefined;
}

/** An empty call under someone's message asks what that message says. */
function aboutWhat(message: Message.TextMessage | Message, me: UserFromGetMe): string {
  const replied = message.reply_to_message;
  return replied?.from?.id === me.id ? "" : (replied?.text ?? "");
}

function isCommand(message: Message.TextMessage): boolean {
  return message.entities?.some((entity) => entity.type === "bot_command" && entity.offset === 0) ?? false;
}
