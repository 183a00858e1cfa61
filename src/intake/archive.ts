import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, normalize, relative } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { open } from "../sqlite.ts";
import { IntakeError } from "./incoming.ts";

/** Written aside, so that a backup is whole or not there. */
export async function whole<T>(archive: string, write: (part: string) => Promise<T>): Promise<T> {
  const part = `${archive}.part`;
  for (const suffix of ["", "-wal", "-shm"]) rmSync(part + suffix, { force: true });
  const written = await write(part);
  renameSync(part, archive);
  return written;
}

/** The articles and what was corrected beside them, as they lie, into a file of SQLite. @returns how many files */
export function packArticles(articles: string, archive: string): number {
  const db = open(archive);
  try {
    db.exec("CREATE TABLE file (path TEXT PRIMARY KEY, modified REAL NOT NULL, gzip BLOB NOT NULL)");
    const insert = db.prepare("INSERT INTO file VALUES (?,?,?)");
    const files = filesIn(articles);
    db.transaction(() => {
      for (const { file, path } of files) insert.run(path, statSync(file).mtimeMs, gzipSync(readFileSync(file)));
    })();
    return files.length;
  } finally {
    db.close();
  }
}

/** Puts them back. Where a file is there already and says something else, nothing is done, unless `over`. @throws IntakeError */
export function unpackArticles(archive: string, articles: string, over: boolean): number {
  if (!statSync(archive, { throwIfNoEntry: false })) throw new IntakeError(`There is no backup ${archive}.`);
  const db = open(archive, { readonly: true });
  try {
    const contents = packed(db, archive).map((one) => ({ ...one, file: join(articles, one.path) }));
    const own = new Set(contents.map(({ file }) => file));
    const foreign = statSync(articles, { throwIfNoEntry: false }) ? filesIn(articles).filter(({ file }) => !own.has(file)) : [];
    const other = [...foreign.map(({ path }) => path), ...contents.filter(({ file, content }) => differs(file, content)).map(({ path }) => path)][0];
    if (other !== undefined && !over) throw new IntakeError(`${join(articles, other)} is not as in the backup. Nothing was changed. --over puts the backup's files in their places, and leaves others.`);
    for (const { file, content, modified } of contents) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      utimesSync(file, modified / 1000, modified / 1000);
    }
    return contents.length;
  } finally {
    db.close();
  }
}

/** The files of a backup. @throws IntakeError where it is none, is damaged, or was made to write elsewhere */
function packed(db: ReturnType<typeof open>, archive: string): { path: string; modified: number; content: Buffer }[] {
  try {
    const rows = db.prepare("SELECT path, modified, gzip FROM file ORDER BY path").all() as { path: string; modified: number; gzip: Buffer }[];
    const outside = rows.find(({ path }) => isAbsolute(path) || /^\.\.(?:[\\/]|$)/.test(normalize(path)));
    if (outside) throw new Error(`it holds ${outside.path}, which is outside of the articles`);
    return rows.map(({ path, modified, gzip }) => ({ path, modified, content: gunzipSync(gzip) }));
  } catch (error) {
    throw new IntakeError(`${archive} is no backup of Isnad, or is damaged (${(error as Error).message}). Nothing was changed. Name a file that "npx isnad backup FILE" wrote.`);
  }
}

function filesIn(articles: string): { file: string; path: string }[] {
  if (statSync(articles).isFile()) return [{ file: articles, path: basename(articles) }];
  const names = readdirSync(articles, { recursive: true, withFileTypes: true });
  return names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name)).map((file) => ({ file, path: relative(articles, file) })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function differs(file: string, content: Buffer): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined && !readFileSync(file).equals(content);
}
