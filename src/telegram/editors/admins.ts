import type { Bot, CommandContext } from "grammy";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";

/** Who may change things, by Telegram user id. */
export interface Admins {
  adminIds: readonly number[];
}

/** A command for admins. What it tells may be about people, so it is told in private, unless it says otherwise. */
export function forAdmins(
  bot: Bot<Talk>,
  { adminIds }: Admins,
  command: string,
  run: (ctx: CommandContext<Talk>) => Promise<void>,
  { anywhere = false } = {},
): void {
  bot.command(command, async (ctx) => {
    if (!adminIds.includes(ctx.from?.id ?? 0)) await reply(ctx, plain(ctx.say("admins-only")));
    else if (!anywhere && ctx.chat.type !== "private") await reply(ctx, plain(ctx.say("privately-only")));
    else await run(ctx);
  });
}
