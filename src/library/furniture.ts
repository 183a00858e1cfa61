import { existsSync } from "node:fs";
import { join } from "node:path";
import { isPrivate } from "../articles/files/private.ts";
import type { Article, Block } from "../articles/article.ts";
import { isTabular } from "../articles/lines/lists.ts";
import { phrase } from "../articles/facts/phrase.ts";
import type { Database } from "../sqlite.ts";
import { int32, kept, received } from "./format/blobs.ts";
import { openForReading } from "./format/file.ts";
import { type ArticleRow, FORMAT, getMeta, LIBRARY_FILE } from "./format/schema.ts";
import type { Copies } from "./stories.ts";

/**
 * Furniture: lines that a source prints under or above everything, such as mastheads, share
 * lines and notes on the house. One article does not show them; all of a source do. What a
 * line is follows from the articles alone, whatever their order and history.
 */

/** In so many stories of a source, and in such a share of them, a line is furniture; a sentence needs more, for some are told often. */
const SHORT = { stories: 4, share: 0.2 };
const PROSE = { stories: 5, share: 0.5 };
/** Longer paragraphs (UTF-16 units) are nobody's furniture. */
const LONGEST = 400;
/** Cells of the sieve that finds lines worth counting. */
const SIEVE = 1 << 22;

/** An article as it is read alone. */
export function alone<A extends Pick<Article, "blocks">>(article: A): A {
  return { ...article, blocks: article.blocks.map(({ was, ...block }) => ({ ...block, role: was ?? block.role })) };
}

/** Hashes of the lines of an article's body, one a block that may be furniture; the last bit tells sentences from other lines. */
export function linesIn(article: Pick<Article, "text" | "blocks">): Int32Array {
  return Int32Array.from(new Set(alone(article).blocks.flatMap((block) => hash(article.text, block) ?? [])));
}

function hash(text: string, { start, end, role }: Block): number | undefined {
  if (role !== "body" || end - start > LONGEST) return undefined;
  const line = text.slice(start, end);
  const words = line.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  if (words.length < 3 || isTabular({ text: line })) return undefined;
  const number = fnv(words);
  return isSentence(line) ? number | 1 : number & ~1;
}

