import type { Settings } from "../config.ts";
import { logAt } from "../log.ts";
import { Memory } from "../memory/memory.ts";
import { chat } from "../terminal/chat.ts";
import { note } from "../terminal/faults.ts";
import { opened } from "./open/opened.ts";

/** The bot, with the page where PORT is set; without a token the page and a chat in the terminal. */
export async function start(settings: Settings): Promise<number> {
  const { embedder, database, library, asking } = await opened(settings, { anew: true, serves: true });
  if (settings.botToken === undefined && settings.port === 0) {
    note(WITHOUT_TOKEN);
    await chat(asking("everyone"));
    return 0;
  }
  const { house } = await import("../serve/house.ts");
  const { listenFor, page } = await import("../serve/page.ts");
  const fleet = settings.databaseUrl === undefined ? undefined : await (await import("../fleet/fleet.ts")).Fleet.join(settings.databaseUrl, async () => (await library.get()).built);
  const open = house(settings, library, asking, embedder, Memory.open(settings.botDb, database), fleet);
  if (settings.botToken !== undefined) {
    const { serveBot } = await import("../serve/bot.ts");
    await serveBot({ ...settings, botToken: settings.botToken }, open, logAt(settings.logLevel));
  } else {
    const { fetch, ownersPath } = await page(settings, open, logAt("error"));
    const listening = await listenFor(fetch, settings);
    const address = settings.publicUrl ?? `http://127.0.0.1:${listening.port}`;
    note(`\nOpen ${address}\nTo change the library there, sign in by ${address}${await ownersPath()} (works once, for ten minutes).${WITHOUT_TOKEN}`);
    // A pipe of questions ends with them; what has none, such as a service, goes on until it is stopped.
    if ((await chat(open.ask)) === 0 && !process.stdin.isTTY) await stopped();
    await listening.close();
  }
  await fleet?.leave();
  await open.memory.close();
  return 0;
}

const WITHOUT_TOKEN =
  "\nBOT_TOKEN is not set, so here is a chat in the terminal. For Telegram: open @BotFather, send /newbot,\n" +
  "and put the token it gives you into .env (see .env.example). End the chat with Ctrl+D.\n";

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    // Nothing else may be left that keeps the process awake.
    const awake = setInterval(() => {}, 2 ** 30);
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        clearInterval(awake);
        resolve();
      });
  });
}
