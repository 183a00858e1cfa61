import { type Access, mayAsk } from "../desk/access.ts";
import type { Memory } from "../memory/memory.ts";

/** Somebody to be told of an article that they did not ask for just now. */
export interface Telling {
  chat: number;
  /** Its key. */
  article: string;
}

export interface Doors {
  access: Access;
  adminIds: readonly number[];
  memory: Memory;
}

/** The one place that says who may be told: whatever the bot tells by itself is asked of it, when it is told. */
export function mayBeTold({ chat }: Telling, doors: Doors): Promise<boolean> {
  return mayAsk({ user: chat, chat, group: chat < 0 }, doors);
}
