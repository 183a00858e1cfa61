import type { Bot } from "grammy";
import type { Source } from "../answer/answer.ts";
import { forAdmins } from "./admins.ts";
import { clean, isolate, mark } from "./bidi.ts";
import type { Deps, Talk, Whole } from "./bot.ts";
import { digest } from "./citation.ts";
import { type Draft, fill, join, plain } from "./draft.ts";
import { cite } from "./render.ts";
import { reply } from "./reply.ts";
import { matching } from "./sources.ts";

const CHOICES = 8;
/** Of each block that is not body, as much as tells what it is. */
const GLIMPSE = 80;
const BLOCKS = 25;

/** /article: how an article was read, for admins; /remove: out of the library, its file kept aside. */
export function installArticle(bot: Bot<Talk>, deps: Deps): void {
  for (const command of ["article", "remove"] as const) {
    forAdmins(bot, deps, command, async (ctx) => {
      const words = ctx.match.trim();
      const found = words === "" ? [] : named(words, deps);
      if (found.length === 1) await show(ctx, deps, found[0]!.article, command);
      else if (found.length === 0) await reply(ctx, plain(ctx.say(words === "" ? "article-usage" : "article-none")));
      else {
        const choice = (source: Source) => [
          { text: clean(source.title ?? source.article, 60), callback_data: `${command}:${digest(source.article)}` },
        ];
        await reply(ctx, plain(ctx.say("article-which")), { inline_keyboard: found.slice(0, CHOICES).map(choice) });
      }
    });
  }

  bot.callbackQuery(/^(article|remove|removed):(\w{6})$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    if (!deps.adminIds.includes(ctx.from.id)) return;
    const source = deps.sources().find(({ article }) => digest(article) === ctx.match[2]);
    const article = source && deps.article(source.article);
    if (!article) await reply(ctx, plain(ctx.say("article-none")));
    else if (ctx.match[1] !== "removed") await show(ctx, deps, article.article, ctx.match[1] as "article" | "remove");
    else await remove(ctx, deps, article);
  });
}

/** By key, by its short number or that of a citation, else by words of title, source, author. */
function named(words: string, { sources }: Deps): Source[] {
  const all = sources();
  const short = words.toLowerCase().slice(0, 6);
  const exact = all.filter(({ article }) => article === words || (/^\w{6}(-|$)/.test(words) && digest(article) === short));
  return exact.length > 0 ? exact : matching(all, words);
}

async function show(ctx: Talk, deps: Deps, key: string, command: "article" | "remove"): Promise<void> {
  const article = deps.article(key);
  if (!article) return;
  const short = digest(key);
  if (command === "article") {
    const button = { text: ctx.say("article-remove"), callback_data: `remove:${short}` };
    await reply(ctx, reading(ctx, article), { inline_keyboard: [[button]] });
  } else if (isRecord(article)) {
    await reply(ctx, plain(ctx.say("remove-record", { path: clean(article.path) })));
  } else {
    const sure = { text: ctx.say("article-remove"), callback_data: `removed:${short}` };
    const question = ctx.say("remove-ask", { folder: clean(deps.removedFolder) });
    await reply(ctx, join([cite(article, ctx.language), question], "\n\n"), { inline_keyboard: [[sure]] });
  }
}

async function remove(ctx: Talk, deps: Deps, article: Whole): Promise<void> {
  if (isRecord(article)) return;
  const path = await deps.removeFile(article.path);
  deps.log({ level: "info", event: "removed", by: ctx.from?.id, path: article.path });
  await deps.reindex(() => {});
  await reply(ctx, plain(ctx.say("remove-done", { path: clean(path) })));
}

/** One of many in its file: "news.jsonl, line 7". */
const isRecord = ({ path }: Whole) => / line \d+$/.test(path);

function reading(ctx: Talk, article: Whole): Draft {
  const blocks = article.blocks.slice(0, BLOCKS).map(({ role, start, end }) => {
    const glimpse = clean(article.text.slice(start, end), GLIMPSE);
    return `${mark(glimpse)}• ${ctx.say(`role-${role}`)}: ${isolate(glimpse)}`;
  });
  const rest = article.blocks.length - blocks.length;
  return fill(
    [
      cite(article, ctx.language),
      isolate(digest(article.article)),
      ctx.say("article-file", { path: clean(article.path) }),
      "",
      ctx.say("article-read"),
      ...blocks,
      ...(rest > 0 ? [ctx.say("more", { count: rest })] : []),
    ],
    "\n",
  );
}
