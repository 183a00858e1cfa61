import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { decodePage, disguised } from "../files/decode.ts";
import { PageError } from "../page/chunks.ts";
import { extract } from "../page/page.ts";
import type { Format } from "../received.ts";
import { chatOf, exportedPage, posts } from "./records/telegram.ts";

/** What browsers write above a page that they save; the intake does so too. */
const SAVED = /^\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>\s*)?<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/i;

/** A web page: a file is an article. What is kept is the text of its article. Of a chat that Telegram exported each post is one. */
export const html: Format = async function* (file, skip) {
  const bytes = await readFile(file);
  const other = disguised(bytes);
  if (other) return skip(other);
  const { text: page, encoding } = decodePage(bytes);
  const telegram = exportedPage(page);
  if (telegram === "list") return skip("is a list that Telegram exported, and has no posts: remove it");
  if (telegram === "chat") return yield* posts([chatOf(page)], file, skip);
  try {
    const article = extract(page, SAVED.exec(page.slice(0, 4000))?.[1]);
    if (!article) return skip("has no article in it that can be read: if it is written by a script, open it in a browser and save it from there as a complete page, or copy its text into a .txt file");
    if (article.text.includes("\ufffd") && !isUtf8(bytes)) {
      return skip(`has letters that are damaged or in another encoding than the rest (${encoding}): save the page again, or its text as UTF-8`);
    }
    const { text, marks, links, given, from: told } = article;
    yield { text, marks, links, given, told, from: 0, markup: "page" };
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    skip(error.message);
  }
};
