import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Article, Skipped } from "../../src/articles/article.ts";
import { readArticles } from "../../src/articles/read.ts";
import { LAYOUTS } from "./html/layouts.ts";
import { STORIES } from "./html/stories.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "warc-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: Buffer) {
  writeFileSync(join(folder, name), content);
  const skipped: Skipped[] = [];
  const articles: Article[] = [];
  try {
    for await (const raw of readArticles(folder, (s) => skipped.push(s))) articles.push(raw.parse());
  } catch {
    // No article at all: `skipped` says why.
  }
  return { articles, skipped };
}

const record = (type: string, url: string, block: Buffer | string) =>
  Buffer.concat([Buffer.from(`WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n`), Buffer.from(block), Buffer.from("\r\n\r\n")]);
const http = (headers: string, body: Buffer | string) => Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), Buffer.from(body)]);
const page = (i: number) => LAYOUTS["sections, a pull quote, hidden notes"]!(STORIES[i]!);
const chunked = (body: Buffer) => Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from("\r\n0\r\n\r\n")]);

const ARCHIVE = [
  record("warcinfo", "", "software: test"),
  record("request", "https://example.org/0", "GET / HTTP/1.1"),
  record("response", "https://example.org/0", http("Content-Type: text/html; charset=utf-8", page(0))),
  record("response", "https://example.org/a.png", http("Content-Type: image/png", "x")),
  record("response", "https://example.org/1", http("Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(gzipSync(page(1))))),
  record("response", "https://example.org/0", http("Content-Type: text/html", page(2))),
];

test.each([["a.warc", Buffer.concat(ARCHIVE)], ["a.warc.gz", Buffer.concat(ARCHIVE.map((r) => gzipSync(r)))]])("%s: its pages, each once, packed or not", async (name, bytes) => {
  const { articles, skipped } = await read(name, bytes);
  expect(skipped).toEqual([]);
  expect(articles.map((a) => [a.id, a.metadata.title, a.metadata.url])).toEqual([
    ["https://example.org/0", STORIES[0]!.title, "https://example.org/0"],
    ["https://example.org/1", STORIES[1]!.title, "https://example.org/1"],
  ]);
});

test("half-written: what stands before is read", async () => {
  for (const [name, bytes] of [["a.warc", Buffer.concat(ARCHIVE).subarray(0, -3000)], ["b.warc.gz", gzipSync(Buffer.concat(ARCHIVE)).subarray(0, -200)]] as const) {
    const { articles, skipped } = await read(name, bytes);
    expect(articles.length).toBeGreaterThan(0);
    expect(skipped.at(-1)!.reason).toMatch(/breaks off or is damaged .*fetch it again/);
    rmSync(join(folder, name));
  }
});

test("something else", async () => {
  const { skipped } = await read("a.warc", Buffer.from("no archive at all"));
  expect(skipped[0]!.reason).toMatch(/breaks off or is damaged/);
});
