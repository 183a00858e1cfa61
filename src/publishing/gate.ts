import { createHash } from "node:crypto";
import type { Answer } from "../answer/answer.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { Library } from "../library/library.ts";
import type { Gate } from "../library/publish.ts";
import type { Failed } from "../library/report.ts";
import { seenBy } from "../library/seen.ts";
import { type Check, passes, readChecks } from "./checks.ts";

export interface Checking {
  /** The file of the checks; absent: nothing is checked. */
  checks?: string | undefined;
  checksAllowed: number;
  /** Whether passages are read, as they are for answers. */
  reader: boolean;
}

/** Asks what a check asks, as those whom it is for. */
type Asking = (check: Check) => Promise<Answer>;

const GLIMPSE = 160;

/**
 * Holds a library back that would break more checks than may be. What the library before does not pass
 * either is not broken by this one, and where there is none, nothing is held back.
 * @param anyway `true`, or what names the broken questions that may break all the same
 * @throws ChecksError at once
 */
export function gateFor({ checks: file, checksAllowed, reader }: Checking, embedder: Embedder, anyway?: string | true): Gate | undefined {
  if (file === undefined || anyway === true) return undefined;
  const checks = readChecks(file);
  return async (next, now, progress) => {
    // What is imported late is not waited for by a run that has nothing to check.
    const { createAsk } = await import("../answer/ask.ts");
    // One thread: whoever answers meanwhile has the others.
    const reading = reader ? await (await import("../reading/reader.ts")).Reader.load({ hands: 1 }) : undefined;
    const asking = (library: Library): Asking => (check) => createAsk(() => seenBy(check.private ? "insiders" : "everyone", library), embedder, reading?.read)(check.question);
    try {
      const fail = await failing(checks, asking(next), (done) => progress({ phase: "checking", done, total: checks.length }));
      const before = now ? await failing([...fail.keys()], asking(now)) : fail;
      const all = [...fail].map(([check, answer]) => ({ ...failed(check, answer), before: before.has(check) }));
      const broken = all.filter(({ before }) => !before).map(({ before: _, ...rest }) => rest);
      const rest = all.filter(({ before }) => before).map(({ before: _, ...rest }) => rest);
      const name = nameOf(broken);
      const held = broken.length > checksAllowed && anyway !== name;
      return { checks: checks.length, broken, failing: rest, allowed: checksAllowed, ...(held && { held: name }) };
    } finally {
      await reading?.close();
    }
  };
}

async function failing(checks: Check[], ask: Asking, done: (count: number) => void = () => {}): Promise<Map<Check, Answer>> {
  const found = new Map<Check, Answer>();
  for (const [i, check] of checks.entries()) {
    const answer = await ask(check);
    if (!passes(check, answer)) found.set(check, answer);
    done(i + 1);
  }
  return found;
}

function failed({ question, articles, quotes, refused }: Check, answer: Answer): Failed {
  const expected = refused ? "—" : [...quotes.map((words) => `“${words}”`), ...articles].join(" · ");
  const [first] = answer.quotes;
  return { question, expected, found: answer.found && first ? `“${first.text.slice(0, GLIMPSE)}” · ${first.article}` : "—" };
}

function nameOf(broken: Failed[]): string {
  return createHash("sha256").update(broken.map(({ question }) => question).sort().join("\n")).digest("hex").slice(0, 12);
}
