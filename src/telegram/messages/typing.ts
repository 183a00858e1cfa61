import type { Context } from "grammy";

/** An answer that comes at once needs no "typing". Milliseconds. */
const MOMENT = 400;
/** Telegram shows it for five seconds. */
const AGAIN = 4500;

/** Shows that the bot is at it, when it takes longer than a moment. */
export async function whileTyping<T>(ctx: Context, work: Promise<T>): Promise<T> {
  // Not a call that an answer may wait for or fail by.
  const show = () => void ctx.replyWithChatAction("typing").catch(() => {});
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    again = setInterval(show, AGAIN);
  }, MOMENT);
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}
