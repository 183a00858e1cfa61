import { setTimeout as delay } from "node:timers/promises";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import type { Log } from "../../log.ts";
import type { Queue } from "./queue.ts";
import type { Talk } from "../talk.ts";
import type { Webhook } from "./door.ts";
import { causes } from "../wire/log.ts";
import { persistently, type Service, UPDATES } from "./poll.ts";

/** Telegram waits about this long for a webhook's answer before it sends again. Milliseconds. */
const PATIENCE = 20_000;
const GRACE = 10_000;

/** Updates come by webhook: through the door, which `take` stands behind. Where there is a queue, they are kept there and answered by whoever is first. */
export function createWebhook(
  bot: Bot<Talk>,
  { url, secret }: Webhook,
  apiRoot: string,
  log: Log,
  prepare: () => Promise<void>,
  queue?: Queue,
): Service & { take: (update: Update) => Promise<boolean> } {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const persist = persistently(stopping.signal, apiRoot, log);
  let ready = () => {};
  const initialized = new Promise<void>((resolve) => {
    ready = resolve;
  });

  const take = async (update: Update): Promise<boolean> => {
    await initialized;
    if (stopping.signal.aborted) return false;
    if (queue) return queue.keep([update]).then(() => true, () => false);
    const handled = bot.handleUpdate(update).catch((error) => bot.errorHandler(error)) as Promise<void>;
    running.add(handled);
    void handled.finally(() => running.delete(handled));
    await Promise.race([handled, delay(PATIENCE, undefined, { ref: false })]);
    return true;
  };

  /** @returns how many answers in the making did not go out */
  const serve = async (): Promise<number> => {
    if (queue) return queue.serve(stopping.signal);
    await new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve()));
    await Promise.race([Promise.allSettled([...running]), delay(GRACE, undefined, { ref: false })]);
    return running.size;
  };

  const start = async () => {
    try {
      bot.botInfo = await persist("getMe", () => bot.api.getMe(stopping.signal as never));
      await prepare();
      await persist("setWebhook", () =>
        bot.api.setWebhook(`${url}/telegram`, { secret_token: secret, allowed_updates: UPDATES }, stopping.signal as never),
      );
    } catch (error) {
      if (stopping.signal.aborted) return;
      throw error;
    }
    ready();
    log({ level: "info", event: "started", username: bot.botInfo.username, by: "webhook" });
    log({ level: "info", event: "stopped", unanswered: await serve() });
  };
  let serving: Promise<void> | undefined;
  return {
    take,
    start: () => {
      serving ??= start();
      return serving;
    },
    stop: async () => {
      stopping.abort();
      await serving?.catch((error: unknown) => log({ level: "warn", event: "stopped", ...causes(error) }));
    },
  };
}
