import type { Bot } from "grammy";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { Message } from "grammy/types";
import type { Intake, Reindex } from "../../desk/desk.ts";
import { type Incoming, IntakeError } from "../../intake/incoming.ts";
import { leftOut, type Preview } from "../../intake/preview.ts";
import type { Version } from "../../intake/versions.ts";
import type { Articles } from "../../citations/articles.ts";
import type { Log } from "../../log.ts";
import { clean, isolate, mark } from "../../texts/bidi.ts";
import { digest } from "../../citations/number.ts";
import { type Draft, fill, join, plain } from "../messages/draft.ts";
import { cite } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import type { Talk } from "../talk.ts";
import { type Admins, forAdmins } from "./admins.ts";
import { alike } from "../../desk/alike.ts";
import { postFile } from "./channels.ts";
import { field } from "./correct.ts";
import { type Asking, tellEditor } from "./later.ts";

type Needs = Inside & Asking &
  Admins &
  Pick<Articles, "article"> & {
    intake: Intake;
    /** A file that was sent to the bot, by its path on the Bot API server. */
    fetchFile: (path: string) => Promise<Buffer>;
    reindex: Reindex;
    log: Log;
  };

/** What a bot may download. */
const LARGEST = 20 * 1024 * 1024;
const LINK = /^https?:\/\/\S+$/i;
const SKIPPED = 5;
/** Lines that are shown of what was left out of the text. */
const LEFT = 5;

/**
 * Editors add an article by sending a file or a link, or by forwarding a post:
 * first they see how it is read, then it is added. The preview replies to what was
 * sent, so that its buttons know it after any restart; nothing is kept before "Add".
 */
export function installAdd(bot: Bot<Talk>, deps: Needs): void {
  forAdmins(bot, deps, "add", async (ctx) => {
    if (LINK.test(ctx.match.trim())) await show(ctx, deps, ctx.msg);
    else await reply(ctx, plain(ctx.say("add-how")));
  });

  bot
    .chatType("private")
    .on("message")
    .filter((ctx) => deps.adminIds.includes(ctx.from.id) && holdsArticle(ctx.msg))
    .use((ctx) => show(ctx, deps, ctx.msg));

  bot.callbackQuery(/^add:(yes|new|secret|no):(\w+)$/, async (ctx) => {
    if (!deps.adminIds.includes(ctx.from.id)) return void (await ctx.answerCallbackQuery({ text: ctx.say("admins-only") }));
    await ctx.answerCallbackQuery();
    if (ctx.match[1] === "no") return void (await ctx.editMessageText(ctx.say("add-cancelled")));
    const sent = ctx.callbackQuery.message?.reply_to_message;
    const file = sent && (await incoming(ctx, deps, sent as Message));
    if (!sent || !file) return void (await ctx.editMessageText(ctx.say("add-message-gone")));
    if (digest(file.bytes.toString("base64")) !== ctx.match[2]) {
      await ctx.editMessageText(ctx.say("add-changed"));
      return show(ctx, deps, sent as Message);
    }
    const earlier = ctx.match[1] === "new" ? await deps.intake.earlier(await deps.intake.preview(file)) : undefined;
    const { path, already } = await (earlier ? deps.intake.supersede(file, earlier.path) : deps.intake.keep(file, ctx.match[1] === "secret"));
    const name = clean(path);
    if (already) return void (await ctx.editMessageText(ctx.say("add-already", { path: name })));
    await ctx.editMessageText(ctx.say("add-reading", { path: name }));
    deps.log({ level: "info", event: "added", by: ctx.from.id, path });
    // Not awaited: the chat's next messages are to be answered meanwhile.
    void deps
      .reindex(() => {})
      .then(async ({ articles, passages, checked }) => {
        await ctx.editMessageText(checked?.held === undefined ? ctx.say("add-done", { path: name, articles, passages }) : ctx.say("add-held", { path: name }));
        await tellEditor(ctx, deps);
      })
      .catch((error: unknown) => bot.errorHandler(Object.assign(new Error("after /add"), { error, ctx }) as never));
  });
}

function holdsArticle(message: Message): boolean {
  return message.document !== undefined || message.forward_origin !== undefined || LINK.test(message.text ?? "");
}

