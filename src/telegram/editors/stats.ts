import type { Bot } from "grammy";
import type { Process } from "../../fleet/fleet.ts";
import type { Status } from "../../desk/desk.ts";
import { type Counts, figures } from "../../desk/figures.ts";
import type { Memory } from "../../memory/memory.ts";
import { DAYS } from "../../memory/questions.ts";
import { clean, mark } from "../../texts/bidi.ts";
import type { Waiting } from "../../news/alarm.ts";
import { dateOf } from "../../texts/dates.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { type Admins, forAdmins } from "./admins.ts";

const LISTED_DAYS = 7;

/** /stats and /status, for admins. */
export function installStats(bot: Bot<Talk>, deps: Admins & Waiting & { memory: Memory; status: () => Promise<Status> }): void {
  const started = Date.now();

  forAdmins(bot, deps, "stats", async (ctx) => {
    await reply(ctx, plain(await statsText(ctx, deps.memory)));
  });

  forAdmins(bot, deps, "status", async (ctx) => {
    const { built, megabytes, processes, ...known } = await deps.status();
    const minutes = Math.floor((Date.now() - started) / 60_000);
    const text = ctx.say("status", {
      ...known,
      size: Number(megabytes.toFixed(1)),
      built: `${dateOf(built, ctx.language)}, ${built.slice(11, 16)} UTC`,
      uptime: `${Math.floor(minutes / 1440)}d ${Math.floor(minutes / 60) % 24}h ${minutes % 60}m`,
      memory: Math.round(process.memoryUsage().rss / 1e6),
    });
    const [held, fault] = [await deps.held(), deps.checksFault()];
    const waits = [...(fault === undefined ? [] : [ctx.say("checks-broken", { fault: clean(fault) })]), ...(held ? [ctx.say("held", { count: held.broken.length, checks: held.checks, allowed: held.allowed })] : [])];
    await reply(ctx, plain([text, ...processes.map((process) => processText(ctx, process)), ...waits].join("\n")));
  });
}

function processText({ say: t, language }: Talk, { name, since, seen, library, megabytes, polls }: Process): string {
  const time = (iso: string) => `${dateOf(iso, language)}, ${iso.slice(11, 16)} UTC`;
  const seconds = Math.round((Date.now() - Date.parse(seen)) / 1000);
  const line = t("status-process", { name, since: time(since), library: library === null ? "–" : time(library), memory: megabytes, seconds: Math.max(0, seconds) });
  return polls ? `${line}, ${t("status-polls")}` : line;
}

async function statsText(ctx: Talk, memory: Memory): Promise<string> {
  const found = await figures(memory);
  if (!found) return ctx.say("stats-nothing");
  const { days, ...all } = found;
  const refused = ({ asked, answered }: Counts) => asked - answered;
  const summary = ctx.say("stats", { ...all, days: DAYS, refused: refused(all) });
  const lines = days.slice(0, LISTED_DAYS).map((day) => ctx.say("stats-day", { ...day, refused: refused(day) }));
  return [summary, "", ...lines.map((line) => `${mark(line)}${line}`)].join("\n");
}
