import { randomUUID } from "node:crypto";
import { GrammyError } from "grammy";
import type { Log } from "../../log.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import { languageOf, say } from "../../texts/texts.ts";
import type { Talk } from "../talk.ts";
import { causes } from "./log.ts";

/** The cause to the log, a short apology with the same id to the person, where a person can still be reached. */
export async function apologize(ctx: Talk, error: unknown, log: Log): Promise<void> {
  const id = randomUUID().slice(0, 8);
  const update = ctx.update.update_id;
  if (isUnreachable(error)) {
    log({ level: "info", event: "unreachable", update, ...causes(error) });
    return;
  }
  log({ level: "error", event: "error", id, update, ...causes(error) });
  try {
    // The fault may be that of the memory which knows the language.
    const t = ctx.say ?? say(languageOf(ctx.from?.language_code, ctx.msg?.text));
    if (ctx.callbackQuery && !ctx.answered) await ctx.answerCallbackQuery({ text: t("sorry", { id }) });
    else if (ctx.chat) await reply(ctx, plain(t("sorry", { id })));
  } catch (again) {
    log({ level: "error", event: "apology failed", id, update, ...causes(again) });
  }
}

/** The person blocked the bot, it was thrown out, or it came too late: no fault, and nobody to apologize to. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  // A button or an inline query that Telegram no longer waits for.
  return error.error_code === 403 || (error.error_code === 400 && /^answer(Callback|Inline)Query$/.test(error.method));
}
