import type { Bot } from "grammy";
import type { Embed } from "../../../desk/desk.ts";
import { grouped, refused } from "../../../desk/unanswered.ts";
import type { Memory } from "../../../memory/memory.ts";
import { DAYS } from "../../../memory/questions.ts";
import { clean, isolate, mark } from "../../../texts/bidi.ts";
import { fill, plain } from "../../messages/draft.ts";
import { reply } from "../../messages/reply.ts";
import type { Talk } from "../../talk.ts";
import { type Admins, forAdmins } from "../admins.ts";

const LISTED = 15;

/** /unanswered, for admins: what people wanted to know and the articles do not say. */
export function installUnanswered(bot: Bot<Talk>, deps: Admins & { memory: Memory; embed: Embed }): void {
  forAdmins(bot, deps, "unanswered", async (ctx) => {
    const groups = await grouped(await refused(deps.memory), deps.embed);
    if (groups.length === 0) {
      await reply(ctx, plain(ctx.say("unanswered-none")));
      return;
    }
    const lines = groups.slice(0, LISTED).map(({ question, count }) => {
      const line = clean(question);
      return `${mark(line)}• ${isolate(line)}${count > 1 ? ` ${ctx.say("times", { count })}` : ""}`;
    });
    const rest = groups.length - lines.length;
    if (rest > 0) lines.push(ctx.say("more", { count: rest }));
    await reply(ctx, fill([ctx.say("unanswered", { days: DAYS }), ...lines], "\n"));
  });
}
