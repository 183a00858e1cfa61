import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Memory } from "../../memory/memory.ts";
import type { Pace } from "../../memory/pace.ts";
import type { Env } from "../guard/visitor.ts";

/** Texts are read more often than questions are asked, and cost less: so many times as often. */
const READS = 10;

/** A request of a program that was let in. */
export type CallerEnv = { Variables: Env["Variables"] & { /** Counts a question. @returns seconds to wait, where there were too many */ asks: () => Promise<number | undefined> } };

/** An error as RFC 9457 has it. */
export function problem(c: Context, status: ContentfulStatusCode, title: string, detail?: string): Response {
  return c.body(JSON.stringify({ type: "about:blank", title, status, ...(detail !== undefined && { detail }) }), status, { "content-type": "application/problem+json" });
}

/**
 * Programs are let in by their key, each at its own rate of questions, and another of all else; without one only from
 * this machine, and only where everybody may ask. Anyone else gets the same reply, whatever they ask for.
 */
export function onlyCallers({ memory, perMinute, limited, own }: { memory: Memory; perMinute: number; limited: boolean; /** Whether a page of this origin may call. */ own: (origin: string, c: Context) => boolean }): MiddlewareHandler<CallerEnv> {
  const paces = new Map<string, Pace>();
  const paceOf = (what: "call" | "read", rate: number) => {
    const pace = paces.get(`${what} ${rate}`) ?? memory.store.pace(what, rate);
    paces.set(`${what} ${rate}`, pace);
    return pace;
  };
  return async (c, next) => {
    const origin = c.req.header("origin");
    if (origin !== undefined && !own(origin, c)) return problem(c, 403, "Not from other pages");
    const given = /^Bearer (\S{1,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
    const key = given === undefined ? undefined : await memory.keys.of(given);
    const { here, address } = c.var.visitor;
    if (!key && (given !== undefined || !here || limited)) {
      c.header("www-authenticate", "Bearer");
      return problem(c, 401, "A key is needed", 'Send "Authorization: Bearer KEY". Whoever has the machine makes one by "npx isnad key NAME".');
    }
    const rate = key?.perMinute ?? perMinute;
    const who = key ? `key ${key.name}` : address;
    c.set("asks", async () => {
      const pace = await paceOf("call", rate).next(who);
      return pace.go ? undefined : pace.seconds;
    });
    const pace = await paceOf("read", rate * READS).next(who);
    return pace.go ? next() : tooOften(c, pace.seconds);
  };
}

export function tooOften(c: Context, seconds: number): Response {
  c.header("retry-after", String(seconds));
  return problem(c, 429, "Too many requests", `Ask again in ${seconds} s.`);
}
