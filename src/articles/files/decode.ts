import { isUtf8 } from "node:buffer";
import { lexica } from "../languages/lexicon.ts";
import { bytesBehind, garbled } from "./garbled.ts";

/** Decoded text, or why the bytes are not text and what to do about it. */
export type Decoded = { text: string } | { fault: string };

/**
 * Bytes -> text. UTF-8, UTF-16 under its mark, or an older encoding where the common words of a language leave no doubt of it:
 * a guess by letters alone would put letters into an article that it never had.
 */
export function decode(bytes: Buffer): Decoded {
  const found = encodingOf(bytes);
  if ("fault" in found) return found;
  try {
    // Without `fatal`, a wrong byte would silently become U+FFFD; the decoder drops the byte order mark.
    const text = new TextDecoder(found.encoding, { fatal: true }).decode(bytes);
    const before = garbled(text, READ_AS);
    const were = before ? "UTF-8" : provenByWords(bytesBehind(text, WESTERN));
    return were ? { fault: `has letters that were ${were} and were read as ${before ?? WESTERN} before it was saved: save it anew from where it comes, as UTF-8` } : { text };
  } catch {
    return { fault: DAMAGED };
  }
}

export const DAMAGED = "is UTF-16 with damaged places: mend it, or save it as UTF-8";

/** The encoding of text, by all of it or by its beginning; or why it is none. */
export function encodingOf(bytes: Buffer): { encoding: string } | { fault: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be" };
  const fault = notText(bytes);
  if (fault) return { fault };
  if (isUtf8(bytes)) return { encoding: "utf-8" };
  const encoding = mostly(bytes) ? provenByWords(bytes) : undefined;
  return encoding ? { encoding } : { fault: notUtf8(bytes) };
}

/** Encodings of a time before Unicode, each with the words, beginnings of words and letters of its language that every longer text has, as no wrong decoding makes them. */
const LEGACY = [...lexica.values()].flatMap(({ legacy, common = [] }) => {
  const words = new RegExp(`(?<!\\p{L})(?:(?:${common.join("|")})(?!\\p{L})|(?:${legacy?.beginnings?.join("|") ?? "(?!)"})\\p{L}{3})`, "gu");
  return (legacy?.encodings ?? []).map((encoding) => ({ encoding, words, letters: new RegExp(`[${legacy!.letters}]`, "g") }));
});

/** As what everything is read by mistake, for programs and servers have it where nobody told them; "iso-8859-1" means it. */
const WESTERN = "windows-1252";
/** As what UTF-8 is read by mistake. */
const READ_AS = [WESTERN, ...new Set(LEGACY.map(({ encoding }) => encoding))];

function provenByWords(bytes: Buffer): string | undefined {
  const likely = likeliest(bytes);
  const common = LEGACY.find(({ encoding }) => encoding === likely)?.words;
  if (!common) return undefined;
  const text = new TextDecoder(likely).decode(bytes);
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  const found = text.match(common)?.length ?? 0;
  // Letters with control characters between them, or none for a byte, are of another encoding, here and there.
  return found >= 8 && found >= words * 0.08 && !/\ufffd|(?![\t\n\v\f\r])\p{Cc}/u.test(text) ? likely : undefined;
}

const MAGIC: [string, string][] = [
  ["%PDF", "a PDF file"],
  ["PK\u0003\u0004", "a zip file (as .docx and .epub are)"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Word file"],
  ["\u0089PNG", "a picture"],
  ["\u00ff\u00d8\u00ff", "a picture"],
  ["\u001f\u008b", "a compressed file"],
];

/** What a file is that its first bytes say is something else than text, and what to do about it. */
export function disguised(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 4).toString("latin1");
  const kind = MAGIC.find(([magic]) => head.startsWith(magic));
  return kind && `is ${kind[1]} under another name: give it its own extension, or save its text as UTF-8`;
}

