import type { Articles } from "../citations/articles.ts";
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

/** The same of words that waited to be told: not where their article went meanwhile, says something else, or is not for everybody any more. */
export async function stillNews({ chat, article, text }: Telling & { text: string }, doors: Doors & Pick<Articles, "article">): Promise<boolean> {
  return (await mayBeTold({ chat, article }, doors)) && (await doors.article(article))?.text.includes(text) === true;
}
