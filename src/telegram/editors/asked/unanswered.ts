import type { Bot } from "grammy";
import { board, short } from "../../../desk/choosing.ts";
import type { Embed } from "../../../desk/desk.ts";
import type { Group } from "../../../desk/unanswered.ts";
import { DAYS } from "../../../memory/questions.ts";
import { clean, isolate, mark } from "../../../texts/bidi.ts";
import { fill, plain } from "../../messages/draft.ts";
import { reply } from "../../messages/reply.ts";
import type { Talk } from "../../talk.ts";
import { forAdmins } from "../admins.ts";
import { type Choosing, installChoose } from "./choose.ts";

const LISTED = 15;
const COMPLAINTS = 5;
/** Buttons beside each other. */
const WIDE = 5;

/** /unanswered, for admins: what people wanted to know and the articles do not say, and what answers were none; a tap on its number shows what could be chosen. */
export function installUnanswered(bot: Bot<Talk>, deps: Choosing & { embed: Embed }): void {
  installChoose(bot, deps);
  forAdmins(bot, deps, "unanswered", async (ctx) => {
    const { refused, wrong } = await board(deps, LISTED);
    const listed = [...refused.slice(0, LISTED), ...wrong.slice(0, COMPLAINTS)];
    if (listed.length === 0) return void (await reply(ctx, plain(ctx.say("unanswered-none"))));
    const lines = (groups: Group[], most: number, first: number) => [
      ...groups.slice(0, most).map(({ question, count }, i) => {
        const line = clean(question);
        return `${mark(line)}${first + i}. ${isolate(line)}${count > 1 ? ` ${ctx.say("times", { count })}` : ""}`;
      }),
      ...(groups.length > most ? [ctx.say("more", { count: groups.length - most })] : []),
    ];
    const first = Math.min(refused.length, LISTED) + 1;
    const parts = [
      ...(refused.length > 0 ? [ctx.say("unanswered", { days: DAYS }), ...lines(refused, LISTED, 1)] : []),
      ...(wrong.length > 0 ? [`${refused.length > 0 ? "\n" : ""}${ctx.say("choose-wrong")}`, ...lines(wrong, COMPLAINTS, first)] : []),
      `\n${ctx.say("choose-how")}`,
    ];
    const buttons = listed.map(({ question }, i) => ({ text: String(i + 1), callback_data: `choose:${short(question)}:0` }));
    const rows = Array.from({ length: Math.ceil(buttons.length / WIDE) }, (_, row) => buttons.slice(row * WIDE, row * WIDE + WIDE));
    await reply(ctx, fill(parts, "\n"), { inline_keyboard: rows });
  });
}
