import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const SOUND_FILE = "sound";

/**
 * Whether a library file is the very one that was last noted as sound, and nobody has written to it since. SQLite's own
 * check reads every page, an eighth of a run over 100,000 articles; a file that was written and synced here needs none.
 */
export function isSound(file: string): boolean {
  try {
    return readFileSync(noteOf(file), "utf8") === print(file);
  } catch {
    return false;
  }
}

/** Notes that a library file, closed, is whole. Without the note it is only checked once more. */
export function noteSound(file: string): void {
  try {
    writeFileSync(`${noteOf(file)}.part`, print(file));
    renameSync(`${noteOf(file)}.part`, noteOf(file));
  } catch {}
}

/** The next look is at all of it. @returns whether that changes anything */
export function forgetSound(file: string): boolean {
  try {
    rmSync(noteOf(file));
    return true;
  } catch {
    return false;
  }
}

const noteOf = (file: string) => join(dirname(file), SOUND_FILE);

function print(file: string): string {
  const { ino, size, mtimeNs } = statSync(file, { bigint: true });
  return `${ino} ${size} ${mtimeNs}\n`;
}
