import type { Server } from "node:http";
import { serve } from "@hono/node-server";

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

/** Whoever sends slower than this is not waited for. Milliseconds. */
const LIMITS = { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 5_000 };

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

const REASONS: Record<string, string> = {
  EADDRINUSE: "another program listens there. Choose another port.",
  EACCES: "this user may not listen there. Choose a port above 1023.",
  EADDRNOTAVAIL: "this machine has no such address.",
  ENOTFOUND: "this machine has no such address.",
};
