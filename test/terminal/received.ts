import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * An article's text as it was given, read without any of Isnad's own code: a file's
 * content but for a byte order mark, or the `text` of the record with that id.
 */
export function received(folder: string, article: string): string {
  for (const extension of [".txt", ".md"]) {
    const file = join(folder, article + extension);
    if (existsSync(file)) return readFileSync(file, "utf8").replace(/^\ufeff/, "");
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".jsonl")) continue;
    for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
      const { _id, id = _id, text } = line.trim() === "" ? {} : (JSON.parse(line) as { _id?: unknown; id?: unknown; text?: string });
      if (text !== undefined && String(id) === article) return text;
    }
  }
  throw new Error(`no article ${article} in ${folder}`);
}
