import { readFile } from "node:fs/promises";
import { decode } from "../files/decode.ts";
import type { Format } from "../received.ts";

/** Plain text: a file is an article. */
export const txt: Format = async function* (file, skip) {
  const decoded = decode(await readFile(file));
  if ("fault" in decoded) return skip(decoded.fault);
  yield { text: decoded.text, given: {}, from: 0, markup: "plain" };
};
