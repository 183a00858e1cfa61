import type { ServerResponse } from "node:http";
import type { Update } from "@grammyjs/types";
import type { Payload } from "./body.ts";
import type { Chats } from "./chats.ts";
import { faultsOf } from "./schema.ts";
import { Refusal } from "./text.ts";

/** What happened and the bot does not know yet: given to its long poll, or to its webhook. */
export class Updates {
  /** Updates sent to the webhook, each as often as it was sent. */
  readonly delivered: number[] = [];
  /** Give each update once more, as the real server may. */
  repeat = false;
  closed = false;
  private waiting: Update[] = [];
  private readonly delivering = new Map<number, Promise<void>>();
  private lastUpdate = 1000;
  private allowed: readonly string[] | undefined;
  /** The long poll that is being held, if any. */
  private poll: { wake: () => void; end: (refusal: Refusal) => void } | undefined;
  private readonly chats: Chats;
  private readonly faults: string[];

  constructor(chats: Chats, faults: string[]) {
    this.chats = chats;
    this.faults = faults;
  }

  /** Whether a long poll is being held now. */
  get polled(): boolean {
    return this.poll !== undefined;
  }

  push(update?: Omit<Update, "update_id">): void {
    if (update) this.queue(update);
    if (this.chats.webhook) for (const waiting of this.waiting.splice(0)) this.repeat ? void this.deliver(waiting) : this.inOrder(waiting);
  }

  /** One after the other within a chat, as the real server does: what is sent again keeps the later ones waiting. */
  private inOrder(update: Update): void {
    const of = update.message ?? update.edited_message ?? update.callback_query?.message ?? update.channel_post ?? update.edited_channel_post;
    const chat = of?.chat.id ?? update.update_id;
    const delivered = (this.delivering.get(chat) ?? Promise.resolve()).then(() => this.deliver(update));
    this.delivering.set(chat, delivered);
    void delivered.then(() => this.delivering.get(chat) === delivered && this.delivering.delete(chat));
  }

  /** By webhook, until it is taken: whatever is not answered by 2xx is sent again. */
  private async deliver(update: Update): Promise<void> {
    while (!this.closed) {
      if (!this.chats.webhook) {
        this.waiting.push(update);
        this.poll?.wake();
        return;
      }
      this.delivered.push(update.update_id);
      const taken = await fetch(this.chats.webhook, {
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": this.chats.secret },
        body: JSON.stringify(update),
      }).catch(() => undefined);
      if (taken?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private queue(update: Omit<Update, "update_id">): void {
    const kind = Object.keys(update)[0]!;
    if (this.allowed && this.allowed.length > 0 && !this.allowed.includes(kind)) return;
    const whole = { update_id: ++this.lastUpdate, ...structuredClone(update) } as Update;
    this.faults.push(...faultsOf("Update", "", whole));
    this.waiting.push(whole, ...(this.repeat ? [whole] : []));
    this.poll?.wake();
  }

  /** Held until there is something, the time is up, the caller hangs up, or another poller takes over. */
  async getUpdates(args: Payload, response: ServerResponse): Promise<Update[]> {
    if (this.chats.webhook) {
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.poll?.end(
      new Refusal(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      ),
    );
    const {
      offset = 0,
      limit = 100,
      timeout = 0,
      allowed_updates,
    } = args as { offset?: number; limit?: number; timeout?: number; allowed_updates?: string[] };
    if (allowed_updates) this.allowed = allowed_updates;
    if (offset < 0) this.waiting = this.waiting.slice(offset);
    // An update is forgotten when a later one is asked for, not when it is delivered.
    if (offset > 0) this.waiting = this.waiting.filter((update) => update.update_id >= offset);
    if (this.waiting.length === 0 && timeout > 0) await this.hold(timeout, response);
    return this.waiting.slice(0, Math.min(Math.max(limit, 1), 100));
  }

  private async hold(seconds: number, response: ServerResponse): Promise<void> {
    let poll: Updates["poll"];
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.poll = poll = { wake: resolve, end: reject };
        timer = setTimeout(resolve, seconds * 1000);
        response.once("close", resolve);
      });
    } finally {
      clearTimeout(timer);
      if (this.poll === poll) this.poll = undefined;
    }
  }
}