/** Whether bytes begin as those of a web page do. */
export function isPage(bytes: Buffer): boolean {
  return /^\s*<(?:!doctype html|html[\s>])/i.test(bytes.subarray(0, 200).toString("latin1").replace(/^\u00ef\u00bb\u00bf/, ""));
}

function notText(bytes: Buffer): string | undefined {
  const other = disguised(bytes);
  if (other) return other;
  if (isPage(bytes)) return "is a web page under another name: give it the extension .html";
  if (!bytes.includes(0)) return undefined;
  // UTF-16 without its mark: every other byte of Latin text is zero.
  const sample = bytes.subarray(0, 4000);
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros++;
  if (zeros > sample.length * 0.4 && zeros < sample.length * 0.6) return "looks like UTF-16: save it as UTF-8";
  return "is not text (it has NUL bytes): remove it, or save its text as UTF-8";
}

function notUtf8(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  if (!mostly(bytes)) {
    const faults = text.split("\ufffd").length - 1;
    const line = text.slice(0, text.indexOf("\ufffd")).split("\n").length;
    return `is UTF-8 but for ${faults} damaged place${faults > 1 ? "s" : ""}, the first in line ${line}: mend it and save it as UTF-8`;
  }
  return `is not UTF-8 (it looks like ${likeliest(bytes)}): save it as UTF-8`;
}

/** Whether bytes that are not UTF-8 are so for the most part, and not in a damaged place or two. */
function mostly(bytes: Buffer): boolean {
  const text = bytes.toString("utf8");
  const faults = text.split("\ufffd").length - 1;
  return faults >= text.replace(/[\0-\x7f]/g, "").length * 0.05;
}

/** How often the commonest letters stand in the text tells one 8-bit encoding from another. */
function likeliest(bytes: Buffer): string {
  const sample = bytes.subarray(0, 20_000);
  const letters = sample.filter((byte) => byte >= 0x80).length;
  const latin = sample.filter((byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a).length;
  // A few accents among plain letters are Western; elsewhere nearly every letter is beyond ASCII.
  let [best, share] = [WESTERN, latin > letters ? 1 : 0.4];
  for (const { encoding, letters: common } of LEGACY) {
    const hits = new TextDecoder(encoding).decode(sample).match(common)?.length ?? 0;
    if (hits / letters > share) [best, share] = [encoding, hits / letters];
  }
  return best;
}

/**
 * A web page's bytes -> text, by the encoding that its mark, its server or its own head
 * declares, in this order; without any it is UTF-8, or of all else the likeliest.
 * What no letter stands for becomes U+FFFD: whoever keeps text out of the page looks for it.
 */
export function decodePage(bytes: Buffer, declared?: string): { text: string; encoding: string } {
  const head = bytes.subarray(0, 4096).toString("latin1");
  const mark = head.startsWith("\u00ef\u00bb\u00bf") ? "utf-8" : head.startsWith("\u00ff\u00fe") ? "utf-16le" : head.startsWith("\u00fe\u00ff") ? "utf-16be" : undefined;
  const said = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  for (const label of [mark, declared, said]) {
    const own = label && known(label);
    if (!own) continue;
    // A head that could be read byte by byte is no UTF-16, whatever it says.
    const encoding = label !== mark && own.startsWith("utf-16") ? "utf-8" : own;
    // Pages say utf-8 out of habit: where that is not true, the next declaration or the letters tell.
    if (encoding === "utf-8" && !isUtf8(bytes) && mostly(bytes)) continue;
    // Servers and editors put it where nobody told them better, too.
    if (encoding === WESTERN) return page(isUtf8(bytes) ? "utf-8" : (provenByWords(withoutMarkup(bytes)) ?? WESTERN));
    return page(encoding);
  }
  return page(isUtf8(bytes) || !mostly(bytes) ? "utf-8" : likeliest(bytes));

  function page(encoding: string) {
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
}

/** Tags and scripts are in Latin letters in every language. */
function withoutMarkup(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gis, " "), "latin1");
}

function known(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
