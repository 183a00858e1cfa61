import type { Settings } from "../config.ts";
import { Memory } from "../memory/memory.ts";
import { OWNER } from "../memory/entrance.ts";
import { usualAddress } from "../serve/page.ts";
import { note } from "../terminal/faults.ts";
import { openDatabase } from "./open/database.ts";

/** A new link by which whoever has this machine signs in at the page, which may be running meanwhile. */
export async function signIn(settings: Settings): Promise<number> {
  const memory = Memory.open(settings.botDb, await openDatabase(settings));
  try {
    process.stdout.write(`${usualAddress(settings)}/sign-in/${await memory.entrance.codeFor(OWNER)}\n`);
    note("It works once, for ten minutes. If the page said another address at its start, put that before /sign-in.");
    return 0;
  } finally {
    await memory.close();
  }
}
