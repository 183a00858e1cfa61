import { Parser } from "htmlparser2";
import { allowedChats } from "../../files/sidecar.ts";
import { type Format, fields, type Received } from "../../received.ts";

/** A chat as Telegram Desktop exports it in JSON. */
export interface Chat {
  name?: string;
  type?: string;
  id?: number;
  messages: Message[];
}

interface Message {
  type?: string;
  id?: number | string;
  date?: string;
  forwarded_from?: string;
  author?: string;
  text?: Piece | Piece[];
}

type Piece = string | { type?: string; text?: string };

/** Names that are told of chats that were left out. */
const NAMED = 20;

/** The posts of channels and groups, each an article. What people write to each other is left out, by name, unless the file's corrections ask for it. */
export async function* posts(chats: Chat[], file: string, skip: Parameters<Format>[1]): AsyncGenerator<Received> {
  const personal = chats.filter(({ type }) => /personal|saved|bot|verification/.test(type ?? ""));
  const asked = personal.length > 0 ? await allowedChats(file) : new Set<string>();
  const left = new Set(personal.filter(({ name, id }) => !asked.has(name ?? "") && !asked.has(String(id))));
  for (const chat of chats) if (!left.has(chat)) yield* messages(chat);
  if (left.size === 0) return;
  const names = [...left].map(({ name, id }) => name ?? String(id ?? "Saved Messages"));
  const shown = `${names.slice(0, NAMED).map((name) => JSON.stringify(name)).join(", ")}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ""}`;
  skip(`are left out, for they are between people: ${shown}. To have one read, name it in a file beside this one that ends in .meta.yaml, as chats: [${JSON.stringify(names[0])}]`, "personal chats");
}

/** Telegram Desktop writes one chat (result.json) or all of an account; undefined for any other JSON. */
export function exported(value: unknown): Chat[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { messages: own, chats, left_chats: gone } = value as { messages?: unknown; chats?: { list?: unknown }; left_chats?: { list?: unknown } };
  const lists = [chats?.list, gone?.list].filter(Array.isArray).flat();
  const found = Array.isArray(own) ? [value] : lists.length > 0 ? lists : undefined;
  return found?.filter((chat): chat is Chat => Array.isArray((chat as Chat | undefined)?.messages) && (chat as Chat).messages.some((m) => m?.type === "message" && "text" in m));
}

/** The messages with words in them. What a channel passed on comes from where it says. */
function messages(chat: Chat): Received[] {
  const linked = chat.id !== undefined && /channel|supergroup/.test(chat.type ?? "");
  return chat.messages.flatMap((message, i): Received[] => {
    const parts = [message?.text ?? []].flat() as Piece[];
    const text = parts.map((part) => (typeof part === "string" ? part : (part?.text ?? ""))).join("");
    if (message?.type !== "message" || !/\p{L}/u.test(text)) return [];
    const opening = parts[0];
    const headline = typeof opening === "object" && opening.type === "bold" && /^[^\n]{8,200}\n?$/.test(opening.text ?? "") && text.slice(opening.text!.trimEnd().length).startsWith("\n");
    const given = fields({
      title: headline ? opening.text : undefined,
      source: message.forwarded_from ?? chat.name,
      author: message.author,
      date: message.date,
      url: linked ? `https://t.me/c/${chat.id}/${message.id}` : undefined,
    });
    return [{ id: `${chat.id ?? chat.name ?? "chat"}/${message.id}`, where: `message ${message.id}`, number: i + 1, text, given, from: 0, markup: "plain" }];
  });
}

/** What Telegram Desktop writes as a page: the posts of a chat, or a list of something else. */
export function exportedPage(html: string): "chat" | "list" | undefined {
  if (!/<div class="page_wrap/.test(html)) return undefined;
  return /<div class="history"/.test(html) ? "chat" : /<div class="page_body list_page/.test(html) ? "list" : undefined;
}

/** The chat of such a page (messages.html), as JSON has it. What kind of chat it is, only those who write there show. */
export function chatOf(html: string): Chat {
  const chat: Chat & { name: string } = { name: "", messages: [] };
  const open: { names: string[]; own: string }[] = [];
  const senders = new Set<string>();
  let message: (Message & { text: Piece[] }) | undefined;
  let words = "";
  const within = (name: string) => open.some(({ names }) => names.includes(name));
  const piece = () => {
    if (message && words) message.text.push(within("strong") ? { type: "bold", text: words } : words);
    words = "";
  };
  const parser = new Parser({
    onopentag(tag, { class: classes = "", id = "", title = "" }) {
      const names = [tag, ...classes.split(" ")];
      if (message && within("text")) {
        if (tag !== "br") piece();
        else words += "\n";
      } else if (names.includes("message")) message = names.includes("default") ? { type: "message", id: id.replace(/^message-?/, ""), text: [] } : undefined;
      else if (message && names.includes("date") && !within("forwarded")) Object.assign(message, isoDate(title));
      open.push({ names, own: "" });
    },
    ontext(data) {
      const inner = open.at(-1);
      if (inner) inner.own += data;
      if (message && within("text")) words += data.replace(/\s+/g, " ");
    },
    onclosetag() {
      if (message && within("text")) piece();
      const { names, own } = open.pop()!;
      const plain = own.replace(/\s+/g, " ").trim();
      if (within("page_header") && names.includes("text")) chat.name ||= plain;
      if (!message) return;
      if (names.includes("from_name")) {
        if (within("forwarded")) message.forwarded_from = plain;
        else senders.add(plain);
      } else if (names.includes("signature")) message.author = plain;
      else if (names.includes("message")) {
        chat.messages.push({ ...message, text: trimmed(message.text) });
        message = undefined;
      }
    },
  });
  parser.end(html);
  // Two write to each other, and the chat is called by the one of them whose export it is not.
  if (senders.size === 2 && senders.has(chat.name)) chat.type = "personal_chat";
  return chat;
}

/** "03.02.2024 09:15:00 UTC+01:00" */
function isoDate(title: string): { date?: string } {
  const [, day, month, year, time, zone = ""] = /^(\d\d)\.(\d\d)\.(\d{4}) ([\d:]{8})(?: UTC([+-]\d\d:\d\d))?/.exec(title) ?? [];
  return year ? { date: `${year}-${month}-${day}T${time}${zone}` } : {};
}

/** Pieces without the white space that the page has around and between its lines. */
function trimmed(pieces: Piece[]): Piece[] {
  const all = pieces.map((piece) => ({ ...(typeof piece === "string" ? {} : piece), text: (typeof piece === "string" ? piece : piece.text!).replace(/ *\n */g, "\n") }));
  const [first, last] = [all.findIndex(({ text }) => text.trim()), all.findLastIndex(({ text }) => text.trim())];
  return all.slice(first, last + 1).map((piece, i, own) => {
    const text = i === 0 ? piece.text.trimStart() : piece.text;
    return { ...piece, text: i === own.length - 1 ? text.trimEnd() : text };
  });
}
