import type { Bot } from "grammy";
import type { Cited } from "../../citations/cited.ts";
import { difference } from "../../citations/difference.ts";
import { type Verdict, verdict } from "../../citations/verify.ts";
import type { Span } from "../../language/span.ts";
import type { Memory } from "../../memory/memory.ts";
import { type Doors, mayBeTold } from "../../news/audience.ts";
import { widest } from "../../news/widest.ts";
import { wellFormed, whole } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import { type Language, say } from "../../texts/texts.ts";
import { deepLink } from "../messages/deeplink.ts";
import { type Draft, fill, join, plain, styled } from "../messages/draft.ts";
import { cite } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { meantFor } from "../wire/own.ts";
import type { Compose } from "./courier.ts";

/** Differences marked in one quote, of each kind: a message has room for a hundred entities. */
const MARKED = 12;
/** Many are told of the same words within this time. Milliseconds. */
const FRESH = 30_000;
/** Of so many that changed in a day a message tells; the others follow in another. */
const AT_ONCE = 5;

type Needs = Cited & Doors & { memory: Memory };

/** Tells what became of words that a chat was shown. What stands again by now was never gone. */
export function composeCorrections(deps: Needs): Compose {
  const looked = new Map<string, { at: number; found: Promise<Verdict | undefined> }>();
  const look = (citation: string) => {
    const before = looked.get(citation);
    if (before && before.at > Date.now() - FRESH) return before.found;
    looked.clear();
    const found = verdict(deps, citation);
    looked.set(citation, { at: Date.now(), found });
    return found;
  };
  return async (parcels, username) => {
    const { chat, kind } = parcels[0]!;
    const moot: string[] = [];
    const items: { id: string; citation: string; found: Verdict; at: number; message: number }[] = [];
    let language: Language = "en";
    for (const { id, subject } of parcels) {
      const shown = await deps.memory.shown.of(chat, subject);
      const found = await look(subject);
      const article = found?.article?.article ?? (await deps.memory.citations.by(subject))?.article ?? "";
      const fell = found?.fate === "changed" || found?.fate === "removed";
      if (!shown || !fell || (await deps.memory.shown.declines(chat)) || !(await mayBeTold({ chat, article }, deps))) moot.push(id);
      else {
        language = (await deps.memory.people.languageOf(chat)) ?? shown.language;
        items.push({ id, citation: subject, found, at: shown.at, message: shown.message });
      }
    }
    if (items.length === 0) return { moot };
    const t = say(language);
    const told = widest(items).slice(0, kind === "correction" ? 1 : AT_ONCE);
    // Of what is no longer in the collection nobody is told that it was edited: it may have become private.
    const intro = told.every(({ tells }) => !tells.found.article) ? [] : [t(kind === "correction" ? "correction" : "corrections-daily")];
    const draft = fill([...intro, ...told.map(({ tells: { citation, found, at } }) => correction(citation, found, at, language, username)), t("corrections-off")], "\n\n");
    return { moot, letter: { draft, told: told.flatMap(({ tells, also }) => [tells, ...also].map(({ id }) => id)), ...(told.length === 1 && { pointing: told[0]!.tells.message }) } };
  };
}

/** What was quoted and what stands there now, the difference marked; the article, and the citation's link. */
export function correction(id: string, { article, text, now }: Verdict, at: number, language: Language, username: string): Draft {
  const t = say(language);
  const after = article && now ? article.text.slice(now.start, now.end) : undefined;
  const marks = after === undefined ? { before: [], after: [] } : difference(text, after);
  const parts: (Draft | string)[] = [t("correction-quoted", { day: dateOf(new Date(at).toISOString().slice(0, 10), language) }), quoted(text, marks.before, "strikethrough")];
  if (after !== undefined) parts.push(t("correction-now"), quoted(after, marks.after, "underline"));
  else parts.push(t(article ? "changed-gone" : "removed"));
  if (article) parts.push(cite(article, language));
  parts.push(styled(t("citation-number", { id }), { type: "text_link", url: deepLink(username, "v", id) }));
  return join(parts, "\n");
}

function quoted(text: string, spans: readonly Span[], type: "strikethrough" | "underline"): Draft {
  const entities = together(text, spans)
    .slice(0, MARKED)
    .flatMap(({ start, end }) => {
      const offset = whole(text, start);
      const length = whole(text, end) - offset;
      return length > 0 ? [{ type, offset, length }, { type: "bold" as const, offset, length }].slice(0, type === "underline" ? 2 : 1) : [];
    });
  return styled({ text: wellFormed(text), entities }, { type: "blockquote" });
}

/** Words that differ one after the other are one difference; white space alone is none to be seen. */
function together(text: string, spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { start, end } of spans) {
    if (text.slice(start, end).trim() === "") continue;
    const last = found.at(-1);
    if (last && text.slice(last.end, start).trim() === "") last.end = end;
    else found.push({ start, end });
  }
  return found;
}

/** /corrections: whether this chat is told of them. */
export function installCorrections(bot: Bot<Talk>, { memory }: { memory: Memory }): void {
  bot.command("corrections", async (ctx) => {
    const declined = await memory.shown.declines(ctx.chat.id);
    const text = ctx.say(declined ? "corrections-turn-on" : "corrections-turn-off");
    await reply(ctx, plain(ctx.say(declined ? "corrections-are-off" : "corrections-are-on")), { inline_keyboard: [[{ text, callback_data: meantFor(ctx, `corrections:${declined ? "on" : "off"}`) }]] });
  });

  bot.callbackQuery(/^corrections:(on|off)$/, async (ctx) => {
    const on = ctx.match[1] === "on";
    if (ctx.chat) await memory.shown.decline(ctx.chat.id, !on);
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(ctx.say(on ? "corrections-are-on" : "corrections-are-off"));
  });
}
