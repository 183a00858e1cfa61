import { start } from "../../src/commands/start.ts";
import { readSettings } from "../../src/config.ts";

/** A worker as `npx isnad start` has it; a test's webhook has no certificate. */
const { WEBHOOK } = process.env;
process.exit(await start({ ...readSettings(process.env, ""), ...(WEBHOOK !== undefined && { webhookUrl: WEBHOOK }) }));
