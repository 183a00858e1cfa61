import type { Bot } from "grammy";
import { sentences } from "../../language/sentences.ts";
import type { Span } from "../../language/span.ts";
import { words } from "../../language/words.ts";
import { isolate } from "../messages/bidi.ts";
import { parseCitation } from "../messages/citation.ts";
import { type Draft, fill, join, plain, styled } from "../messages/draft.ts";
import { cite, wellFormed } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { type Cited, find } from "./cited.ts";
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
  const { article, place, fate = "verbatim" } = find(deps, id);
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
  const before = deps.memory.cited(id)?.text;
  const after = before === undefined ? undefined : nearest(article.text, before);
  const told: (Draft | string)[] = before === undefined ? [ctx.say("changed-unknown")] : [ctx.say("changed"), quoted(before)];
  if (before !== undefined)
    told.push(...(after ? [ctx.say("changed-now"), quoted(article.text.slice(after.start, after.end))] : [ctx.say("changed-gone")]));
  await reply(ctx, fill([join([...told, source], "\n"), isolate(id)], "\n"));
}

const quoted = (text: string) => styled(wellFormed(text), { type: "blockquote" });

/** As many sentences as were quoted, those that share most words with them; undefined when fewer than a third are shared. */
function nearest(text: string, before: string): Span | undefined {
  const said = new Set(words(before).map(({ folded }) => folded));
  const all = sentences(text);
  const count = Math.max(1, sentences(before).length);
  let best: { span: Span; share: number } | undefined;
  for (const [i, { start }] of all.entries()) {
    const end = all[Math.min(i + count, all.length) - 1]!.end;
    const here = new Set(words(text.slice(start, end)).map(({ folded }) => folded));
    const shared = [...said].filter((word) => here.has(word)).length;
    const share = shared / (said.size + here.size - shared || 1);
    if (share > (best?.share ?? 1 / 3)) best = { span: { start, end }, share };
  }
  return best?.span;
}
