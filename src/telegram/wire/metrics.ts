
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What happened, counted from the lines of the log, in Prometheus' text format. */
export class Metrics {
  private readonly events = new Map<string, number>();
  private readonly buckets = SECONDS.map(() => 0);
  private answers = { count: 0, seconds: 0, found: 0 };

  /** The same log, counted. */
  watch(log: Log): Log {
    return (line) => {
      const { event = "", found, ms } = line as { event?: string; found?: boolean; ms?: number };
      this.events.set(event, (this.events.get(event) ?? 0) + 1);
      if (event === "question" && ms !== undefined) {
        const seconds = ms / 1000;
        this.answers = {
          count: this.answers.count + 1,
          seconds: this.answers.seconds + seconds,
          found: this.answers.found + (found ? 1 : 0),
        };
        for (const [i, most] of SECONDS.entries()) if (seconds <= most) this.buckets[i]!++;
      }
      log(line);
    };
  }

  /** Whether this ever happened. */
  has(event: string): boolean {
    return this.events.has(event);
  }

  text(): string {
    const { count, seconds, found } = this.answers;
    return [
      "# HELP isnad_events_total Lines of the log by event.",
      "# TYPE isnad_events_total counter",
      ...[...this.events].map(([event, n]) => `isnad_events_total{event="${event.replace(/["\\\n]/g, "_")}"} ${n}`),
      "# HELP isnad_questions_total Questions by whether an answer was found.",
      "# TYPE isnad_questions_total counter",
      `isnad_questions_total{found="yes"} ${found}`,
      `isnad_questions_total{found="no"} ${count - found}`,
      "# HELP isnad_answer_seconds Time to find an answer.",
      "# TYPE isnad_answer_seconds histogram",
      ...SECONDS.map((most, i) => `isnad_answer_seconds_bucket{le="${most}"} ${this.buckets[i]}`),
      `isnad_answer_seconds_bucket{le="+Inf"} ${count}`,
      `isnad_answer_seconds_sum ${seconds}`,
      `isnad_answer_seconds_count ${count}`,
      "# HELP process_resident_memory_bytes Memory in use.",
      "# TYPE process_resident_memory_bytes gauge",
      `process_resident_memory_bytes ${process.memoryUsage().rss}`,
      "",
    ].join("\n");
  }
}
import type { Log } from "../../log.ts";
