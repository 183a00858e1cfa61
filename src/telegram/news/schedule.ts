import { createHash } from "node:crypto";
import { type Bot, GrammyError } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Source } from "../../answer/answer.ts";
import type { Articles } from "../../citations/articles.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Digest } from "../../memory/news/digests.ts";
import { ALL, comes, sourceName } from "../../news/digest.ts";
import { type Clock, isQuietHour, local, morning } from "../../news/hours.ts";
import { clean, isolate } from "../../texts/bidi.ts";
import { weekdayOf } from "../../texts/dates.ts";
import { plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { typed } from "./typed.ts";

/** Sources on a page, and their names in a line. */
const PER_PAGE = 8;
const NAMED = 5;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = [1, 2, 3, 4, 5, 6, 0];

type Needs = { memory: Memory; clock: Clock; adminIds: readonly number[] } & Pick<Articles, "sources">;

/** /digest: daily or weekly, at which hour, of what; by buttons, or typed: "/digest weekly 18". In a group its admins choose. */
export function installSchedule(bot: Bot<Talk>, { memory, clock, adminIds, sources }: Needs): void {
  const change = async (ctx: Talk, changed: Partial<Digest>) => {
    const chat = ctx.chat?.id ?? 0;
    const usual: Digest = { chat, user: ctx.from?.id ?? 0, language: ctx.language, hour: morning(clock), weekday: null, watches: true, sources: [ALL] };
    const digest = { ...((await memory.digests.of(chat)) ?? usual), ...changed };
    await memory.digests.keep(digest);
    // What waits comes at the new hour; what waits no longer for it, now.
    await memory.outbox.again(chat, "digest", comes(digest, Date.now(), clock));
    if (!digest.watches) await memory.outbox.apart(chat, Date.now());
  };
  const end = async (chat: number) => {
    await memory.outbox.apart(chat, Date.now());
    await memory.digests.end(chat);
  };
  /** Weekly is on the day that it is, unless one is said. */
  const today = () => local(Date.now(), clock.zone).weekday;

  const overview = async (ctx: Talk) => {
    const t = ctx.say;
    const digest = await memory.digests.of(ctx.chat?.id ?? 0);
    const button = (label: string, data: string) => ({ text: label, callback_data: `digest:${data}` });
    if (!digest) return { text: t("digest-how"), rows: [[button(t("digest-daily"), "daily"), button(t("digest-weekly"), "weekly")]] };
    const { hour, weekday, watches, sources: chosen } = digest;
    const at = { time: clockOf(hour), zone: clock.zone, day: weekday === null ? "" : weekdayOf(weekday, ctx.language) };
    const names = (await named(sources)).filter(({ name }) => chosen.includes(name)).map(({ shown }) => isolate(shown));
    const some = names.length === 0 ? t("digest-sources-none") : `${t("digest-sources")}: ${[...names.slice(0, NAMED), ...(names.length > NAMED ? [t("more", { count: names.length - NAMED })] : [])].join(" · ")}`;
    const text = [t(weekday === null ? "digest-daily-at" : "digest-weekly-at", at), t(watches ? "digest-watches-with" : "digest-watches-apart"), chosen.includes(ALL) ? t("digest-sources-all") : some, t("digest-nothing-new")].join("\n");
    const rows = [
      [button(ticked(t("digest-daily"), weekday === null), "daily"), button(ticked(t("digest-weekly"), weekday !== null), "weekly")],
      [button(`🕘 ${clockOf(hour)}`, "hours"), ...(weekday === null ? [] : [button(`📅 ${at.day}`, "days")])],
      [button(ticked(t("digest-watches"), watches), "watches"), button(t("digest-sources"), "sources:1")],
      [button(t("digest-off"), "off")],
    ];
    return { text, rows };
  };

  const show: Record<string, (ctx: Talk, given: string) => Promise<{ text: string; rows: InlineKeyboardButton[][] }>> = {
    hours: async (ctx) => ({ text: ctx.say("digest-hour", { zone: clock.zone }), rows: inRows(HOURS.filter((hour) => !isQuietHour(hour, clock)).map((hour) => ({ text: clockOf(hour), callback_data: `digest:hour:${hour}` })), 6) }),
    days: async (ctx) => ({ text: ctx.say("digest-day"), rows: inRows(DAYS.map((day) => ({ text: weekdayOf(day, ctx.language), callback_data: `digest:day:${day}` })), 3) }),
    sources: async (ctx, given) => {
      const all = await named(sources);
      const chosen = (await memory.digests.of(ctx.chat?.id ?? 0))?.sources ?? [];
      const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
      const page = Math.min(Math.max(Number(given), 1), pages);
      const rows = all.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ name, shown, count }) => [{ text: ticked(`${isolate(shown)} · ${count}`, chosen.includes(name)), callback_data: `digest:source:${short(name)}:${page}` }]);
      const others = [page - 1, page + 1].filter((other) => other >= 1 && other <= pages).map((to) => ({ text: to < page ? `‹ ${to}` : `${to} ›`, callback_data: `digest:sources:${to}` }));
      return { text: ctx.say("digest-choose"), rows: [[{ text: ticked(ctx.say("digest-all"), chosen.includes(ALL)), callback_data: `digest:source:${ALL}:${page}` }], ...rows, ...(others.length > 0 ? [others] : []), [{ text: ctx.say("digest-back"), callback_data: "digest:back" }]] };
    },
  };

  /** What a button does; and what is to be seen next, where that is not the overview. */
  const pressed = async (ctx: Talk, what: string, given: string, page: string): Promise<string | undefined> => {
    const digest = await memory.digests.of(ctx.chat?.id ?? 0);
    if (what === "off") await end(ctx.chat?.id ?? 0);
    else if (what === "daily" || what === "weekly") await change(ctx, { weekday: what === "weekly" ? today() : null });
    else if (show[what]) return what;
    else if (digest && what === "watches") await change(ctx, { watches: !digest.watches });
    else if (digest && what === "hour") await change(ctx, { hour: Number(given) });
    else if (digest && what === "day") await change(ctx, { weekday: Number(given) });
    else if (digest && what === "source") {
      const name = given === ALL ? ALL : (await named(sources)).find((source) => short(source.name) === given)?.name;
      const others = digest.sources.filter((one) => one !== name && (one !== ALL) === (name !== ALL));
      if (name !== undefined) await change(ctx, { sources: digest.sources.includes(name) ? others : [...others, name] });
      return page && "sources";
    }
    return undefined;
  };

  bot.command("digest", async (ctx) => {
    if (!(await mayChoose(ctx, adminIds))) return void (await reply(ctx, plain(ctx.say("digest-admins"))));
    const meant = ctx.match.trim() === "" ? {} : typed(ctx.match);
    if (meant === undefined || meant === "minutes") return void (await reply(ctx, plain(ctx.say(meant === "minutes" ? "digest-full-hours" : "digest-not-understood"))));
    if ("off" in meant) await end(ctx.chat.id);
    else {
      const { weekly, ...changed } = meant;
      if (changed.hour !== undefined && isQuietHour(changed.hour, clock)) return void (await reply(ctx, plain(ctx.say("digest-quiet", { from: clockOf(clock.quiet!.from), to: clockOf(clock.quiet!.to) }))));
      if (weekly || Object.keys(changed).length > 0) await change(ctx, { ...(weekly && { weekday: today() }), ...changed });
    }
    const { text, rows } = await overview(ctx);
    await reply(ctx, plain(text), { inline_keyboard: rows });
  });

  bot.callbackQuery(/^digest:([a-z]+)(?::([\w*-]+))?(?::(\d+))?$/, async (ctx) => {
    if (!(await mayChoose(ctx, adminIds))) return void (await ctx.answerCallbackQuery({ text: ctx.say("digest-admins"), show_alert: true }));
    const [, what = "", given = "", page = ""] = ctx.match;
    const next = await pressed(ctx, what, given, page);
    const { text, rows } = next ? await show[next]!(ctx, page || given) : await overview(ctx);
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(text, { reply_markup: { inline_keyboard: rows } }).catch((error: unknown) => {
      // Pressed twice, or the message is gone: nothing is lost.
      if (!(error instanceof GrammyError && error.error_code === 400)) throw error;
    });
  });
}

