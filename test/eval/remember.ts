import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Window } from "../../src/reading/layout.ts";
import type { Read } from "../../src/reading/reader.ts";
import type { Reading } from "../../src/reading/reading.ts";

/**
 * The same reader, which reads nothing twice: one question is measured in several ways.
 * @param file where readings are kept from run to run; one made by another model must not be given.
 */
export function remembering(read: Read, file?: string): Read {
  const known = new Map<string, Reading>();
  const key = (question: string, { title, text, around }: Window) => JSON.stringify([question, title, text, ...(around ? [around.before, around.after] : [])]);
  if (file !== undefined && existsSync(file)) {
    for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
      const [at, reading] = JSON.parse(line) as [string, Reading];
      known.set(at, reading);
    }
  }
  return async (question, windows, begun) => {
    const keys = windows.map((window) => key(question, window));
    const unread = windows.filter((_, i) => !known.has(keys[i]!));
    const readings = unread.length > 0 ? await read(question, unread, begun) : [];
    for (const [i, reading] of readings.entries()) {
      const at = key(question, unread[i]!);
      known.set(at, reading);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify([at, reading])}\n`);
    }
    return keys.map((at) => known.get(at)!);
  };
}
