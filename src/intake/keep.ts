import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { placeOf } from "../articles/files/place.ts";
import { isPrivate, PRIVATE } from "../articles/files/private.ts";
import { sidecarOf } from "../articles/files/sidecar.ts";
import { type Incoming, IntakeError } from "./incoming.ts";
import { replaceFile } from "./replace.ts";

/** Where kept files go, below the articles folder, or below what is private in it. */
const SHELF = "added";

/** What became of a file: where it is now, below the articles folder, and whether it was there already. */
export interface Kept {
  path: string;
  already: boolean;
}

/**
 * Puts a file among the articles under its own name. Never overwrites: the same
 * content is left as it is, other content of the same name gets a number.
 * The articles know it from the next index run on. @param secret for insiders alone
 */
export async function keep(file: Incoming, articles: string, secret = false): Promise<Kept> {
  const shelf = secret ? PRIVATE + SHELF : SHELF;
  const name = fileName(file.name);
  const extension = extname(name);
  await mkdir(join(articles, shelf), { recursive: true });
  for (let n = 1; ; n++) {
    const path = `${shelf}/${n === 1 ? name : `${name.slice(0, name.length - extension.length)}-${n}${extension}`}`;
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

/**
 * Publishing is a move: an article's file, with all that is in it and its corrections, out of the private folder, or
 * into it, over nothing that is there. Killed at any moment, the file is where it was or where it goes, with its
 * corrections beside it. @returns its path by now, below the articles folder @throws IntakeError
 */
export async function shelve(path: string, secret: boolean, articles: string): Promise<string> {
  const { file } = placeOf(path);
  if (isPrivate(file) === secret) return file;
  if (!existsSync(join(articles, file))) throw new IntakeError(`${file} is not there any more. Read the articles again.`);
  const wanted = secret ? PRIVATE + file : file.slice(PRIVATE.length);
  const extension = extname(wanted);
  mkdirSync(dirname(join(articles, wanted)), { recursive: true });
  for (let n = 1; ; n++) {
    const to = n === 1 ? wanted : `${wanted.slice(0, wanted.length - extension.length)}-${n}${extension}`;
    const [from, target] = [join(articles, file), join(articles, to)];
    if (existsSync(target)) continue;
    // What is corrected is never to be read without its corrections.
    if (existsSync(sidecarOf(from))) copyFileSync(sidecarOf(from), sidecarOf(target));
    try {
      linkSync(from, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      // A disk without links.
      renameSync(from, target);
    }
    rmSync(from, { force: true });
    rmSync(sidecarOf(from), { force: true });
    return to;
  }
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
