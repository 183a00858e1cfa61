import { createBot } from "../../../src/telegram/bot.ts";
import { Memory } from "../../../src/memory/memory.ts";
import { parts } from "../library.ts";

/** A bot over a fixed library and a memory on the disk, to be killed: `child.ts DATABASE API_ROOT TOKEN`. */
const [file, apiRoot, token] = process.argv.slice(2) as [string, string, string];
await createBot({ ...parts(), memory: Memory.open(file), apiRoot, token, log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`) }).start();
