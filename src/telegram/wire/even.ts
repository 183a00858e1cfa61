import type { Transformer } from "grammy";

/** At most `most` messages in any `within` milliseconds. */
interface Limit {
  most: number;
  within: number;
}

/** What Telegram takes: about thirty a second from one bot, one a second in one chat with short bursts, twenty a minute in a group. */
export const LIMITS = {
  all: { most: 28, within: 1000 },
  chat: { most: 3, within: 3000 },
  group: { most: 20, within: 60_000 },
} satisfies Record<string, Limit>;

/** Sends as fast as Telegram takes messages and no faster. */
export interface Evenly {
  /** For what somebody waits for: in the order it came. */
  transformer: Transformer;
  /** For what nobody waits for: goes when none of the others waits, and leaves room for some. */
  patiently<T>(chat: number, send: () => Promise<T>): Promise<T>;
}

/**
 * Where more messages are to be sent at once than Telegram takes, they wait for their turn.
 * Counted from the reply on: however long the way there was, the other end
 * sees no more. A chat that has to wait keeps no other waiting.
 */
export function evenly(limits: Record<keyof typeof LIMITS, Limit>): Evenly {
  const all = new Turns(limits.all);
  const chats = new Map<string, Turns[]>();
  const inTurn = async <T>(chat: string, patient: boolean, send: () => Promise<T>): Promise<T> => {
    // Groups have negative ids.
    const own = chats.get(chat) ?? [limits.chat, ...(chat.startsWith("-") ? [limits.group] : [])].map((limit) => new Turns(limit));
    chats.set(chat, own);
    const turns = [...own, all];
    for (const turn of turns) await turn.take(patient);
    try {
      return await send();
    } finally {
      for (const turn of turns) turn.give(() => own.every(({ idle }) => idle) && chats.delete(chat));
    }
  };
  return {
    transformer: (prev, method, payload, signal) => {
      if (!/^(send(?!ChatAction)|edit|forward|copy)/.test(method)) return prev(method, payload, signal);
      return inTurn(String((payload as { chat_id?: number | string }).chat_id ?? ""), false, () => prev(method, payload, signal));
    },
    patiently: (chat, send) => inTurn(String(chat), true, send),
  };
}

/** Of the turns that there are the patient leave one in so many to those who are waited for. */
const LEFT = 8;

class Turns {
  private free: number;
  private readonly left: number;
  private readonly waiting: (() => void)[] = [];
  private readonly patient: (() => void)[] = [];

  constructor(private readonly limit: Limit) {
    this.free = limit.most;
    this.left = Number.isFinite(limit.most) ? Math.floor(limit.most / LEFT) : 0;
  }

  get idle(): boolean {
    return this.free === this.limit.most;
  }

  async take(patient: boolean): Promise<void> {
    if (this.free > (patient ? this.left : 0)) this.free--;
    else await new Promise<void>((resolve) => (patient ? this.patient : this.waiting).push(resolve));
  }

  /** The turn is the next one's when its time is over. */
  give(given: () => void): void {
    const done = () => {
      this.free++;
      const next = this.waiting.shift() ?? (this.free > this.left ? this.patient.shift() : undefined);
      if (next) {
        this.free--;
        next();
      }
      given();
    };
    setTimeout(done, this.limit.within).unref();
  }
}