/** In private everybody for themselves; in a group who looks after it, or after the bot. */
async function mayChoose(ctx: Talk, adminIds: readonly number[]): Promise<boolean> {
  if (!ctx.chat || ctx.chat.type === "private" || adminIds.includes(ctx.from?.id ?? 0)) return true;
  // An admin who speaks in the group's own name.
  if (ctx.msg?.sender_chat?.id === ctx.chat.id && !ctx.callbackQuery) return true;
  return (await ctx.getChatAdministrators()).some(({ user }) => user.id === ctx.from?.id);
}

/** The sources that there are: folded, as printed, with how many articles; those of the most first. */
async function named(sources: () => Promise<Source[]>): Promise<{ name: string; shown: string; count: number }[]> {
  const found = new Map<string, { name: string; shown: string; count: number }>();
  for (const { source } of await sources()) {
    const name = source === undefined ? "" : sourceName(source);
    if (name === "") continue;
    const known = found.get(name) ?? { name, shown: clean(source!, 40), count: 0 };
    known.count++;
    found.set(name, known);
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

const clockOf = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
const ticked = (label: string, on: boolean) => (on ? `✓ ${label}` : label);
/** A button holds 64 bytes. */
const short = (name: string) => createHash("sha256").update(name).digest("base64url").slice(0, 8);
const inRows = (buttons: InlineKeyboardButton[], width: number) => Array.from({ length: Math.ceil(buttons.length / width) }, (_, row) => buttons.slice(row * width, row * width + width));
