import type { IncomingMessage } from "node:http";
import { argumentsOf } from "./schema.ts";

export type Payload = Record<string, unknown>;
/** A file that came with a multipart call, under the name that attach:// refers to. */
export interface Upload {
  name: string;
  filename: string;
  content: Buffer;
}

/** The arguments of a call, however they came: in the address, as JSON, urlencoded or multipart. */
export async function readBody(
  request: IncomingMessage,
  method: string,
): Promise<{ payload: Payload; files: Upload[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const query = new URL(request.url ?? "/", "http://localhost").searchParams;
  const type = request.headers["content-type"] ?? "";
  const files: Upload[] = [];
  const fields: Payload = Object.fromEntries(query);
  if (type.startsWith("application/json")) {
    return { payload: { ...typed(method, fields), ...(JSON.parse(body.toString() || "{}") as Payload) }, files };
  }
  if (type.startsWith("application/x-www-form-urlencoded")) {
    Object.assign(fields, Object.fromEntries(new URLSearchParams(body.toString())));
  }
  if (type.startsWith("multipart/form-data")) {
    for (const part of parts(body, /boundary="?([^";]+)/.exec(type)?.[1] ?? "")) {
      if (part.filename === undefined) fields[part.name] = part.content.toString();
      else files.push({ name: part.name, filename: part.filename, content: part.content });
    }
  }
  return { payload: typed(method, fields), files };
}

/** Form fields are all text; the schema knows which of them are text and which are JSON. */
function typed(method: string, fields: Payload): Payload {
  const schema = argumentsOf(method) ?? {};
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if ((schema[key] as { type?: unknown } | undefined)?.type === "string") return [key, value];
      try {
        return [key, JSON.parse(String(value))];
      } catch {
        return [key, value];
      }
    }),
  );
}

/** By hand, because grammY writes headers so tersely that the platform's own parser refuses them. */
function* parts(body: Buffer, boundary: string): Generator<{ name: string; filename?: string; content: Buffer }> {
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) return;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const head = part.subarray(0, part.indexOf("\r\n\r\n")).toString();
    const name = /[; ]name="?([^";\r]+)/i.exec(head)?.[1] ?? "";
    const filename = /filename="?([^";\r]+)/i.exec(head)?.[1];
    yield { name, ...(filename === undefined ? {} : { filename }), content: part.subarray(head.length + 4) };
    at = next;
  }
}
