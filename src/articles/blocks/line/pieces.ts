import type { Block, Role } from "../../article.ts";
import type { Line } from "../../lines/lines.ts";
import { behindHouse } from "../byline.ts";
import { datelineOnly } from "../dateline.ts";
import { hanging, opening } from "../opening.ts";
import type { Together } from "../together.ts";

/** A line that is not of the body; of some a part is something else: a house before a name, a name before a date. */
export function labelled(text: string, line: Line, role: Role): Block[] {
  const pieces = role === "dateline" ? datelineOnly(line.text) : role === "byline" ? behindHouse(line.text) : [];
  return pieces.length > 1 ? pieces.map((piece) => shift(text, piece, line.start)) : [{ start: line.start, end: line.end, role }];
}

/** A line that belongs to others; of a heading in Markdown its marks are no words of it. */
export function belonging({ start, end, text }: Line, { leads, row, head, corrects }: Together, lines: Line[]): Block[] {
  const marks = row ? 0 : (/^#{1,6}(?=\s+\S)/.exec(text)?.[0].length ?? 0);
  const names = head === undefined ? undefined : lines[head];
  const body = { end, role: "body", ...(leads && { leads }), ...(row && { row }), ...(corrects && { corrects }), ...(names && { head: { start: names.start, end: names.end } }) } as const;
  if (marks === 0) return [{ start, ...body }];
  return [{ start, end: start + marks, role: "boilerplate" }, { start: start + marks + /^\s*/.exec(text.slice(marks))![0].length, ...body }];
}

/** The body span of a paragraph, and beside it what is glued to its beginning or hangs on its end. @param opens it may be where the story begins */
export function paragraph(text: string, line: Line, opens: boolean): Block[] {
  const blocks = opens ? opening(line.text).map((piece) => shift(text, piece, line.start)) : [];
  let start = blocks.at(-1)?.end ?? line.start;
  while (/\s/.test(text[start]!)) start++;
  const hung = hanging(line.text);
  const end = hung ? line.start + hung.start : line.end;
  if (end <= start) return [...blocks, { start, end: line.end, role: hung!.role }];
  blocks.push(shift(text, { start, end, role: "body" }, 0));
  if (hung) blocks.push({ start: end, end: line.end, role: hung.role });
  return blocks;
}

/** A block further on in a text, without white space at its ends. */
function shift(text: string, { start, end, role }: Block, by: number): Block {
  let [from, to] = [start + by, end + by];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to, role };
}
