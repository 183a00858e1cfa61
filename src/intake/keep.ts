import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { type Incoming, IntakeError } from "./incoming.ts";
import { replaceFile } from "./replace.ts";

/** Where kept files go, below the articles folder. */
const SHELF = "added";

/** What became of a file: where it is now, below the articles folder, and whether it was there already. */
export interface Kept {
  path: string;
  already: boolean;
}

/**
 * Puts a file among the articles under its own name. Never overwrites: the same
 * content is left as it is, other content of the same name gets a number.
 * The articles know it from the next index run on.
 */
export async function keep(file: Incoming, articles: string): Promise<Kept> {
  const name = fileName(file.name);
  const extension = extname(name);
  await mkdir(join(articles, SHELF), { recursive: true });
  for (let n = 1; ; n++) {
    const path = `${SHELF}/${n === 1 ? name : `${name.slice(0, name.length - extension.length)}-${n}${extension}`}`;
    try {
      await writeFile(join(articles, path), file.bytes, { flag: "wx" });
      return { path, already: false };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (file.bytes.equals(await readFile(join(articles, path)).catch(() => Buffer.alloc(0)))) return { path, already: true };
    }
  }
}

/**
 * Puts a file in the place of an earlier version of it, whose id and corrections stay; that version is
 * in the folder `aside` before it goes.
 * @param path of the earlier version, below the articles folder
 * @throws IntakeError
 */
export async function supersede(file: Incoming, path: string, articles: string, aside: string): Promise<Kept> {
  if (extname(path) !== extname(fileName(file.name))) throw new IntakeError(`${path} is of another format: remove it, and add this one.`);
  const before = await readFile(join(articles, path)).catch(() => undefined);
  if (!before) throw new IntakeError(`${path} is not there any more. Read the articles again.`);
  await keep({ name: basename(path), bytes: before }, aside);
  replaceFile(join(articles, path), file.bytes);
  return { path, already: false };
}

/** A name that is safe on any disk: no folders, no control or reserved characters, no leading dot, of bounded length. */
export function fileName(given: string): string {
  const clean = basename(given.normalize("NFC").replaceAll("\\", "/"))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\ufffd<>:"|?*%]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  const extension = extname(clean).slice(0, 12);
  const stem = clean.slice(0, clean.length - extname(clean).length) || "article";
  // Disks count a name's bytes (255 at most), and a number may have to follow.
  let short = stem;
  while (Buffer.byteLength(short) > 180) short = [...short].slice(0, -1).join("");
  return `${short.trim()}${extension.toLowerCase()}`;
}
