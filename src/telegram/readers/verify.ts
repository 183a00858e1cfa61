import type { Bot } from "grammy";
import { type Inside, seen } from "../../citations/shelf.ts";
import { isolate, wellFormed } from "../../texts/bidi.ts";
import { verdict } from "../../citations/verify.ts";
import { type Draft, fill, join, plain, styled } from "../messages/draft.ts";
import { cite } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import type { Cited } from "../../citations/cited.ts";
import { meantFor } from "../wire/own.ts";
import { wordsButtons } from "./buttons/proof.ts";

/** /verify NUMBER, or the deep link of a citation: verbatim, changed (and to what), or removed. */
export function installVerify(bot: Bot<Talk>, deps: Inside & Cited): void {
  bot.command("verify", (ctx) => (ctx.match.trim() === "" ? reply(ctx, plain(ctx.say("verify-how"))) : verify(ctx, deps, ctx.match)));
}

export async function verify(ctx: Talk, deps: Inside & Cited, number: string): Promise<void> {
  const id = number.trim().toLowerCase();
  const found = await verdict(seen(ctx.insider, deps), id);
  if (!found) {
    await reply(ctx, plain(ctx.say("no-such-citation")));
    return;
  }
  const { fate, article, was, place, text, now } = found;
  if (!article) {
    await reply(ctx, was ? fill([ctx.say("removed"), quoted(text), ctx.say("was-cited"), cite(was, ctx.language)], "\n") : plain(ctx.say("removed")));
    return;
  }
  const source = cite(article, ctx.language);
  if (place) {
    const draft = join([ctx.say(fate), quoted(text), source], "\n");
    const see = { text: ctx.say("in-article"), callback_data: meantFor(ctx, `in:${id}`) };
    await reply(ctx, draft, { inline_keyboard: [[see], wordsButtons(ctx, { ...article, ...place, text })] });
    return;
  }
  const told: (Draft | string)[] = [ctx.say("changed"), quoted(text)];
  told.push(...(now ? [ctx.say("changed-now"), quoted(article.text.slice(now.start, now.end))] : [ctx.say("changed-gone")]));
  await reply(ctx, fill([join([...told, source], "\n"), isolate(id)], "\n"));
}

const quoted = (text: string) => styled(wellFormed(text), { type: "blockquote" });
