import { createHash, randomBytes } from "node:crypto";
import type { Store } from "./stores/store.ts";

/** A link that nobody followed by then signs nobody in any more. Milliseconds. */
const VALID = 10 * 60_000;

/** Whoever has the machine itself; Telegram numbers nobody so. */
export const OWNER = 0;

/** What lets people in by the page: links that work once, the secret that sessions are signed with, and which of those were ended. Codes are kept as hashes alone. */
export class Entrance {
  constructor(private readonly store: Store) {}

  /** The same after every start, known to nobody else. */
  async secret(): Promise<string> {
    await this.store.run("INSERT INTO secret (name, value) VALUES ('sessions', ?) ON CONFLICT DO NOTHING", randomBytes(32).toString("base64url"));
    return (await this.store.get<{ value: string }>("SELECT value FROM secret WHERE name = 'sessions'"))!.value;
  }

  /** A code that signs this person in, once. */
  async codeFor(user: number, now = Date.now()): Promise<string> {
    const code = randomBytes(24).toString("base64url");
    await this.store.run("DELETE FROM entry WHERE until < ?", now);
    await this.store.run('INSERT INTO entry (code, "user", until) VALUES (?,?,?)', hash(code), user, now + VALID);
    return code;
  }

  /** Whose code it was; undefined where it is nobody's, or is no more. */
  async redeem(code: string, now = Date.now()): Promise<number | undefined> {
    return (await this.store.get<{ user: number }>('DELETE FROM entry WHERE code = ? AND until >= ? RETURNING "user"', hash(code), now))?.user;
  }

  /** Whether a code would sign somebody in. */
  async opens(code: string, now = Date.now()): Promise<boolean> {
    return (await this.store.get("SELECT code FROM entry WHERE code = ? AND until >= ?", hash(code), now)) !== undefined;
  }

  /** Ends a session before its time, wherever its cookie was copied to. @param until when it would have ended by itself. Milliseconds. */
  async end(session: string, until: number, now = Date.now()): Promise<void> {
    await this.store.run("DELETE FROM ended WHERE until < ?", now);
    await this.store.run("INSERT INTO ended (session, until) VALUES (?,?) ON CONFLICT DO NOTHING", session, until);
  }

  async hasEnded(session: string): Promise<boolean> {
    return (await this.store.get("SELECT until FROM ended WHERE session = ?", session)) !== undefined;
  }
}

function hash(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
