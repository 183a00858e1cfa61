import type { Transformer } from "grammy";

/** Telegram takes about thirty messages a second from one bot. */
const AT_MOST = 28;
const WITHIN = 1000;

/**
 * Where more messages are to be sent at once than Telegram takes, they wait for their turn, in
 * the order they came. Counted until a second after the reply: however long the way there was,
 * no second at the other end sees more.
 */
export function evenly(): Transformer {
  let free = AT_MOST;
  const waiting: (() => void)[] = [];
  const done = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return async (prev, method, payload, signal) => {
    if (!/^(send(?!ChatAction)|edit|forward|copy)/.test(method)) return prev(method, payload, signal);
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await prev(method, payload, signal);
    } finally {
      setTimeout(done, WITHIN).unref();
    }
  };
}
