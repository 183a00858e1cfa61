import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished } from "vitest";
import { createBot, type Deps } from "../../src/telegram/bot.ts";
import type { Service } from "../../src/telegram/updates/poll.ts";
import { Emulator } from "./emulator/emulator.ts";
import { parts } from "./library.ts";

export interface World {
  telegram: Emulator;
  bot: Service;
  /** Settles as start() does. */
  served: Promise<void>;
  log: Line[];
  deps: Deps;
}

export type Line = { level: string; event: string } & Record<string, unknown>;

/**
 * A bot that serves against an emulator, until the test ends. Whatever the test
 * itself looks at, it fails when the bot broke a rule of the Bot API or logged its token.
 * Give `ask`, `sources` and `reindex` of a real library to try the whole path.
 */
export async function world(
  given: Partial<Deps> & { privacy?: boolean; before?: (telegram: Emulator) => void } = {},
): Promise<World> {
  const { privacy = true, before, ...changed } = given;
  const telegram = await Emulator.start({ privacy });
  before?.(telegram);
  const log: Line[] = [];
  const deps: Deps = {
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    ...parts(),
    // As fast as the emulator takes them; a test of the limits gives them.
    limits: UNLIMITED,
    log: (line) => log.push(line as Line),
    ...changed,
  };
  // Where a test says nothing of insiders, they see what everybody does.
  const { ask, sees, hides, sources, narrow, article, opening, articleWith, tellers } = deps;
  if (!changed.inside) deps.inside = { ask, sees, hides, sources, narrow, article, opening, articleWith, tellers };
  const bot = createBot(deps);
  const served = bot.start();
  served.catch(() => {});
  onTestFinished(async () => {
    await bot.stop();
    await telegram.close();
    expect(telegram.faults).toEqual([]);
    expect(JSON.stringify(log)).not.toContain(telegram.token.split(":")[1]);
  });
  return { telegram, bot, served, log, deps };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const none = { most: Number.POSITIVE_INFINITY, within: 0 };
const UNLIMITED = { all: none, chat: none, group: none };

/** What an entity of a message covers. */
export function covered(
  message: { text: string; entities?: { type: string; offset: number; length: number }[] },
  type: string,
): string[] {
  return (message.entities ?? [])
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => message.text.slice(offset, offset + length));
}
