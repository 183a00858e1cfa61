#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { load } from "../lib/source.js";

const { run } = await load("main").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write(`Isnad's packages are not there yet. Run "npm ci" first, in ${fileURLToPath(new URL("..", import.meta.url))}\n`);
  process.exit(2);
});
// A reader that closes early (| head) is no error.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 2));
// Exits rather than waits: a stopped bot may leave an index run behind, which ends with it.
process.exit(await run(process.argv.slice(2)));