async function show(ctx: Talk, deps: Needs, message: Message): Promise<void> {
  let file: Incoming | undefined;
  try {
    if ((message.document?.file_size ?? 0) > LARGEST) return void (await reply(ctx, plain(ctx.say("add-too-big"))));
    file = await incoming(ctx, deps, message);
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return void (await reply(ctx, plain(ctx.say("add-unreadable", { reason: clean(error.message, 500) }))));
  }
  const read = file && (await deps.intake.preview(file));
  if (!file || !read || read.count === 0) {
    const reason = read?.skipped[0]?.reason ?? "";
    return void (await reply(ctx, plain(ctx.say("add-unreadable", { reason: clean(reason, 500) }))));
  }
  const earlier = await deps.intake.earlier(read);
  if (earlier?.same) return void (await reply(ctx, plain(ctx.say("add-already", { path: clean(earlier.path) }))));
  const data = digest(file.bytes.toString("base64"));
  const buttons = [
    ...(earlier ? [{ text: ctx.say("add-replace"), callback_data: `add:new:${data}` }] : []),
    { text: ctx.say("add-yes"), callback_data: `add:yes:${data}` },
    { text: ctx.say("add-no"), callback_data: `add:no:${data}` },
  ];
  const secret = { text: ctx.say("add-secret"), callback_data: `add:secret:${data}` };
  const pointing = { message_id: message.message_id, allow_sending_without_reply: true };
  await reply(ctx, await told(ctx, deps, read, earlier), { inline_keyboard: [buttons, [secret]] }, pointing);
}

/** What was sent, as a file; undefined when there is nothing to read in it. */
async function incoming(ctx: Talk, deps: Needs, message: Message): Promise<Incoming | undefined> {
  const { document, forward_origin: origin } = message;
  if (document) {
    const { file_path } = await ctx.api.getFile(document.file_id);
    return { name: document.file_name ?? "article.txt", bytes: await deps.fetchFile(file_path!) };
  }
  if (origin) {
    const from = origin.type === "channel" ? { chat: origin.chat, message_id: origin.message_id } : { chat: { id: message.message_id, type: "channel" as const, title: nameOf(origin) }, message_id: 0 };
    const post = postFile({ ...message, message_id: from.message_id, date: origin.date }, from.chat, origin.type === "channel");
    return post && { name: post.path.split("/").slice(1).join("-"), bytes: Buffer.from(post.content) };
  }
  const link = (message.text ?? "").replace(/^\/add\S*\s+/, "").trim();
  return LINK.test(link) ? deps.intake.download(link) : undefined;
}

function nameOf(origin: NonNullable<Message["forward_origin"]>): string {
  if (origin.type === "user") return origin.sender_user.first_name;
  if (origin.type === "chat") return "title" in origin.sender_chat ? (origin.sender_chat.title ?? "") : "";
  return origin.type === "hidden_user" ? origin.sender_user_name : "";
}

async function told(ctx: Talk, deps: Needs, read: Preview, earlier: Version | undefined): Promise<Draft> {
  const [first] = read.articles;
  const { title, source, date } = first?.article.metadata ?? {};
  const passages = read.articles.reduce((sum, { passages }) => sum + passages.length, 0);
  const left = read.articles.flatMap(({ article }) => leftOut(article));
  const unsure = read.articles.flatMap(({ unsure = [] }) => unsure);
  const near = first ? await alike(first.article.text, seen(ctx.insider, deps)) : [];
  return fill(
    [
      field(ctx, "title", title),
      field(ctx, "source", source),
      field(ctx, "date", date),
      ctx.say("add-count", { articles: read.count, passages }),
      ...(earlier ? [ctx.say("add-version", { path: clean(earlier.path) })] : []),
      ...(near.length > 0 ? [join([ctx.say("add-alike"), ...near.map((other) => cite(other, ctx.language))], "\n")] : []),
      ...(unsure.length > 0 ? [ctx.say("add-unsure", { pages: unsure.join(", ") })] : []),
      ...(left.length > 0 ? [ctx.say("add-left"), ...left.slice(0, LEFT).map((line) => `${mark(line)}• ${isolate(clean(line, 100))}`), ...(left.length > LEFT ? [ctx.say("more", { count: left.length - LEFT })] : [])] : []),
      ...(read.skipped.length > 0 ? [ctx.say("add-skipped")] : []),
      ...read.skipped
        .slice(0, SKIPPED)
        .map(({ path, reason }) => `${mark("a")}• ${isolate(clean(path, 80))}: ${isolate(clean(reason))}`),
    ],
    "\n",
  );
}
