import type { Context } from "grammy";
import type { InlineKeyboardMarkup, Message, ReplyKeyboardMarkup, ReplyParameters } from "grammy/types";
import type { Draft } from "./draft.ts";

/**
 * The one way the bot speaks: entities instead of a parse mode, no preview of
 * the links, in the topic where it was asked, and in groups as a reply to who
 * asked, even when that message is gone by now; `pointing` replies to another one.
 */
export function reply(
  ctx: Context,
  draft: Draft,
  markup?: InlineKeyboardMarkup | ReplyKeyboardMarkup,
  pointing?: ReplyParameters,
): Promise<Message.TextMessage> {
  const asked = ctx.msgId;
  return ctx.reply(draft.text, {
    entities: draft.entities,
    link_preview_options: { is_disabled: true },
    ...(pointing !== undefined
      ? { reply_parameters: pointing }
      : ctx.chat?.type === "private" || asked === undefined
      ? {}
      : { reply_parameters: { message_id: asked, allow_sending_without_reply: true } }),
    ...(markup === undefined ? {} : { reply_markup: markup }),
  });
}
