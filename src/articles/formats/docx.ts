import { readFile } from "node:fs/promises";
import { Parser } from "htmlparser2";
import type { Metadata, Role } from "../article.ts";
import { phrase } from "../facts/phrase.ts";
import { DOWN, END, levelled, UP } from "../page/raised.ts";
import { type Format, type Mark, MAX_BYTES } from "../received.ts";
import { unzip, ZipError } from "../files/zip.ts";

/** A Word file: a file is an article. What is kept is its text, a paragraph a block, with the roles that its styles tell. */
export const docx: Format = async function* (file, skip) {
  const bytes = await readFile(file);
  const head = bytes.subarray(0, 8).toString("latin1");
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return skip("is an old Word file or has a password: save it as .docx without one");
  if (!head.startsWith("PK")) return skip("is no Word file, whatever its name says: give it its own extension, or fetch it again");
  try {
    const part = (name: string) => unzip(bytes, name, MAX_BYTES)?.toString("utf8");
    const document = part("word/document.xml");
    if (document === undefined) return skip("is a zip file, but no Word file: take the articles out of it");
    const known = styles(part("word/styles.xml") ?? "");
    const written = new Written();
    const noted = read(document, known, written);
    for (const kind of ["footnote", "endnote"] as const) notes(part(`word/${kind}s.xml`) ?? "", kind, noted, known, written);
    const { text, marks } = written;
    if (!text) return skip("has no text: put the article's text into it, or remove it");
    yield { text, marks, given: properties(part("docProps/core.xml") ?? "", text), from: 0, markup: "page" };
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    skip(error.message);
  }
};

const DEEPEST = 1000;

/** What styles tell by their own names (their ids are in the language of the Word that wrote them), and which of them are raised or lowered. */
interface Styles {
  roles: Map<string, Role>;
  levels: Map<string, string>;
}

const LEVELS: Record<string, string> = { superscript: UP, subscript: DOWN };

function styles(xml: string): Styles {
  const found: Styles = { roles: new Map(), levels: new Map() };
  let id = "";
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === "w:style") id = attributes["w:styleId"] ?? "";
        const value = attributes["w:val"]?.toLowerCase() ?? "";
        if (tag === "w:vertAlign" && LEVELS[value]) found.levels.set(id, LEVELS[value]);
        if (tag !== "w:name") return;
        if (/^(?:title|subtitle|heading \d)$/.test(value)) found.roles.set(id, "title");
        else if (value === "caption") found.roles.set(id, "caption");
        else if (/^toc\b/.test(value)) found.roles.set(id, "links");
        else if (/quote|list/.test(value)) found.roles.set(id, "body");
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return found;
}

/** A paragraph, or a row of a table: its cells between bars. */
interface Line extends Pick<Mark, "row" | "names"> {
  words: string;
  role: Role | undefined;
}

/** Names the columns where Word repeats it on every page. */
type Row = { cells: Line[][]; names: boolean };

/** The text of the file as it grows, blocks apart from each other by an empty line. */
class Written {
  text = "";
  marks: Mark[] = [];

  add({ words, role, ...part }: Line): void {
    if (!words) return;
    if (this.text) this.text += "\n\n";
    if (role) this.marks.push({ start: this.text.length, end: this.text.length + words.length, role, ...part });
    this.text += words;
  }
}

/** What is in no text: deleted, moved away from here, or what old programs show instead of a newer drawing, which is the same text again. */
const SKIPPED = new Set(["mc:Fallback", "w:del", "w:moveFrom"]);
const isOn = (value: string | undefined) => !/^(?:0|false|off|none)$/.test(value ?? "");

