import { createHash, randomBytes } from "node:crypto";
import type { Store } from "./stores/store.ts";

/** A link that nobody followed by then signs nobody in any more. Milliseconds. */
const VALID = 10 * 60_000;

/** What lets people in by the page: links that work once, and the secret that sessions are signed with. Codes are kept as hashes alone. */
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
}

function hash(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
