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

/**
 * A link to this page may be followed from anywhere; what a stranger's page fetches, embeds or frames unseen is not answered,
 * and so asks nothing in its reader's name. A server at another port of this machine is a stranger ("same-site") as well.
 * @param framed whether Telegram on the web may frame a page; an answer it never opens by itself
 */
export function onlyFollowed(framed: boolean): MiddlewareHandler {
  return async (c, next) => {
    const [site, mode, dest] = ["site", "mode", "dest"].map((name) => c.req.header(`sec-fetch-${name}`));
    if (site !== "cross-site" && site !== "same-site") return next();
    if (mode === "navigate" && (dest === "document" || (framed && dest === "iframe" && c.req.query("q") === undefined))) return next();
    return c.text("Not from other pages.\n", 403);
  };
}

/** Whether what an origin sends comes from the page itself: a server at another port of this machine is somebody else, though browsers give it the same cookies. */
export function ownOrigin(publicUrl: string | undefined): (origin: string, c: Context) => boolean {
  return (origin, c) => origin === (publicUrl ?? `http://${c.req.header("host")}`);
}
