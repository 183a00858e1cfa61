import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The reader's model cannot be used; the message names the file and what mends it. */
export class ReaderError extends Error {
  override name = "ReaderError";
  /** @param what the file and what is wrong with it. */
  constructor(readonly what: string) {
    super(`${what}. Bring the reader's files back: "git checkout -- embeddings/reader", or install Isnad again; READER=off starts without reading.`);
  }
}

/** The folder that ships with Isnad, wherever Isnad was started from. */
export const SHIPPED = fileURLToPath(new URL("../../embeddings/reader", import.meta.url));

/** Throws ReaderError unless every file of the model's folder is the very one that its files.json lists. */
export function check(folder: string): void {
  for (const [name, { bytes, sha256 }] of Object.entries(listed(join(folder, "files.json")))) {
    const found = digest(join(folder, name));
    if (found.bytes < bytes) throw new ReaderError(`${join(folder, name)} is cut short: ${found.bytes} of ${bytes} bytes`);
    if (found.sha256 !== sha256) throw new ReaderError(`${join(folder, name)} is not the file that belongs there`);
  }
}

function listed(file: string): Record<string, { bytes: number; sha256: string }> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Read bit by bit: a whole model held only for this would stay in the process's memory. */
function digest(file: string): { bytes: number; sha256: string } {
  const hash = createHash("sha256");
  const part = Buffer.alloc(1 << 20);
  let bytes = 0;
  try {
    const opened = openSync(file, "r");
    for (let read = -1; read !== 0; bytes += read) {
      read = readSync(opened, part);
      hash.update(part.subarray(0, read));
    }
    closeSync(opened);
  } catch (error) {
    throw unreadable(file, error);
  }
  return { bytes, sha256: hash.digest("hex") };
}

function unreadable(file: string, error: unknown): ReaderError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new ReaderError(`${file} ${code === "ENOENT" ? "is missing" : `cannot be read (${code ?? message})`}`);
}
