import type { Bot } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Source } from "../../answer/answer.ts";
import { changesOf, FIELDS, type Field } from "../../desk/corrections.ts";
import type { Reindex } from "../../desk/desk.ts";
import type { Changes } from "../../intake/correct.ts";
import { IntakeError } from "../../intake/incoming.ts";
import type { Articles, Whole } from "../../citations/articles.ts";
import type { Log } from "../../log.ts";
import { clean, isolate } from "../../texts/bidi.ts";
import { digest } from "../../citations/number.ts";
import { join, plain } from "../messages/draft.ts";
import { cite } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import { LANGUAGES, say } from "../../texts/texts.ts";
import type { Talk } from "../talk.ts";
import type { Admins } from "./admins.ts";

/** Each field by its name in any of our languages. */
const NAMED = new Map(FIELDS.flatMap((field) => LANGUAGES.map((language) => [say(language)(`field-${field}`).toLowerCase(), field] as const)));
const NAME = [...NAMED.keys()].join("|");

/** A correction as an editor writes it: whose, and the new values as typed. */
export interface Correction {
  words: string;
  values: [Field, string][];
}

/** "k3f9a2 title: New title" and any further fields on lines of their own; undefined when no field is named. */
export function correctionIn(text: string): Correction | undefined {
  const [, words, rest] = new RegExp(`^(.*?)\\s+((?:${NAME})\\s*:.*)$`, "isu").exec(` ${text}`) ?? [];
  if (words === undefined || rest === undefined) return undefined;
  const values = rest.split(new RegExp(`\\n\\s*(?=(?:${NAME})\\s*:)`, "iu")).map((line): [Field, string] => {
    const at = line.indexOf(":");
    return [NAMED.get(line.slice(0, at).trim().toLowerCase())!, line.slice(at + 1)];
  });
  return { words: words.trim(), values };
}

/** Shows what would change. The question replies to the command, so that its buttons know it after any restart. */
export async function askToCorrect(ctx: Talk, article: Source, correction: Correction): Promise<void> {
  const changes = changesOf(correction.values, ctx.language);
  if ("fault" in changes) return void (await reply(ctx, plain(ctx.say(`correct-${changes.fault}`, { [changes.fault]: changes.typed }))));
  const lines = Object.entries(changes).map(([name, value]) => field(ctx, name as Field, value === undefined ? ctx.say("correct-undo") : value));
  const data = digest(ctx.msg!.text!);
  const buttons = [
    { text: ctx.say("correct-yes"), callback_data: `fix:yes:${data}` },
    { text: ctx.say("add-no"), callback_data: `fix:no:${data}` },
  ];
  const draft = join([cite(article, ctx.language), "", ctx.say("correct-ask"), ...lines], "\n");
  await reply(ctx, draft, { inline_keyboard: [buttons] }, { message_id: ctx.msg!.message_id, allow_sending_without_reply: true });
}

export type Correcting = Admins &
  Pick<Articles, "article"> & {
    /** Writes what an editor corrected beside the article's file. Throws IntakeError. */
    correct: (article: Whole, changes: Changes) => void;
    reindex: Reindex;
    log: Log;
  };

export function installCorrect(bot: Bot<Talk>, deps: Correcting, named: (words: string) => Promise<Source[]>): void {
  bot.callbackQuery(/^fix:(yes|no):(\w{6})$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    if (!deps.adminIds.includes(ctx.from.id)) return;
    if (ctx.match[1] === "no") return void (await ctx.editMessageText(ctx.say("correct-cancelled")));
    const text = ctx.callbackQuery.message?.reply_to_message?.text;
    const correction = text && digest(text) === ctx.match[2] ? correctionIn(text.replace(/^\/\S+/, "")) : undefined;
    const [source, ...others] = correction ? await named(correction.words) : [];
    const article = source && others.length === 0 ? await deps.article(source.article) : undefined;
    const changes = correction && changesOf(correction.values, ctx.language);
    if (!article || !changes || "fault" in changes) return void (await ctx.editMessageText(ctx.say("add-message-gone")));
    try {
      deps.correct(article, changes);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      return void (await ctx.editMessageText(ctx.say("article-unchanged", { reason: clean(error.message, 500) })));
    }
    deps.log({ level: "info", event: "corrected", by: ctx.from.id, path: article.path, fields: Object.keys(changes) });
    await deps.reindex(() => {});
    const now = (await deps.article(article.article)) ?? article;
    const { text: done, entities } = join([ctx.say("correct-done"), cite(now, ctx.language)], "\n");
    await ctx.editMessageText(done, { entities, link_preview_options: { is_disabled: true } });
  });
}

/** A row of buttons that copy the command with what stands now, to be changed and sent. */
export function correctButtons(ctx: Talk, article: Source): InlineKeyboardButton[] {
  return (["title", "source", "date"] as const).map((name) => {
    const label = ctx.say(`field-${name}`);
    const text = `/article ${digest(article.article)} ${label}: ${clean(article[name] ?? "")}`;
    return { text: `✎ ${label}`, copy_text: { text } };
  });
}

/** A line with what is known: "Title: …". */
export function field(ctx: Talk, name: Field, value: string | undefined): string {
  return `${ctx.say(`field-${name}`)}: ${isolate(clean(value ?? "") || "—")}`;
}
