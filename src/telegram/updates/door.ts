import { createHash, timingSafeEqual } from "node:crypto";
import type { Update } from "grammy/types";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type Handle, type Listening, listen, local } from "../../listen.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Metrics } from "../wire/metrics.ts";
import type { Service } from "./poll.ts";

/** The bot's own small HTTP server: /health, /metrics, with a webhook the way in for updates, and what else there is to see. */
export interface DoorSettings {
  port: number;
  host: string;
  /** Answers whatever is none of the bot's. */
  page?: Handle;
}

export interface Webhook {
  /** Where Telegram reaches this server, https. */
  url: string;
  /** Telegram sends it with every update; whoever does not is not Telegram. */
  secret: string;
}

/** Larger than any update. */
const LARGEST = 1_000_000;

/** What stands behind the door of a webhook; `take` tells whether an update was taken. */
interface Taker {
  secret: string;
  take: (update: Update) => Promise<boolean>;
}

/** The same service with its HTTP server, where one is wanted; it is open before Telegram is told where it is. */
export function behindDoor({ door, log, memory }: { door?: DoorSettings; log: Log; memory: Memory }, metrics: Metrics, service: Service, webhook?: Taker): Service {
  if (!door) return service;
  return {
    start: async () => {
      const opened = await open(door, memory.keys, metrics, () => metrics.has("started") && !metrics.has("stopped"), webhook);
      log({ level: "info", event: "listening", port: opened.port, address: `http://${door.host}:${opened.port}` });
      await service.start().finally(() => opened.close());
    },
    stop: () => service.stop(),
  };
}

async function open(
  { page, ...address }: DoorSettings,
  keys: Memory["keys"],
  metrics: Metrics,
  healthy: () => boolean,
  webhook?: Taker,
): Promise<Listening> {
  const app = new Hono();
  app.get("/health", (c) => (healthy() ? c.text("ok") : c.text("starting", 503)));
  // To anybody else it is one of the addresses at which there is nothing.
  app.get("/metrics", async (c, next) => ((await counts(c, keys)) ? c.text(metrics.text(), 200, { "content-type": "text/plain; version=0.0.4" }) : next()));
  if (webhook) {
    app.post("/telegram", bodyLimit({ maxSize: LARGEST }), async (c) => {
      if (!same(c.req.header("x-telegram-bot-api-secret-token") ?? "", webhook.secret)) return c.text("", 401);
      const update = await c.req.json<Update>().catch(() => undefined);
      if (typeof update?.update_id !== "number") return c.text("", 400);
      // Told "yes" when it is done: what was lost on the way comes again.
      return (await webhook.take(update)) ? c.text("") : c.text("", 503);
    });
  }
  if (page) app.all("*", (c) => page(c.req.raw, c.env as object));
  return listen(app.fetch, address);
}

/** Who may see how many ask: whoever is at this machine, and programs with a key. */
async function counts(c: Context, keys: Memory["keys"]): Promise<boolean> {
  const key = /^Bearer (\S{1,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
  return local(c) || (key !== undefined && (await keys.of(key)) !== undefined);
}

/** In the same time whatever differs. */
function same(given: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
