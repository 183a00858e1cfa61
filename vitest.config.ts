import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, begun first: begun last, it would keep one worker busy while the others have nothing left. */
const LONG = ["telegram/editors/held", "terminal/cli", "web/browser", "library/killed", "answer/nearmiss", "answer/quality", "telegram/editors/secret", "telegram/news/corrections", "web/cold", "private"];

/** Then, as Vitest has it, the larger files. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

// Files share a worker's modules: the model is loaded once a worker, not once a file. One worker more than cores, for whoever waits for time to pass.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000, pool: "forks", maxWorkers: availableParallelism() + 1, isolate: false, sequence: { sequencer: LongestFirst } },
});
