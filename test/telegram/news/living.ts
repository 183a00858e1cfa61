import { expect } from "vitest";
import { livingHouse } from "../../news/living.ts";
import type { Room } from "../emulator/room.ts";
import { freePort, world } from "../world.ts";

/** A bot over a library that changes. */
export async function livingBot(articles: Record<string, string>, given: Parameters<typeof livingHouse>[1] = {}, webhook = false) {
  const house = await livingHouse(articles, { reads: true, ...given });
  const port = webhook ? await freePort() : 0;
  const by = webhook ? { door: { port, host: "127.0.0.1" }, webhook: { url: `http://127.0.0.1:${port}`, secret: "s" } } : {};
  const there = await world({ ...house, ...by });
  await expect.poll(() => there.log.map(({ event }) => event), { timeout: 30_000 }).toContain("followed");
  const followed = () => there.log.filter(({ event }) => event === "followed");
  /** An index run, and what the bot made of it; what is watched and may be answered is judged. */
  const change = async (work: () => void) => {
    const before = followed().length;
    work();
    await house.run();
    await expect.poll(() => followed().length, { timeout: 20_000 }).toBe(before + 1);
    await expect.poll(() => house.memory.prospects.first(1), { timeout: 30_000 }).toEqual([]);
    return followed().at(-1)!;
  };
  const asked = async (chat: Room, question: string, from?: ReturnType<typeof there.telegram.person>) => {
    chat.say(question, from ? { from } : {});
    return chat.next(30_000);
  };
  return { ...there, house, change, asked };
}

/** Long enough for the outbox to be looked at again. */
export const aWhile = () => new Promise((resolve) => setTimeout(resolve, 2500));
