import { mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";

export type Database = Sqlite.Database;
export type Statement = Sqlite.Statement;

/** The driver does not go with this Node; the message says what to do. */
export class DriverError extends Error {
  override name = "DriverError";
}

/**
 * Opens a database file: the only way to the driver.
 * @throws DriverError
 */
export function open(file: string, options?: Sqlite.Options): Database {
  const fault = aborts(process.versions.node, binary);
  if (fault) throw new DriverError(fault);
  try {
    return new Sqlite(file, options);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if ((error as { code?: string }).code !== "ERR_DLOPEN_FAILED" && !message.startsWith("Could not locate the bindings file")) throw error;
    throw new DriverError(`better-sqlite3 was not installed for this Node (${process.version}): run "npm rebuild better-sqlite3", or use the Node that it was installed with.`);
  }
}

/** Where Node's headers of 24.19 to 24.21 or of 26.4 and later were compiled in, this is called when a statement is collected; */
const HOOK = "RemoveEnvironmentCleanupHook";
/** and these abort then. */
const ABORTING = /^(24\.(\d|1\d|2[01])|26\.[0-3])\./;

/** Why the driver would abort on this version of Node, at some later garbage collection; undefined where it would not. */
export function aborts(node: string, driver: () => Buffer | undefined): string | undefined {
  if (!ABORTING.test(node) || !driver()?.includes(HOOK)) return undefined;
  return node.startsWith("24")
    ? `better-sqlite3 was compiled with the headers of Node 24.19 or later, which makes Node ${node} abort (https://github.com/nodejs/node/issues/65446). Run "npm rebuild better-sqlite3" with Node 24.18, or use Node 22; both keep what is indexed.`
    : `better-sqlite3 was compiled for Node 26.4 or later, which makes Node ${node} abort (https://github.com/nodejs/node/issues/65262). Use Node 26.4 or later.`;
}

/** Of the releases that are bound to one Node; 13 and later are bound to none. */
function binary(): Buffer | undefined {
  try {
    return readFileSync(createRequire(import.meta.url).resolve("better-sqlite3/build/Release/better_sqlite3.node"));
  } catch {
    return undefined;
  }
}

/**
 * A folder for its files, with those above it. Node's own, told to make them all, never ends where one takes no
 * children (/proc). @throws as Node does
 */
export function provideFolder(path: string): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) provideFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process was first.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
