import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Memory } from "../../memory/memory.ts";
import type { Pace } from "../../memory/pace.ts";
import type { Env } from "../guard/visitor.ts";

/** An error as RFC 9457 has it. */
export function problem(c: Context, status: ContentfulStatusCode, title: string, detail?: string): Response {
  return c.body(JSON.stringify({ type: "about:blank", title, status, ...(detail !== undefined && { detail }) }), status, { "content-type": "application/problem+json" });
}

/**
 * Programs are let in by their key, each at its own rate; without one only from this machine, and
 * only where everybody may ask. Anyone else gets the same reply, whatever they ask for.
 */
export function onlyCallers({ memory, perMinute, limited, own }: { memory: Memory; perMinute: number; limited: boolean; /** Whether a page of this origin may call. */ own: (origin: string, c: Context) => boolean }): MiddlewareHandler<Env> {
  const paces = new Map<number, Pace>();
  const paceOf = (rate: number) => {
    const pace = paces.get(rate) ?? memory.store.pace("call", rate);
    paces.set(rate, pace);
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
    const pace = await (key ? paceOf(key.perMinute).next(`key ${key.name}`) : paceOf(perMinute).next(address));
    if (pace.go) return next();
    c.header("retry-after", String(pace.seconds));
    return problem(c, 429, "Too many requests", `Ask again in ${pace.seconds} s.`);
  };
}
