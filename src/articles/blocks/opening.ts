import type { Block } from "../article.ts";
import { gluedByline, namedByline, spokenByline } from "./byline.ts";
import { dateline } from "./dateline.ts";
import { gluedAt } from "../lines/pointing.ts";
import { hungLink } from "../lines/shapes/hung.ts";
import { any } from "../languages/lexicon.ts";

const FILE_PHOTO = new RegExp(`\\s[([]${any("filePhoto")}[^)\\]]{0,20}[)\\]]\\.?$`, "iu");

/**
 * The first paragraph of an article may begin with what is not its first
 * sentence: `GENEVA (Reuters) - The ...`, or a byline that lost its line break,
 * `محمد عباسأكد نائب ...`, or both. Gives those pieces as spans of the paragraph;
 * its body begins where the last one ends. Doubt leaves a paragraph whole.
 */
export function opening(paragraph: string): Block[] {
  const blocks: Block[] = [];
  const rest = () => paragraph.slice(blocks.at(-1)?.end ?? 0);
  const add = (found: Block[]) => {
    const from = blocks.at(-1)?.end ?? 0;
    for (const b of found) blocks.push({ ...b, start: b.start + from, end: b.end + from });
    return found.length > 0;
  };
  const name = () => {
    const end = gluedByline(rest()) ?? spokenByline(rest());
    return end === undefined ? [] : [{ start: 0, end, role: "byline" as const }];
  };
  const named = add(name());
  if (!add(dateline(rest())) || named || add(name())) return blocks;
  const end = namedByline(rest());
  if (end !== undefined) add([{ start: 0, end, role: "byline" }]);
  return blocks;
}

/** What hangs on the end of a paragraph and is none of it: whose picture it is, or another story that lost its line break. */
export function hanging(paragraph: string): Block | undefined {
  const end = paragraph.length;
  const note = FILE_PHOTO.exec(paragraph.slice(-60));
  if (note) return { start: end - note[0].trimStart().length, end, role: "caption" };
  const link = hungLink(paragraph);
  if (link > 0) return { start: end - paragraph.slice(-link).trimStart().length, end, role: "links" };
  const start = gluedAt(paragraph);
  return start < 0 ? undefined : { start, end, role: "links" };
}
