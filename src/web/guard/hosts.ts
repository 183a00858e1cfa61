import type { Context, MiddlewareHandler } from "hono";
import { OWN_NAME } from "../../listen.ts";

/**
 * Answers under its own names alone: under any other a stranger's page could pretend
 * to be this one (DNS rebinding), and a web server that hides the name be taken for this machine.
 */
export function onlyOwnHost(publicUrl: string | undefined): MiddlewareHandler {
  const named = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return async (c, next) => {
    const host = c.req.header("host") ?? "";
    if (named === undefined ? OWN_NAME.test(host) : host.toLowerCase() === named) return next();
    const how = named === undefined ? "Beyond this machine it needs PUBLIC_URL: see docs/run-it.md." : 'A web server in front has to pass the name on: in nginx "proxy_set_header Host $host".';
    return c.text(`Isnad does not answer under this name. ${how}\n`, 421);
  };
}

/** Whether what an origin sends comes from the page itself: a server at another port of this machine is somebody else, though browsers give it the same cookies. */
export function ownOrigin(publicUrl: string | undefined): (origin: string, c: Context) => boolean {
  return (origin, c) => origin === (publicUrl ?? `http://${c.req.header("host")}`);
}
