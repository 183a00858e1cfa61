import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import type { Entrance } from "../../memory/entrance.ts";

const DAYS = 30;
const NAME = "isnad";

/** Sessions as signed cookies: who, until when, and a number by which one can be ended. What they may is looked up anew each time. */
export interface Sessions {
  secret: string;
  /** Whether the page is reached by https alone. */
  secure: boolean;
  /** Remembers which were ended. */
  entrance: Pick<Entrance, "end" | "hasEnded">;
}

/**
 * @param framed in a window inside another site's page, as Telegram on the web has them: there browsers send none
 *   but a cookie of that pair of sites alone (CHIPS), which no third page can make them send either
 */
export async function signIn(c: Context, user: number, { secret, secure }: Sessions, { framed = false, now = Date.now() } = {}): Promise<void> {
  const until = now + DAYS * 86_400_000;
  await setSignedCookie(c, NAME, `${user}.${until}.${randomBytes(12).toString("base64url")}`, secret, {
    ...{ httpOnly: true, sameSite: "Lax" as const, path: "/", maxAge: DAYS * 86_400, secure },
    ...(secure && { prefix: "host" as const }),
    ...(framed && { sameSite: "None" as const, partitioned: true }),
  });
}

/** Ends the session, also for whoever has a copy of its cookie. */
export async function signOut(c: Context, sessions: Sessions): Promise<void> {
  const { secure, entrance } = sessions;
  const session = await signed(c, sessions);
  if (session) await entrance.end(session.id, session.until);
  deleteCookie(c, NAME, { path: "/", secure, ...(secure && { prefix: "host" as const }) });
  if (secure) deleteCookie(c, NAME, { path: "/", secure, prefix: "host", sameSite: "None", partitioned: true });
}

/** Undefined for who has not signed in, or long ago, or signed out, or changed their cookie. */
export async function userOf(c: Context, sessions: Sessions, now = Date.now()): Promise<number | undefined> {
  const session = await signed(c, sessions);
  return session && session.until > now && !(await sessions.entrance.hasEnded(session.id)) ? session.user : undefined;
}

/** What stands in a cookie that we signed. */
async function signed(c: Context, { secret, secure }: Sessions): Promise<{ user: number; until: number; id: string } | undefined> {
  const value = await getSignedCookie(c, secret, NAME, secure ? "host" : undefined);
  const [, user, until, id] = /^(\d{1,16})\.(\d{1,16})\.([\w-]{16})$/.exec(value || "") ?? [];
  return user === undefined || id === undefined ? undefined : { user: Number(user), until: Number(until), id };
}
