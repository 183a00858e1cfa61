import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { decode } from "../files/decode.ts";
import { type Format, fields } from "../received.ts";
import { toml } from "./records/toml.ts";

/** Front matter at the very top: YAML between two lines of three dashes, or TOML between two of three plus signs, each with a line that has a field. A thematic break has none. */
const FRONT_MATTER = [
  { whole: /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m, field: /^[\w-]+[ \t]*:/m, read: parsed },
  { whole: /^\+\+\+[ \t]*\r?\n([\s\S]*?)^\+\+\+[ \t]*(?:\r?\n|$)/m, field: /^[\w-]+[ \t]*=/m, read: toml },
];

/** A field on a line of its own, unless its value opens something that goes on. */
const FIELD = /^([\w-]+[ \t]*:[ \t]+)(?![[{|>&!])(.*\S)[ \t]*$/gm;

/** People write headlines as they are, with a colon or in quotation marks: a line that is no YAML by itself is taken as it stands. */
function parsed(front: string): unknown {
  try {
    return parse(front);
  } catch (fault) {
    const mended = front.replace(FIELD, (line, field: string, value: string) => (isYaml(line) ? line : field + JSON.stringify(value)));
    if (mended === front) throw fault;
    return parse(mended);
  }
}

function isYaml(line: string): boolean {
  try {
    parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Markdown: a file is an article, its front matter the metadata. The text as received is the whole file. */
export const md: Format = async function* (file, skip) {
  const decoded = decode(await readFile(file));
  if ("fault" in decoded) return skip(decoded.fault);
  const { text } = decoded;
  for (const { whole, field, read } of FRONT_MATTER) {
    const front = /^(?:---|\+\+\+)/.test(text) ? whole.exec(text) : null;
    if (front?.index !== 0 || !field.test(front[1]!)) continue;
    try {
      yield { text, given: fields(read(front[1]!)), from: front[0].length, markup: "markdown" };
    } catch (cause) {
      const fault = (cause as Error).message.split("\n")[0];
      skip(`its front matter is not YAML (${fault}): mend the lines between the two ---`);
    }
    return;
  }
  yield { text, given: {}, from: 0, markup: "markdown" };
};
