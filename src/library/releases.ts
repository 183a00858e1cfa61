import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isPrivate } from "../articles/files/private.ts";
import type { Database } from "../sqlite.ts";
import { LibraryError, openForReading } from "./format/file.ts";
import { graphFiles } from "./format/graph.ts";
import { runsOf } from "./format/runs.ts";
import { FORMAT, getMeta, LIBRARY_FILE } from "./format/schema.ts";
import { stateOf } from "./format/state.ts";

/** A library that answers, or answered once. */
export interface Release {
  /** ISO 8601. */
  built: string;
  state: string;
  /** Opens it for a look: which model it is for, which version of Isnad (absent where that is told otherwise), and its articles in the order of their keys. */
  look: (articles?: true) => Promise<{ model: string; format?: number; articles: { key: string; hash: string }[] }>;
}

const FOLDER = "releases";
const PART = ".part";
/** Without colons, which some disks refuse; names sort as they were made. */
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-([\d.]+Z)_([0-9a-f]+)$/;

/** Keeps the library that is published now for later, as a folder like its own: links where the disk can, else copies. Whole or not at all. */
export function keepRelease(index: string, published: Database): void {
  const name = `${(getMeta(published, "built") as string).replaceAll(":", "-")}_${getMeta(published, "state")}`;
  const folder = join(index, FOLDER, name);
  if (existsSync(folder)) return;
  const part = join(index, FOLDER, PART);
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  for (const file of [LIBRARY_FILE, ...runsOf(published).flatMap(({ graph }) => graphFiles(graph))]) if (existsSync(join(index, file))) link(join(index, file), join(part, file));
  renameSync(part, folder);
}

/** Lets go the oldest of those that are kept, so that so many stay, and what a killed run left. What cannot go now goes next time. */
export function forgetReleases(index: string, most: number): void {
  const kept = namesIn(index);
  for (const name of existsSync(join(index, FOLDER)) ? [PART, ...kept.slice(0, Math.max(0, kept.length - most))] : []) {
    try {
      rmSync(join(index, FOLDER, name), { recursive: true, force: true });
    } catch {}
  }
}

/** Those that are kept and the one that is published, the oldest first, each with the folder that it can be opened in. @throws LibraryError where none is published */
export function releasesIn(index: string): (Release & { folder: string })[] {
  if (!existsSync(join(index, LIBRARY_FILE))) throw new LibraryError(`There is no index in ${index} yet: run "npx isnad index".`);
  const now = reading(index, (db) => ({ built: getMeta(db, "built") as string, state: getMeta(db, "state") as string, folder: index }));
  const kept = namesIn(index).map((name) => {
    const [, day, hour, minute, second, state] = NAME.exec(name)!;
    return { built: `${day}T${hour}:${minute}:${second}`, state: state!, folder: join(index, FOLDER, name) };
  });
  // One that was kept just before a run was killed is still the one that is published.
  const all = [...kept.filter(({ built }) => built !== now.built), now];
  return all.map((release) => ({ ...release, look: async (articles) => reading(release.folder, (db) => looked(db, articles)) }));
}

function looked(db: Database, articles?: true) {
  const [model, format] = [getMeta(db, "model") as string, getMeta(db, "format") as number];
  return { model, format, articles: articles ? (db.prepare("SELECT key, hash FROM article ORDER BY key").all() as { key: string; hash: string }[]) : [] };
}

function reading<T>(folder: string, read: (db: Database) => T): T {
  const db = openForReading(join(folder, LIBRARY_FILE));
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/**
 * The release that answered then. @param then a day, month or year, of which the last counts, a moment (ISO 8601, UTC),
 * or the beginning of a state, be it that of what is for everybody @param all the oldest first @throws LibraryError
 */
export async function releaseOf<R extends Release>(then: string, all: R[], model: string): Promise<R> {
  const kept = `There are: ${all.map(({ built, state }) => `${state} of ${built.slice(0, 16).replace("T", " ")} UTC`).join(", ")}.`;
  const found = /^\d{4}(-\d\d){0,2}(T[\d:.]+Z?)?$/.test(then) ? all.findLast(({ built }) => built.slice(0, then.length) <= then) : await named(then, all);
  if (!found) throw new LibraryError(`What the library was at ${then} is not kept (KEEP_RELEASES). ${kept}`);
  const made = await found.look();
  if ((made.format ?? FORMAT) !== FORMAT) throw new LibraryError(`The library of ${found.built} was made by another version of Isnad, which alone reads it. ${kept}`);
  if (made.model !== model) throw new LibraryError(`The library of ${found.built} was made by another model (${made.model}, now ${model}), which alone answers from it: set EMBEDDING_MODEL. ${kept}`);
  return found;
}

/** By the beginning of its state; a state that is there again answered last as the later release. */
async function named<R extends Release>(state: string, all: R[]): Promise<R | undefined> {
  if (!/^[0-9a-f]{4,16}$/.test(state)) throw new LibraryError(`"${state}" is neither a day such as 2021-06-16 nor the beginning of a release such as ${all.at(-1)!.state.slice(0, 8)}.`);
  const found = all.findLast((release) => release.state.startsWith(state));
  if (found) return found;
  for (const release of all.toReversed()) {
    const { model, articles } = await release.look(true);
    if (stateOf(model, articles.filter(({ key }) => !isPrivate(key))).startsWith(state)) return release;
  }
  return undefined;
}

function namesIn(index: string): string[] {
  return existsSync(join(index, FOLDER)) ? readdirSync(join(index, FOLDER)).filter((name) => NAME.test(name)).sort() : [];
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}
