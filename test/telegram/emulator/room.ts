import type { CallbackQuery, Chat, Message, MessageEntity, User } from "@grammyjs/types";
import type { Chats } from "./chats.ts";
import { accept, found } from "./text.ts";

export type Text = Message.TextMessage;

/** A chat as the people in it see it: they say things, press buttons, and read what the bot answers. */
export class Room {
  readonly messages: Text[] = [];
  readonly topics = new Set<number>();
  /** Who looks after the group, by number. */
  readonly admins = new Map<number, User>();
  /** The person has blocked the bot, or it was thrown out of the group. */
  blocked = false;
  private read = 0;
  private readonly listeners = new Set<() => void>();
  readonly chat: Chat;
  private readonly world: Chats;
  private readonly owner: User | undefined;

  constructor(world: Chats, chat: Chat, owner?: User) {
    this.world = world;
    this.chat = chat;
    this.owner = owner;
  }

  /** Someone writes. The bot gets it as Telegram would give it: with entities, and in groups only what privacy lets through. */
  say(text: string, options: { from?: User; replyTo?: Text; topic?: number; entities?: MessageEntity[]; date?: number } = {}): Text {
    const from = options.from ?? this.owner;
    if (!from) throw new Error("In a group say who speaks: { from }.");
    const message = {
      ...this.blank(options.topic),
      from,
      ...(options.date === undefined ? {} : { date: options.date }),
      ...accept(text, [...found(text), ...(options.entities ?? [])]),
      ...(options.replyTo === undefined ? {} : { reply_to_message: shallow(options.replyTo) }),
    } as unknown as Text & { from: User };
    if (message.entities?.length === 0) delete message.entities;
    this.messages.push(message);
    if (this.hears(message)) this.world.push({ message: message as never });
    return message;
  }

  /** Someone changes what they wrote. */
  edit(message: Text, text: string): void {
    Object.assign(message, accept(text, found(text)), { edit_date: now() });
    this.world.push({ edited_message: structuredClone(message) as never });
  }

  /** A channel says something, in its own name. */
  post(text: string): Text {
    const message = { ...this.blank(), sender_chat: this.chat, ...accept(text, found(text)) } as unknown as Text;
    this.messages.push(message);
    this.world.push({ channel_post: structuredClone(message) as never });
    return message;
  }

  /** A channel changes what it said. */
  editPost(message: Text, text: string): void {
    Object.assign(message, accept(text, found(text)), { edit_date: now() });
    this.world.push({ edited_channel_post: structuredClone(message) as never });
  }

  /** Someone makes the bot an admin of this channel. */
  promote(from: User): void {
    const { id, is_bot, first_name, username } = this.world.me;
    const user = { id, is_bot, first_name, username };
    const rights = Object.fromEntries(ADMIN_RIGHTS.map((right) => [right, true]));
    this.world.push({
      my_chat_member: {
        chat: this.chat,
        from,
        date: now(),
        old_chat_member: { user, status: "left" },
        new_chat_member: { user, status: "administrator", ...rights },
      } as never,
    });
  }

  /** Someone sends a file. */
  sendDocument(file_name: string, content: Buffer, file_size = content.length): Text {
    const file_id = `file${this.world.nextId()}`;
    this.world.files.set(file_id, content);
    return this.bring({ document: { file_id, file_unique_id: `u${file_id}`, file_name, file_size } });
  }

  /** Someone forwards what a channel or a person wrote. */
  forward(text: string, forward_origin: object): Text {
    return this.bring({ text, forward_origin });
  }

  private bring(content: object): Text {
    const message = { ...this.blank(), from: this.owner, ...content } as unknown as Text;
    this.messages.push(message);
    this.world.push({ message: structuredClone(message) as never });
    return message;
  }

  /** Someone sends a thing that is not text. */
  sendPhoto(caption?: string, { from = this.owner, replyTo }: { from?: User | undefined; replyTo?: Text } = {}): Text {
    const photo = [{ file_id: "photo", file_unique_id: "photo", width: 90, height: 90 }];
    const entities = found(caption ?? "");
    return this.bring({
      ...{ from, photo },
      ...(caption === undefined ? {} : { caption, ...(entities.length > 0 && { caption_entities: entities }) }),
      ...(replyTo === undefined ? {} : { reply_to_message: shallow(replyTo) }),
    });
  }

  /** Someone changes the caption of what they sent. */
  editCaption(message: Text, caption: string): void {
    Object.assign(message, { caption, caption_entities: found(caption), edit_date: now() });
    this.world.push({ edited_message: structuredClone(message) as never });
  }

  /** The group becomes a supergroup: both are told of the other. */
  migrate(to: Room, from: User): void {
    this.bring({ from, migrate_to_chat_id: to.chat.id });
    to.bring({ from, migrate_from_chat_id: this.chat.id });
  }

  /** Someone presses a button of a message, named by its label or its data. The query's answer appears in `answered`. */
  press(message: Text, button: string, from = this.owner): CallbackQuery {
    const markup = message.reply_markup?.inline_keyboard.flat() ?? [];
    const pressed = markup.find((b) => b.text === button || ("callback_data" in b && b.callback_data === button));
    if (!pressed) throw new Error(`No button "${button}" among ${JSON.stringify(markup)}.`);
    const data = (pressed as { callback_data: string }).callback_data;
    return this.pressData(message, data, from);
  }

  /** A press as an old or changed client may send it: any data. */
  pressData(message: Text, data: string, from = this.owner): CallbackQuery {
    const id = String(this.world.nextId());
    const query = { id, from: from!, message: structuredClone(message), chat_instance: String(this.chat.id), data };
    this.world.queries.set(id, "asked");
    this.world.push({ callback_query: query });
    return query;
  }

  delete(message: Text): void {
    this.messages.splice(this.messages.indexOf(message), 1);
  }

  /** The next message of the bot that was not read yet. */
  async next(ms = 10_000): Promise<Text> {
    await this.until(() => this.unread().length > 0, ms, "a message of the bot");
    const message = this.unread()[0]!;
    this.read = message.message_id;
    return message;
  }

  unread(): Text[] {
    return this.messages.filter((message) => message.message_id > this.read && message.from?.id === this.world.me.id);
  }

  /** Resolves when `condition` holds; it is tried whenever something happens in this chat. */
  until(condition: () => boolean, ms = 10_000, what = "that"): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        clearTimeout(timer);
        this.listeners.delete(listener);
        settle();
      };
      const listener = () => condition() && done(resolve);
      const timer = setTimeout(() => done(() => reject(new Error(`Waited ${ms} ms for ${what}.`))), ms);
      this.listeners.add(listener);
    });
  }

  /** The server has answered a call. */
  happened(): void {
    for (const listener of [...this.listeners]) listener();
  }

  blank(topic?: number) {
    return {
      message_id: this.world.nextId(),
      date: now(),
      chat: this.chat,
      ...(topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true as const }),
    };
  }

  private hears(message: Text): boolean {
    if (this.chat.type === "private" || this.world.me.can_read_all_group_messages) return true;
    const command = message.entities?.some((entity) => entity.type === "bot_command");
    return Boolean(command) || message.reply_to_message?.from?.id === this.world.me.id;
  }
}

const ADMIN_RIGHTS = [
  ...["can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"],
  ...["can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories"],
  ...["can_edit_stories", "can_delete_stories", "can_post_messages", "can_edit_messages", "can_send_welcome_messages"],
];

export const now = () => Math.floor(Date.now() / 1000);

/** A message inside another carries no third one. */
export function shallow(message: Text): Text {
  const { reply_to_message: _, ...rest } = message;
  return structuredClone(rest) as Text;
}
