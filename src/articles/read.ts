import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Skipped } from "./article.ts";
import { ArticlesError, fault, shown } from "./files/fault.ts";
import { Ids } from "./files/ids.ts";
import { correctedBy, readSidecar, SidecarError } from "./files/sidecar.ts";
import { walk } from "./files/walk.ts";
import { csv } from "./formats/csv.ts";
import { docx } from "./formats/docx.ts";
import { html } from "./formats/html.ts";
import { json } from "./formats/json.ts";
import { jsonl } from "./formats/jsonl.ts";
import { md } from "./formats/md.ts";
import { pdf } from "./formats/pdf.ts";
import { txt } from "./formats/txt.ts";
import { warc } from "./formats/warc.ts";
import { xml } from "./formats/xml.ts";
import { Lines } from "./formats/records/lines.ts";
import { type RawArticle, READING, type Unnamed, unnamed } from "./raw.ts";
import { type Format, MAX_BYTES } from "./received.ts";

export { ArticlesError, type RawArticle };

/** By extension, lower case. `whole` formats are read in one piece and so have a size limit. */
const FORMATS: Record<string, { read: Format; whole: boolean }> = {
  ".txt": { read: txt, whole: true },
  ".md": { read: md, whole: true },
  ".html": { read: html, whole: true },
  ".htm": { read: html, whole: true },
  ".xhtml": { read: html, whole: true },
  ".docx": { read: docx, whole: true },
  ".pdf": { read: pdf, whole: true },
  ".xml": { read: xml, whole: true },
  ".rss": { read: xml, whole: true },
  ".atom": { read: xml, whole: true },
  ".warc": { read: warc, whole: false },
  ".warc.gz": { read: warc, whole: false },
  ".csv": { read: csv, whole: false },
  ".tsv": { read: csv, whole: false },
  ".json": { read: json, whole: true },
  ".jsonl": { read: jsonl, whole: false },
};

/** What is well known and not read, and as what its program saves it. */
const SAVED_AS: [known: RegExp, as: string][] = [
  [/^\.(?:doc|docm|odt|rtf|pages|wps)$/, "open it and save it as .docx"],
  [/^\.(?:xls|xlsx|ods|numbers)$/, "open it and save it as .csv"],
  [/^\.(?:epub|mobi|fb2|djvu|ppt|pptx|odp|eml|mht|mhtml)$/, "save its text as .html, .pdf or .txt"],
];

const otherwise = (extension: string) => SAVED_AS.find(([known]) => known.test(extension))?.[1] ?? "save it as one of them, or take it out of the folder";

/**
 * Every article under a path, which is a folder (read recursively) or one file,
 * in the same order every time. One bad file or record never costs another:
 * it is told to `skip`, with what to do about it.
 * @param held the paths of the last run's articles, by id: what had an id has it again
 * @param lines what lines were read as in the last run, which takes what they are read as in this
 * @throws ArticlesError when there is nothing to read at all: no such path, no
 *   article below it, or the folder went away while it was read.
 */
export async function* readArticles(path: string, skip: (s: Skipped) => void, held: ReadonlyMap<string, string> = new Map(), lines = new Lines(READING)): AsyncGenerator<RawArticle> {
  const { root, files } = await open(path);
  const ids = new Ids(root, held);
  const waiting: Unnamed[] = [];
  let count = 0;
  const reasons: Skipped[] = [];
  const tell = (s: Skipped) => {
    if (reasons.length < 3) reasons.push(s);
    skip(s);
  };
  const named = function* ({ own, path, content, as }: Unnamed): Generator<RawArticle> {
    const found = ids.of(own, path, content);
    if ("copyOf" in found) return tell({ path, reason: `is the very article that ${found.copyOf} is: remove one of them`, copy: true });
    try {
      yield as(found.id);
      count++;
    } catch (cause) {
      if (!(cause instanceof SidecarError)) throw cause;
      tell({ path, reason: cause.message });
    }
  };
  try {
    for await (const file of files(tell)) {
      for await (const unnamed of readFile(root, file, tell, lines)) {
        if (ids.waits(unnamed.own, unnamed.path)) waiting.push(unnamed);
        else yield* named(unnamed);
      }
      ids.done(file);
    }
    for (const unnamed of waiting) yield* named(unnamed);
  } catch (cause) {
    throw cause instanceof ArticlesError ? cause : new ArticlesError(`${path} ${fault(cause)}`, { cause });
  }
  if (count > 0) return;
  const known = Object.keys(FORMATS).join(", ");
  const why = reasons.map((s) => `; ${s.path} ${s.reason}`).join("");
  throw new ArticlesError(`no articles in ${path}: put files with the extension ${known} there${why}`);
}

/** One file is a folder with one file in it. */
async function open(
  path: string,
): Promise<{ root: string; files: (skip: (s: Skipped) => void) => AsyncIterable<string> }> {
  let folder: boolean;
  try {
    folder = (await stat(path)).isDirectory();
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const why = missing
      ? "there is no such file or folder: put the articles there, or name another place"
      : fault(cause);
    throw new ArticlesError(`no articles in ${path}: ${why}`, { cause });
  }
  if (folder) return { root: path, files: (skip) => walk(path, skip) };
  const alone = async function* () {
    yield basename(path);
  };
  return { root: dirname(resolve(path)), files: alone };
}

async function* readFile(root: string, file: string, tell: (s: Skipped) => void, lines: Lines): AsyncGenerator<Unnamed> {
  const skip = (reason: string, where?: string) =>
    tell({ path: where ? `${shown(file)}, ${where}` : shown(file), reason });
  const corrects = correctedBy(file);
  if (corrects !== undefined) {
    if (!existsSync(join(root, corrects))) skip(`corrects ${basename(corrects)}, which is not there: bring that back, or remove this`);
    return;
  }
  const extension = extensionOf(file).toLowerCase();
  const format = FORMATS[extension];
  if (!format) {
    skip(`has an unknown extension (${extension || "none"}): ${Object.keys(FORMATS).join(", ")} are read; ${otherwise(extension)}`);
    return;
  }
  try {
    const { size } = await stat(join(root, file));
    if (size === 0) return skip("is empty: put the article's text into it, or remove it");
    if (format.whole && size >= MAX_BYTES)
      return skip(`has ${Math.round(size / 1e6)} MB, and the limit is ${MAX_BYTES / 1e6} MB: split it into articles`);
    const corrections = await readSidecar(join(root, file));
    const stem = file.slice(0, file.length - extensionOf(file).length);
    for await (const received of format.read(join(root, file), skip, (line) => lines.of(line)?.id)) {
      const known = received.line === undefined ? undefined : lines.of(received.line);
      if (!known && !received.text.slice(received.from).trim()) {
        skip("is empty: put the article's text into it, or remove it", received.where);
        continue;
      }
      const article = unnamed(file, stem, received, corrections, known?.content);
      if (received.line !== undefined && !known) lines.note(received.line, { id: received.id!, content: article.content });
      yield article;
    }
  } catch (cause) {
    if (cause instanceof SidecarError) return skip(cause.message);
    // When the folder itself is gone the rest would all look removed: better to stop than to forget everything.
    await stat(root).catch(() => {
      throw new ArticlesError(`${root} vanished while it was read: bring it back and try again`, { cause });
    });
    skip(fault(cause));
  }
}

/** Of `a.warc.gz` both parts. */
function extensionOf(file: string): string {
  return /\.warc\.gz$/i.exec(file)?.[0] ?? extname(file);
}
