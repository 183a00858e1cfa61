import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { Article, Role, Skipped } from "../../src/articles/article.ts";
import { readArticles } from "../../src/articles/read.ts";

/** A folder of articles for each test of a file, read as the index reads it. */
export class Folder {
  path = "";

  constructor() {
    beforeEach(() => {
      this.path = mkdtempSync(join(tmpdir(), "articles-"));
    });
    afterEach(() => rmSync(this.path, { recursive: true, force: true }));
  }

  put(name: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  /** What is in it, or in this one file. */
  async read(name = ""): Promise<{ articles: Article[]; skipped: Skipped[] }> {
    const articles: Article[] = [];
    const skipped: Skipped[] = [];
    try {
      for await (const raw of readArticles(join(this.path, name), (s) => skipped.push(s))) articles.push(raw.parse());
    } catch {
      // No article at all: `skipped` says why.
    }
    return { articles, skipped };
  }

  async article(name: string, content: string | Buffer): Promise<Article> {
    this.put(name, content);
    const { articles, skipped } = await this.read(name);
    if (articles.length !== 1) throw new Error(`${articles.length} articles; ${JSON.stringify(skipped)}`);
    return articles[0]!;
  }
}

export const of = ({ text, blocks }: Article, role: Role) => blocks.filter((b) => b.role === role).map((b) => text.slice(b.start, b.end));
export const body = (article: Article) => of(article, "body");

/** A Word file of these paragraphs and tables. */
export const document = (inner: string) => `<?xml version="1.0"?><w:document><w:body>${inner}</w:body></w:document>`;
/** A paragraph of Word; what stands between ^ and ^ is raised. */
export const paragraph = (text: string) =>
  `<w:p>${text.split("^").map((run, i) => `<w:r>${i % 2 ? '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' : ""}<w:t xml:space="preserve">${run}</w:t></w:r>`).join("")}</w:p>`;
