import { constants, createReadStream, createWriteStream, existsSync } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { decode } from "../articles/files/decode.ts";
import { idOf } from "../articles/formats/jsonl.ts";
import { idsOf } from "../articles/files/ids.ts";
import { within } from "../articles/files/private.ts";
import { sidecarOf } from "../articles/files/sidecar.ts";
import { IntakeError } from "./incoming.ts";
import { placeOf } from "../articles/files/place.ts";
import { draftOf } from "./replace.ts";

/** Whether an article can be removed: one record of a file only where a line is a record. */
export function removable(path: string): boolean {
  const { file, record } = placeOf(path);
  return !record || file.toLowerCase().endsWith(".jsonl");
}

/** One after the other: two that rewrite the same file would bring back each other's records. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Takes an article out of the articles folder: its file with its corrections, or of a .jsonl file its line.
 * What is taken out is in the folder `aside` before it goes. Killed at any moment, it is in one of both or in both.
 * @param article the article's id, and its path below the articles folder
 * @returns where it is now
 * @throws IntakeError
 */
export function remove({ id, path }: { id: string; path: string }, articles: string, aside: string): Promise<string> {
  const { file, record } = placeOf(path);
  const run = last.then(async () => {
    if (!removable(path)) throw new IntakeError(`${path} is one record of its file. Remove it there.`);
    if (!existsSync(join(articles, file))) throw new IntakeError(`${file} is not there any more. Read the articles again.`);
    return record ? await removeRecord(id, file, articles, aside) : await putAside(file, articles, aside);
  });
  last = run.catch(() => {});
  return run;
}

/** Moves a file and its corrections, over nothing that is there; across disks too. */
async function putAside(file: string, articles: string, aside: string): Promise<string> {
  const extension = extname(file);
  await mkdir(dirname(join(aside, file)), { recursive: true });
  for (let n = 1; ; n++) {
    const to = join(aside, n === 1 ? file : `${file.slice(0, file.length - extension.length)}-${n}${extension}`);
    if (existsSync(to)) continue;
    for (const [from, kept] of [[join(articles, file), to], [sidecarOf(join(articles, file)), sidecarOf(to)]] as const) {
      if (!existsSync(from)) continue;
      await copyFile(from, kept, constants.COPYFILE_EXCL);
      await flush(kept);
    }
    await rm(join(articles, file));
    await rm(sidecarOf(join(articles, file)), { force: true });
    return to;
  }
}

/** Empties the lines of a record, so that every other keeps its number, in a draft that then takes the file's place. */
async function removeRecord(id: string, file: string, articles: string, aside: string): Promise<string> {
  const whole = join(articles, file);
  const before = await stat(whole);
  const taken: Buffer[] = [];
  const seen = new Map<string, number>();
  const holds = (line: Buffer) => {
    const own = ownId(line);
    if (own === undefined) return false;
    const nth = (seen.get(own) ?? 0) + 1;
    seen.set(own, nth);
    return idsOf(within(file, own), file, true, nth).includes(id);
  };
  let left = false;
  await pipeline(
    createReadStream(whole, { highWaterMark: 1 << 20 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const lines of linesOf(chunks)) {
        yield Buffer.concat(
          lines.map((line) => {
            if (holds(line)) {
              taken.push(line);
              return line.at(-1) === 10 ? Buffer.from("\n") : Buffer.alloc(0);
            }
            left ||= line.toString().trim() !== "";
            return line;
          }),
        );
      }
    },
    createWriteStream(draftOf(whole)),
  );
  if (taken.length === 0 || !left) {
    await rm(draftOf(whole));
    if (taken.length > 0) return putAside(file, articles, aside);
    throw new IntakeError(`${file} has no record ${id} any more. Read the articles again.`);
  }
  const to = join(aside, file);
  await mkdir(dirname(to), { recursive: true });
  const kept = await open(to, "a");
  for (const line of taken) await kept.write(line.at(-1) === 10 ? line : Buffer.concat([line, Buffer.from("\n")]));
  await kept.sync();
  await kept.close();
  await flush(draftOf(whole));
  const after = await stat(whole);
  if (after.mtimeMs !== before.mtimeMs || after.size !== before.size) {
    await rm(draftOf(whole));
    throw new IntakeError(`${file} was changed meanwhile by somebody else. Nothing was removed from it; try again.`);
  }
  await rename(draftOf(whole), whole);
  return to;
}

/** What a line calls its record, where it is one. */
function ownId(line: Buffer): string | undefined {
  const decoded = decode(line);
  if ("fault" in decoded) return undefined;
  try {
    return idOf(JSON.parse(decoded.text)) || undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a file byte for byte, each with its line end, as many together as came together. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    const lines: Buffer[] = [];
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      lines.push(Buffer.concat([...begun, chunk.subarray(from, end + 1)]));
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
    yield lines;
  }
  yield [Buffer.concat(begun)];
}

/** On the disk for good, not only in the system's memory. */
async function flush(file: string): Promise<void> {
  const opened = await open(file, "r+");
  await opened.sync();
  await opened.close();
}
