import type { Reindex } from "../../desk/desk.ts";
import type { Progress, Report } from "../../library/report.ts";
import type { Log } from "../../log.ts";

/** A run of the index that editors can watch: one at a time, and what became of the last. */
export class Run {
  running = false;
  progress: Progress | undefined;
  report: Report | undefined;
  failed: string | undefined;
  /** Something changed while a run was on, which may have read past it. */
  private again = false;

  constructor(
    private readonly reindex: Reindex,
    private readonly log: Log,
  ) {}

  /** Starts one, where one is running as soon as that is done. It is not waited for. @param anyway what names the broken checks that are to be published all the same */
  start(anyway?: string): void {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    this.progress = this.report = this.failed = undefined;
    void this.reindex((progress) => {
      this.progress = progress;
    }, anyway)
      .then(
        (report) => {
          this.report = report;
          this.log({ level: "info", event: "reindexed", by: "page", ...report, skipped: report.skipped.length, checked: report.checked?.held });
        },
        (error: unknown) => {
          this.failed = error instanceof Error ? error.message : String(error);
          this.log({ level: "error", event: "error", by: "page", message: this.failed });
        },
      )
      .finally(() => {
        this.running = false;
        if (this.again) {
          this.again = false;
          this.start();
        }
      });
  }
}
