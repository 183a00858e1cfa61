import type { Transformer } from "grammy";

/** At most `most` messages in any `within` milliseconds. */
export interface Limit {
  most: number;
  within: number;
}

/** What Telegram takes: about thirty a second from one bot, one a second in one chat with short bursts, twenty a minute in a group. */
export const LIMITS = {
  all: { most: 28, within: 1000 },
  chat: { most: 3, within: 3000 },
  group: { most: 20, within: 60_000 },
} satisfies Record<string, Limit>;

/**
 * Where more messages are to be sent at once than Telegram takes, they wait for their turn, in
 * the order they came. Counted from the reply on: however long the way there was, the other end
 * sees no more. A chat that has to wait keeps no other waiting.
 */
export function evenly(limits: Record<keyof typeof LIMITS, Limit>): Transformer {
  const all = new Turns(limits.all);
  const chats = new Map<string, Turns[]>();
  return async (prev, method, payload, signal) => {
    if (!/^(send(?!ChatAction)|edit|forward|copy)/.test(method)) return prev(method, payload, signal);
    const chat = String((payload as { chat_id?: number | string }).chat_id ?? "");
    // Groups have negative ids.
    const own = chats.get(chat) ?? [limits.chat, ...(chat.startsWith("-") ? [limits.group] : [])].map((limit) => new Turns(limit));
    chats.set(chat, own);
    const turns = [...own, all];
    for (const turn of turns) await turn.take();
    try {
      return await prev(method, payload, signal);
    } finally {
      for (const turn of turns) turn.give(() => own.every(({ idle }) => idle) && chats.delete(chat));
    }
  };
}

class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limit: Limit) {
    this.free = limit.most;
  }

  get idle(): boolean {
    return this.free === this.limit.most;
  }

  async take(): Promise<void> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The turn is the next one's when its time is over. */
  give(given: () => void): void {
    const done = () => {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
      given();
    };
    setTimeout(done, this.limit.within).unref();
  }
}
