import { setTimeout as delay } from "node:timers/promises";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import type { Fleet } from "../../fleet/fleet.ts";
import type { Log } from "../../log.ts";
import type { Talk } from "../talk.ts";
import { causes } from "../wire/log.ts";
import { HELD, persistently, type Service, UPDATES } from "./poll.ts";
import type { Queue } from "./queue.ts";

/** Before what came is kept once more. Milliseconds. */
const AGAIN = 500;

/**
 * Long polling by one process of several: what it gets is kept for all before Telegram is told that it came.
 */
export function createStandby(
  bot: Bot<Talk>,
  queue: Queue,
  fleet: Fleet,
  apiRoot: string,
  log: Log,
  prepare: () => Promise<void>,
): Service {
  const stopping = new AbortController();

  async function serve(): Promise<void> {
    try {
      bot.botInfo = await persistently(stopping.signal, apiRoot, log)("getMe", () => bot.api.getMe(stopping.signal as never));
    } catch (error) {
      if (stopping.signal.aborted) return;
      throw error;
    }
    log({ level: "info", event: "started", username: bot.botInfo.username });
    const [unanswered] = await Promise.all([queue.serve(stopping.signal), fleet.whilePolling(bot.botInfo.id, stopping.signal, poll)]);
    log({ level: "info", event: "stopped", unanswered });
  }

  async function poll(held: AbortSignal): Promise<void> {
    const persist = persistently(held, apiRoot, log);
    log({ level: "info", event: "polling" });
    try {
      // With a webhook set, Telegram gives no updates to a poller.
      await persist("deleteWebhook", () => bot.api.deleteWebhook({}, held as never));
      await prepare();
      for (let offset = 0; !held.aborted; ) {
        const updates = await persist("getUpdates", () => bot.api.getUpdates({ offset, limit: 100, timeout: HELD, allowed_updates: UPDATES }, held as never));
        await keep(updates, held);
        offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
      }
    } catch (error) {
      if (!held.aborted) throw error;
    } finally {
      log({ level: "info", event: "polling ended" });
    }
  }

  async function keep(updates: Update[], held: AbortSignal): Promise<void> {
    for (;;) {
      try {
        return await queue.keep(updates);
      } catch (error) {
        log({ level: "warn", event: "inbox not reached", ...causes(error) });
        await delay(AGAIN, undefined, { signal: held });
      }
    }
  }

  let serving: Promise<void> | undefined;
  return {
    start: () => {
      serving ??= serve();
      return serving;
    },
    stop: async () => {
      stopping.abort();
      await serving?.catch(() => {});
    },
  };
}
