#!/usr/bin/env node
const { register } = await import("tsx/esm/api").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write(`Isnad's packages are not there yet. Run "npm ci" first, in ${new URL("..", import.meta.url).pathname}\n`);
  process.exit(2);
});

register();
await import("../src/main.ts");
