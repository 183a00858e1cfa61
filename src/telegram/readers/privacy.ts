import type { Bot } from "grammy";
import { DAYS, type Memory } from "../../memory/memory.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { meantFor } from "../wire/own.ts";

/** /privacy tells what is kept about a person, /forget deletes it. */
export function installPrivacy(bot: Bot<Talk>, { memory }: { memory: Memory }): void {
  bot.command("privacy", async (ctx) => {
    await reply(ctx, plain(told(ctx, memory)));
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
    if (sure) forget(memory, ctx.from.id);
    await ctx.answerCallbackQuery({ text: ctx.say(sure ? "forgotten" : "kept"), show_alert: sure });
  });
}

function told(ctx: Talk, memory: Memory): string {
  const user = ctx.from?.id ?? 0;
  const person = memory.get<{ language: string | null; invited: number }>("SELECT * FROM person WHERE id = ?", user);
  const asked = memory.get<{ questions: number; since: number | null; feedback: number }>(
    "SELECT count(*) AS questions, min(at) AS since, count(feedback) AS feedback FROM asked WHERE user = ?",
    user,
  );
  if (!person && !asked?.questions) return ctx.say("privacy-nothing");
  const since = asked?.since ? new Date(asked.since).toISOString().slice(0, 10) : "—";
  const text = ctx.say("privacy", {
    user: String(user),
    language: person?.language ?? "—",
    questions: asked?.questions ?? 0,
    since,
    feedback: asked?.feedback ?? 0,
    days: DAYS,
  });
  return person?.invited ? `${text}\n\n${ctx.say("privacy-invited")}` : text;
}

/** Deleted on the disk too: the database overwrites what it lets go. */
function forget(memory: Memory, user: number): void {
  memory.run("DELETE FROM asked WHERE user = ?", user);
  memory.run("DELETE FROM person WHERE id = ? AND invited = 0", user);
  memory.run("UPDATE person SET language = NULL WHERE id = ?", user);
  // What is deleted leaves the journal beside the database as well.
  memory.db.pragma("wal_checkpoint(TRUNCATE)");
}
