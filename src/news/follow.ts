import type { Ask } from "../answer/answer.ts";
import { source } from "../answer/quote.ts";
import { provenance } from "../citations/cited.ts";
import type { Library, Listed } from "../library/library.ts";
import type { Log } from "../log.ts";
import type { Memory } from "../memory/memory.ts";
import type { Parcel } from "../memory/news/outbox.ts";
import { type Changed, changedSince, EDITION, readAnew } from "./changed.ts";
import { fallen } from "./corrections.ts";
import { digested } from "./digest.ts";
import type { Embed } from "./likely.ts";
import { type Clock, daily, notQuiet } from "./hours.ts";
import { createJudge } from "./judging.ts";
import { prospectsOf } from "./watches.ts";

export interface Following {
  library: () => Promise<Library>;
  ask: Ask;
  embed: Embed;
  memory: Memory;
  adminIds: readonly number[];
  clock: Clock;
  /** Days that words which were shown are followed. */
  correctionDays: number;
}

/** Editors see what is about to be told so long before it is. Milliseconds. */
export const FIRST_EDITORS = 60_000;
const DAY = 86_400_000;

/** Looks what became of the library since it was looked at last, and puts into the outbox whom that concerns. @returns whether there is more to be judged of it, by calling again */
export type Follow = (log: Log, now?: number) => Promise<boolean>;

/**
 * A library is followed once. Killed at any moment the next look begins anew: what is in the outbox is not put in
 * again, and that a library was followed is written last.
 */
export function createFollow(deps: Following): Follow {
  let last: string | undefined;
  const judge = createJudge(deps);
  return async (log, now = Date.now()) => {
    const library = await deps.library();
    if (library.built !== last) await look(library, deps, log, now);
    last = library.built;
    return judge(library, log, now);
  };
}

async function look(library: Library, deps: Following, log: Log, now: number): Promise<void> {
  const { memory } = deps;
  const name = JSON.stringify({ built: library.built, edition: EDITION });
  const before = await memory.known.followed();
  if (before !== name) {
    const articles = await library.articles();
    const known = await memory.known.all();
    const changed = changedSince(known, articles);
    const { edition } = JSON.parse(before ?? "{}") as { edition?: string };
    const anew = edition !== EDITION || readAnew(changed, known.size);
    const counts = anew ? await forgive(changed, library, deps, now) : await tell(changed, library, articles, deps, now);
    const arrived = new Set(anew ? [] : changed.arrived);
    const others = new Set([...changed.added, ...changed.changed].filter((key) => !arrived.has(key)));
    const corrected = new Set(anew ? [] : changed.changed);
    for (const row of articles) if (corrected.has(row.key)) await memory.citations.learn(row.key, provenance(source(row)));
    const rows = (keys: ReadonlySet<string>) => articles.filter(({ key }) => keys.has(key)).map(({ key, hash }) => ({ article: key, hash }));
    await memory.known.keep(rows(arrived), now);
    await memory.known.keep(rows(others), 0);
    await memory.known.forget(changed.removed);
    await memory.known.follow(name);
    log({ level: "info", event: "followed", anew, added: changed.added.length, changed: changed.changed.length, removed: changed.removed.length, ...counts });
  }
}

/** Read by another version of the program: words that fell by that alone are nobody's correction. */
async function forgive(changed: Changed, library: Library, { memory, correctionDays }: Following, now: number): Promise<object> {
  const lost = await fallen(changed, library, memory, now - correctionDays * DAY);
  for (const { citation } of lost) await memory.shown.close(citation);
  return { forgiven: lost.length };
}

async function tell(changed: Changed, library: Library, articles: readonly Listed[], { embed, memory, adminIds, clock, correctionDays }: Following, now: number): Promise<object> {
  const since = now - correctionDays * DAY;
  await memory.shown.forgetBefore(since);
  await memory.outbox.forgetOld(now);
  const batch = library.built;
  const soon = notQuiet(now + (adminIds.length > 0 ? FIRST_EDITORS : 0), clock);
  const parcels: Parcel[] = [];
  const lost = await fallen(changed, library, memory, since);
  const told = new Set<string>();
  for (const { citation, words, weighty } of lost) {
    for (const chat of await memory.shown.chats(citation, since)) {
      // Whoever was shown them twice, before and after they moved, is told once.
      if (told.has(`${chat} ${words}`)) continue;
      told.add(`${chat} ${words}`);
      parcels.push({ chat, kind: weighty ? "correction" : "changes", subject: citation, batch, due: weighty ? soon : daily(now, clock) });
    }
  }
  await memory.outbox.put(parcels, now);
  if (parcels.length > 0) await memory.outbox.put(adminIds.map((chat) => ({ chat, kind: "list", subject: `list ${batch}`, batch, due: now })), now);
  const prospects = await prospectsOf(changed.added, library, { embed, memory }, now);
  await memory.prospects.put(prospects);
  const arrived = new Set(changed.arrived);
  const digests = digested(articles.filter(({ key }) => arrived.has(key)), await memory.digests.all(), clock, batch, now);
  await memory.outbox.put(digests, now);
  return { corrections: lost.length, told: new Set(parcels.map(({ chat }) => chat)).size, prospects: prospects.length, digests: digests.length };
}
