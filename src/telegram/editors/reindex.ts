import { setTimeout as delay } from "node:timers/promises";
import type { Bot } from "grammy";
import type { Reindex } from "../../desk/desk.ts";
import type { Progress, Report } from "../../library/report.ts";
import type { Log } from "../../log.ts";
import type { Waiting } from "../../news/alarm.ts";
import { clean, isolate, mark } from "../../texts/bidi.ts";
import { type Draft, fill, plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Say } from "../../texts/texts.ts";
import type { Talk } from "../talk.ts";
import { apologize } from "../wire/apology.ts";
import { causes } from "../wire/log.ts";
import { type Admins, forAdmins } from "./admins.ts";
import { type Asking, tellEditor } from "./later.ts";

/** Telegram slows down a bot that edits more often. Milliseconds. */
const BETWEEN_EDITS = 3000;
const SKIPPED = 10;

type Needs = Asking & Admins & Pick<Waiting, "checksFault"> & { reindex: Reindex; log: Log };

/** /reindex, for admins: brings the library up to date and tells how far it is by editing one message. */
export function installReindex(bot: Bot<Talk>, deps: Needs): void {
  let running = false;

  const command = async (ctx: Talk) => {
    // How much there is, and what of it could not be read, is not for every group.
    if (ctx.chat?.type !== "private" && !ctx.insider) return void (await reply(ctx, plain(ctx.say("privately-only"))));
    if (running) {
      await reply(ctx, plain(ctx.say("running")));
      return;
    }
    running = true;
    // Not awaited: this chat's next messages wait for this handler, and are to be answered meanwhile.
    void run(ctx, deps).finally(() => {
      running = false;
    });
  };
  forAdmins(bot, deps, "reindex", command, { anywhere: true });
}

/** What goes wrong is told to the admin. */
async function run(ctx: Talk, deps: Needs): Promise<void> {
  try {
    await reindex(ctx, deps);
  } catch (error) {
    const fault = deps.checksFault();
    if (fault === undefined) return apologize(ctx, error, deps.log);
    // Nobody waits for this: what is thrown here would end the bot.
    await reply(ctx, plain(ctx.say("checks-broken", { fault: clean(fault) }))).catch((lost: unknown) => apologize(ctx, lost, deps.log));
  }
}

async function reindex(ctx: Talk, deps: Needs): Promise<void> {
  const t = ctx.say;
  const message = await reply(ctx, plain(`${t("phase-starting")}…`));
  const started = Date.now();
  let edited: number | undefined;
  let editing: Promise<unknown> | undefined;

  const show = ({ text, entities }: Draft) => {
    edited = Date.now();
    return ctx.api.editMessageText(message.chat.id, message.message_id, text, { entities });
  };
  const onProgress = (progress: Progress) => {
    if (editing !== undefined || Date.now() - (edited ?? started) < BETWEEN_EDITS) return;
    editing = show(plain(progressText(progress, t)))
      // A lost edit is made good by the next one.
      .catch((error: unknown) => deps.log({ level: "warn", event: "progress not shown", ...causes(error) }))
      .finally(() => {
        editing = undefined;
      });
  };

  const report = await deps.reindex(onProgress);
  deps.log({ level: "info", event: "reindexed", ...report, skipped: report.skipped.length, checked: report.checked?.held });
  await editing;
  if (edited !== undefined) await delay(Math.max(0, edited + BETWEEN_EDITS - Date.now()));
  const done = reportText(report, t);
  // The message may have been deleted by now.
  await show(done).catch(() => reply(ctx, done));
  if (report.added + report.changed > 0 && ctx.chat?.type === "private") await tellEditor(ctx, deps);
}

function progressText({ phase, done, total }: Progress, t: Say): string {
  const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
  return `${t(`phase-${phase}`)}: ${isolate(`${done}/${total}`)} (${isolate(`${percent}%`)})`;
}

function reportText(report: Report, t: Say): Draft {
  const count = (name: string, value: number) => `${t(name)}: ${isolate(value)}`;
  const { added, changed, removed, unchanged, skipped, notes } = report;
  const lines = [
    t("indexed", { seconds: report.seconds.toFixed(1) }),
    `${count("articles", report.articles)} · ${count("passages", report.passages)}`,
    `${count("added", added)} · ${count("changed-count", changed)} · ${count("removed-count", removed)} · ${count("unchanged", unchanged)}`,
    count("skipped", skipped.length),
    ...(report.checked ? [t("checks-hold", { held: report.checked.checks - report.checked.broken.length - report.checked.failing.length, checks: report.checked.checks })] : []),
    // Paths and reasons are the library's own words, which are English.
    ...skipped
      .slice(0, SKIPPED)
      .map(({ path, reason }) => `${mark("a")}• ${isolate(clean(path, 120))}: ${isolate(clean(reason))}`),
    ...(skipped.length > SKIPPED ? [t("more", { count: skipped.length - SKIPPED })] : []),
    ...notes.map((note) => `${mark("a")}${isolate(clean(note))}`),
  ];
  return fill(lines, "\n");
}
