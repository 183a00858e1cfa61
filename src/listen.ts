import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** Answers a request; `env` has the connection that it came by. */
export type Handle = (request: Request, env: object) => Response | Promise<Response>;

export interface Listening {
  port: number;
  close: () => Promise<void>;
}

/** Nobody can listen there; the message says what to do. */
export class ListenError extends Error {
  override name = "ListenError";
}

/** Whoever sends slower than this is not waited for; it is looked every so often. Milliseconds. */
const LIMITS = { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 2_000 };

/**
 * An HTTP server. Port 0: any that is free.
 * @throws ListenError
 */
export async function listen(handle: Handle, { port, host }: { port: number; host: string }): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve({ fetch: handle, port, hostname: host, serverOptions: LIMITS }, () => resolve(started as Server));
    started.once("error", (error: NodeJS.ErrnoException) => reject(new ListenError(`HOST ${host} and PORT ${port}: ${REASONS[error.code ?? ""] ?? error.message}`, { cause: error })));
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Names of this machine, with any port. */
export const OWN_NAME = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
const LOOPBACK = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
/** What a server in between adds. */
const PASSED_ON = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** Whether a request was made on this machine, under its own name, and no server in between passed it on. */
export function local(c: Context): boolean {
  return OWN_NAME.test(c.req.header("host") ?? "") && LOOPBACK.test(getConnInfo(c).remote.address ?? "") && PASSED_ON.every((name) => c.req.header(name) === undefined);
}

const REASONS: Record<string, string> = {
  EADDRINUSE: "another program listens there. Choose another port.",
  EACCES: "this user may not listen there. Choose a port above 1023.",
  EADDRNOTAVAIL: "this machine has no such address.",
  ENOTFOUND: "this machine has no such address.",
};
