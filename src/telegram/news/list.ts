import type { Bot } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Cited } from "../../citations/cited.ts";
import { verdict } from "../../citations/verify.ts";
import type { Memory } from "../../memory/memory.ts";
import { languageOf, type Say, say } from "../../texts/texts.ts";
import { type Shown, widest } from "../../news/widest.ts";
import { fill, plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import type { Compose } from "./courier.ts";
import { correction } from "./corrections.ts";

/** Corrections that are shown to editors before they go out; of the others there is the number. */
const SHOWN = 4;
/** Of so many it is looked at which tell the same change. */
const LOOKED_AT = 24;
const HOUR = 3_600_000;

type Needs = Cited & { memory: Memory };

/** What editors see before readers do: what is about to be told, to how many, and how to hold it back. */
export function composeList(deps: Needs): Compose {
  return async (parcels, username) => {
    const [{ chat, id, batch }] = parcels as [(typeof parcels)[0]];
    const waiting = await deps.memory.outbox.waiting(batch);
    if (waiting.length === 0) return { moot: parcels.map((parcel) => parcel.id) };
    const language = (await deps.memory.spokenTo(chat)) ?? languageOf(undefined);
    const t = say(language);
    const looked: Shown[] = [];
    for (const citation of waiting.slice(0, LOOKED_AT)) {
      const found = await verdict(deps, citation);
      if (found) looked.push({ citation, found });
    }
    const all = widest(looked);
    const items = all.slice(0, SHOWN).map(({ tells: { citation, found } }) => correction(citation, found, Date.now(), language, username));
    const left = waiting.length - looked.length + all.length - items.length;
    const count = { corrections: waiting.length, chats: await deps.memory.outbox.chats(batch) };
    const rest = left > 0 ? [t("more", { count: left })] : [];
    return { letter: { draft: fill([t("sending-list", count), ...items, ...rest], "\n\n"), markup: buttons(t, batch, "hold"), told: [id] } };
  };
}

/** "Hold for an hour", and once it is held "send now"; "do not send" always. */
function buttons(t: Say, batch: string, first: "hold" | "send"): InlineKeyboardMarkup {
  return { inline_keyboard: [[first, "cancel"].map((what) => ({ text: t(`sending-${what}`), callback_data: `${what}:${batch}` }))] };
}

export function installList(bot: Bot<Talk>, { memory, adminIds }: { memory: Memory; adminIds: readonly number[] }): void {
  bot.callbackQuery(/^(hold|send|cancel):([\w:.+-]+)$/, async (ctx) => {
    if (!adminIds.includes(ctx.from.id)) return void (await ctx.answerCallbackQuery({ text: ctx.say("admins-only") }));
    await ctx.answerCallbackQuery();
    const [, what, batch] = ctx.match as unknown as [string, "hold" | "send" | "cancel", string];
    const now = Date.now();
    const moved = what === "cancel" ? await memory.outbox.cancel(batch, now) : await memory.outbox.move(batch, what === "hold" ? now + HOUR : now);
    await ctx.editMessageReplyMarkup(what === "cancel" || moved === 0 ? {} : { reply_markup: buttons(ctx.say, batch, what === "hold" ? "send" : "hold") });
    await reply(ctx, plain(moved === 0 ? ctx.say("sending-nothing") : ctx.say(`sending-done-${what}`, { parcels: moved })));
  });
}
