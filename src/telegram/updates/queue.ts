import { setTimeout as delay } from "node:timers/promises";
import { type Bot, BotError, Context, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { forNow, type Inbox, type Taken } from "../../fleet/inbox.ts";
import type { Log } from "../../log.ts";
import type { Talk } from "../talk.ts";
import { causes } from "../wire/log.ts";
import { Claim, claims, TakenOver } from "./claim.ts";

/** Updates that one process is at, at the most: the others' share, and what a kill makes wait. */
const AT_ONCE = 16;
/** Where nothing is told, as while a connection is cut, it is looked for this often. Milliseconds. */
const LOOK = 1000;
/** Before what could not be done for now is tried again. Milliseconds. */
const PAUSE = 500;
/** An update that ended this many processes is not begun again. */
const ENDED = 10;
/** How long answers in the making may take after stop(). Milliseconds. */
const GRACE = 10_000;

/** Updates as they come go into the inbox that all processes share; each process answers those that it takes from there. */
export class Queue {
  private readonly running = new Map<number, Promise<void>>();
  private looking: Promise<void> | undefined;
  private again = false;
  private serving = false;

  constructor(
    private readonly bot: Bot<Talk>,
    private readonly inbox: Inbox,
    private readonly log: Log,
  ) {}

  /** Returns when they are kept, and can be forgotten by whoever brought them. */
  keep(updates: Update[]): Promise<void> {
    return this.inbox.keep(updates.map((update) => ({ id: update.update_id, chat: this.chatOf(update), content: JSON.stringify(update) })));
  }

  /** Answers until it is stopped. @returns how many answers in the making did not go out in time */
  async serve(stopping: AbortSignal): Promise<number> {
    this.serving = true;
    const timer = setInterval(() => this.look(), LOOK);
    const deaf = this.inbox.listen(() => this.look());
    this.look();
    if (!stopping.aborted) await new Promise((stopped) => stopping.addEventListener("abort", stopped, { once: true }));
    this.serving = false;
    clearInterval(timer);
    deaf();
    await this.looking;
    await Promise.race([Promise.all(this.running.values()), delay(GRACE, undefined, { ref: false })]);
    return this.running.size;
  }

  /** Whose order an update keeps. */
  private chatOf(update: Update): number {
    const { chat, from } = new Context(update, this.bot.api, this.bot.botInfo);
    return chat?.id ?? from?.id ?? 0;
  }

  private look(): void {
    this.again = true;
    if (this.wanting) this.looking ??= this.takeAll().finally(() => {
      this.looking = undefined;
      if (this.wanting) this.look();
    });
  }

  private get wanting(): boolean {
    return this.serving && this.again && this.running.size < AT_ONCE;
  }

  private async takeAll(): Promise<void> {
    while (this.wanting) {
      this.again = false;
      try {
        for (const taken of await this.inbox.take(AT_ONCE - this.running.size, [...this.running.keys()])) this.begin(taken);
      } catch (error) {
        this.log({ level: "warn", event: "inbox not reached", ...causes(error) });
        return;
      }
    }
  }

  private begin(taken: Taken): void {
    const handled = this.handle(taken)
      .catch((error: unknown) => this.log({ level: "error", event: "error", update: taken.id, ...causes(error) }))
      .finally(() => {
        this.running.delete(taken.id);
        // The chat's next may wait for this one.
        this.look();
      });
    this.running.set(taken.id, handled);
  }

  private async handle({ id, content, said, begun }: Taken): Promise<void> {
    const claim = new Claim(this.inbox, id);
    if (said || begun > ENDED) {
      this.log({ level: said ? "info" : "error", event: said ? "taken over" : "given up", update: id });
      return claim.finish();
    }
    try {
      await claims.run(claim, () => this.bot.handleUpdate(JSON.parse(content) as Update));
    } catch (error) {
      const cause = error instanceof BotError ? error.error : error;
      if (cause instanceof TakenOver) return this.log({ level: "warn", event: "taken over", update: id });
      if (forNow(cause) || cause instanceof HttpError) {
        this.log({ level: "warn", event: claim.said ? "cut off" : "again", update: id, ...causes(cause) });
        if (!claim.said) {
          await delay(PAUSE);
          return claim.leave();
        }
      } else await claims.run(claim, () => this.bot.errorHandler(error as BotError<Talk>) as Promise<void>);
    }
    await claim.finish();
  }
}
