import { SingleBar } from "cli-progress";
import type { Progress, Report } from "../library/report.ts";

const PHASES = { reading: "Reading", embedding: "Reading and embedding articles", indexing: "Building the vector graph" };

/** Shows an index run on standard error; silent where that is no terminal. */
export function progressBar(): { update: (progress: Progress) => void; stop: () => void } {
  const bar = new SingleBar({ stream: process.stderr, clearOnComplete: true, hideCursor: true, format: "{phase} {bar} {value}/{total} {eta_formatted}" });
  let phase: Progress["phase"] | undefined;
  return {
    update({ phase: now, done, total }) {
      if (phase === undefined) bar.start(total, done, { phase: PHASES[now] });
      phase = now;
      bar.setTotal(total);
      bar.update(done, { phase: PHASES[now] });
    },
    stop: () => bar.stop(),
  };
}

/** What an index run did, for people. */
export function printReport({ articles, passages, added, changed, removed, unchanged, skipped, notes, seconds }: Report): string {
  const lines = [
    `${articles} articles, ${passages} passages: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged, ${skipped.length} skipped in ${seconds.toFixed(1)} s`,
    ...notes.map((note) => `note: ${note}`),
    ...skipped.map(({ path, reason }) => `skipped ${path}: ${reason}`),
  ];
  return lines.join("\n");
}
