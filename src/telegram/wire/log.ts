import { HttpError } from "grammy";
import type { Log } from "../../log.ts";

/** A log that can't hold the token, wherever it hides: addresses in messages, causes, stacks. */
export function withoutToken(log: Log, token: string): Log {
  const secret = token.slice(token.indexOf(":") + 1);
  return (line) =>
    log(JSON.parse(JSON.stringify(line).replaceAll(token, "<token>").replaceAll(secret, "<token>")) as object);
}

/** An error as plain data, with what caused it. Never the payload of a call: it holds what people wrote. */
export function causes(error: unknown): { message: string; stack?: string; cause?: object } {
  if (!(error instanceof Error)) return { message: String(error) };
  const inner = error instanceof HttpError ? error.error : error.cause;
  return {
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(inner === undefined ? {} : { cause: causes(inner) }),
  };
}
