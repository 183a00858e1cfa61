import type { Message, MessageEntity, UserFromGetMe } from "grammy/types";

/** What a message says, be it under a picture. */
export function textOf({ text, caption }: Message): string {
  return text ?? caption ?? "";
}

function entitiesOf({ entities, caption_entities }: Message): MessageEntity[] {
  return entities ?? caption_entities ?? [];
}

/** What /ask asks, where a message begins with it: of a picture's caption, or of a message that was changed. */
export function askedBy(message: Message, me: UserFromGetMe): string | undefined {
  const [, bot, question] = /^\/ask(?:@(\w+))?(?:\s+(.+))?$/s.exec(textOf(message)) ?? [];
  if (!/^\/ask\b/.test(textOf(message)) || (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase())) return undefined;
  return question ?? aboutWhat(message, me);
}

/** What a group's message asks the bot; undefined when it is not for the bot. */
export function addressed(message: Message, me: UserFromGetMe): string | undefined {
  if (isCommand(message)) return undefined;
  const text = textOf(message);
  const mentions = entitiesOf(message).filter((entity) => {
    if (entity.type === "text_mention") return entity.user.id === me.id;
    const name = text.slice(entity.offset, entity.offset + entity.length);
    return entity.type === "mention" && name.toLowerCase() === `@${me.username.toLowerCase()}`;
  });
  if (mentions.length > 0) {
    let question = text;
    for (const { offset, length } of mentions.toReversed()) {
      question = question.slice(0, offset) + question.slice(offset + length);
    }
    return question.trim() || aboutWhat(message, me);
  }
  // In a topic every message that replies to nothing is given as a reply to the topic's opening.
  const replied = message.reply_to_message;
  return text !== "" && replied?.from?.id === me.id && replied.forum_topic_created === undefined ? text : undefined;
}

/** An empty call under someone's message asks what that message says. */
export function aboutWhat(message: Message, me: UserFromGetMe): string {
  const replied = message.reply_to_message;
  return replied === undefined || replied.from?.id === me.id ? "" : textOf(replied as Message);
}

export function isCommand(message: Message): boolean {
  return entitiesOf(message).some((entity) => entity.type === "bot_command" && entity.offset === 0);
}

/** A command is the same in capitals: phones begin a line with one. */
export function inSmallLetters(message: Message | undefined): void {
  if (!message?.text || !isCommand(message)) return;
  const { length } = entitiesOf(message).find(({ offset }) => offset === 0)!;
  message.text = message.text.slice(0, length).toLowerCase() + message.text.slice(length);
}
