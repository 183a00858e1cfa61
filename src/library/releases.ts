import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { normalDate } from "../articles/facts/dates.ts";
import { isPrivate } from "../articles/files/private.ts";
import { fold } from "../language/fold.ts";
import type { Database } from "../sqlite.ts";
import { uint32 } from "./format/blobs.ts";
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
  /** Sketches of these articles, by key, as far as they have any. */
  sketches: (keys: string[]) => Promise<Map<string, Uint32Array>>;
}

const FOLDER = "releases";
const PART = ".part";
/** Without colons, which some disks refuse; names sort as they were made. */
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-([\d.]+Z)_([0-9a-f]+)$/;

/** A year, month or day, and a time of the day. */
const MOMENT = /^((?:19|20)\d\d(?:-\d\d){0,2})(T(?:[01]\d|2[0-3])(?::[0-5]\d){0,2}(?:\.\d+)?Z?)?$/;

/** The first clocks are so far before UTC. Milliseconds. */
const AHEAD = 14 * 3_600_000;

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
  return all.map((release) => ({
    ...release,
    look: async (articles) => reading(release.folder, (db) => looked(db, articles)),
    sketches: async (keys) => reading(release.folder, (db) => sketched(db, keys)),
  }));
}

function looked(db: Database, articles?: true) {
  const [model, format] = [getMeta(db, "model") as string, getMeta(db, "format") as number];
  return { model, format, articles: articles ? (db.prepare("SELECT key, hash FROM article ORDER BY key").all() as { key: string; hash: string }[]) : [] };
}

function sketched(db: Database, keys: string[]): Map<string, Uint32Array> {
  const rows = db.prepare("SELECT key, sketch FROM article WHERE sketch IS NOT NULL AND key IN (SELECT value FROM json_each(?))").all(JSON.stringify(keys)) as { key: string; sketch: Buffer }[];
  return new Map(rows.map(({ key, sketch }) => [key, uint32(sketch)]));
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
  const found = (await named(fold(then), all)) ?? at(then, all);
  if (!found) throw new LibraryError(`What the library was at ${then} is not kept (KEEP_RELEASES). ${kept}`);
  const made = await found.look();
  if ((made.format ?? FORMAT) !== FORMAT) throw new LibraryError(`The library of ${found.built} was made by another version of Isnad, which alone reads it. ${kept}`);
  if (made.model !== model) throw new LibraryError(`The library of ${found.built} was made by another model (${made.model}, now ${model}), which alone answers from it: set EMBEDDING_MODEL. ${kept}`);
  return found;
}

/** By the beginning of its state; a state that is there again answered last as the later release. */
async function named<R extends Release>(state: string, all: R[]): Promise<R | undefined> {
  if (!/^[0-9a-f]{4,16}$/.test(state)) return undefined;
  const found = all.findLast((release) => release.state.startsWith(state));
  if (found) return found;
  for (const release of all.toReversed()) {
    const { model, articles } = await release.look(true);
    if (stateOf(model, articles.filter(({ key }) => !isPrivate(key))).startsWith(state)) return release;
  }
  return undefined;
}

/** The last that was there then. */
function at<R extends Release>(then: string, all: R[]): R | undefined {
  const moment = fold(then).toUpperCase();
  const [, date, time = ""] = MOMENT.exec(moment) ?? [];
  if (date === undefined) {
    if (/^\d{5,7}$|^\d{9,16}$|^(?!\d+$)[0-9A-F]{4,16}$/.test(moment)) return undefined;
    throw new LibraryError(`"${then}" is neither a day such as 2021-06-16 nor the beginning of a release such as ${all.at(-1)!.state.slice(0, 8)}.`);
  }
  if (normalDate(date) !== date || (time !== "" && date.length < 10)) throw new LibraryError(`There is no such day as ${then}: write 2021, 2021-06 or 2021-06-16.`);
  // Somewhere it is tomorrow already.
  if (date > new Date(Date.now() + AHEAD).toISOString()) throw new LibraryError(`${then} is still to come.`);
  return all.findLast(({ built }) => built.slice(0, moment.length) <= moment);
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
