import type { Bot } from "grammy";
import { DAYS, type Memory } from "../memory.ts";
import { mark } from "../messages/bidi.ts";
import { plain } from "../messages/draft.ts";
import { dateOf } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { type Admins, forAdmins } from "./admins.ts";

/** What the bot can say of the library that it answers from. */
export interface Status {
  articles: number;
  passages: number;
  model: string;
  /** ISO 8601. */
  built: string;
  /** The index on disk. */
  megabytes: number;
}

const DAY = 86_400_000;
const LISTED_DAYS = 7;

/** /stats and /status, for admins. */
export function installStats(bot: Bot<Talk>, deps: Admins & { memory: Memory; status: () => Status }): void {
  const started = Date.now();

  forAdmins(bot, deps, "stats", async (ctx) => {
    await reply(ctx, plain(statsText(ctx, deps.memory)));
  });

  forAdmins(bot, deps, "status", async (ctx) => {
    const { built, megabytes, ...known } = deps.status();
    const minutes = Math.floor((Date.now() - started) / 60_000);
    const text = ctx.say("status", {
      ...known,
      size: Number(megabytes.toFixed(1)),
      built: `${dateOf(built, ctx.language)}, ${built.slice(11, 16)} UTC`,
      uptime: `${Math.floor(minutes / 1440)}d ${Math.floor(minutes / 60) % 24}h ${minutes % 60}m`,
      memory: Math.round(process.memoryUsage().rss / 1e6),
    });
    await reply(ctx, plain(text));
  });
}

interface Counts {
  asked: number;
  answered: number;
}

function statsText(ctx: Talk, memory: Memory): string {
  const since = Date.now() - DAYS * DAY;
  const all = memory.get<Counts & { people: number; yes: number; no: number }>(
    `SELECT count(*) AS asked, total(found) AS answered, count(DISTINCT user) AS people,
       count(*) FILTER (WHERE feedback = 1) AS yes, count(*) FILTER (WHERE feedback = 0) AS no
     FROM asked WHERE at >= ?`,
    since,
  )!;
  if (all.asked === 0) return ctx.say("stats-nothing");
  const quantile = (share: number) =>
    memory.get<{ ms: number }>(
      "SELECT ms FROM asked WHERE at >= ? ORDER BY ms LIMIT 1 OFFSET ?",
      ...[since, Math.min(all.asked - 1, Math.floor(all.asked * share))],
    )!.ms;
  const days = memory.all<Counts & { day: string }>(
    `SELECT date(at / 1000, 'unixepoch') AS day, count(*) AS asked, total(found) AS answered
     FROM asked WHERE at >= ? GROUP BY day ORDER BY day DESC LIMIT ?`,
    ...[since, LISTED_DAYS],
  );
  const refused = ({ asked, answered }: Counts) => asked - answered;
  const summary = ctx.say("stats", {
    ...all,
    days: DAYS,
    refused: refused(all),
    median: quantile(0.5),
    slow: quantile(0.95),
  });
  const lines = days.map((day) => ctx.say("stats-day", { ...day, refused: refused(day) }));
  return [summary, "", ...lines.map((line) => `${mark(line)}${line}`)].join("\n");
}
