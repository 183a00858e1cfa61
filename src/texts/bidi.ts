/**
 * Foreign words in our own sentences: names, titles, numbers, links. They are
 * cleaned of what can't be seen, and kept from turning the sentence around them.
 * Quotes never come here; they stay as printed.
 */

/**
 * Zero-width and control characters, halves of surrogate pairs. The Arabic number
 * signs are visible; a joiner in Arabic or Indic letters or an emoji is spelling.
 */
const UNSEEN =
  /(?![\u0600-\u0605\u06dd\u08e2])(?!(?<=[\p{Script=Arabic}\p{M}\p{Extended_Pictographic}])[\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Looked at for each unit that may be shown. */
const GLIMPSED = 50;

/** One line without unseen characters, of at most `limit` UTF-16 units. */
export function clean(text: string, limit = 200): string {
  // Of a text of megabytes a glimpse costs no more than a glimpse.
  const line = text.slice(0, GLIMPSED * limit).replace(/\s+/gu, " ").replace(UNSEEN, "").replace(/ +/g, " ").trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "");
  return `${cut.trimEnd()}…`;
}

/** First strong isolate: whatever the direction inside, the sentence outside keeps its own. */
export function isolate(text: string | number): string {
  return `\u2068${text}\u2069`;
}

/** Without isolates, where nothing in it runs from right to left: what a terminal shows is copied, and searched by its letters. */
export function needed(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? text : text.replace(/[\u2068\u2069]/g, "");
}

/**
 * An unseen mark that gives a line the direction of these words. An isolate does
 * not count when a line's direction is looked for, so a line that starts with one needs it.
 */
export function mark(text: string): string {
  return directionOf(text) === "rtl" ? "\u200f" : "\u200e";
}

/** The way that most of its letters run. */
export function directionOf(text: string): "rtl" | "ltr" {
  const rightToLeft = text.match(new RegExp(RIGHT_TO_LEFT, "gu"))?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return rightToLeft * 2 > letters ? "rtl" : "ltr";
}

/** Half a surrogate pair can't be sent, nor written as UTF-8. A replacement of the same length keeps every offset. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

/** The place, or the one before it where it would part a surrogate pair. */
export function whole(text: string, at: number): number {
  const place = Math.min(Math.max(at, 0), text.length);
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(place - 1, place + 1)) ? place - 1 : place;
}
