import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

const SELF = ["'self'"];
const NONE = ["'none'"];

/** What a browser may do with a page: nothing but show it. Where Telegram may show it in a window of its own, it may be framed by Telegram on the web. */
export function headers(publicUrl: string | undefined): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: NONE,
      scriptSrc: SELF,
      styleSrc: SELF,
      imgSrc: SELF,
      connectSrc: SELF,
      formAction: SELF,
      baseUri: NONE,
      objectSrc: NONE,
      frameAncestors: publicUrl === undefined ? NONE : ["https://web.telegram.org"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: NONE,
    },
    xFrameOptions: publicUrl === undefined ? "DENY" : false,
    referrerPolicy: "same-origin",
    strictTransportSecurity: publicUrl === undefined ? false : "max-age=31536000",
    crossOriginResourcePolicy: "same-origin",
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [], clipboardRead: [] },
  });
}

/** A page is for who asked for it, and for now. */
export const unkept: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  c.header("x-robots-tag", "noindex");
};
