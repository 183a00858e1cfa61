import { randomBytes } from "node:crypto";
import type { Bot } from "grammy";
import { type Access, mayAsk, redeem } from "../../desk/access.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { type Admins, forAdmins } from "./admins.ts";

type Needs = Admins & { access: Access; memory: Memory; log: Log };

/**
 * Stands before every feature. To an outsider the bot is silent, as if it were
 * not there; only a code that an admin gave away opens it, once.
 */
export function installAccess(bot: Bot<Talk>, deps: Needs): void {
  const { memory, access, log } = deps;
  bot.use(async (ctx, next) => {
    // Told in the old group and in the new one.
    const { migrate_to_chat_id: to, migrate_from_chat_id: from } = ctx.message ?? {};
    if (ctx.chat && (to !== undefined || from !== undefined)) {
      await memory.moved(from ?? ctx.chat.id, to ?? ctx.chat.id);
      log({ level: "info", event: "group moved", chat: to ?? ctx.chat.id });
      return;
    }
    if (await mayAsk(whose(ctx), deps)) return next();
    const code = ctx.chat?.type === "private" && /^\/start i-([\w-]{22})$/.exec(ctx.message?.text ?? "")?.[1];
    if (code && ctx.from && (await redeem(memory, code, ctx.from.id))) {
      log({ level: "info", event: "joined", user: ctx.from.id });
      return next();
    }
    // Without an answer the person's app would show that something is there and works.
    if (ctx.inlineQuery) await ctx.answerInlineQuery([], { is_personal: true, cache_time: 0 });
    else if (ctx.callbackQuery) await ctx.answerCallbackQuery();
  });

  forAdmins(bot, deps, "invite", async (ctx) => {
    if (!access.limited) {
      await reply(ctx, plain(ctx.say("invitation-open")));
      return;
    }
    const code = randomBytes(16).toString("base64url");
    await memory.invitations.keep(code);
    await reply(ctx, plain(ctx.say("invitation", { link: `https://t.me/${ctx.me.username}?start=i-${code}` })));
  });
}

function whose({ from, chat }: Talk): Parameters<typeof mayAsk>[0] {
  return { user: from?.id ?? 0, chat: chat?.id ?? 0, group: chat !== undefined && chat.type !== "private" };
}
