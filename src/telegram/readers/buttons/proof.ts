import type { Bot } from "grammy";
import { type Inside, seen } from "../../../citations/shelf.ts";
import type { InlineKeyboardButton } from "grammy/types";
import type { Source } from "../../../answer/answer.ts";
import type { Span } from "../../../language/span.ts";
import type { Whole } from "../../../citations/articles.ts";
import type { Log } from "../../../log.ts";
import type { Memory } from "../../../memory/memory.ts";
import { clean, wellFormed } from "../../../texts/bidi.ts";
import { citationId } from "../../../citations/number.ts";
import { dateOf } from "../../../texts/dates.ts";
import { linkable } from "../../../articles/facts/links.ts";
import { fragment } from "../../../texts/links.ts";
import { deepLink } from "../../messages/deeplink.ts";
import { join, plain, styled } from "../../messages/draft.ts";
import { parts, placeIn } from "../../messages/parts.ts";
import { cite } from "../../messages/render.ts";
import { reply } from "../../messages/reply.ts";
import type { Talk } from "../../talk.ts";
import { causes } from "../../wire/log.ts";
import { type Cited, find, type Found, giveOut } from "../../../citations/cited.ts";
import { meantFor } from "../../wire/own.ts";

/** Longest quote that a reply may point at. */
const QUOTE = 1024;
const COPY = 256;

type Words = Span & Source & { text: string };

/** The quote in its article, on the page: in Telegram's own window where it has one, which is in private. */
function readButton(ctx: Talk, id: string, text: string): InlineKeyboardButton[] {
  if (ctx.page === undefined) return [];
  const url = `${ctx.page}/c/${id}`;
  return [ctx.chat?.type === "private" ? { text, web_app: { url } } : { text, url }];
}

/** Under an answer, a row a quote: see it in the article, copy it. Keeps what is cited. */
export async function proofButtons(ctx: Talk, memory: Memory, quotes: readonly Words[]): Promise<InlineKeyboardButton[][]> {
  await giveOut(memory, quotes);
  return quotes.map((quote, i) => {
    const id = citationId(quote);
    const numbered = (name: string) => (quotes.length === 1 ? name : `${i + 1} · ${name}`);
    const read = readButton(ctx, id, numbered(ctx.say("in-article")));
    const prove = { text: read.length > 0 ? ctx.say("proof-here") : numbered(ctx.say("in-article")), callback_data: meantFor(ctx, `in:${id}`) };
    return [...read, prove, copyButton(ctx, quote)];
  });
}

/** Remembers that a message showed these quotes, so that who reads it is told when their words change. */
export function showed(ctx: Talk, memory: Memory, message: number, quotes: readonly Words[]): Promise<void> {
  return memory.shown.keep({ chat: ctx.chat?.id ?? 0, user: ctx.from?.id ?? 0, message, language: ctx.language }, quotes.map(citationId));
}

/** "in the article": the part of it that has the quote, and a reply to that part in which Telegram shows the quote. */
export function installProof(bot: Bot<Talk>, deps: Inside & Cited & { log: Log }): void {
  bot.callbackQuery(/^in:([0-9a-z-]+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    await prove(ctx, deps, ctx.match[1]!);
  });

  bot.callbackQuery(/^part:([0-9a-z-]+):(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const found = await find(seen(ctx.insider, deps), ctx.match[1]!);
    if (!found?.place) await reply(ctx, plain(ctx.say(fallen(found))));
    else await sendPart(ctx, found.article, found.place, ctx.match[1]!, Number(ctx.match[2]) - 1);
  });
}

export async function prove(ctx: Talk, deps: Inside & Cited & { log: Log }, id: string): Promise<void> {
  const found = await find(seen(ctx.insider, deps), id);
  if (!found?.place) {
    await reply(ctx, plain(ctx.say(fallen(found))));
    return;
  }
  const { article, place, fate } = found;
  const all = parts(article.text, place);
  const part = all.findIndex(({ start, end }) => start <= place.start && place.end <= end);
  const sent = await sendPart(ctx, article, place, id, part);
  const shown = all[part]!;
  const kept = sent.text ?? "";
  const there = placeIn(wellFormed(article.text.slice(shown.start, shown.end)), kept, {
    start: place.start - shown.start,
    end: place.end - shown.start,
  });
  const quote = atMost(kept.slice(there.start, there.end));
  const words = { ...article, ...place, text: article.text.slice(place.start, place.end) };
  // The number is a link, so that whoever gets this message can check it.
  const number = styled(ctx.say("citation-number", { id }), { type: "text_link", url: deepLink(ctx.me.username, "v", id) });
  const draft = join([ctx.say(fate), cite(article, ctx.language), number], "\n");
  const markup = { inline_keyboard: [wordsButtons(ctx, words)] };
  const pointing = { message_id: sent.message_id, quote, quote_position: there.start };
  try {
    await reply(ctx, draft, markup, pointing);
  } catch (error) {
    // Should Telegram not find the words in its own text, the article still stands above.
    deps.log({ level: "error", event: "quote refused", citation: id, ...causes(error) });
    await reply(ctx, draft, markup, { message_id: sent.message_id });
  }
}

/** What to say where the words stand nowhere. */
function fallen(found: Found | undefined): "no-such-citation" | "changed-gone" | "removed" {
  return !found ? "no-such-citation" : found.article ? "changed-gone" : "removed";
}

/** One part of the article, with buttons to those before and after. The text is the article's and nothing else. */
function sendPart(ctx: Talk, article: Whole, place: Span, id: string, wanted: number) {
  const all = parts(article.text, place);
  const at = Math.min(Math.max(wanted, 0), all.length - 1);
  const { start, end } = all[at]!;
  const button = (to: number) => ({
    text: to < at ? `‹ ${to + 1}` : `${to + 1} ›`,
    callback_data: meantFor(ctx, `part:${id}:${to + 1}`),
  });
  const others = [at - 1, at + 1].filter((to) => to >= 0 && to < all.length).map(button);
  const text = plain(wellFormed(article.text.slice(start, end)));
  return reply(ctx, text, others.length === 0 ? undefined : { inline_keyboard: [others] });
}

/** Copy the citation; open the page at these very words, where the article has an address. */
export function wordsButtons(ctx: Talk, words: Words): InlineKeyboardButton[] {
  const url = words.url;
  return [
    copyButton(ctx, words),
    ...(linkable(url) ? [{ text: ctx.say("open-words"), url: fragment(url, words.text) }] : []),
  ];
}

function copyButton(ctx: Talk, words: Words): InlineKeyboardButton {
  const known = [words.title ?? words.article, words.source, words.author].map((name) => clean(name ?? "", 60));
  const about = [...known, dateOf(words.date ?? "", ctx.language)].filter((name) => name !== "").join(ctx.language === "ar" ? "، " : ", ");
  const url = (words.url?.length ?? COPY) < 120 ? ` ${words.url}` : "";
  const quoted = `«${wellFormed(words.text)}» ${about}${url}`;
  const text = quoted.length <= COPY ? quoted : `${about}${url} [${citationId(words)}]`.slice(-COPY);
  return { text: ctx.say("copy"), copy_text: { text } };
}

/** A quote longer than Telegram points at is shown from its beginning, up to a whole word. */
function atMost(text: string): string {
  if (text.length <= QUOTE) return text;
  const head = text.slice(0, QUOTE);
  return head.slice(0, Math.max(head.lastIndexOf(" "), QUOTE / 2));
}
