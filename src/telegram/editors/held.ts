import type { Bot } from "grammy";
import type { Reindex } from "../../desk/desk.ts";
import type { Failed, Held } from "../../library/report.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Waiting } from "../../news/alarm.ts";
import { clean, isolate, mark } from "../../texts/bidi.ts";
import { type Say, say } from "../../texts/texts.ts";
import { type Draft, fill, plain } from "../messages/draft.ts";
import type { Compose } from "../news/courier.ts";
import type { Talk } from "../talk.ts";
import { apologize } from "../wire/apology.ts";
import type { Admins } from "./admins.ts";

const LISTED = 10;

type Needs = Waiting & { memory: Memory };

/** A library that the checks hold back, told to an editor as long as it is. */
export function composeHeld({ held, memory }: Needs): Compose {
  return async (parcels) => {
    const [{ chat }] = parcels as [(typeof parcels)[0]];
    const all = parcels.map(({ id }) => id);
    const now = await held();
    if (!now) return { moot: all };
    const t = say((await memory.spokenTo(chat)) ?? "en");
    return { letter: { draft: heldText(now, t), markup: { inline_keyboard: [[{ text: t("held-publish"), callback_data: `publish:${now.held}` }]] }, told: all } };
  };
}

/** Checks that cannot be read. */
export function composeFault({ checksFault, memory }: Needs): Compose {
  return async (parcels) => {
    const told = parcels.map(({ id }) => id);
    const fault = checksFault();
    if (fault === undefined) return { moot: told };
    const t = say((await memory.spokenTo(parcels[0]!.chat)) ?? "en");
    return { letter: { draft: plain(t("checks-broken", { fault: clean(fault) })), told } };
  };
}

/** "Publish all the same": what the editor was told may break. Where by now more would, that is told anew. */
export function installHeld(bot: Bot<Talk>, deps: Admins & { reindex: Reindex; log: Log }): void {
  bot.callbackQuery(/^publish:(\w{12})$/, async (ctx) => {
    if (!deps.adminIds.includes(ctx.from.id)) return void (await ctx.answerCallbackQuery({ text: ctx.say("admins-only") }));
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(`${ctx.say("phase-starting")}…`);
    deps.log({ level: "info", event: "published all the same", by: ctx.from.id });
    // Not awaited: the chat's next messages are to be answered meanwhile.
    void deps
      .reindex(() => {}, ctx.match[1])
      .then(({ checked, articles, passages }) => ctx.editMessageText(checked?.held === undefined ? ctx.say("held-published", { articles, passages }) : ctx.say("held-others")))
      .catch((error: unknown) => apologize(ctx, error, deps.log));
  });
}

function heldText({ checks, broken, allowed }: Held, t: Say): Draft {
  const lines = broken.slice(0, LISTED).map(({ question, expected, found }: Failed) => `${mark(question)}• ${isolate(clean(question, 120))}\n${t("held-expected")}: ${isolate(clean(expected, 160))}\n${t("held-found")}: ${isolate(clean(found, 220))}`);
  if (broken.length > LISTED) lines.push(t("more", { count: broken.length - LISTED }));
  return fill([t("held", { count: broken.length, checks, allowed }), ...lines], "\n\n");
}
