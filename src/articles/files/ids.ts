import { existsSync } from "node:fs";
import { join } from "node:path";
import { placeOf } from "./place.ts";

/**
 * What articles are called, each once. An article has its own id, which is its file's name without
 * extension or what its record says, unless another has it already: then its file's whole name stands
 * before it. Who had an id in the last run has it again, so that no file that comes renames another's.
 */
export class Ids {
  private readonly given = new Map<string, { path: string; content: string }>();
  private readonly records = new Map<string, number>();
  private readonly read = new Set<string>();

  /** @param held the paths of the last run's articles, by id */
  constructor(
    private readonly root: string,
    private readonly held: ReadonlyMap<string, string>,
  ) {}

  /** Whether an article has to wait: its id was that of one in a file that is not read yet, and may have it still. */
  waits(own: string, path: string): boolean {
    const before = this.held.get(own);
    if (before === undefined || before === path || this.given.has(own)) return false;
    const { file } = placeOf(before);
    return file !== placeOf(path).file && !this.read.has(file) && existsSync(join(this.root, file));
  }

  /** All of a file has been read. */
  done(file: string): void {
    this.read.add(file);
  }

  /** The id of the article at `path`, or where the very same was read before; `content` is a digest of it. */
  of(own: string, path: string, content: string): { id: string } | { copyOf: string } {
    const before = this.given.get(own);
    // As ever: of a hundred thousand nearly all.
    if (!before && this.held.get(own) === path) return this.give(own, path, content);
    if (before?.content === content) return { copyOf: before.path };
    const { file, record } = placeOf(path);
    const nth = (this.records.get(`${file}#${own}`) ?? (before && placeOf(before.path).file === file ? 1 : 0)) + 1;
    this.records.set(`${file}#${own}`, nth);
    const free = idsOf(own, file, record, nth).filter((id) => !this.given.has(id));
    let id = free.find((candidate) => placeOf(this.held.get(candidate) ?? "").file === file) ?? free[0] ?? own;
    while (this.given.has(id)) id += "#";
    return this.give(id, path, content);
  }

  private give(id: string, path: string, content: string): { id: string } {
    this.given.set(id, { path, content });
    return { id };
  }
}

/** What an article may be called, the nth of its file with this id of its own. */
export function idsOf(own: string, file: string, record: boolean, nth: number): string[] {
  if (nth > 1) return [`${file}#${own}#${nth}`];
  return [own, record ? `${file}#${own}` : file];
}
