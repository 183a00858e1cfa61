import { hash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** What a line of records was read as: what it calls itself, and the digest of what it holds. */
export interface Line {
  id: string;
  content: string;
}

/**
 * What each line was read as in the run before, by a digest of its bytes, so that a line that is the same is not parsed
 * again: most of what a run costs that changes nothing. Only a cache: without it, lines are parsed.
 */
export class Lines {
  private readonly lines = new Map<string, Line & { now: boolean }>();
  private news = false;

  /**
   * @param reading the version of how lines are read: those of another are not taken
   * @param file where they are kept; absent: nowhere
   */
  constructor(
    private readonly reading: number,
    private readonly file?: string,
  ) {
    const [kept, ...lines] = read(file).split("\n");
    if (kept !== String(reading)) return;
    for (const line of lines) {
      const [digest, content, id] = line.split("\t") as [string, string, string];
      if (id) this.lines.set(digest, { id, content, now: false });
    }
  }

  /** @param digest as `digestOf` gives it */
  of(digest: string): Line | undefined {
    const known = this.lines.get(digest);
    if (known) known.now = true;
    return known;
  }

  note(digest: string, line: Line): void {
    this.lines.set(digest, { ...line, now: true });
    this.news = true;
  }

  /** Keeps those of this run; where that cannot be, the next parses more. */
  keep(): void {
    const gone = [...this.lines].filter(([, { now }]) => !now);
    if (!this.file || (!this.news && gone.length === 0)) return;
    for (const [digest] of gone) this.lines.delete(digest);
    try {
      const rows = Array.from(this.lines, ([digest, { id, content }]) => `${digest}\t${content}\t${id}`);
      writeFileSync(`${this.file}.part`, [this.reading, ...rows].join("\n"));
      renameSync(`${this.file}.part`, this.file);
    } catch {}
  }
}

/** Tells the bytes of a line. */
export function digestOf(line: Buffer): string {
  return hash("sha256", line, "base64");
}

function read(file: string | undefined): string {
  try {
    return file ? readFileSync(file, "utf8") : "";
  } catch {
    return "";
  }
}
