import { readFile } from "node:fs/promises";
import { Parser } from "htmlparser2";
import type { Block, Metadata, Role } from "../article.ts";
import { phrase } from "../facts/phrase.ts";
import { type Format, MAX_BYTES } from "../received.ts";
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
    const { text, marks } = paragraphs(document, styles(part("word/styles.xml") ?? ""));
    if (!text) return skip("has no text: put the article's text into it, or remove it");
    yield { text, marks, given: properties(part("docProps/core.xml") ?? "", text), from: 0, markup: "page" };
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    skip(error.message);
  }
};

const DEEPEST = 1000;

/** Roles by the styles' own names: their ids are in the language of the Word that wrote them. */
function styles(xml: string): Map<string, Role> {
  const roles = new Map<string, Role>();
  let id = "";
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === "w:style") id = attributes["w:styleId"] ?? "";
        if (tag !== "w:name") return;
        const name = attributes["w:val"]?.toLowerCase() ?? "";
        if (/^(?:title|subtitle|heading \d)$/.test(name)) roles.set(id, "title");
        else if (name === "caption") roles.set(id, "caption");
        else if (/^toc\b/.test(name)) roles.set(id, "links");
        else if (/quote|list/.test(name)) roles.set(id, "body");
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return roles;
}

function paragraphs(xml: string, roleOf: Map<string, Role>): { text: string; marks: Block[] } {
  let text = "";
  const marks: Block[] = [];
  const open: { words: string; linked: number; role: Role | undefined }[] = [];
  let reading = false;
  let links = 0;
  let skipping = 0;
  let depth = 0;
  let cells: string[] | undefined;
  const write = (words: string, role: Role | undefined) => {
    const plain = words.replace(/[^\S\n]+/g, " ").replace(/ ?\n ?/g, "\n").trim();
    if (!plain) return;
    if (text) text += "\n\n";
    if (role) marks.push({ start: text.length, end: text.length + plain.length, role });
    text += plain;
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (++depth > DEEPEST) throw new ZipError(`is nested more than ${DEEPEST} elements deep: save its text as .txt`);
        // What old programs show instead of a newer drawing is the same text again.
        if (tag === "mc:Fallback") skipping++;
        if (skipping > 0) return;
        const paragraph = open.at(-1);
        if (tag === "w:p") open.push({ words: "", linked: 0, role: undefined });
        else if (tag === "w:tr") cells = [];
        else if (tag === "w:hyperlink") links++;
        else if (tag === "w:t") reading = true;
        else if (!paragraph) return;
        else if (tag === "w:tab" && paragraph.words) paragraph.words += " ";
        else if (tag === "w:br" || tag === "w:cr") paragraph.words += "\n";
        else if (tag === "w:noBreakHyphen") paragraph.words += "-";
        else if (tag === "w:pStyle") paragraph.role = roleOf.get(attributes["w:val"] ?? "") ?? paragraph.role;
        else if (tag === "w:numPr") paragraph.role ??= "body";
      },
      ontext(data) {
        const paragraph = open.at(-1);
        if (!reading || skipping > 0 || !paragraph) return;
        paragraph.words += data;
        if (links > 0) paragraph.linked += data.length;
      },
      onclosetag(tag) {
        depth--;
        if (tag === "mc:Fallback") skipping--;
        if (skipping > 0) return;
        if (tag === "w:t") reading = false;
        else if (tag === "w:hyperlink") links--;
        else if (tag === "w:tr") {
          write((cells ?? []).join(" | "), (cells?.length ?? 0) > 1 ? "body" : undefined);
          cells = undefined;
        } else if (tag === "w:p") {
          const { words, linked, role } = open.pop()!;
          if (cells && open.length === 0) {
            if (words.trim()) cells.push(words.trim());
          } else write(words, words.length < 220 && linked > words.trim().length * 0.8 && linked > 0 ? "links" : role);
        }
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return { text, marks };
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
