import { setTimeout as delay } from "node:timers/promises";
import { createConcurrentSink, createRunner, createSource } from "@grammyjs/runner";
import { type Bot, type BotError, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { Log } from "../../log.ts";
import type { Talk } from "../talk.ts";
import { causes } from "../wire/log.ts";

/** Updates that the features ask for. */
export const UPDATES = [
  ...(["message", "edited_message", "callback_query", "inline_query"] as const),
  ...(["channel_post", "edited_channel_post", "my_chat_member"] as const),
];
/** How long Telegram may hold a request for updates. Seconds. */
export const HELD = 30;
/** Longest pause between two tries. Milliseconds. */
const PAUSE = 30_000;
/** How long answers in the making may take after stop(). Milliseconds. */
const GRACE = 10_000;

export interface Service {
  /** Serves until stop(); then resolves. Rejects with RefusedError when Telegram does not accept the token. */
  start(): Promise<void>;
  /** Takes nothing new and lets answers in the making go out. */
  stop(): Promise<void>;
}

/** Telegram refuses the bot for good; the message says what to do. */
export class RefusedError extends Error {
  override name = "RefusedError";
}

/**
 * Long polling by the runner: updates are taken at once, and whatever goes wrong
 * is tried again, except a token that Telegram does not know.
 */
export function createPolling(bot: Bot<Talk>, apiRoot: string, log: Log, prepare: () => Promise<void>): Service {
  const stopping = new AbortController();
  const persist = persistently(stopping.signal, apiRoot, log);
  let offset = 0;

  const fetchUpdates = async (limit: number): Promise<Update[]> => {
    const updates = await persist("getUpdates", () =>
      bot.api.getUpdates(
        { offset, limit: Math.min(Math.max(limit, 1), 100), timeout: HELD, allowed_updates: UPDATES },
        stopping.signal as never,
      ),
    );
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    return updates;
  };
  const sink = createConcurrentSink<Update, BotError<Talk>>(
    { consume: (update) => bot.handleUpdate(update) },
    async (error) => {
      await bot.errorHandler(error);
    },
  );
  const runner = createRunner(createSource({ supply: fetchUpdates }), sink);
  let serving: Promise<void> | undefined;

  async function serve(): Promise<void> {
    try {
      bot.botInfo = await persist("getMe", () => bot.api.getMe(stopping.signal as never));
      // With a webhook set, Telegram gives no updates to a poller.
      await persist("deleteWebhook", () => bot.api.deleteWebhook({}, stopping.signal as never));
      await prepare();
      stopping.signal.throwIfAborted();
    } catch (error) {
      if (stopping.signal.aborted) return;
      throw error;
    }
    log({ level: "info", event: "started", username: bot.botInfo.username });
    runner.start();
    await runner.task();
    await finish();
  }

  /** Takes nothing new, lets answers in the making go out, and tells Telegram what was taken. */
  async function finish(): Promise<void> {
    const until = Date.now() + GRACE;
    while (sink.size() > 0 && Date.now() < until) await delay(10);
    if (sink.size() > 0) log({ level: "warn", event: "stopped early", unanswered: sink.size() });
    // Without this the last questions would be answered once more after the next start.
    if (offset > 0) {
      await bot.api
        .getUpdates({ offset, limit: 1, timeout: 0 }, AbortSignal.timeout(3000) as never)
        .catch((error: unknown) => {
          log({ level: "warn", event: "last updates not confirmed", ...causes(error) });
        });
    }
    log({ level: "info", event: "stopped" });
  }

  const start = () => {
    serving ??= serve();
    return serving;
  };
  /** Resolves when all is done; what went wrong is start()'s to tell. */
  const stop = async () => {
    // In this order: the runner takes an aborted request for a fault unless it was told before.
    const stopped = runner.isRunning() ? runner.stop() : undefined;
    stopping.abort();
    await stopped;
    await serving?.catch(() => {});
  };

  return { start, stop };
}

/** Tries until it works or the signal says stop; a token that Telegram does not know is no use trying. */
export function persistently(stopping: AbortSignal, apiRoot: string, log: Log) {
  return async function persist<T>(what: string, call: () => Promise<T>): Promise<T> {
    for (let pause = 1000; ; pause = Math.min(PAUSE, pause * 2)) {
      try {
        return await call();
      } catch (error) {
        stopping.throwIfAborted();
        const code = error instanceof GrammyError ? error.error_code : undefined;
        // A malformed token is no address at all: 404.
        if (code === 401 || code === 404) {
          throw new RefusedError(
            `${apiRoot} does not accept BOT_TOKEN (${code}). Ask @BotFather for the token of your bot: /mybots, API Token.`,
            { cause: error },
          );
        }
        const after = error instanceof GrammyError ? error.parameters.retry_after : undefined;
        const wait = after === undefined ? pause : after * 1000;
        log({ level: "warn", ...told(code, what, apiRoot), seconds: wait / 1000, ...causes(error) });
        await delay(wait, undefined, { signal: stopping });
      }
    }
  };
}

function told(code: number | undefined, call: string, apiRoot: string) {
  if (code === 409)
    return {
      event: "conflict",
      call,
      advice: "Another process polls with the same token. Stop it, or give this one its own token. Trying again.",
    };
  if (code === 429) return { event: "slowed down", call };
  return { event: "unreachable", call, advice: `${apiRoot} gives no good answer. Trying again.` };
}
