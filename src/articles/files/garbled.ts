import { isUtf8 } from "node:buffer";

/** So many UTF-16 units at the beginning, in the middle and at the end tell, and of all their letters such a share: of many records one may be wrong. */
const SAMPLE = 4000;
const SHARE = 0.5;
const ENOUGH = 20;

/** Each letter beyond ASCII of an encoding of one byte, with that byte. */
function bytesOf(encoding: string): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(encoding);
  return new Map(Array.from({ length: 128 }, (_, i): [string, number] => [decoder.decode(Uint8Array.of(128 + i)), 128 + i]));
}

function sampleOf(text: string): string {
  const middle = (text.length - SAMPLE) >> 1;
  return text.length <= 3 * SAMPLE ? text : [text.slice(0, SAMPLE), text.slice(middle, middle + SAMPLE), text.slice(-SAMPLE)].join("\n");
}

/** The bytes of the words with other than ASCII letters, were they read in this encoding; none where they are not most of a text: Italian has a few. */
export function bytesBehind(text: string, encoding: string): Buffer {
  const bytes = bytesOf(encoding);
  const words = sampleOf(text).match(/\S*\p{L}\S*/gu) ?? [];
  const found = words.filter((word) => /[^\0-\x7f]/.test(word));
  if (found.length * 2 < words.length) return Buffer.of();
  return Buffer.concat(found.flatMap((word) => [unread(word, bytes) ?? Buffer.of(), Buffer.from(" ")]));
}

/** The bytes that letters were read from, were they read in this encoding; undefined where it has not all of them. */
function unread(text: string, bytes: ReadonlyMap<string, number>): Buffer | undefined {
  const found = Array.from(text, (letter) => (letter < "\u0080" ? letter.charCodeAt(0) : bytes.get(letter)));
  return found.includes(undefined) ? undefined : Buffer.from(found as number[]);
}

/**
 * As what encoding a text was read that is UTF-8, before it was saved: "ÐœÐ¾ÑÑ‚" (windows-1252), "РњРѕСЃС‚"
 * (windows-1251) for "Мост". A broken apostrophe here and there is no such text.
 */
export function garbled(text: string, encodings: readonly string[]): string | undefined {
  const sample = sampleOf(text);
  const letters = sample.match(/[\p{L}\p{Nl}]/gu)?.length ?? 0;
  if (letters < ENOUGH) return undefined;
  return encodings.find((encoding) => {
    const bytes = bytesOf(encoding);
    let wrong = 0;
    for (const [word] of sample.matchAll(/\S+/gu)) {
      const before = /[^\0-\x7f]/.test(word) ? unread(word, bytes) : undefined;
      if (before && isUtf8(before)) wrong += word.match(/\p{L}/gu)?.length ?? 0;
    }
    return wrong >= letters * SHARE;
  });
}
