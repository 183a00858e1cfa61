import { SingleBar } from "cli-progress";
import type { Checked, Failed, Progress, Report } from "../library/report.ts";

const PHASES = { reading: "Reading", embedding: "Reading and embedding articles", indexing: "Building the vector graph", checking: "Asking the checks" };

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
export function printReport({ articles, passages, added, changed, removed, unchanged, skipped, notes, seconds, checked }: Report): string {
  const lines = [
    `${articles} articles, ${passages} passages: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged, ${skipped.length} skipped in ${seconds.toFixed(1)} s`,
    ...(checked ? printChecked(checked) : []),
    ...notes.map((note) => `note: ${note}`),
    ...skipped.map(({ path, reason }) => `skipped ${path}: ${reason}`),
  ];
  return lines.join("\n");
}

/** What the checks said, and what to do where they hold it back. */
function printChecked({ checks, broken, failing, allowed, held }: Checked): string[] {
  const each = ({ question, expected, found }: Failed) => `  - ${question}\n    expected: ${expected}\n    answered: ${found}`;
  const lines = [`checks: ${checks - broken.length - failing.length} of ${checks} hold${failing.length > 0 ? `, ${failing.length} do not hold, as before` : ""}${broken.length > 0 ? `, ${broken.length} would break (${allowed} may)` : ""}`, ...broken.map(each)];
  if (failing.length > 0) lines.push("as before do not hold:", ...failing.map(each));
  return held === undefined ? lines : [...lines, 'Held back: the library before goes on answering. Mend the articles, or publish it all the same: "npx isnad index --anyway".'];
}
