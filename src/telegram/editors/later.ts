import { type Api, type Bot, GrammyError } from "grammy";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Answer, Ask } from "../../answer/answer.ts";
import { isInsider } from "../../desk/access.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Asked } from "../../memory/questions.ts";
import { clean, isolate, mark } from "../../texts/bidi.ts";
import { type Draft, fill, join, plain } from "../messages/draft.ts";
import { renderQuotes } from "../messages/render.ts";
import { reply } from "../messages/reply.ts";
import { languageOf, type Say, say } from "../../texts/texts.ts";
import type { Talk } from "../talk.ts";
import { causes } from "../wire/log.ts";
import type { Admins } from "./admins.ts";

/** Questions looked at again after articles were added. */
const READ = 200;
const LISTED = 10;

/** What was asked, and whether it has an answer by now, for whoever asked it. */
export type Asking = Inside & Admins & { ask: Ask; memory: Memory; insiders: readonly number[] };

/** New articles may answer what was refused: the editor is told, and those who asked are, if the editor says so. */
export async function tellEditor(ctx: Talk, deps: Asking): Promise<void> {
  const questions = await news(deps);
  if (questions.length > 0) await reply(ctx, newsText(questions, ctx.say), tellButton(ctx.say));
}

/** The same for articles that came by themselves. */
export async function tellEditors(api: Api, deps: Asking & Admins & { log: Log }): Promise<void> {
  const questions = await news(deps);
  for (const admin of questions.length > 0 ? deps.adminIds : []) {
    const t = say((await deps.memory.spokenTo(admin)) ?? languageOf(undefined, questions[0]));
    const { text, entities } = newsText(questions, t);
    await api.sendMessage(admin, text, { entities, reply_markup: tellButton(t) }).catch((error: unknown) => {
      // Whoever has not written to the bot, or has blocked it, is not told.
      deps.log({ level: "warn", event: "editor not told", admin, ...causes(error) });
    });
  }
}

/** The refused questions that have an answer by now and that no editor was told of. */
async function news(deps: Asking): Promise<string[]> {
  const found = await answeredNow(deps, "editors");
  for (const { asked } of found) {
    await deps.memory.questions.toldEditors(asked.question!);
  }
  return [...new Set(found.map(({ asked }) => clean(asked.question!)))];
}

function newsText(questions: string[], t: Say): Draft {
  const lines = questions.slice(0, LISTED).map((question) => `${mark(question)}• ${isolate(question)}`);
  if (questions.length > LISTED) lines.push(t("more", { count: questions.length - LISTED }));
  return fill([t("now-answered"), ...lines], "\n");
}

function tellButton(t: Say): InlineKeyboardMarkup {
  return { inline_keyboard: [[{ text: t("tell-askers"), callback_data: "tell" }]] };
}

export function installLater(bot: Bot<Talk>, deps: Asking & Admins): void {
  bot.callbackQuery("tell", async (ctx) => {
    await ctx.answerCallbackQuery();
    if (!deps.adminIds.includes(ctx.from.id)) return;
    const chats = new Set<number>();
    for (const { asked, answer } of await answeredNow(deps, "askers")) {
      if ((await deps.memory.questions.tellAsker(asked)) && (await tell(ctx, deps, asked, answer))) chats.add(asked.chat);
    }
    await reply(ctx, plain(ctx.say("told-askers", { chats: chats.size })));
  });
}

async function answeredNow(deps: Asking, untold: "editors" | "askers"): Promise<{ asked: Asked; answer: Answer }[]> {
  const rows = await deps.memory.questions.waiting(untold, READ);
  const found: { asked: Asked; answer: Answer }[] = [];
  for (const asked of rows) {
    const insider = await isInsider({ user: asked.user, chat: asked.chat, group: asked.chat < 0 }, deps);
    const answer = await seen(insider, deps).ask(asked.question!, { now: new Date(asked.at) });
    if (answer.found) found.push({ asked, answer });
  }
  return found;
}

async function tell(ctx: Talk, { memory }: Asking, { user, chat, message, question }: Asked, answer: Answer): Promise<boolean> {
  // Who watches it is told without this.
  if (await memory.watches.has(chat, question!)) return false;
  const language = (await memory.people.languageOf(user)) ?? languageOf(undefined, question!);
  const intro = say(language)("now-you-asked", { question: clean(question!, 300) });
  const { text, entities } = join([intro, renderQuotes(answer.quotes.slice(0, 1), language, answer.found ? answer.differ : undefined)], "\n\n");
  try {
    await ctx.api.sendMessage(chat, text, {
      entities,
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: message, allow_sending_without_reply: true },
    });
    return true;
  } catch (error) {
    // Blocked the bot, or left: they do not want to know.
    if (error instanceof GrammyError && (error.error_code === 403 || error.error_code === 400)) return false;
    throw error;
  }
}
