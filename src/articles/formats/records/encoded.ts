/** Words of a header that had to be written by others: "=?utf-8?B?...?=" (RFC 2047); what stands between two of them is nothing. */
const WORD = /=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?\s]*)\?=/giu;
const BETWEEN = /(\?=)\s+(?==\?[\w-]+(?:\*[\w-]+)?\?[bq]\?)/giu;

/** A line of a header as it was meant; undefined where its words are of no encoding that we know, or damaged. */
export function decoded(value: string): string | undefined {
  try {
    const parts: (string | { charset: string; bytes: Buffer })[] = [];
    let at = 0;
    const text = value.replace(BETWEEN, "$1");
    for (const found of text.matchAll(WORD)) {
      const [whole, charset, kind, written] = found as unknown as [string, string, string, string];
      const bytes = /b/i.test(kind) ? Buffer.from(written, "base64") : Buffer.from(written.replace(/_/g, " ").replace(/=([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1");
      const last = parts.at(-1);
      // A letter may be cut between two words.
      if (found.index === at && typeof last === "object" && last.charset === charset.toLowerCase()) last.bytes = Buffer.concat([last.bytes, bytes]);
      else parts.push(text.slice(at, found.index), { charset: charset.toLowerCase(), bytes });
      at = found.index + whole.length;
    }
    parts.push(text.slice(at));
    const plain = parts.map((part) => (typeof part === "string" ? part : new TextDecoder(part.charset, { fatal: true }).decode(part.bytes))).join("");
    return /=\?[\w-]+\?[bq]\?/i.test(plain) ? undefined : plain.replace(/\s+/g, " ").trim();
  } catch {
    return undefined;
  }
}
