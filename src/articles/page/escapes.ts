import { Parser } from "htmlparser2";

/** Tags that text has when it is markup; what stands between other angle brackets may be words. */
const TAG = /<\/?(?:p|br|div|span|a|h[1-6]|ul|ol|li|dl|dt|dd|b|strong|em|i|u|s|sup|sub|img|hr|blockquote|table|tr|td|th|figure|section|article|pre|code|font|center|small)(?=[\s/>])[^<>]*>/gi;

/** Whether a text is written in HTML. */
export function isMarkup(text: string): boolean {
  return text.search(TAG) >= 0;
}

/** A text whose markup was escaped once more than it should be, as it was meant: &lt;p&gt; is <p>, It&#8217;s is It’s. */
export function unescaped(text: string): string {
  if (!/&(?:#\d|#x[\da-f]|[a-z]{2,}\d*;)/i.test(text)) return text;
  let plain = "";
  const parser = new Parser({ ontext: (data) => (plain += data) });
  // A bare bracket is text: what the parser is to decode has no tags.
  parser.end(text.replaceAll("<", "&lt;"));
  return plain;
}

/** A headline or name that may have markup in it, in words. */
export function worded(text: string): string {
  return unescaped(unescaped(text)).replace(TAG, " ");
}
