import type { Bot } from "grammy";
import { nearest } from "../../citations/nearest.ts";
import { isolate, wellFormed } from "../../texts/bidi.ts";
import { parseCitation } from "../../citations/number.ts";
import { type Draft, fill, join, plain, styled } from "../messages/draft.ts";
import { cite } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { type Cited, find } from "../../citations/cited.ts";
import { meantFor } from "../wire/own.ts";
import { wordsButtons } from "./proof.ts";

/** /verify NUMBER, or the deep link of a citation: verbatim, changed (and to what), or removed. */
export function installVerify(bot: Bot<Talk>, deps: Cited): void {
  bot.command("verify", (ctx) => verify(ctx, deps, ctx.match));
}

export async function verify(ctx: Talk, deps: Cited, number: string): Promise<void> {
  const id = number.trim().toLowerCase();
  if (!parseCitation(id)) {
    await reply(ctx, plain(ctx.say("no-such-citation")));
    return;
  }
  const { article, place, fate = "verbatim" } = await find(deps, id);
  if (!article) {
    await reply(ctx, plain(ctx.say("removed")));
    return;
  }
  const source = cite(article, ctx.language);
  if (place) {
    const text = article.text.slice(place.start, place.end);
    const draft = join([ctx.say(fate), quoted(text), source], "\n");
    const see = { text: ctx.say("in-article"), callback_data: meantFor(ctx, `in:${id}`) };
    await reply(ctx, draft, { inline_keyboard: [[see], wordsButtons(ctx, { ...article, ...place, text })] });
    return;
  }
  const before = (await deps.memory.cited(id))?.text;
  const after = before === undefined ? undefined : nearest(article.text, before);
  const told: (Draft | string)[] = before === undefined ? [ctx.say("changed-unknown")] : [ctx.say("changed"), quoted(before)];
  if (before !== undefined)
    told.push(...(after ? [ctx.say("changed-now"), quoted(article.text.slice(after.start, after.end))] : [ctx.say("changed-gone")]));
  await reply(ctx, fill([join([...told, source], "\n"), isolate(id)], "\n"));
}

const quoted = (text: string) => styled(wellFormed(text), { type: "blockquote" });
