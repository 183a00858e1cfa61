import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Article, Metadata, Skipped } from "../articles/article.ts";
import { ArticlesError, readArticles } from "../articles/read.ts";
import { type Passage, split } from "../passages/split.ts";
import type { Incoming } from "./incoming.ts";
import { fileName } from "./keep.ts";

interface PreviewedArticle {
  article: Article;
  passages: Passage[];
  /** The fields that came with the text, and of some what told them, e.g. `og:title`; all others were found in it. */
  given: Metadata;
  told: Partial<Record<keyof Metadata, string>>;
  /** Pages of which it is unsure in which order their lines are to be read. */
  unsure?: number[];
}

/** How a file would be read, were it kept. */
export interface Preview {
  /** The articles in it, at most `most` of them in full. */
  articles: PreviewedArticle[];
  /** How many there are in all. */
  count: number;
  /** What of it cannot be read, and what to do about it; with no article at all this says why. */
  skipped: Skipped[];
}

/** Words that a line has at least, to be worth a look where it was left out. */
const WORTH = 4;

/** The lines of an article that were not taken for its text, and may have been meant to be: all but headings, names, dates, and what stands above the text as its fields. */
export function leftOut({ text, blocks }: Article): string[] {
  return blocks
    .filter(({ role, start }) => (role === "boilerplate" || role === "links" || role === "caption") && !(start === 0 && text.startsWith("---")))
    .map(({ start, end }) => text.slice(start, end))
    .filter((line) => line.split(/\s+/).length >= WORTH);
}

function isGone({ cause }: ArticlesError): boolean {
  return (cause as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
}

/** Reads a file by the same code as the index does, without putting it among the articles. */
export async function preview(file: Incoming, most = 20): Promise<Preview> {
  const folder = await mkdtemp(join(tmpdir(), "isnad-preview-"));
  try {
    const name = fileName(file.name);
    await writeFile(join(folder, name), file.bytes);
    return await previewFile(join(folder, name), most);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same for a file on disk. */
export async function previewFile(path: string, most = 20): Promise<Preview> {
  const result: Preview = { articles: [], count: 0, skipped: [] };
  try {
    for await (const raw of readArticles(path, (s) => result.skipped.push(s))) {
      result.count++;
      if (result.articles.length >= most) continue;
      const article = raw.parse();
      result.articles.push({ article, passages: split(article), given: raw.given, told: raw.told, ...(raw.unsure && { unsure: raw.unsure }) });
    }
  } catch (error) {
    if (!(error instanceof ArticlesError)) throw error;
    if (result.skipped.length === 0) result.skipped.push({ path, reason: isGone(error) ? "is not there: check its name, and the folder you are in" : error.message });
  }
  return result;
}
