import { randomBytes } from "node:crypto";
import type { Incoming } from "../../intake/incoming.ts";

/** How long a file that was looked at is held for its editor. Milliseconds. */
const HELD = 15 * 60_000;
/** So many at once: each may be of 20 MB. */
const MOST = 8;

/** A file, and what its editor was told that it can take the place of: a path below the articles folder. */
interface Held {
  file: Incoming;
  instead?: string;
  /** What its editor may do with it: the buttons that were offered. */
  ways: string[];
}

/** Files that editors were shown and have not yet said yes or no to: what was shown is what is kept. */
export class Pending {
  private readonly held = new Map<string, Held & { user: number; until: number }>();

  hold(user: number, held: Held, now = Date.now()): string {
    for (const [id, { until }] of this.held) if (until < now) this.held.delete(id);
    while (this.held.size >= MOST) this.held.delete(this.held.keys().next().value!);
    const id = randomBytes(16).toString("base64url");
    this.held.set(id, { ...held, user, until: now + HELD });
    return id;
  }

  /** Once, and to who sent it alone. */
  take(user: number, id: string, now = Date.now()): Held | undefined {
    const found = this.held.get(id);
    if (found?.user !== user || found.until < now) return undefined;
    this.held.delete(id);
    return found;
  }
}
