import { defineConfig } from "vitest/config";

// Files share a worker's modules: the model is loaded twice, not once a file.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000, pool: "forks", maxWorkers: "100%", isolate: false },
});
