import type { Bot } from "grammy";
import type { Memory } from "../../memory/memory.ts";
import type { Talk } from "../talk.ts";

/** Buttons that one person may press in a minute; some send two messages. */
const PRESSES = 20;

/** Who presses one button after the other is asked to wait, where a press is answered anyway. */
export function installPace(bot: Bot<Talk>, { memory }: { memory: Memory }): void {
  const paces = memory.store.pace("press", PRESSES);
  bot.on("callback_query", async (ctx, next) => {
    const pace = await paces.next(ctx.from.id);
    if (pace.go) await next();
    else await ctx.answerCallbackQuery({ text: ctx.say("slowly", { seconds: pace.seconds }) });
  });
}
