import type { Bot, Context } from "grammy";
import type { Message, UserFromGetMe } from "grammy/types";
import type { Deps } from "./bot.ts";
import { plain } from "./draft.ts";
import { render } from "./render.ts";
import { reply } from "./reply.ts";
import { languageOf, texts } from "./texts.ts";

/** Questions: any text in private; in groups /ask, a reply to the bot, or a mention of it. */
export function installAsk(bot: Bot, { ask, log }: Deps): void {
  const answer = async (ctx: Context, question: string) => {
    const started = performance.now();
    const given = await ask(question);
    await reply(ctx, render(given, languageOf(ctx.from?.language_code, question)));
    // Never the question itself: what people ask is theirs.
    log({
      level: "info",
      event: "question",
      update: ctx.update.update_id,
      found: given.found,
      ms: Math.round(performance.now() - started),
    });
  };

  bot.command("ask", (ctx) => answer(ctx, ctx.match.trim() || aboutWhat(ctx.msg, ctx.me)));

  const privately = bot.chatType("private");
  privately.on("message:text", async (ctx) => {
    if (isCommand(ctx.msg)) await reply(ctx, plain(texts[languageOf(ctx.from.language_code)].unknownCommand));
    else await answer(ctx, ctx.msg.text);
  });
  privately.on(["message:file", "message:location", "message:contact"], async (ctx) => {
    await reply(ctx, plain(texts[languageOf(ctx.from.language_code)].onlyText));
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
