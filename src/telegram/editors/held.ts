import type { Api, Bot } from "grammy";
import type { Reindex } from "../../desk/desk.ts";
import type { Checked, Failed } from "../../library/report.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import { clean, isolate, mark } from "../../texts/bidi.ts";
import { type Say, say } from "../../texts/texts.ts";
import { type Draft, fill } from "../messages/draft.ts";
import type { Talk } from "../talk.ts";
import { apologize } from "../wire/apology.ts";
import { causes } from "../wire/log.ts";
import type { Admins } from "./admins.ts";

const LISTED = 10;

type Needs = Admins & { memory: Memory; log: Log };

/** A library that the checks hold back, told to every editor; each held-back library once, by whatever run it was made. */
export class Held {
  private told: string | undefined;

  constructor(
    private readonly api: Api,
    private readonly deps: Needs,
  ) {}

  async tell(checked: Checked | undefined): Promise<void> {
    const { held } = checked ?? {};
    if (held === this.told) return;
    this.told = held;
    for (const admin of held === undefined ? [] : this.deps.adminIds) {
      const t = say((await this.deps.memory.people.languageOf(admin)) ?? "en");
      const { text, entities } = heldText(checked!, t);
      const button = { text: t("held-publish"), callback_data: `publish:${held}` };
      await this.api.sendMessage(admin, text, { entities, reply_markup: { inline_keyboard: [[button]] } }).catch((error: unknown) => {
        // Whoever has not written to the bot, or has blocked it, is not told.
        this.deps.log({ level: "warn", event: "editor not told", admin, ...causes(error) });
      });
    }
  }
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

function heldText({ checks, broken, allowed }: Checked, t: Say): Draft {
  const lines = broken.slice(0, LISTED).map(({ question, expected, found }: Failed) => `${mark(question)}• ${isolate(clean(question, 120))}\n${t("held-expected")}: ${isolate(clean(expected, 160))}\n${t("held-found")}: ${isolate(clean(found, 220))}`);
  if (broken.length > LISTED) lines.push(t("more", { count: broken.length - LISTED }));
  return fill([t("held", { count: broken.length, checks, allowed }), ...lines], "\n\n");
}
