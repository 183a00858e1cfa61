import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { decode } from "../files/decode.ts";
import { type Format, fields } from "../received.ts";

/** Between two lines of three dashes, at the very top. */
const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;

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

/** Markdown: a file is an article, its YAML front matter the metadata. The text as received is the whole file. */
export const md: Format = async function* (file, skip) {
  const decoded = decode(await readFile(file));
  if ("fault" in decoded) return skip(decoded.fault);
  const { text } = decoded;
  const front = text.startsWith("---") ? FRONT_MATTER.exec(text) : null;
  // A thematic break at the top is no front matter: that has "key:" lines.
  if (front?.index !== 0 || !/^[\w-]+[ \t]*:/m.test(front[1]!)) {
    yield { text, given: {}, from: 0, markup: "markdown" };
    return;
  }
  try {
    yield { text, given: fields(parsed(front[1]!)), from: front[0].length, markup: "markdown" };
  } catch (cause) {
    const fault = (cause as Error).message.split("\n")[0];
    skip(`its front matter is not YAML (${fault}): mend the lines between the two ---`);
  }
};
