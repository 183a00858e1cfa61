import { createHmac, timingSafeEqual } from "node:crypto";
import type { Hono } from "hono";
import { type Sessions, signIn } from "../guard/session.ts";
import type { Env } from "../guard/visitor.ts";

/** What Telegram's window says is believed this long after it was opened; clocks may differ by a minute. Milliseconds. */
const FRESH = 60 * 60_000;
const AHEAD = 60_000;

/** Signing in from Telegram's own window: it tells the page who opened it, signed with the bot's token. */
export function installTelegram(app: Hono<Env>, { token, sessions }: { token: string; sessions: Sessions }): void {
  app.post("/sign-in/telegram", async (c) => {
    const { data, framed } = await c.req.parseBody();
    const user = typeof data === "string" ? whoOpened(data, token) : undefined;
    if (user === undefined) return c.body(null, 401);
    await signIn(c, user, sessions, { framed: framed === "1" });
    return c.body(null, 204);
  });
}

/**
 * Who opened the window, by its `initData`; undefined where Telegram did not sign it, or long ago.
 * https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 */
export function whoOpened(initData: string, token: string, now = Date.now()): number | undefined {
  const fields = new URLSearchParams(initData);
  const given = Buffer.from(fields.get("hash") ?? "", "hex");
  fields.delete("hash");
  const lines = [...fields].map(([name, value]) => `${name}=${value}`).sort();
  // The same field twice could say one thing to us and another to Telegram.
  if (new Set(fields.keys()).size !== lines.length) return undefined;
  const key = createHmac("sha256", "WebAppData").update(token).digest();
  const right = createHmac("sha256", key).update(lines.join("\n")).digest();
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const at = Number(fields.get("auth_date")) * 1000;
  if (!(at > now - FRESH && at < now + AHEAD)) return undefined;
  try {
    const { id } = JSON.parse(fields.get("user") ?? "") as { id?: unknown };
    return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : undefined;
  } catch {
    return undefined;
  }
}