function isSentence(line: string): boolean {
  return line.split(" ", 8).length === 8 && (line.length > 125 || /[.!?…؟。۔]["”»)\s]*$/u.test(line));
}

/** An article as it is read alone -> as one of the library in `index`, where it is in there. */
export function among<A extends Pick<Article, "text" | "blocks">>(article: A, index: string): A {
  const file = join(index, LIBRARY_FILE);
  if (!existsSync(file)) return article;
  const db = openForReading(file);
  try {
    if (getMeta(db, "format") !== FORMAT) return article;
    const found = db.prepare("SELECT blocks FROM article WHERE text = ?").pluck().get(kept(article.text)) as string | undefined;
    const repeated = new Set((JSON.parse(found ?? "[]") as Block[]).flatMap(({ start, was }) => (was ? [start] : [])));
    return { ...article, blocks: article.blocks.map((block) => (block.role === "body" && repeated.has(block.start) ? { ...block, role: "boilerplate", was: "body" } : block)) };
  } finally {
    db.close();
  }
}

/** What is asked of an article here. */
interface Row {
  key: string;
  house: string;
  lines: Int32Array;
  marked: boolean;
}

/** The articles that have to be put again, since lines of theirs became furniture or are it no longer. */
export function* refurnished(db: Database, copies: { open: Copies; all: Copies }): Generator<{ article: Article; path: string; hash: string; story: string | null }> {
  const rows = rowsOf(db);
  const open = repeated(rows.filter(({ key }) => !isPrivate(key)), copies.open);
  const all = rows.some(({ key }) => isPrivate(key)) ? repeated(rows, copies.all) : open;
  /** By the articles that everybody reads, unless it is a private one's. */
  const of = ({ key, house }: Row) => (isPrivate(key) ? all : open).get(house);
  const whole = db.prepare("SELECT * FROM article WHERE key = ?");
  for (const found of rows.filter((row) => row.marked || row.lines.some((line) => of(row)?.has(line)))) {
    const { key } = found;
    const row = whole.get(key) as ArticleRow;
    const { path, hash, story, title, source, author, date, url, language } = row;
    const text = received(row.text);
    const blocks = JSON.parse(row.blocks) as Block[];
    const now = furnished({ text, blocks }, of(found));
    if (JSON.stringify(now) === row.blocks) continue;
    const metadata = Object.fromEntries(Object.entries({ title, source, author, date, url, language }).filter(([, value]) => value !== null)) as Article["metadata"];
    yield { article: { id: key, text, blocks: now, metadata }, path, hash, story };
  }
}

function rowsOf(db: Database): Row[] {
  const houses = new Map<string | null, string>();
  const rows = db.prepare(`SELECT key, source, url, path, lines, instr(blocks, '"was"') > 0 AS marked FROM article ORDER BY key`).iterate() as IterableIterator<
    Pick<ArticleRow, "key" | "source" | "url" | "path"> & { lines: Buffer; marked: number }
  >;
  return Array.from(rows, ({ key, lines, marked, ...printed }) => {
    const { source } = printed;
    const house = houses.get(source) ?? houseOf(printed);
    if (source) houses.set(source, house);
    return { key, house, lines: int32(lines), marked: marked === 1 };
  });
}

/** By source, the lines that are furniture. Of what several articles tell in much the same words, one counts, though they say something otherwise: a story told often is no furniture. */
function repeated(rows: Row[], copies: Copies): Map<string, Set<number>> {
  const told = tellers(rows, copies);
  const stories = new Map<string, number>();
  const sieve = new Uint8Array(SIEVE);
  const cell = (house: number, line: number) => (Math.imul(line ^ house, 0x9e3779b1) >>> 0) % SIEVE;
  const houses = new Map(Array.from(new Set(told.map(({ house }) => house)), (house) => [house, fnv(house)]));
  for (const { house, lines } of told) {
    stories.set(house, (stories.get(house) ?? 0) + 1);
    const number = houses.get(house)!;
    for (const line of lines) {
      const at = cell(number, line);
      if (sieve[at]! < 255) sieve[at]!++;
    }
  }
  const counts = new Map<string, Map<number, number>>();
  for (const { house, lines } of told) {
    const number = houses.get(house)!;
    for (const line of lines) {
      if (sieve[cell(number, line)]! < SHORT.stories) continue;
      const own = counts.get(house) ?? new Map<number, number>();
      counts.set(house, own.set(line, (own.get(line) ?? 0) + 1));
    }
  }
  const found = new Map<string, Set<number>>();
  for (const [house, own] of counts) {
    const often = [...own].filter(([line, count]) => {
      const least = line & 1 ? PROSE : SHORT;
      return count >= least.stories && count >= least.share * stories.get(house)!;
    });
    if (often.length > 0) found.set(house, new Set(often.map(([line]) => line)));
  }
  return found;
}

/** One of those that tell the same. */
function tellers(rows: Row[], copies: Copies): Row[] {
  const told = new Set<string>();
  return rows.filter(({ key, house }) => {
    const first = copies.get(key);
    if (first === undefined) return true;
    const story = `${house}\0${first}`;
    return !told.has(story) && told.add(story);
  });
}

/** Who prints an article: its source, else its site, else the folder or file that it came in. */
function houseOf({ source, url, path }: Pick<ArticleRow, "source" | "url" | "path">): string {
  if (source) return phrase(source);
  if (url && URL.canParse(url)) return new URL(url).host.replace(/^www\./, "");
  return path.includes(", ") ? path.slice(0, path.lastIndexOf(", ")) : path.slice(0, path.lastIndexOf("/") + 1);
}

/** The blocks with furniture told apart. A run of short lines is furniture where all of it is: ingredients recur, lists of them do not. */
function furnished({ text, blocks }: Pick<Article, "text" | "blocks">, lines: Set<number> | undefined): Block[] {
  const plain: Block[] = alone({ blocks }).blocks;
  if (!lines) return plain;
  const hashes = plain.map((block) => hash(text, block));
  const is = plain.map((_, i) => hashes[i] !== undefined && lines.has(hashes[i]!));
  const short = (i: number) => plain[i]?.role === "body" && !isSentence(text.slice(plain[i]!.start, plain[i]!.end));
  for (let i = 0; i < plain.length; i++) {
    if (!short(i)) continue;
    let end = i;
    while (short(end)) end++;
    if (!is.slice(i, end).every(Boolean)) is.fill(false, i, end);
    i = end;
  }
  if (!plain.some(({ role }, i) => role === "body" && !is[i])) return plain;
  return plain.map((block, i) => (is[i] ? { ...block, role: "boilerplate", was: "body" } : block));
}

/** FNV-1a. */
function fnv(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
