import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A file's next content, under a name that no index run reads; killed half-way, the file is as it was. */
export function draftOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.part`);
}

/** Puts content in a file's place, all at once: whoever reads sees the old or the new, never half of it. */
export function replaceFile(file: string, content: string | Buffer): void {
  const draft = draftOf(file);
  const descriptor = openSync(draft, "w");
  writeFileSync(descriptor, content);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(draft, file);
}
