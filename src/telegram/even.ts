import { setTimeout as delay } from "node:timers/promises";
import type { Transformer } from "grammy";

/** Telegram takes about thirty messages a second from one bot: so many evenly, and so many at once on top. */
const A_SECOND = 24;
const AT_ONCE = 5;

/** Spreads messages evenly where more are to be sent at once than Telegram takes, in the order they came. */
export function evenly(): Transformer {
  const step = 1000 / A_SECOND;
  let free = 0;
  return async (prev, method, payload, signal) => {
    if (!/^(send(?!ChatAction)|edit|forward|copy)/.test(method)) return prev(method, payload, signal);
    const now = Date.now();
    free = Math.max(free + step, now - AT_ONCE * step);
    if (free > now) await delay(free - now);
    return prev(method, payload, signal);
  };
}
