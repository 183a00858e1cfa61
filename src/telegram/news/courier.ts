import { setTimeout as delay } from "node:timers/promises";
import { type Api, GrammyError } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Kept, Kind } from "../../memory/news/outbox.ts";
import { createAlarm, type Waiting } from "../../news/alarm.ts";
import type { Follow } from "../../news/follow.ts";
import { type Clock, isQuiet } from "../../news/hours.ts";
import type { Draft } from "../messages/draft.ts";
import type { Language } from "../../texts/texts.ts";
import type { Evenly } from "../wire/even.ts";
import { causes } from "../wire/log.ts";

/** What parcels of one kind come to for one chat. */
export interface Letter {
  draft: Draft;
  markup?: InlineKeyboardMarkup;
  /** The message it replies to, if that is still there. */
  pointing?: number;
  /** What it quotes, and to whom: who is told so is told as well when the words change. */
  showing?: { user: number; language: Language; citations: string[] };
  /** The parcels that it tells; what is neither told nor moot goes with the next letter. */
  told: string[];
}

/** @param username the bot's. Gives nothing where there is nothing to tell any more; `moot`: what may be news again. */
export type Compose = (parcels: Kept[], username: string) => Promise<{ letter?: Letter; moot?: string[]; later?: { ids: string[]; due: number } }>;

/** Whether it may come when people sleep: what editors have to see in time (which then makes no sound). */
const KINDS: Record<Kind, "any time" | "not at night"> = { held: "any time", fault: "any time", list: "any time", correction: "not at night", changes: "not at night", watch: "not at night", digest: "not at night" };

/** Letters that wait for their turn at once. */
const WAITING = 28;
/** And that are on their way: enough for Telegram's pace, and no more than may be told twice by a kill. */
const AT_ONCE = 4;
/** How often the outbox and the library are looked at. Milliseconds. */
const TICK = 1000;
/** What went wrong is tried again after this long. Milliseconds. */
const AGAIN = 30_000;

interface Needs extends Waiting {
  adminIds: readonly number[];
  memory: Memory;
  follow: Follow;
  clock: Clock;
  log: Log;
}

export interface Courier {
  begin(username: string): void;
  end(): Promise<void>;
}

/** Follows the library, and tells what lies in the outbox: at Telegram's pace, behind everybody who waits for an answer. @param api as bare as can be: what it is told is tried again from the outbox. */
export function createCourier(api: Api, evenly: Evenly, compose: Record<Kind, Compose>, { memory, adminIds, follow, clock, log, ...waiting }: Needs): Courier {
  const { outbox, shown, watches, digests } = memory;
  const alarm = createAlarm({ memory, adminIds, ...waiting });
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  const sending = new Set<Promise<void>>();
  let notBefore = 0;

  const tell = async (chat: number, kind: Kind, username: string) => {
    const parcels = await outbox.take(chat, kind, Date.now());
    if (parcels.length === 0) return;
    const { letter, moot = [], later } = await compose[kind](parcels, username);
    await outbox.withdraw(moot);
    if (later) await outbox.postpone(later.ids, later.due);
    if (!letter) return;
    const { draft, markup, pointing, showing, told } = letter;
    const sent = await api.sendMessage(chat, draft.text, {
      ...{ entities: draft.entities, link_preview_options: { is_disabled: true } },
      ...(markup && { reply_markup: markup }),
      ...(pointing !== undefined && { reply_parameters: { message_id: pointing, allow_sending_without_reply: true } }),
      ...(isQuiet(Date.now(), clock) && { disable_notification: true }),
    });
    await outbox.settle(told);
    if (showing) await shown.keep({ chat, user: showing.user, language: showing.language, message: sent.message_id }, showing.citations);
    log({ level: "info", event: "told", kind, parcels: told.length });
    const rest = parcels.map(({ id }) => id).filter((id) => !told.includes(id) && !moot.includes(id) && !later?.ids.includes(id));
    await outbox.postpone(rest, Date.now());
  };

  /** Out of reach for good: forgotten. Slowed down: nobody is told until it is over. */
  const failed = async (chat: number, kind: Kind, error: unknown) => {
    const { error_code: code, parameters: { retry_after: seconds, migrate_to_chat_id: to } = {} } = error instanceof GrammyError ? error : {};
    if (to !== undefined) {
      await memory.moved(chat, to);
    } else if (code === 403 || (code === 400 && /chat not found|user is deactivated/i.test((error as GrammyError).description))) {
      await outbox.forget(chat);
      await shown.forget(chat);
      await watches.forget(chat);
      await digests.forget(chat);
      log({ level: "info", event: "out of reach", kind });
    } else if (code === 429) {
      notBefore = Date.now() + (seconds ?? 1) * 1000;
      await outbox.again(chat, kind, notBefore);
      log({ level: "warn", event: "slowed down", seconds });
    } else {
      await outbox.again(chat, kind, Date.now() + AGAIN);
      log({ level: "error", event: "not told", kind, ...causes(error) });
    }
  };

  const round = async (username: string) => {
    const now = Date.now();
    const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => KINDS[kind] === "any time" || !isQuiet(now, clock));
    const due = now < notBefore ? [] : await outbox.due(now, kinds, 2 * WAITING);
    for (const { chat, kind } of due) {
      const key = `${chat} ${kind}`;
      if (underWay.has(key)) continue;
      while (underWay.size >= WAITING) await Promise.race(underWay.values());
      if (stopping.signal.aborted || Date.now() < notBefore) return;
      const told = evenly.patiently(chat, async () => {
        while (sending.size >= AT_ONCE) await Promise.race(sending).catch(() => {});
        if (stopping.signal.aborted || Date.now() < notBefore) return;
        const sent = tell(chat, kind, username).finally(() => sending.delete(sent));
        sending.add(sent);
        await sent;
      });
      underWay.set(key, told.catch((error: unknown) => failed(chat, kind, error)).catch((error: unknown) => log({ level: "error", event: "error", ...causes(error) })).finally(() => underWay.delete(key)));
    }
    if (underWay.size === 0) await delay(TICK, undefined, { signal: stopping.signal, ref: false });
    else await Promise.race([...underWay.values(), delay(TICK, undefined, { ref: false })]);
  };

  const always = async (work: () => Promise<unknown>) => {
    while (!stopping.signal.aborted) {
      await work().catch(async (error: unknown) => {
        if (stopping.signal.aborted) return;
        log({ level: "error", event: "error", ...causes(error) });
        await delay(AGAIN, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      });
    }
  };
  let running: Promise<unknown> = Promise.resolve();
  return {
    begin: (username) => {
      running = Promise.all([
        always(() => round(username)),
        always(async () => {
          await alarm();
          await delay(TICK, undefined, { signal: stopping.signal, ref: false });
        }),
        always(async () => {
          const more = await follow(log);
          if (!more) await delay(TICK, undefined, { signal: stopping.signal, ref: false });
        }),
      ]);
    },
    end: async () => {
      stopping.abort();
      await running;
      await Promise.all(underWay.values());
    },
  };
}
