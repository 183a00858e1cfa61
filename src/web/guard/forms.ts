import type { MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";

/** A form that cannot be read is its sender's fault, and no fault of ours: what is read here is kept for whoever asks for it. */
export const wellFormed: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "POST") {
    await c.req.parseBody().catch((error: unknown) => {
      throw error instanceof TypeError ? new HTTPException(400, { message: "No such form" }) : error;
    });
  }
  return next();
};
