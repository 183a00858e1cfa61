import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";

const DAYS = 30;
const NAME = "isnad";

/** Sessions as signed cookies: who, and until when. What they may is looked up anew each time. */
export interface Sessions {
  secret: string;
  /** Whether the page is reached by https alone. */
  secure: boolean;
}

/**
 * @param framed in a window inside another site's page, as Telegram on the web has them: there browsers send none
 *   but a cookie of that pair of sites alone (CHIPS), which no third page can make them send either
 */
export async function signIn(c: Context, user: number, { secret, secure }: Sessions, { framed = false, now = Date.now() } = {}): Promise<void> {
  const until = now + DAYS * 86_400_000;
  await setSignedCookie(c, NAME, `${user}.${until}`, secret, {
    ...{ httpOnly: true, sameSite: "Lax" as const, path: "/", maxAge: DAYS * 86_400, secure },
    ...(secure && { prefix: "host" as const }),
    ...(framed && { sameSite: "None" as const, partitioned: true }),
  });
}

export function signOut(c: Context, { secure }: Sessions): void {
  deleteCookie(c, NAME, { path: "/", secure, ...(secure && { prefix: "host" as const }) });
  if (secure) deleteCookie(c, NAME, { path: "/", secure, prefix: "host", sameSite: "None", partitioned: true });
}

/** Undefined for who has not signed in, or long ago, or changed their cookie. */
export async function userOf(c: Context, { secret, secure }: Sessions, now = Date.now()): Promise<number | undefined> {
  const value = await getSignedCookie(c, secret, NAME, secure ? "host" : undefined);
  const [, user, until] = /^(\d{1,16})\.(\d{1,16})$/.exec(value || "") ?? [];
  return user !== undefined && Number(until) > now ? Number(user) : undefined;
}