/** Writes a part of the file down, and gives the ids of the notes that it calls, in their order. */
function read(xml: string, { roles, levels }: Styles, written: Written): Record<"footnote" | "endnote", string[]> {
  const noted = { footnote: [] as string[], endnote: [] as string[] };
  const open: { words: string; linked: number; role: Role | undefined }[] = [];
  const rows: Row[] = [];
  let run = { level: "", hidden: false };
  let reading = false;
  let links = 0;
  let skipping = 0;
  let depth = 0;
  const put = (line: Line) => {
    const words = levelled(line.words).replace(/[^\S\n]+/g, " ").replace(/ ?\n ?/g, "\n").trim();
    const cell = rows.at(-1)?.cells.at(-1);
    if (!cell) written.add({ ...line, words });
    else if (words) cell.push({ ...line, words });
  };
  /** Words of one level may come in several pieces. */
  const append = (paragraph: { words: string }, level: string, data: string) => {
    if (!level) paragraph.words += data;
    else if (paragraph.words.endsWith(END) && paragraph.words.lastIndexOf(level) > paragraph.words.lastIndexOf(END, paragraph.words.length - 2)) paragraph.words = paragraph.words.slice(0, -1) + data + END;
    else paragraph.words += level + data + END;
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (++depth > DEEPEST) throw new ZipError(`is nested more than ${DEEPEST} elements deep: save its text as .txt`);
        if (SKIPPED.has(tag)) skipping++;
        if (skipping > 0) return;
        const paragraph = open.at(-1);
        const value = attributes["w:val"] ?? "";
        if (tag === "w:p") open.push({ words: "", linked: 0, role: undefined });
        else if (tag === "w:tr") rows.push({ cells: [], names: false });
        else if (tag === "w:tc") rows.at(-1)?.cells.push([]);
        else if (tag === "w:tblHeader" && rows.length > 0) rows.at(-1)!.names = isOn(attributes["w:val"]);
        else if (tag === "w:hyperlink") links++;
        else if (tag === "w:r" || tag === "m:r") run = { level: "", hidden: false };
        else if (tag === "w:t" || tag === "m:t") reading = true;
        else if (!paragraph) return;
        else if (tag === "w:vertAlign") run.level = LEVELS[value] ?? "";
        else if (tag === "w:rStyle") run.level ||= levels.get(value) ?? "";
        else if (/^w:(?:strike|dstrike|vanish)$/.test(tag)) run.hidden ||= isOn(attributes["w:val"]);
        else if (tag === "w:footnoteReference" || tag === "w:endnoteReference") noted[tag === "w:footnoteReference" ? "footnote" : "endnote"].push(attributes["w:id"] ?? "");
        else if (tag === "m:sup" || tag === "m:sub") paragraph.words += tag === "m:sup" ? UP : DOWN;
        else if (tag === "m:den") paragraph.words += "/";
        else if (tag === "w:tab" && paragraph.words) paragraph.words += " ";
        else if (tag === "w:br" || tag === "w:cr") paragraph.words += "\n";
        else if (tag === "w:noBreakHyphen") paragraph.words += "-";
        else if (tag === "w:pStyle") paragraph.role = roles.get(value) ?? paragraph.role;
        else if (tag === "w:numPr") paragraph.role ??= "body";
      },
      ontext(data) {
        const paragraph = open.at(-1);
        if (!reading || skipping > 0 || run.hidden || !paragraph) return;
        append(paragraph, run.level, data);
        if (links > 0) paragraph.linked += data.length;
      },
      onclosetag(tag) {
        depth--;
        if (SKIPPED.has(tag)) skipping--;
        if (skipping > 0) return;
        if (tag === "w:t" || tag === "m:t") reading = false;
        else if (tag === "m:sup" || tag === "m:sub") append(open.at(-1) ?? { words: "" }, "", END);
        else if (tag === "w:hyperlink") links--;
        else if (tag === "w:tr") for (const line of linesOf(rows.pop()!)) put(line);
        else if (tag === "w:p") {
          const { words, linked, role } = open.pop()!;
          put({ words, role: words.length < 220 && linked > words.trim().length * 0.8 && linked > 0 ? "links" : role });
        }
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return noted;
}

/** UTF-16 units that a cell has at most in a table of facts; longer ones are columns of a layout, one behind the other. */
const CELL = 200;

/** A row of a table is a line; one that holds paragraphs or another table is its lines. */
function linesOf({ cells, names }: Row): Line[] {
  const filled = cells.filter((cell) => cell.length > 0);
  if (filled.length < 2) return filled.flat();
  if (filled.some((cell) => cell.length > 1 || cell[0]!.words.length > CELL)) return filled.flat().map(({ words, role = "body" }) => ({ words, role }));
  return [{ words: cells.map((cell) => cell[0]?.words.replace(/\n/g, " ") ?? "").join(" | "), role: "body", row: true, ...(names && { names }) }];
}

/** The notes that the text calls, each a block of its own behind it. */
function notes(xml: string, kind: "footnote" | "endnote", noted: Record<"footnote" | "endnote", string[]>, known: Styles, written: Written): void {
  const all = new Map([...xml.matchAll(new RegExp(`<w:${kind}\\b[^>]*\\bw:id="([^"]*)"[^>]*>([\\s\\S]*?)</w:${kind}>`, "g"))].map(([, id, inner]) => [id!, inner!]));
  for (const id of new Set(noted[kind])) {
    const note = new Written();
    read(all.get(id) ?? "", known, note);
    written.add({ words: note.text.replace(/\s+/g, " "), role: "body" });
  }
}

/** The file's own title and author, where the text says them too: both are often those of the template. */
function properties(xml: string, text: string): Metadata {
  const opening = phrase(text.slice(0, 1500));
  const found = (tag: string) => {
    const value = new RegExp(`<${tag}[^>]*>([^<]{3,300})</${tag}>`).exec(xml)?.[1]?.trim();
    return value && phrase(value) && opening.includes(phrase(value)) ? value : undefined;
  };
  const title = found("dc:title");
  const author = found("dc:creator");
  return { ...(title && { title }), ...(author && { author }) };
}
