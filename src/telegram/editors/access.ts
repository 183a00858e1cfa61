import { randomBytes } from "node:crypto";
import type { Bot } from "grammy";
import type { Memory } from "../memory.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import type { Log } from "../wire/log.ts";
import { type Admins, forAdmins } from "./admins.ts";

/** Who may ask: everybody, or the admins, these users, everybody in these chats, and who was invited. */
export interface Access {
  limited: boolean;
  /** Users and chats. */
  allowed: readonly number[];
}

type Needs = Admins & { access: Access; memory: Memory; log: Log };

/**
 * Stands before every feature. To an outsider the bot is silent, as if it were
 * not there; only a code that an admin gave away opens it, once.
 */
export function installAccess(bot: Bot<Talk>, deps: Needs): void {
  const { memory, access, log } = deps;
  bot.use(async (ctx, next) => {
    if (!access.limited || mayAsk(ctx, deps)) return next();
    const code = ctx.chat?.type === "private" && /^\/start i-([\w-]{22})$/.exec(ctx.message?.text ?? "")?.[1];
    if (code && ctx.from && redeem(memory, code, ctx.from.id)) {
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
    memory.run("INSERT INTO invitation (code, at) VALUES (?,?)", code, Date.now());
    await reply(ctx, plain(ctx.say("invitation", { link: `https://t.me/${ctx.me.username}?start=i-${code}` })));
  });
}

function mayAsk(ctx: Talk, { access, adminIds, memory }: Needs): boolean {
  const user = ctx.from?.id ?? 0;
  if (adminIds.includes(user) || access.allowed.includes(ctx.chat?.id ?? 0)) return true;
  // In a group that is not allowed, what a member asks would be read by all of it.
  if (ctx.chat !== undefined && ctx.chat.type !== "private") return false;
  return access.allowed.includes(user) || memory.get("SELECT 1 FROM person WHERE id = ? AND invited = 1", user) !== undefined;
}

/** Once: a code that was used is nobody's any more. */
function redeem(memory: Memory, code: string, user: number): boolean {
  const { changes } = memory.run("DELETE FROM invitation WHERE code = ?", code);
  if (changes === 0) return false;
  memory.run("INSERT INTO person (id, invited) VALUES (?, 1) ON CONFLICT DO UPDATE SET invited = 1", user);
  return true;
}
