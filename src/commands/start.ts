import { createAsk } from "../answer/ask.ts";
import type { Settings } from "../config.ts";
import { Embedder } from "../embedding/embedder.ts";
import { Current } from "../library/current.ts";
import { logAt } from "../log.ts";
import { Reader } from "../reading/reader.ts";
import { chat } from "../terminal/chat.ts";
import { note } from "../terminal/faults.ts";
import { printReport } from "../terminal/progress.ts";
import { update } from "./update.ts";

/** The bot; without a token a chat in the terminal. */
export async function start(settings: Settings): Promise<number> {
  const embedder = await Embedder.load(settings.embeddingModel);
  note(printReport(await update(settings, embedder)));
  const library = new Current(settings.indexDir, embedder.id, note);
  await library.get();
  const reader = settings.reader ? await Reader.load() : undefined;
  const answer = createAsk(() => library.get(), embedder, reader?.read);
  if (settings.botToken !== undefined) {
    const { house } = await import("../serve/house.ts");
    const { serveBot } = await import("../serve/bot.ts");
    const open = house(settings, library, answer, embedder);
    await serveBot({ ...settings, botToken: settings.botToken }, open, logAt(settings.logLevel));
    open.memory.close();
    return 0;
  }
  note(
    "\nBOT_TOKEN is not set, so here is a chat in the terminal. For Telegram: open @BotFather, send /newbot,\n" +
      "and put the token it gives you into .env (see .env.example). End the chat with Ctrl+D.\n",
  );
  await chat(answer);
  return 0;
}
