import { setTimeout as delay } from "node:timers/promises";
import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError, type Transformer } from "grammy";

/** What makes a call again that Telegram slowed down, that it could not take just now, or that got lost on the way. */
export function retries(): Transformer[] {
  const retry = autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 120, rethrowHttpErrors: true });
  return [unlessPolling(retry), unlessPolling(overLostConnections)];
}

/** What polling calls has its own patience, which tells the log. */
function unlessPolling(transformer: Transformer): Transformer {
  const own = new Set(["getUpdates", "getMe", "deleteWebhook"]);
  return (prev, method, payload, signal) =>
    own.has(method) ? prev(method, payload, signal) : transformer(prev, method, payload, signal);
}

/** A kept-alive connection may be closed under a call. Rather an answer twice than none. */
const overLostConnections: Transformer = async (prev, method, payload, signal) => {
  for (let pause = 500; ; pause *= 2) {
    try {
      return await prev(method, payload, signal);
    } catch (error) {
      if (!(error instanceof HttpError) || signal?.aborted || pause > 4000) throw error;
      await delay(pause);
    }
  }
};
