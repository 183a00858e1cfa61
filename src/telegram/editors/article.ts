import type { Bot } from "grammy";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { InlineKeyboardButton } from "grammy/types";
import type { Source } from "../../answer/answer.ts";
import { matching } from "../../citations/matching.ts";
import { IntakeError } from "../../intake/incoming.ts";
import { placeOf } from "../../articles/files/place.ts";
import { removable } from "../../intake/remove.ts";
import type { Articles, Whole } from "../../citations/articles.ts";
import { clean, isolate, mark } from "../../texts/bidi.ts";
import { digest } from "../../citations/number.ts";
import { dateOf } from "../../texts/dates.ts";
import { type Draft, fill, join, plain } from "../messages/draft.ts";
import { cite, told } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import { type Cited, find } from "../../citations/cited.ts";
import type { Talk } from "../talk.ts";
import { forAdmins } from "./admins.ts";
import { askToCorrect, type Correcting, correctionIn, correctButtons, field, installCorrect } from "./correct.ts";
import { askToShelve, installShelve, shelveButton, type Shelving } from "./shelve.ts";

const CHOICES = 8;
/** Of each block that is not body, as much as tells what it is. */
const GLIMPSE = 80;
const BLOCKS = 25;
const TELLERS = 10;

type Needs = Inside & Cited &
  Correcting &
  Shelving &
  Pick<Articles, "tellers"> & {
    /** Takes an article out of the articles folder, to where removed ones lie; gives back where it is now. Rejects with IntakeError. */
    remove: (article: Whole) => Promise<string>;
    /** For people: where what was removed lies. */
    removedFolder: string;
  };

/** /article: how an article was read, for admins, and what is to be corrected; /remove: out of the library, kept aside; /publish: for everybody to read. */
export function installArticle(bot: Bot<Talk>, given: Needs): void {
  // Commands of admins, which only their own chat with the bot takes.
  const deps = seen(true, given);
  for (const command of ["article", "remove", "publish"] as const) {
    forAdmins(bot, deps, command, async (ctx) => {
      const correction = command === "article" ? correctionIn(ctx.match) : undefined;
      const words = correction?.words ?? ctx.match.trim();
      const found = words === "" ? [] : await named(words, deps);
      if (found.length === 1 && correction) await askToCorrect(ctx, found[0]!, correction);
      else if (found.length === 1) await show(ctx, deps, found[0]!.article, command);
      else if (found.length === 0) await reply(ctx, plain(ctx.say(words === "" ? "article-usage" : "article-none")));
      else {
        const choice = (source: Source) => [
          { text: clean(source.title ?? source.article, 60), callback_data: `${command === "publish" ? "shelve" : command}:${digest(source.article)}` },
        ];
        await reply(ctx, plain(ctx.say("article-which")), { inline_keyboard: found.slice(0, CHOICES).map(choice) });
      }
    });
  }

  bot.callbackQuery(/^(article|remove|removed):(\w{6})$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    if (!deps.adminIds.includes(ctx.from.id)) return;
    const source = (await deps.sources()).find(({ article }) => digest(article) === ctx.match[2]);
    const article = source && (await deps.article(source.article));
    if (!article) await reply(ctx, plain(ctx.say("article-none")));
    else if (ctx.match[1] !== "removed") await show(ctx, deps, article.article, ctx.match[1] as "article" | "remove");
    else await remove(ctx, deps, article);
  });
  installCorrect(bot, deps, (words) => named(words, deps));
  installShelve(bot, deps);
}

/** By key, by its short number or that of a citation, else by words of title, source, author. */
async function named(words: string, deps: Cited): Promise<Source[]> {
  const cited = (await find(deps, words))?.article;
  if (cited) return [cited];
  const all = await deps.sources();
  const short = words.toLowerCase().slice(0, 6);
  const exact = all.filter(({ article }) => article === words || (/^\w{6}(-|$)/.test(words) && digest(article) === short));
  return exact.length > 0 ? exact : matching(all, words);
}

async function show(ctx: Talk, deps: Needs, key: string, command: "article" | "remove" | "publish"): Promise<void> {
  const article = await deps.article(key);
  if (!article) return;
  if (command === "publish") return askToShelve(ctx, article);
  const short = digest(key);
  if (command === "article") {
    const button = { text: ctx.say("article-remove"), callback_data: `remove:${short}` };
    await reply(ctx, reading(ctx, article, await deps.tellers(key)), { inline_keyboard: [correctButtons(ctx, article), [shelveButton(ctx, article), button]] });
    return;
  }
  const { file, record } = placeOf(article.path);
  if (!removable(article.path)) return void (await reply(ctx, plain(ctx.say("remove-by-hand", { path: clean(article.path) }))));
  const sure: InlineKeyboardButton = { text: ctx.say("article-remove"), callback_data: `removed:${short}` };
  const folder = clean(deps.removedFolder);
  const question = record ? ctx.say("remove-ask-record", { file: clean(file), folder }) : ctx.say("remove-ask", { folder });
  await reply(ctx, join([cite(article, ctx.language), question], "\n\n"), { inline_keyboard: [[sure]] });
}

async function remove(ctx: Talk, deps: Needs, article: Whole): Promise<void> {
  try {
    const path = await deps.remove(article);
    deps.log({ level: "info", event: "removed", by: ctx.from?.id, path: article.path });
    await deps.reindex(() => {});
    await reply(ctx, plain(ctx.say("remove-done", { path: clean(path) })));
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    await reply(ctx, plain(ctx.say("article-unchanged", { reason: clean(error.message, 500) })));
  }
}

function reading(ctx: Talk, article: Whole, tellers: Source[]): Draft {
  const blocks = article.blocks.slice(0, BLOCKS).map(({ role, start, end }) => {
    const glimpse = clean(article.text.slice(start, end), GLIMPSE);
    return `${mark(glimpse)}• ${ctx.say(`role-${role}`)}: ${isolate(glimpse)}`;
  });
  const rest = article.blocks.length - blocks.length;
  return fill(
    [
      cite(article, ctx.language),
      "",
      ...(["title", "source", "date"] as const).map((name) => field(ctx, name, article[name])),
      ctx.say("article-number", { number: digest(article.article) }),
      ctx.say("article-file", { path: clean(article.path) }),
      ...(tellers.length > 1 ? ["", told({ articles: tellers.length, origins: tellers.slice(0, 1) }, ctx.language), ...tellersOf(ctx, tellers)] : []),
      "",
      ctx.say("article-read"),
      ...blocks,
      ...(rest > 0 ? [ctx.say("more", { count: rest })] : []),
      "",
      ctx.say("correct-how"),
    ],
    "\n",
  );
}

/** Who tells the same, one a line. */
function tellersOf(ctx: Talk, tellers: Source[]): string[] {
  const lines = tellers.slice(0, TELLERS).map(({ article, title, source, date }) => {
    const known = [clean(title ?? article, GLIMPSE), clean(source ?? "", GLIMPSE), dateOf(date ?? "", ctx.language)];
    return `${mark(known[0]!)}• ${known.filter((part) => part !== "").map(isolate).join(" · ")}`;
  });
  const rest = tellers.length - lines.length;
  return [ctx.say("article-tellers"), ...lines, ...(rest > 0 ? [ctx.say("more", { count: rest })] : [])];
}
