import { createReadStream } from "node:fs";
import { decode } from "../files/decode.ts";
import { unfit } from "./records/id.ts";
import { type Format, fields, MAX_BYTES, type Received } from "../received.ts";
import { digestOf } from "./records/lines.ts";

/** JSON Lines, as BEIR has them: a line is an article. Read one line at a time, so a file may be larger than memory; a line that was read before is not parsed. */
export const jsonl: Format = async function* (file, skip, before) {
  let number = 0;
  for await (const bytes of lines(file)) {
    const where = `line ${++number}`;
    if (bytes === "too long") {
      skip(`is longer than ${MAX_BYTES / 1e6} MB: split it into smaller articles`, where);
      continue;
    }
    const line = digestOf(bytes);
    const known = before(line);
    if (known !== undefined) {
      yield received(known, where, line, () => JSON.parse((decode(bytes) as { text: string }).text));
      continue;
    }
    const decoded = decode(bytes);
    if ("fault" in decoded) {
      skip(decoded.fault, where);
      continue;
    }
    if (!decoded.text.trim()) continue;
    let record: Record<string, unknown>;
    try {
      record = JSON.parse(decoded.text);
    } catch (cause) {
      skip(`is not JSON (${(cause as Error).message}): each line must be one whole record`, where);
      continue;
    }
    const id = idOf(record);
    if (!id) skip("has no id: give it a text or number under _id or id", where);
    else if (unfit(id)) skip(unfit(id)!, where);
    else if (typeof record.text !== "string" || !record.text.trim())
      skip(`has no text: give record ${id} its article under text`, where);
    else yield received(id, where, line, () => record);
  }
};

function received(id: string, where: string, line: string, parsed: () => Record<string, unknown>): Received {
  let found: Pick<Received, "text" | "given"> | undefined;
  const content = () => {
    const record = found ? {} : parsed();
    found ??= { text: record.text as string, given: fields(record, record.metadata) };
    return found;
  };
  return {
    id,
    where,
    line,
    get text() {
      return content().text;
    },
    get given() {
      return content().given;
    },
    from: 0,
    markup: "plain",
  };
}

/** What a record is called; empty where it has no name. */
export function idOf(record: { _id?: unknown; id?: unknown } | null): string {
  return name(record?._id) || name(record?.id);
}

function name(id: unknown): string {
  return typeof id === "string" || typeof id === "number" ? String(id).trim() : "";
}

/** The bytes between line feeds; a line over the limit is passed by without being kept. */
async function* lines(file: string): AsyncGenerator<Buffer | "too long"> {
  let parts: Buffer[] = [];
  let size = 0;
  const take = (): Buffer | "too long" => {
    const line = size > MAX_BYTES ? "too long" : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end));
      size += end - from;
      yield take();
      from = end + 1;
    }
    size += chunk.length - from;
    if (size > MAX_BYTES) parts = [];
    else if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (size > 0) yield take();
}
