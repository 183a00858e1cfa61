import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { DAMAGED, encodingOf } from "../files/decode.ts";
import { type Format, MAX_BYTES, type Mark, type Received } from "../received.ts";
import { DayOrder } from "./records/order.ts";
import { columns, record } from "./records/record.ts";

/** A longer cell is a text under a name that nobody knows, UTF-16 units; and more rows are a database. */
const LONGEST_CELL = 120;
const MOST_ROWS = 2000;

/**
 * A table: its first row names the columns, every other row is an article. Read in pieces, so it may be larger than
 * memory. Where no column has a text and all cells are short, a timetable say, it is one article, row by row.
 */
export const csv: Format = async function* (file, skip) {
  let names: string[] | undefined;
  let table: string[][] | undefined;
  let number = 0;
  const order = await orderIn(file);
  try {
    for await (const row of rows(file)) {
      const where = `row ${++number}`;
      if (row.every((cell) => !cell.trim())) continue;
      if (!names) {
        names = row.map((name) => name.trim());
        if (!columns(names).text?.length) table = [names];
        continue;
      }
      if (table) {
        if (table.push(row) > MOST_ROWS || names.length < 2 || row.length > names.length || row.some((cell) => cell.length > LONGEST_CELL)) return skip(textless(names));
        continue;
      }
      if (row.length > names.length && row.slice(names.length).some((cell) => cell.trim())) {
        skip(`has ${row.length} cells under ${names.length} columns: put quotes (") around cells with separators in them`, where);
        continue;
      }
      const article = record(Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])), where, number);
      if (typeof article === "string") skip(article, where);
      else yield article.given.date ? { ...article, given: { ...article.given, date: order.told(article.given.date) } } : article;
    }
    if (table && table.length < 3) skip(textless(names!));
    else if (table) yield whole(table);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    skip(error.message);
  }
};

/** What the dates of all rows tell together of how each is to be read; a table whose first date leaves no doubt is not read twice. */
async function orderIn(file: string): Promise<DayOrder> {
  const order = new DayOrder();
  let at: number[] | undefined;
  try {
    for await (const row of rows(file)) {
      if (row.every((cell) => !cell.trim())) continue;
      if (!at) {
        const names = row.map((name) => name.trim());
        at = (columns(names).date ?? []).map((name) => names.indexOf(name));
        if (at.length === 0) break;
        continue;
      }
      // As of an article's fields, the first that is filled counts.
      const date = at.map((i) => row[i] ?? "").find((cell) => cell.trim());
      if (date !== undefined && !order.saw(date)) break;
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
  }
  return order;
}

function textless(names: string[]): string {
  return `has no column with the text (only ${names.slice(0, 8).join(", ").slice(0, 200)}): call one of them text in the first row`;
}

/** All rows of a table as one article, the first of them naming the columns. */
function whole(rows: string[][]): Received {
  let text = "";
  const marks = rows.map((cells, i): Mark => {
    const start = text.length;
    text += cells.map((cell) => cell.replace(/[\s|]+/gu, " ").trim()).join(" | ").trim();
    const end = text.length;
    text += "\n";
    return { start, end, role: "body", row: true, ...(i === 0 && { names: true }) };
  });
  return { text, given: {}, from: 0, markup: "page", marks };
}

/** What ends a table before its time; the message says what to do. */
class TableError extends Error {}

async function* rows(file: string): AsyncGenerator<string[]> {
  let separator = "";
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let closed = false;
  for await (let text of texts(file)) {
    if (text.includes("\0")) throw new TableError("is not text (it has NUL bytes): save it as CSV in UTF-8");
    if (!separator) {
      // Excel has its own way to name the separator.
      const named = /^sep=([^\r\n])(?:\r?\n|\r)/i.exec(text);
      separator = named?.[1] ?? separatorOf(text);
      text = text.slice(named?.[0].length ?? 0);
    }
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const letter = text[i];
      if (quoted) {
        if (letter !== '"') continue;
        cell += text.slice(from, i);
        from = i + 1;
        quoted = false;
        closed = true;
      } else if (letter === '"' && (closed || !(cell + text.slice(from, i)).trim())) {
        // Two quotes inside quotes are one of the text's own.
        cell = closed ? `${cell}"` : "";
        from = i + 1;
        quoted = true;
        closed = false;
      } else if (letter === separator || letter === "\n" || letter === "\r") {
        cells.push(cell + text.slice(from, i));
        cell = "";
        closed = false;
        from = i + 1;
        if (letter === separator) continue;
        if (cells.length > 1 || cells[0]) yield cells;
        cells = [];
      } else if (closed && letter !== " ") closed = false;
    }
    cell += text.slice(from);
    if (cell.length > MAX_BYTES) throw new TableError(`has a cell longer than ${MAX_BYTES / 1e6} MB: is a closing quote (") missing? What stands before it was read`);
  }
  if (quoted) throw new TableError("breaks off inside quotes: is it whole? What stands before the last row was read");
  if (cell || cells.length > 0) yield [...cells, cell];
}

/** A file's text in pieces, in the encoding that its beginning shows. */
async function* texts(file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (!decoder) {
      // A piece may end inside a letter.
      const found = encodingOf(bytes.subarray(0, bytes.length < 1 << 20 ? bytes.length : bytes.lastIndexOf(10) + 1 || bytes.length));
      if ("fault" in found) throw new TableError(found.fault);
      decoder = new TextDecoder(found.encoding, { fatal: true });
    }
    yield decoded(decoder, bytes);
  }
  if (decoder) yield decoded(decoder);
}

function decoded(decoder: TextDecoder, bytes?: Buffer): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    throw new TableError(decoder.encoding.startsWith("utf-16") ? DAMAGED : `has letters that are no ${decoder.encoding.toUpperCase()}: save it as UTF-8. What stands before them was read`);
  }
}

/** The mark that stands in the first line most often, quotes apart. */
function separatorOf(text: string): string {
  const line = text.slice(0, 10_000).replace(/"[^"]*"/g, "").split(/[\r\n]/)[0]!;
  const count = (mark: string) => line.split(mark).length;
  return [",", ";", "\t"].sort((a, b) => count(b) - count(a))[0]!;
}
