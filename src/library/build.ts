import { join } from "node:path";
import type { Skipped } from "../articles/article.ts";
import { Lines } from "../articles/formats/records/lines.ts";
import { READING } from "../articles/raw.ts";
import { readArticles } from "../articles/read.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { provideFolder } from "../sqlite.ts";
import { Draft } from "./draft/draft.ts";
import { busy, corrupt, LibraryError } from "./format/file.ts";
import { LIBRARY_FILE } from "./format/schema.ts";
import { forgetSound } from "./format/sound.ts";
import { type Gate, publish } from "./publish.ts";
import type { Progress, Report } from "./report.ts";

/** A cache beside the library: what the lines of .jsonl files were read as. */
const LINES_FILE = "lines.tsv";

/** Articles that did not change are told of by so many. */
const TOLD = 100;

export interface BuildOptions {
  articles: string;
  index: string;
  embedder: Embedder;
  /** Whether the graph of its vectors is wanted; else nobody can open it for answers. */
  graph?: boolean;
  /** How many of the libraries before are kept, to be asked what they said; absent: no more than are. */
  keep?: number | undefined;
  /** What stands before publishing; absent: nothing. */
  gate?: Gate | undefined;
  progress?: (progress: Progress) => void;
}

/**
 * Brings the library in `index` up to date with the articles: only what changed
 * is split and embedded, aside, in a draft; then draft and graph are switched in
 * by a rename, unless the gate holds them back. Killed at any moment, the last good library still answers.
 * @throws ArticlesError, LibraryError
 */
export async function build(options: BuildOptions): Promise<Report> {
  const { articles, index, embedder, graph = true, keep, gate, progress = () => {} } = options;
  const started = performance.now();
  const notes: string[] = [];
  const skipped: Skipped[] = [];
  prepareFolder(index);
  let draft: Draft | undefined;
  try {
    draft = new Draft(index, embedder, notes);
    const known = draft.known();
    const lines = new Lines(READING, join(index, LINES_FILE));
    const seen = new Set<string>();
    const count = { added: 0, changed: 0, unchanged: 0, removed: 0 };
    for await (const raw of readArticles(articles, (fault) => skipped.push(fault), draft.held(known), lines)) {
      seen.add(raw.id);
      const before = known.get(raw.id);
      if (before?.hash === raw.hash) count.unchanged++;
      else {
        await draft.put(raw.parse(), raw.path, raw.hash);
        count[before ? "changed" : "added"]++;
      }
      if (before?.hash !== raw.hash || seen.size % TOLD === 0) progress({ phase: "embedding", done: seen.size, total: Math.max(seen.size, known.size) });
    }
    lines.keep();
    // A file that is there but cannot be read now keeps its last good articles.
    const unreadable = skipped.filter(({ copy }) => !copy).map((fault) => fault.path);
    for (const [key, { path }] of known) {
      if (seen.has(key)) continue;
      if (unreadable.some((file) => path === file || path.startsWith(`${file}/`) || path.startsWith(`${file}, `))) {
        notes.push(`${key}: its file cannot be read now, the last good version is kept`);
        continue;
      }
      draft.remove(key);
      count.removed++;
    }
    await draft.settle();
    const total = await publish(draft, { graph, keep, gate, progress });
    return { ...total, ...count, skipped, notes, seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    draft?.close();
    draft = undefined;
    // What was left sound and is not, the disk spoilt: all of it is looked at then, and built again.
    if (corrupt(error) && forgetSound(join(index, LIBRARY_FILE))) return build(options);
    throw explained(error, index);
  } finally {
    draft?.close();
  }
}

function prepareFolder(index: string): void {
  try {
    provideFolder(index);
  } catch (error) {
    // Where there can be no folder at all (/proc).
    throw (error as { code?: string }).code === "ENOENT" ? unwritable(index, "ENOENT") : explained(error, index);
  }
}

function unwritable(index: string, code: string): LibraryError {
  // The file was put in the place of the one that is open.
  if (code === "SQLITE_READONLY_DBMOVED") return new LibraryError(`Another run brought ${index} up to date at the same moment. Run "npx isnad index" again.`);
  return new LibraryError(`Cannot write to ${index} (${code}). Make the folder writable, or set INDEX_DIR (--index) to one that is.`);
}

/** Errors of the disk and of SQLite, said so that an admin can act. */
function explained(error: unknown, index: string): unknown {
  const code = (error as { code?: string }).code ?? "";
  if (busy(error)) return new LibraryError(`Another run is indexing into ${index} now. Wait until it ends, or stop it.`);
  if (code === "ENOSPC" || code === "SQLITE_FULL") return new LibraryError(`The disk is full at ${index}. The last good library still answers; free some room and run "npx isnad index" again.`);
  if (/^(EACCES|EROFS|EPERM|SQLITE_CANTOPEN|SQLITE_READONLY.*)$/.test(code)) return unwritable(index, code);
  if (code === "EEXIST" || code === "ENOTDIR") return new LibraryError(`${index} is not a folder. Set INDEX_DIR (--index) to a folder.`);
  return error;
}
