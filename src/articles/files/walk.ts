import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Skipped } from "../article.ts";
import { fault, shown } from "./fault.ts";
import { isPrivate, PRIVATE } from "./private.ts";

const NAME = PRIVATE.slice(0, -1);

/**
 * The files below a folder, as paths relative to it with / between names, in
 * the same order every time. Hidden files are passed by in silence. A folder is
 * read once, by the first of its names, so links that lead back end there.
 */
export async function* walk(root: string, skip: (s: Skipped) => void): AsyncGenerator<string> {
  const seen = new Map<string, string>();
  const secret = await realpath(join(root, PRIVATE)).catch(() => undefined);
  yield* folder("");

  /** What a link makes public that lies among the private: no name may do that, only a move. */
  async function leads(path: string): Promise<boolean> {
    const real = secret !== undefined && !isPrivate(path) ? await realpath(join(root, path)) : undefined;
    return real !== undefined && (real === secret || real.startsWith(`${secret}${sep}`));
  }

  async function* folder(below: string): AsyncGenerator<string> {
    let entries: Dirent[];
    try {
      const real = await realpath(join(root, below));
      const before = seen.get(real);
      if (before !== undefined) {
        skip({
          path: shown(below),
          reason: `is a link to ${shown(before) || "the articles folder itself"}, read already`,
        });
        return;
      }
      seen.set(real, below);
      entries = await readdir(join(root, below), { withFileTypes: true });
    } catch (cause) {
      if (below === "") throw cause;
      skip({ path: shown(below), reason: fault(cause) });
      return;
    }
    // By code units, not by locale: the order must not depend on the machine.
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (/[\p{Cc}\ufffd]/u.test(entry.name)) {
        skip({ path: shown(path), reason: "has a control character or a broken letter in its name: rename it" });
        continue;
      }
      if (below === "" && entry.name !== NAME && entry.name.toLowerCase() === NAME) {
        skip({ path: shown(path), reason: `is called almost as the folder for editors alone: rename it to ${NAME}, or to something else` });
        continue;
      }
      let kind: { isDirectory(): boolean; isFile(): boolean } = entry;
      if (entry.isSymbolicLink()) {
        try {
          kind = await stat(join(root, path));
          if (path !== NAME && (await leads(path))) {
            skip({ path: shown(path), reason: `is a link to what is in ${PRIVATE}: move that out of it, so that everybody may read it` });
            continue;
          }
        } catch (cause) {
          skip({ path: shown(path), reason: fault(cause) });
          continue;
        }
      }
      if (kind.isDirectory()) yield* folder(path);
      else if (kind.isFile()) yield path;
      else skip({ path: shown(path), reason: "is neither a file nor a folder: remove it" });
    }
  }
}
