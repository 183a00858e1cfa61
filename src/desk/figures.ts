import { DAYS, type Memory } from "../memory/memory.ts";

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
export function figures(memory: Memory): Figures | undefined {
  const since = Date.now() - DAYS * DAY;
  const all = memory.get<Counts & { people: number; yes: number; no: number }>(
    `SELECT count(*) AS asked, total(found) AS answered, count(DISTINCT user) AS people,
       count(*) FILTER (WHERE feedback = 1) AS yes, count(*) FILTER (WHERE feedback = 0) AS no
     FROM asked WHERE at >= ?`,
    since,
  )!;
  if (all.asked === 0) return undefined;
  const quantile = (share: number) =>
    memory.get<{ ms: number }>(
      "SELECT ms FROM asked WHERE at >= ? ORDER BY ms LIMIT 1 OFFSET ?",
      ...[since, Math.min(all.asked - 1, Math.floor(all.asked * share))],
    )!.ms;
  const days = memory.all<Counts & { day: string }>(
    `SELECT date(at / 1000, 'unixepoch') AS day, count(*) AS asked, total(found) AS answered
     FROM asked WHERE at >= ? GROUP BY day ORDER BY day DESC`,
    since,
  );
  return { ...all, median: quantile(0.5), slow: quantile(0.95), days };
}
