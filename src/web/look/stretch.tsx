/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { Whole } from "../../citations/articles.ts";
import type { Span } from "../../language/span.ts";
import { whole } from "../../texts/bidi.ts";
import type { Visit } from "../guard/visitor.ts";

/** A page shows two parts of an article: with all that stands around them it weighs less than 60 KB. Bytes, as HTML. */
const PART = 12_000;
/** What the element around a block weighs. */
const ELEMENT = 32;

/** What a page shows of an article: all of it, or of a long one two parts that lie beside each other. */
export interface Stretch extends Span {
  /** The first of its parts, counted from 0. */
  first: number;
  parts: number;
}

/** The parts around a place, or how the article begins. @param part the first to be shown instead, as an address names it, counted from 1 */
export function stretchOf(article: Pick<Whole, "text" | "blocks">, place: Span = { start: 0, end: 0 }, part?: string): Stretch {
  const all = partsOf(article);
  const holds = Math.max(0, all.findIndex(({ end }) => place.start < end));
  const { start, end } = all[holds]!;
  const around = place.start < (start + end) / 2 ? holds - 1 : holds;
  const wanted = /^\d{1,6}$/.test(part ?? "") ? Number(part) - 1 : around;
  const first = Math.max(0, Math.min(wanted, all.length - 2));
  return { start: all[first]!.start, end: (all[first + 1] ?? all[first]!).end, first, parts: all.length };
}

/** An article in parts, in their order and without a gap: of whole blocks; one that no part can hold is parted between two words. */
export function partsOf({ text, blocks }: Pick<Whole, "text" | "blocks">): Span[] {
  if (text.length <= 2 * PART && weight(text) + ELEMENT * blocks.length <= 2 * PART) return [{ start: 0, end: text.length }];
  const parts: Span[] = [];
  let [start, at, room] = [0, 0, PART];
  const close = (end: number) => {
    parts.push({ start, end });
    [start, at, room] = [end, end, PART];
  };
  // What stands between two blocks is seen behind the one, and not above the other.
  for (const end of [...blocks.slice(1).map((block) => whole(text, block.start)), text.length]) {
    // No letter weighs less than a byte: of what is longer than a part no more has to be weighed.
    const left = () => ELEMENT + weight(text.slice(at, Math.min(end, at + PART + 1)));
    if (left() > room && at > start) close(at);
    while (left() > room) close(at + fitting(text.slice(at, Math.min(end, at + PART))));
    room -= left();
    at = end;
  }
  if (start < text.length) close(text.length);
  return parts;
}

/** How much of a text a part can hold, up to the end of a word where there are words. */
function fitting(text: string): number {
  let length = text.length;
  for (let heavy = weight(text); heavy > PART - ELEMENT; heavy = weight(text.slice(0, length))) length = Math.floor((length * (PART - ELEMENT)) / heavy);
  const word = text.slice(0, length).search(/\s\S*$/) + 1;
  return word > length / 2 ? word : whole(text, length);
}

/** Of a text as HTML, or a little more. Bytes. */
function weight(text: string): number {
  return Buffer.byteLength(text) + 5 * (text.match(/[&<>"'\0]/g)?.length ?? 0);
}

/** Of a long article: which stretch of it is shown, and the way to the one before; nothing of a short one. */
export function Before({ c, stretch: { start, end, first, parts }, length, children }: { c: Visit; stretch: Stretch; length: number; children?: Child }) {
  if (parts <= 2) return null;
  const percent = (at: number) => Math.round((100 * at) / length);
  return (
    <p class="pages note">
      {first > 0 && <Way c={c} to={Math.max(0, first - 2)} rel="prev" />}
      <span>{c.var.say("page-stretch", { from: percent(start), to: percent(end) })}</span>
      {children}
    </p>
  );
}

/** The way to the stretch behind. */
export function Behind({ c, stretch: { first, parts } }: { c: Visit; stretch: Stretch }) {
  if (first + 2 >= parts) return null;
  return (
    <p class="pages">
      <Way c={c} to={first + 2} rel="next" />
    </p>
  );
}

function Way({ c, to, rel }: { c: Visit; to: number; rel: "prev" | "next" }) {
  return (
    <a href={`${new URL(c.req.url).pathname}?part=${to + 1}#text`} rel={rel}>
      {c.var.say(rel === "prev" ? "page-earlier" : "page-later")}
    </a>
  );
}
