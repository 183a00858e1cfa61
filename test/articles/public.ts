import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { decodePage } from "../../src/articles/files/decode.ts";
import { phrase } from "../../src/articles/facts/phrase.ts";
import { chunks } from "../../src/articles/page/chunks.ts";
import { structure } from "../../src/articles/blocks/structure.ts";
import { READERS, type Reader, read } from "./kept.ts";

/**
 * `npm run eval:reading -- --public DIR`: real web pages that others labelled, of which nothing stands here.
 * DIR has clones of github.com/adbar/trafilatura (990 pages, each with up to six snippets that a reader
 * should give and six that it should not) and github.com/scrapinghub/article-extraction-benchmark
 * (181 pages with their whole articles; scored as its evaluate.py does, by runs of four words).
 */
export async function publicPages(dir: string, print: (line: string) => void): Promise<void> {
  const trafilatura = join(dir, "trafilatura", "tests");
  if (existsSync(trafilatura)) await snippets(trafilatura, print);
  const whole = join(dir, "article-extraction-benchmark");
  if (existsSync(whole)) await articles(whole, print);
}

/** The article's words: its body, and its headings but for the title, which readers give apart. */
const withHeadings: Reader = (html) => {
  const { text, blocks, metadata } = read(html);
  const title = phrase(metadata.title ?? "");
  const of = (b: { start: number; end: number }) => text.slice(b.start, b.end);
  return blocks.filter((b) => b.role === "body" || (b.role === "title" && phrase(of(b)) !== title)).map(of);
};

/** The page copied whole, menus and all, as lines of plain text. */
const copied: Reader = (html) => {
  const text = chunks(html).chunks.filter(({ element }) => element.tag !== "title").map(({ text }) => text).join("\n");
  return structure(text).filter((b) => b.role === "body").map((b) => text.slice(b.start, b.end));
};

const ALL: Record<string, Reader> = { ...READERS, "isnad, with headings": withHeadings, "isnad, copied as text": copied };

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

async function lines(reader: Reader, html: string): Promise<string[]> {
  try {
    return await reader(html);
  } catch {
    return [];
  }
}

async function snippets(dir: string, print: (line: string) => void): Promise<void> {
  const pages = Object.entries(JSON.parse(readFileSync(join(dir, "evaldata.json"), "utf8")) as Record<string, { file: string; with: string[]; without: string[] }>);
  for (const half of ["looked at", "unseen"]) {
    const chosen = pages.filter(([url]) => (createHash("sha1").update(url).digest()[0]! & 1 ? "unseen" : "looked at") === half);
    print(`trafilatura, ${half}: ${chosen.length} pages`);
    for (const [name, reader] of Object.entries(ALL)) {
      let [wanted, kept, others, taken] = [0, 0, 0, 0];
      for (const [, page] of chosen) {
        const file = ["eval", "cache"].map((folder) => join(dir, folder, page.file)).find(existsSync)!;
        const all = plain((await lines(reader, decodePage(readFileSync(file)).text)).join("\n"));
        wanted += page.with.length;
        kept += page.with.filter((text) => all.includes(plain(text))).length;
        others += page.without.length;
        taken += page.without.filter((text) => all.includes(plain(text))).length;
      }
      print(`${name.padEnd(22)} snippets kept ${percent(kept / wanted)} of ${wanted}, others taken ${percent(taken / others)} of ${others}`);
    }
  }
}

async function articles(dir: string, print: (line: string) => void): Promise<void> {
  const truth = JSON.parse(readFileSync(join(dir, "ground-truth.json"), "utf8")) as Record<string, { articleBody: string }>;
  const files = readdirSync(join(dir, "html"));
  print(`article-extraction-benchmark: ${files.length} pages`);
  for (const [name, reader] of Object.entries(ALL)) {
    let [precision, recall] = [0, 0];
    for (const file of files) {
      const html = decodePage(gunzipSync(readFileSync(join(dir, "html", file)))).text;
      const [p, r] = shared(runs(truth[file.replace(".html.gz", "")]!.articleBody), runs((await lines(reader, html)).join("\n\n")));
      precision += p / files.length;
      recall += r / files.length;
    }
    print(`${name.padEnd(22)} precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}`);
  }
}

/** How often each run of four words stands in a text. */
function runs(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const found = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const run = words.slice(i, i + 4).join(" ");
    found.set(run, (found.get(run) ?? 0) + 1);
  }
  return found;
}

function shared(wanted: Map<string, number>, found: Map<string, number>): [precision: number, recall: number] {
  const sum = (all: Map<string, number>) => [...all.values()].reduce((a, b) => a + b, 0);
  let both = 0;
  for (const [run, count] of wanted) both += Math.min(count, found.get(run) ?? 0);
  return [both / sum(found), both / sum(wanted)];
}
