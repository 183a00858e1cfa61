import type { Settings } from "../config.ts";
import { moveIn, moveOut } from "../library/postgres/move.ts";
import { Memory } from "../memory/memory.ts";
import { moveMemory } from "../memory/move.ts";
import { openMigrated } from "../postgres/migrate.ts";
import { UsageError } from "../terminal/commandline.ts";
import { progressBar } from "../terminal/progress.ts";

/** Library and memory from files into PostgreSQL, or back. @param over what is there already gives way */
export async function move(settings: Settings, { to, from, over }: { to?: string | undefined; from?: string | undefined; over: boolean }): Promise<number> {
  const address = to ?? from;
  if (address === undefined || (to !== undefined && from !== undefined)) throw new UsageError("Say where to, or where from: npx isnad move --to postgres://user@host/database");
  if (!URL.canParse(address) || !/^postgres(ql)?:/.test(address)) throw new UsageError("--to and --from take an address such as postgres://user@host/database.");
  // Everybody on the machine sees what a command is called with.
  if (new URL(address).password !== "") throw new UsageError("Leave the password out of the address: put it into PGPASSWORD or ~/.pgpass.");
  const database = await openMigrated(address);
  const bar = progressBar();
  const files = Memory.open(settings.botDb);
  const kept = Memory.open(settings.botDb, database);
  try {
    const counts = to === undefined ? await moveMemory(kept.store, files.store, over) : await moveMemory(files.store, kept.store, over);
    const { articles, passages } = to === undefined ? await moveOut(database, settings.indexDir, over, bar.update) : await moveIn(settings.indexDir, database, over, bar.update, settings.keepReleases);
    bar.stop();
    const rows = Object.entries(counts).map(([table, count]) => `${table} ${count}`).join(", ");
    process.stdout.write(`Moved and compared, every row: ${articles} articles, ${passages} passages; ${rows}.\n`);
    return 0;
  } finally {
    bar.stop();
    await files.close();
    await database.close();
  }
}
