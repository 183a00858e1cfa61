import { setTimeout as delay } from "node:timers/promises";
import type { Transformer } from "grammy";

/** Telegram takes about thirty messages a second from one bot; a few less, since they do not arrive as evenly as they leave. */
const AT_MOST = 27;
const WITHIN = 1100;

/** Where more messages are to be sent at once than Telegram takes, they wait for their turn, in the order they came. */
export function evenly(): Transformer {
  const sent: number[] = [];
  let turn = Promise.resolve();
  const wait = async () => {
    const free = sent.length < AT_MOST ? 0 : sent.shift()! + WITHIN;
    if (free > Date.now()) await delay(free - Date.now());
    sent.push(Date.now());
  };
  return async (prev, method, payload, signal) => {
    if (/^(send(?!ChatAction)|edit|forward|copy)/.test(method)) {
      turn = turn.then(wait);
      await turn;
    }
    return prev(method, payload, signal);
  };
}
