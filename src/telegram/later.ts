import { type Bot, GrammyError } from "grammy";
import type { Answer } from "../answer/answer.ts";
import { clean, isolate, mark } from "./bidi.ts";
import type { Deps, Talk } from "./bot.ts";
import { fill, join, plain } from "./draft.ts";
import type { Asked } from "./memory.ts";
import { renderQuotes } from "./render.ts";
import { reply } from "./reply.ts";
import { languageOf, say } from "./texts.ts";

/** Questions looked at again after articles were added. */
const READ = 200;
const LISTED = 10;

/** New articles may answer what was refused: the editor is told, and those who asked are, if the editor says so. */
export async function tellEditor(ctx: Talk, deps: Deps): Promise<void> {
  const found = await answeredNow(deps);
  if (found.length === 0) return;
  const questions = [...new Set(found.map(({ asked }) => clean(asked.question!)))];
  const lines = questions.slice(0, LISTED).map((question) => `${mark(question)}• ${isolate(question)}`);
  if (questions.length > LISTED) lines.push(ctx.say("more", { count: questions.length - LISTED }));
  const tell = { text: ctx.say("tell-askers"), callback_data: "tell" };
  await reply(ctx, fill([ctx.say("now-answered"), ...lines], "\n"), { inline_keyboard: [[tell]] });
}

export function installLater(bot: Bot<Talk>, deps: Deps): void {
  bot.callbackQuery("tell", async (ctx) => {
    await ctx.answerCallbackQuery();
    if (!deps.adminIds.includes(ctx.from.id)) return;
    const chats = new Set<number>();
    for (const { asked, answer } of await answeredNow(deps)) {
      // Once: whoever asked twice, or was told before, is not told again.
      const { changes } = deps.memory.run(
        "UPDATE asked SET told = 1 WHERE chat = ? AND question = ? AND told IS NULL",
        ...[asked.chat, asked.question],
      );
      if (changes > 0 && (await tell(ctx, deps, asked, answer))) chats.add(asked.chat);
    }
    await reply(ctx, plain(ctx.say("told-askers", { chats: chats.size })));
  });
}

async function answeredNow({ ask, memory }: Deps): Promise<{ asked: Asked; answer: Answer }[]> {
  const rows = memory.all<Asked>(
    "SELECT * FROM asked WHERE found = 0 AND told IS NULL AND question IS NOT NULL GROUP BY chat, question ORDER BY at DESC LIMIT ?",
    READ,
  );
  const found: { asked: Asked; answer: Answer }[] = [];
  for (const asked of rows) {
    const answer = await ask(asked.question!);
    if (answer.found) found.push({ asked, answer });
  }
  return found;
}

async function tell(ctx: Talk, { memory }: Deps, { user, chat, message, question }: Asked, answer: Answer): Promise<boolean> {
  const language = memory.languageOf(user) ?? languageOf(undefined, question!);
  const intro = say(language)("now-you-asked", { question: clean(question!, 300) });
  const { text, entities } = join([intro, renderQuotes(answer.quotes.slice(0, 1), language)], "\n\n");
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
