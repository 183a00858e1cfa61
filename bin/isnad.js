#!/usr/bin/env node
import { fileURLToPath } from "node:url";

const { register } = await import("tsx/esm/api").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write(`Isnad's packages are not there yet. Run "npm ci" first, in ${fileURLToPath(new URL("..", import.meta.url))}\n`);
  process.exit(2);
});

register();
await import("../src/main.ts");
