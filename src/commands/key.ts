import type { Settings } from "../config.ts";
import { Memory } from "../memory/memory.ts";
import { UsageError } from "../terminal/commandline.ts";
import { note } from "../terminal/faults.ts";
import { openDatabase } from "./open/database.ts";

/** Makes a key, lists those that there are, or takes one away. */
export async function key(settings: Settings, name: string | undefined, { remove, perMinute = "60" }: { remove: boolean; perMinute?: string | undefined }): Promise<number> {
  const rate = Number(perMinute);
  if (!Number.isInteger(rate) || rate < 1 || rate > 100_000) throw new UsageError("--per-minute takes a whole number from 1 to 100000.");
  if (name === undefined && remove) throw new UsageError("Name the key: npx isnad key NAME --remove");
  const memory = Memory.open(settings.botDb, await openDatabase(settings));
  try {
    const { keys } = memory;
    if (name === undefined) {
      for (const { name, perMinute, at } of await keys.all()) process.stdout.write(`${name}\t${perMinute} a minute\t${new Date(at).toISOString().slice(0, 10)}\n`);
    } else if (remove) {
      const gone = await keys.remove(name);
      note(gone ? `The key ${name} opens nothing any more.` : `There is no key ${name}.`);
      return gone ? 0 : 1;
    } else {
      process.stdout.write(`${await keys.make(name, rate)}\n`);
      note("It is shown this once. Send it as: Authorization: Bearer KEY");
    }
    return 0;
  } finally {
    await memory.close();
  }
}
