import { wellFormed } from "./bidi.ts";

/** The address with the words in it: a browser scrolls to them and marks them. Long ones by their beginning and end. */
export function fragment(url: string, text: string): string {
  const encode = (words: string) => encodeURIComponent(words).replaceAll("-", "%2D");
  const words = wellFormed(text).split(/\s+/).filter(Boolean);
  const shown = words.length > 12 ? [words.slice(0, 5), words.slice(-5)] : [words];
  const directive = `:~:text=${shown.map((some) => encode(some.join(" "))).join(",")}`;
  return `${url}${url.includes("#") ? "" : "#"}${directive}`;
}
