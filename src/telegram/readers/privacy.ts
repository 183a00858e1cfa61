import type { Bot } from "grammy";
import { ANSWER_DAYS } from "../../memory/given.ts";
import type { Memory } from "../../memory/memory.ts";
import { DAYS } from "../../memory/questions.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { meantFor } from "../wire/own.ts";

/** /privacy tells what is kept about a person, /forget deletes it. */
export function installPrivacy(bot: Bot<Talk>, { memory }: { memory: Memory }): void {
  bot.command("privacy", async (ctx) => {
    await reply(ctx, plain(await told(ctx, memory)));
  });

  bot.command("forget", async (ctx) => {
    const choice = (answer: "yes" | "no") => ({
      text: ctx.say(`forget-${answer}`),
      callback_data: meantFor(ctx, `forget:${answer}`),
    });
    await reply(ctx, plain(ctx.say("forget-ask")), { inline_keyboard: [[choice("yes"), choice("no")]] });
  });

  bot.callbackQuery(/^forget:(yes|no)$/, async (ctx) => {
    const sure = ctx.match[1] === "yes";
    if (sure) {
      await memory.questions.forgetAllOf(ctx.from.id);
      await memory.shown.forget(ctx.from.id);
      await memory.outbox.forget(ctx.from.id);
      await memory.watches.forget(ctx.from.id);
      await memory.digests.forget(ctx.from.id);
      await memory.people.forget(ctx.from.id);
    }
    await ctx.answerCallbackQuery({ text: ctx.say(sure ? "forgotten" : "kept"), show_alert: sure });
  });
}

async function told(ctx: Talk, { people, questions, shown, watches, digests }: Memory): Promise<string> {
  const user = ctx.from?.id ?? 0;
  const person = await people.by(user);
  const asked = await questions.of(user);
  const waits = { watches: await watches.count(user), digests: await digests.count(user) };
  if (!person && !asked.questions && !waits.watches && !waits.digests) return ctx.say("privacy-nothing");
  const since = asked.since ? new Date(asked.since).toISOString().slice(0, 10) : "—";
  const text = ctx.say("privacy", {
    user: String(user),
    language: person?.language ?? "—",
    questions: asked.questions,
    since,
    feedback: asked.feedback,
    days: DAYS,
  });
  const followed = ctx.say("privacy-shown", { quotes: await shown.count(user) });
  return [text, ctx.say("privacy-answers", { days: ANSWER_DAYS }), followed, ...(waits.watches + waits.digests > 0 ? [ctx.say("privacy-waits", waits)] : []), ...(person?.invited ? [ctx.say("privacy-invited")] : [])].join("\n\n");
}
