import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Files share a worker's modules: the model is loaded once a worker, not once a file. One worker more than cores, for whoever waits for time to pass.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000, pool: "forks", maxWorkers: availableParallelism() + 1, isolate: false },
});
