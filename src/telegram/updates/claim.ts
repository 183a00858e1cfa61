import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { forNow, type Inbox, type Limit } from "../../fleet/inbox.ts";
import type { Evenly, LIMITS } from "../wire/even.ts";

/** How soon what the database could not be told is told again. Milliseconds. */
const AGAIN = 200;

/** What nobody waits for goes while the others take less than one turn in so many. */
const PATIENT = 2;

/** Another process answers this update by now. */
export class TakenOver extends Error {
  override name = "TakenOver";
}

/**
 * An update that this process answers. Whether its answer is out is told to the database in the moment in which the
 * call is handed to the operating system, which sends it even if the process is killed then: what is left is
 * the time between two writes, in which a kill has it answered twice.
 */
export class Claim {
  said = false;
  /** Telegram has taken a message. */
  private heard = false;
  private over = false;
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly inbox: Inbox,
    readonly id: number,
  ) {}

  async mine(): Promise<void> {
    if (!this.over && !(await this.inbox.mine(this.id))) throw new TakenOver();
  }

  handedOver(): void {
    if (!this.over && !this.said) this.tell(true);
  }

  /** @param taken whether Telegram took it: if not, it is to be said again, by whoever is there then */
  answered(taken: boolean): void {
    if (taken) this.heard = true;
    else if (!this.over && !this.heard && this.said) this.tell(false);
  }

  /** Nothing more belongs to this update. */
  async finish(): Promise<void> {
    this.over = true;
    await this.telling;
    await untilTold(() => this.inbox.finish(this.id));
  }

  async leave(): Promise<void> {
    this.over = true;
    await this.telling;
    await untilTold(() => this.inbox.leave(this.id));
  }

  private tell(said: boolean): void {
    this.said = said;
    this.telling = this.telling.then(() => untilTold(() => this.inbox.say(this.id, said)));
  }
}

async function untilTold(tell: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await tell();
    } catch (error) {
      if (!forNow(error)) throw error;
      await delay(AGAIN);
    }
  }
}

/** The update that what is under way belongs to. */
export const claims = new AsyncLocalStorage<Claim>();
/** A call that is to be noticed when it is handed over. */
const calls = new AsyncLocalStorage<Claim>();

subscribe("http.client.request.start", (message) => {
  const claim = calls.getStore();
  if (claim) (message as { request: ClientRequest }).request.once("finish", () => claim.handedOver());
});

/** Messages go out in their turn, of all processes together, and only while the update that they answer is this one's. */
export function inTurn(inbox: Inbox, limits: typeof LIMITS): Evenly {
  const turn = async (chat: string, all: Limit) => {
    // Groups have negative ids.
    await delay(await inbox.turn({ [`chat ${chat}`]: limits.chat, ...(chat.startsWith("-") && { [`group ${chat}`]: limits.group }) }));
    await delay(await inbox.turn({ all }));
  };
  return {
    transformer: async (prev, method, payload, signal) => {
      if (!/^(send(?!ChatAction)|edit|forward|copy)/.test(method)) return prev(method, payload, signal);
      await turn(String((payload as { chat_id?: number | string }).chat_id ?? ""), limits.all);
      const claim = claims.getStore();
      await claim?.mine();
      if (!claim || !/^(send|forward|copy)/.test(method)) return prev(method, payload, signal);
      try {
        const result = await calls.run(claim, () => prev(method, payload, signal));
        claim.answered(result.ok);
        return result;
      } catch (error) {
        claim.answered(false);
        throw error;
      }
    },
    patiently: async (chat, send) => {
      await turn(String(chat), { ...limits.all, most: Math.ceil(limits.all.most / PATIENT) });
      return send();
    },
  };
}
