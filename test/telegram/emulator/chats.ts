import type { ApiMethods, BotCommand, MessageEntity, Update, UserFromGetMe } from "@grammyjs/types";
import { fileMethods } from "./files.ts";
import { type InlineAnswer, inlineMethods } from "./inline.ts";
import { now, type Room, shallow, type Text } from "./room.ts";
import { accept, Refusal } from "./text.ts";

export type Args<M extends keyof ApiMethods<string>> = NonNullable<Parameters<ApiMethods<string>[M]>[0]>;
export type Methods = { [M in keyof ApiMethods<string>]?: (args: Args<M>) => ReturnType<ApiMethods<string>[M]> };

const ACTIONS = /^(typing|upload_\w+|record_\w+|choose_sticker|find_location)$/;

/** The server's memory: who there is, what was said, and the methods over it. */
export class Chats {
  readonly rooms = new Map<number, Room>();
  readonly queries = new Map<string, "asked" | string>();
  readonly inline = new Map<string, "asked" | InlineAnswer>();
  readonly files = new Map<string, Buffer>();
  readonly commands = new Map<string, readonly BotCommand[]>();
  readonly actions: { chat: number; action: string }[] = [];
  webhook = "";
  secret = "";
  readonly me: UserFromGetMe;
  readonly push: (update?: Omit<Update, "update_id">) => void;
  private lastId = 100;

  constructor(me: UserFromGetMe, push: (update?: Omit<Update, "update_id">) => void) {
    this.me = me;
    this.push = push;
  }

  nextId(): number {
    return ++this.lastId;
  }

  /** The commands that the menu shows: the nearest scope that has any, in the language or else without one. */
  menu(chat: number | undefined, language: string): string[] {
    const scopes = [
      ...(chat === undefined ? [] : [{ type: "chat", chat_id: chat }, { type: "all_private_chats" }]),
      { type: "default" },
    ];
    for (const scope of scopes) {
      for (const code of [language, ""]) {
        const commands = this.commands.get(commandsKey(scope, code));
        if (commands) return commands.map(({ command }) => command);
      }
    }
    return [];
  }

