import type { Memory } from "../memory/memory.ts";
import { DAYS } from "../memory/questions.ts";

const DAY = 86_400_000;

export interface Counts {
  asked: number;
  answered: number;
}

/** What was asked in the days that are kept: all together, and day by day, the latest first. Times in milliseconds. */
export interface Figures extends Counts {
  people: number;
  yes: number;
  no: number;
  median: number;
  slow: number;
  days: (Counts & { day: string })[];
}

/** Undefined where nobody asked. */
export async function figures({ questions }: Memory): Promise<Figures | undefined> {
  const since = Date.now() - DAYS * DAY;
  const all = await questions.counts(since);
  if (all.asked === 0) return undefined;
  const quantile = (share: number) => questions.milliseconds(since, Math.min(all.asked - 1, Math.floor(all.asked * share)));
  return { ...all, median: await quantile(0.5), slow: await quantile(0.95), days: await questions.days(since) };
}
