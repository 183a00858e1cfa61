import { readFile } from "node:fs/promises";
import { decode } from "../files/decode.ts";
import type { Format } from "../received.ts";
import { record } from "./records/record.ts";
import { exported, posts } from "./records/telegram.ts";

/** JSON: one article, a list of them, a list under some name (as JSON Feed has it), or what Telegram exports. */
export const json: Format = async function* (file, skip) {
  const decoded = decode(await readFile(file));
  if ("fault" in decoded) return skip(decoded.fault);
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch (cause) {
    return skip(`is not JSON (${(cause as Error).message}): is it whole? With a record on each line, call it .jsonl`);
  }
  const chats = exported(value);
  if (chats) return yield* posts(chats, file, skip);
  const [records, owner] = list(value);
  if (records.length === 0) return skip("has no articles in it: put a list of records with text (and title, date, source, url) into it");
  for (const [i, values] of records.entries()) {
    const where = `record ${i + 1}`;
    const article = typeof values === "object" && values !== null && !Array.isArray(values) ? record({ ...owner, ...values }, where, i + 1) : "is no record: give it text under text";
    if (typeof article === "string") skip(article, records.length > 1 ? where : undefined);
    // A file that is one record is one article, called by its path.
    else if (records.length > 1 || Array.isArray(value)) yield article;
    else yield { text: article.text, given: article.given, from: 0, markup: article.markup, ...(article.marks && { marks: article.marks, links: article.links }) };
  }
};

/** The records, and what their list says for all of them. */
function list(value: unknown): [unknown[], Record<string, unknown>] {
  if (Array.isArray(value)) return [value, {}];
  if (typeof value !== "object" || value === null) return [[], {}];
  const lists = Object.entries(value).filter(([, inner]) => Array.isArray(inner) && inner.some((part: unknown) => typeof part === "object" && part !== null));
  const best = lists.sort((a, b) => (b[1] as unknown[]).length - (a[1] as unknown[]).length)[0];
  if (!best || typeof record(value as Record<string, unknown>, "", 1) !== "string") return [[value], {}];
  const { title } = value as Record<string, unknown>;
  return [best[1] as unknown[], typeof title === "string" ? { site: title } : {}];
}
