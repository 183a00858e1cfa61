import type { Bot } from "grammy";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import { clean, mark } from "../../texts/bidi.ts";
import { plain } from "../messages/draft.ts";
import { EDITORS, offerAdminMenu, offerMemberMenu } from "../messages/menu.ts";
import { reply } from "../messages/reply.ts";
import { languageOf } from "../../texts/texts.ts";
import type { Talk } from "../talk.ts";
import type { Cited } from "../../citations/cited.ts";
import type { Inside } from "../../citations/shelf.ts";
import { prove } from "./buttons/proof.ts";
import { verify } from "./verify.ts";

const EXAMPLES = 5;

type Needs = Inside & Cited & {
  memory: Memory;
  /** Where the page is, if there is one. */
  publicUrl?: string;
  adminIds: readonly number[];
  access: { limited: boolean };
  /** Questions for a newcomer to try. */
  examples?: readonly string[];
  log: Log;
};

/** /start and /help: what this is, and what to do next. A deep link starts with what it is for. */
export function installStart(bot: Bot<Talk>, deps: Needs): void {
  const { examples = [], adminIds, access } = deps;

  bot.command("start", async (ctx) => {
    const [, what, id = ""] = /^([va])-(.+)$/.exec(ctx.match) ?? [];
    if (what === "v") return verify(ctx, deps, id);
    if (what === "a") return prove(ctx, deps, id);
    const own = (question: string) => (languageOf(undefined, question) === ctx.language ? 0 : 1);
    const shown = examples
      .toSorted((a, b) => own(a) - own(b))
      .slice(0, EXAMPLES)
      .map((question) => clean(question));
    const lines = shown.map((question) => `${mark(question)}• ${question}`);
    const text = lines.length === 0 ? ctx.say("start") : `${ctx.say("start")}\n\n${ctx.say("examples")}\n${lines.join("\n")}`;
    // A tap on such a key sends its text as the person's own message: a question like any other.
    const keyboard = {
      keyboard: shown.map((question) => [{ text: question }]),
      resize_keyboard: true,
      one_time_keyboard: true,
    };
    await reply(ctx, plain(text), ctx.chat.type === "private" && shown.length > 0 ? keyboard : undefined);
    // At the bot's start Telegram may not have known this admin yet.
    if (ctx.chat.type !== "private") return;
    const page = ctx.page !== undefined;
    if (adminIds.includes(ctx.chat.id)) await offerAdminMenu(ctx.api, ctx.chat.id, page);
    else if (access.limited) await offerMemberMenu(ctx.api, ctx.chat.id, page);
  });

  /** A link that signs this person in at the page, once. Where there is no page, there is no such command. */
  bot.filter(({ page }) => page !== undefined).command("page", async (ctx) => {
    if (ctx.chat.type !== "private" || !ctx.from) return void (await reply(ctx, plain(ctx.say("privately-only"))));
    const url = `${ctx.page}/sign-in/${await deps.memory.entrance.codeFor(ctx.from.id)}`;
    await reply(ctx, plain(ctx.say("page-link")), { inline_keyboard: [[{ text: ctx.say("page-sign-in"), url }]] });
  });

  bot.command("help", async (ctx) => {
    const { can_read_all_group_messages, supports_inline_queries, username } = ctx.me;
    const lines = [ctx.say("help")];
    if (supports_inline_queries) lines.push(ctx.say("help-inline", { bot: `@${username}` }));
    lines.push(ctx.say(can_read_all_group_messages && ctx.chat.type !== "private" ? "help-sees-all" : "help-sees-mine"));
    if (ctx.chat.type === "private" && adminIds.includes(ctx.chat.id)) lines.push([ctx.say("help-editors"), ...EDITORS.map((name) => ctx.say("help-command", { command: `/${name}`, what: ctx.say(`command-${name}`) }))].join("\n"));
    await reply(ctx, plain(lines.join("\n\n")));
  });
}
