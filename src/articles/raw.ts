import { createHash } from "node:crypto";
import type { Article, Metadata } from "./article.ts";
import { metadata } from "./blocks/metadata.ts";
import { structure } from "./blocks/structure.ts";
import { shown } from "./files/fault.ts";
import { within } from "./files/private.ts";
import { type Corrections, corrected } from "./files/sidecar.ts";
import type { Received } from "./received.ts";

/** An article that has been read but not yet understood: enough to tell whether it changed. */
export interface RawArticle {
  /** Path below the articles folder without extension, or the record's own id; with its file's name where several have one id. */
  id: string;
  /** The file, below the articles folder; of a record also its line, e.g. "news.jsonl, line 7". For people. */
  path: string;
  /** sha256 (hex) over all that `parse` depends on: the text, the fields given with it, their corrections, and how we read. */
  hash: string;
  /** The fields that came with the text or were corrected, and of some what told them, e.g. `og:title`. */
  given: Metadata;
  told: Partial<Record<keyof Metadata, string>>;
  /** Pages of which it is unsure in which order their lines are to be read. */
  unsure?: number[];
  /** Finds the structure and the metadata. Pure, no file is opened again; the text is held until this object is let go. */
  parse(): Article;
}

/** Part of every hash: raise it when blocks/, by its rules or by what languages/ tells them, or a format that is read by lines, would read the same otherwise than before. */
export const READING = 25;

/** An article that is not called by an id yet. */
export interface Unnamed {
  /** What it calls itself. */
  own: string;
  path: string;
  /** A digest of all that was read. */
  content: string;
  /** @throws SidecarError */
  as(id: string): RawArticle;
}

/** What a format gave of a file, whose path without its extension is `stem`. @param content its digest, where it is known */
export function unnamed(file: string, stem: string, received: Received, corrections: Corrections, content = contentOf(received)): Unnamed {
  const named = received.id ?? (received.number ? `${stem}#${received.number}` : stem);
  const own = within(file, named);
  const path = received.where ? `${shown(file)}, ${received.where}` : shown(file);
  const as = (id: string): RawArticle => {
    const correction = received.where === undefined ? corrections() : { ...corrections(named), ...corrections(own), ...corrections(id) };
    const correctedFields = Object.keys(correction);
    return {
      id,
      path,
      hash: correctedFields.length > 0 ? digest(content + JSON.stringify(correction)) : content,
      get given() {
        return { ...received.given, ...correction };
      },
      ...(received.unsure && { unsure: received.unsure }),
      told: { ...received.told, ...Object.fromEntries(correctedFields.map((field) => [field, "corrected"])) },
      parse() {
        const { text, given, from, markup, marks, links } = received;
        // A page of an archive tells its own fields, and is read like any page.
        const blocks = structure(text, { title: given.title, author: given.author, source: given.source, from, markup, marks, links, record: received.where !== undefined && !received.told });
        return { id, text, blocks, metadata: corrected(metadata(text, blocks, given), correction) };
      },
    };
  };
  return { own, path, content, as };
}

function contentOf({ text, given, from, markup, marks, links }: Received): string {
  return digest(JSON.stringify([READING, markup, from, given, text, ...(marks ? [marks] : []), ...(links ? [links] : [])]));
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
