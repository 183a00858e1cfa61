import { createReadStream } from "node:fs";
import { brotliDecompressSync, createGunzip, gunzipSync, inflateSync } from "node:zlib";
import { decodePage } from "../files/decode.ts";
import { PageError } from "../page/chunks.ts";
import { extract } from "../page/page.ts";
import { type Format, MAX_BYTES } from "../received.ts";

/** A web archive: every page in it is an article, called by its address. Read a record at a time, packed or not. */
export const warc: Format = async function* (file, skip) {
  const seen = new Set<string>();
  let number = 0;
  try {
    for await (const { headers, block } of records(file)) {
      if (headers.get("warc-type") !== "response") continue;
      const url = headers.get("warc-target-uri")?.replace(/^<|>$/g, "") ?? "";
      const page = answer(block);
      if (!page || !/^https?:/.test(url)) continue;
      const where = `record ${++number}`;
      // Visited again, a page is mostly the same: the first visit counts.
      if (seen.has(url)) continue;
      seen.add(url);
      try {
        const { text: html } = decodePage(page.body, page.charset);
        const found = extract(html, url);
        // Front pages and lists are most of an archive, and no fault of it.
        if (!found) continue;
        const { from: told, ...article } = found;
        yield { id: url, where, number, ...article, told, from: 0, markup: "page" };
      } catch (error) {
        if (!(error instanceof PageError)) throw error;
        skip(error.message, where);
      }
    }
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (!(error instanceof ArchiveError) && !code.startsWith("Z_")) throw error;
    skip(`breaks off or is damaged (${message}): what stands before was read; fetch it again`);
  }
  if (number === 0) skip("has no web page in it: is it a web archive?");
};

class ArchiveError extends Error {}

async function* records(file: string): AsyncGenerator<{ headers: Map<string, string>; block: Buffer }> {
  const raw = createReadStream(file, { highWaterMark: 1 << 20 });
  const stream = file.toLowerCase().endsWith(".gz") ? raw.pipe(createGunzip({ chunkSize: 1 << 20 })) : raw;
  if (stream !== raw) raw.on("error", (error) => stream.destroy(error));
  let buffer: Buffer = Buffer.alloc(0);
  let head: Map<string, string> | undefined;
  let length = 0;
  let passing = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // What is too large to be a page is passed by without being kept.
    const rest = chunk.subarray(Math.min(passing, chunk.length));
    passing -= chunk.length - rest.length;
    if (rest.length === 0) continue;
    buffer = buffer.length === 0 ? rest : Buffer.concat([buffer, rest]);
    for (;;) {
      if (!head) {
        let start = 0;
        while (buffer[start] === 13 || buffer[start] === 10) start++;
        buffer = buffer.subarray(start);
        const end = buffer.indexOf("\r\n\r\n");
        if (end < 0) {
          if (buffer.length > 100_000 || (buffer.length > 5 && !buffer.subarray(0, 5).equals(Buffer.from("WARC/")))) throw new ArchiveError("no record where one should begin");
          break;
        }
        head = headersOf(buffer.toString("utf8", 0, end));
        length = Number(head.get("content-length"));
        if (!Number.isSafeInteger(length) || length < 0) throw new ArchiveError("a record without a length");
        buffer = buffer.subarray(end + 4);
      }
      if (length > MAX_BYTES) {
        passing = Math.max(0, length - buffer.length);
        buffer = buffer.subarray(Math.min(length, buffer.length));
        head = undefined;
        if (passing > 0) break;
        continue;
      }
      if (buffer.length < length) break;
      yield { headers: head, block: buffer.subarray(0, length) };
      buffer = buffer.subarray(length);
      head = undefined;
    }
  }
  if (head) throw new ArchiveError("the last record is not whole");
}

function headersOf(text: string): Map<string, string> {
  return new Map(text.split("\r\n").slice(1).map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
}

/** The page in an answer over HTTP, unpacked; undefined for what is no page, or not a whole one. */
function answer(block: Buffer): { body: Buffer; charset?: string } | undefined {
  const end = block.indexOf("\r\n\r\n");
  if (end < 0 || !/^HTTP\/[\d.]+ 200/.test(block.toString("latin1", 0, 15))) return undefined;
  const headers = headersOf(block.toString("latin1", 0, end));
  const type = headers.get("content-type") ?? "";
  if (!/html/i.test(type)) return undefined;
  let body: Buffer = block.subarray(end + 4);
  try {
    if (/chunked/i.test(headers.get("transfer-encoding") ?? "")) body = unchunked(body);
    const most = { maxOutputLength: MAX_BYTES };
    const encoding = headers.get("content-encoding");
    if (encoding === "gzip") body = gunzipSync(body, most);
    else if (encoding === "br") body = brotliDecompressSync(body, most);
    else if (encoding === "deflate") body = inflateSync(body, most);
  } catch {
    return undefined;
  }
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1];
  return charset ? { body, charset } : { body };
}

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf("\r\n", at);
    const size = end < 0 ? Number.NaN : Number.parseInt(body.toString("latin1", at, end), 16);
    // Some archives keep the header of a body that they have put together.
    if (Number.isNaN(size)) return parts.length === 0 ? body : Buffer.concat(parts);
    if (size === 0) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
