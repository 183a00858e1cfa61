import { readFile } from "node:fs/promises";
import { decode, isPage } from "../files/decode.ts";
import type { Format } from "../received.ts";
import { html } from "./html.ts";
import { headers } from "./records/headers.ts";

/** Plain text: a file is an article. What begins as web pages do is one, whatever it is called. */
export const txt: Format = async function* (file, skip, before) {
  const bytes = await readFile(file);
  if (isPage(bytes)) return yield* html(file, skip, before);
  const decoded = decode(bytes);
  if ("fault" in decoded) return skip(decoded.fault);
  const { text } = decoded;
  yield { text, ...headers(text), markup: "plain" };
};
