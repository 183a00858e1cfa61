import type { Bot } from "grammy";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";

/** What waited longer than this is not answered: people have moved on. Milliseconds. */
const OLD = 10 * 60_000;
const REMEMBERED = 5000;

/**
 * Telegram may give an update twice, and after a time without the bot gives all
 * that came meanwhile. Each is handled once; for the old ones there is one word of
 * apology in each private chat, not an answer each.
 */
export function installTimely(bot: Bot<Talk>, { memory, log }: { memory: Memory; log: Log }): void {
  const seen = new Set<number>();
  const apologies = memory.store.pace("apology", 1);
  bot.use(async (ctx, next) => {
    const { update_id } = ctx.update;
    if (seen.has(update_id)) {
      log({ level: "info", event: "duplicate" });
      return;
    }
    if (isLate(ctx)) {
      log({ level: "info", event: "late" });
      // Once for each time without the bot.
      if (ctx.chat?.type === "private" && (await apologies.next(ctx.chat.id)).go) await reply(ctx, plain(ctx.say("late")));
    } else await next();
    // What failed may come once more.
    seen.add(update_id);
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value!);
  });
}

function isLate({ message, editedMessage }: Talk): boolean {
  const { edit_date, date } = message ?? editedMessage ?? {};
  return date !== undefined && (edit_date ?? date) * 1000 <= Date.now() - OLD;
}