  readonly methods: Methods = {
    ...inlineMethods(this),
    ...fileMethods(this),
    leaveChat: ({ chat_id }) => {
      this.room(chat_id).blocked = true;
      return true;
    },
    getMe: () => this.me,
    getChatAdministrators: ({ chat_id }) => {
      const room = this.room(chat_id);
      if (room.chat.type === "private") throw new Refusal(400, "Bad Request: there are no administrators in the private chat", true);
      return [...room.admins.values()].map((user) => ({ user, status: "creator", is_anonymous: false }));
    },
    sendMessage: (args) => this.send(args),
    editMessageText: (args) => this.edit(args),
    editMessageReplyMarkup: ({ chat_id, message_id, reply_markup }) => {
      const message = this.room(chat_id).messages.find((one) => one.message_id === message_id);
      if (!message) throw new Refusal(400, "Bad Request: message to edit not found");
      return this.edit({ chat_id: chat_id!, message_id: message_id!, text: message.text, ...(message.entities && { entities: message.entities }), ...(reply_markup && { reply_markup }) });
    },
    answerCallbackQuery: ({ callback_query_id, text }) => {
      if (this.queries.get(callback_query_id) !== "asked") {
        throw new Refusal(
          400,
          "Bad Request: query is too old and response timeout expired or query ID is invalid",
          true,
        );
      }
      if ((text ?? "").length > 200) throw new Refusal(400, "Bad Request: MESSAGE_TOO_LONG", true);
      this.queries.set(callback_query_id, text ?? "");
      return true;
    },
    setMyCommands: ({ commands, scope = { type: "default" }, language_code = "" }) => {
      for (const { command, description } of commands) {
        if (!/^[a-z0-9_]{1,32}$/.test(command)) throw new Refusal(400, "Bad Request: BOT_COMMAND_INVALID", true);
        if (description.length < 1 || description.length > 256) {
          throw new Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID", true);
        }
      }
      if (commands.length > 100) throw new Refusal(400, "Bad Request: BOT_COMMANDS_TOO_MUCH", true);
      if ("chat_id" in scope) this.room(scope.chat_id);
      this.commands.set(commandsKey(scope, language_code), commands);
      return true;
    },
    setWebhook: ({ url, secret_token = "" }) => {
      // The real server takes https alone; a test has no certificate.
      if (!/^https?:\/\//.test(url) || !/^[\w-]{0,256}$/.test(secret_token)) throw new Refusal(400, "Bad Request: bad webhook", true);
      this.webhook = url;
      this.secret = secret_token;
      this.push();
      return true;
    },
    deleteWebhook: () => {
      this.webhook = "";
      return true;
    },
    sendChatAction: ({ chat_id, action }) => {
      const room = this.room(chat_id);
      if (!ACTIONS.test(action)) throw new Refusal(400, "Bad Request: wrong parameter action in request", true);
      this.actions.push({ chat: room.chat.id, action });
      return true;
    },
  };

  private room(id: number | string | undefined): Room {
    const room = this.rooms.get(Number(id));
    if (!room) throw new Refusal(400, "Bad Request: chat not found");
    if (!room.blocked) return room;
    throw new Refusal(
      403,
      `Forbidden: bot was ${room.chat.type === "private" ? "blocked by the user" : "kicked from the group chat"}`,
    );
  }

  private send(args: Args<"sendMessage">): Text {
    const room = this.room(args.chat_id);
    const topic = args.message_thread_id;
    if (topic !== undefined && !room.topics.has(topic))
      throw new Refusal(400, "Bad Request: message thread not found", true);
    checkButtons(args.reply_markup);
    const message = {
      ...room.blank(topic),
      from: { id: this.me.id, is_bot: true, first_name: this.me.first_name, username: this.me.username },
      ...kept(accept(args.text, args.entities)),
      ...repliedTo(room, args.reply_parameters),
      // Only buttons under a message are part of it; a keyboard in place of the phone's is not.
      ...(args.reply_markup && "inline_keyboard" in args.reply_markup ? { reply_markup: args.reply_markup } : {}),
    } as Text;
    room.messages.push(message);
    return structuredClone(message);
  }

  private edit(args: Args<"editMessageText">) {
    const room = this.room(args.chat_id);
    const message = room.messages.find(({ message_id }) => message_id === args.message_id);
    if (!message) throw new Refusal(400, "Bad Request: message to edit not found");
    if (message.from?.id !== this.me.id) throw new Refusal(400, "Bad Request: message can't be edited", true);
    checkButtons(args.reply_markup);
    const content = { ...kept(accept(args.text ?? "", args.entities)), reply_markup: args.reply_markup };
    const before = {
      text: message.text,
      ...(message.entities ? { entities: message.entities } : {}),
      reply_markup: message.reply_markup,
    };
    if (JSON.stringify(content) === JSON.stringify(before)) {
      throw new Refusal(
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    }
    delete message.entities;
    delete message.reply_markup;
    Object.assign(message, JSON.parse(JSON.stringify(content)), { edit_date: now() });
    return structuredClone(message) as Text & { edit_date: number };
  }
}

const commandsKey = (scope: object, language: string) => JSON.stringify([scope, language]);
const kept = ({ text, entities }: ReturnType<typeof accept>) => ({
  text,
  ...(entities.length > 0 ? { entities } : {}),
});

function repliedTo(room: Room, parameters: Args<"sendMessage">["reply_parameters"]) {
  if (!parameters) return {};
  const original = room.messages.find(({ message_id }) => message_id === parameters.message_id);
  if (!original) {
    if (parameters.allow_sending_without_reply) return {};
    throw new Refusal(400, "Bad Request: message to be replied not found", true);
  }
  const { quote, quote_position } = parameters;
  if (quote === undefined) return { reply_to_message: shallow(original) };
  // Telegram itself proves a quote: it must be an exact part of what is replied to, style included. The server
  // looks around the given place for it; here it must be the place, so that a bot that counts wrong is found out.
  const position = quote_position ?? original.text.indexOf(quote);
  const exact = position >= 0 && original.text.slice(position, position + quote.length) === quote;
  const within = ({ offset, length }: MessageEntity) => offset < position + quote.length && offset + length > position;
  const plain = !(original.entities ?? []).some((entity) => STYLES.has(entity.type) && within(entity));
  if (!exact || !plain || quote.length < 1 || quote.length > 1024) throw new Refusal(400, "Bad Request: QUOTE_TEXT_INVALID", true);
  return { reply_to_message: shallow(original), quote: { text: quote, position, is_manual: true as const } };
}

/** What a quote has to repeat; other entities do not count. */
const STYLES = new Set(["bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"]);

export function checkButtons(markup: Args<"sendMessage">["reply_markup"]): void {
  if (!markup || !("inline_keyboard" in markup)) return;
  for (const button of markup.inline_keyboard.flat()) {
    if (button.text === "") throw new Refusal(400, "Bad Request: BUTTON_TEXT_INVALID", true);
    if ("url" in button && !/^(https?|tg):\/\/\S+$/.test(button.url)) throw new Refusal(400, "Bad Request: BUTTON_URL_INVALID", true);
    if ("copy_text" in button) {
      const { text } = button.copy_text;
      if (text.length < 1 || text.length > 256) throw new Refusal(400, "Bad Request: BUTTON_COPY_TEXT_INVALID", true);
    }
    if (!("callback_data" in button)) continue;
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID", true);
  }
}
