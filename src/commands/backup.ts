import type { Settings } from "../config.ts";
import { packArticles, unpackArticles, whole } from "../intake/archive.ts";
import { Memory } from "../memory/memory.ts";
import { moveMemory } from "../memory/move.ts";
import { UsageError } from "../terminal/commandline.ts";
import { note } from "../terminal/faults.ts";
import { openDatabase } from "./open/database.ts";

/** One file that holds the articles, what was corrected beside them, and memory; whichever engine keeps it. */
export async function backup(settings: Settings, file: string | undefined): Promise<number> {
  if (file === undefined) throw new UsageError("Name the file: npx isnad backup FILE");
  const memory = Memory.open(settings.botDb, await openDatabase(settings));
  const { files, counts } = await whole(file, async (part) => {
    const copy = Memory.open(part);
    const counts = await moveMemory(memory.store, copy.store, false);
    await copy.close();
    return { counts, files: packArticles(settings.articlesDir, part) };
  });
  await memory.close();
  process.stdout.write(`${file}: ${files} files of articles, ${counts.asked} questions, ${counts.cited} citations.\n`);
  return 0;
}

/** Puts a backup where the settings say that articles and memory are. @param over what is there already gives way */
export async function restore(settings: Settings, file: string | undefined, over: boolean): Promise<number> {
  if (file === undefined) throw new UsageError("Name a backup: npx isnad restore FILE");
  const files = unpackArticles(file, settings.articlesDir, over);
  const copy = Memory.open(file);
  const memory = Memory.open(settings.botDb, await openDatabase(settings));
  const counts = await moveMemory(copy.store, memory.store, over);
  await copy.close();
  await memory.close();
  process.stdout.write(`Restored: ${files} files of articles, ${counts.asked} questions, ${counts.cited} citations.\n`);
  note('Run "npx isnad index" to make them answer.');
  return 0;
}
