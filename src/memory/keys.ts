import { createHash, randomBytes } from "node:crypto";
import type { Store } from "./stores/store.ts";

/** A program that may ask, by the name that an editor gave it. */
export interface Key {
  name: string;
  perMinute: number;
  /** When it was made. Milliseconds. */
  at: number;
}

/** Keys of programs. A key is shown once, when it is made; what is kept is its hash. */
export class Keys {
  constructor(private readonly store: Store) {}

  /** A new key; it takes the place of one of the same name. */
  async make(name: string, perMinute: number, at = Date.now()): Promise<string> {
    const key = `isnad_${randomBytes(24).toString("base64url")}`;
    await this.store.run("INSERT INTO key (name, hash, per_minute, at) VALUES (?,?,?,?) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, per_minute = excluded.per_minute, at = excluded.at", name, hash(key), perMinute, at);
    return key;
  }

  /** Whose key it is; undefined where it is nobody's. */
  async of(key: string): Promise<Key | undefined> {
    return this.store.get<Key>('SELECT name, per_minute AS "perMinute", at FROM key WHERE hash = ?', hash(key));
  }

  async all(): Promise<Key[]> {
    return this.store.all<Key>('SELECT name, per_minute AS "perMinute", at FROM key ORDER BY name');
  }

  /** @returns whether there was one of this name. */
  async remove(name: string): Promise<boolean> {
    return (await this.store.run("DELETE FROM key WHERE name = ?", name)) > 0;
  }
}

function hash(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
