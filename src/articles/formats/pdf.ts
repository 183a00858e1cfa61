import { readFile } from "node:fs/promises";
import { startsDefinite } from "../facts/names.ts";
import { phrase } from "../facts/phrase.ts";
import { words as listed } from "../languages/lexicon.ts";
import type { Format } from "../received.ts";
import { type Printed, printed } from "../print/print.ts";
import type { Glyphs } from "../print/rows.ts";

/** A book is no article, and each page costs a hundredth of a second and more. */
const MOST_PAGES = 1000;

/** A PDF with a text layer: a file is an article. What is kept is its text in reading order. */
export const pdf: Format = async function* (file, skip) {
  const bytes = await readFile(file);
  if (!bytes.subarray(0, 1024).includes("%PDF-")) return skip("is no PDF file, whatever its name says: give it its own extension, or fetch it again");
  const { getDocumentProxy } = await import("unpdf");
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if ((error as Error).name === "PasswordException") return skip("is protected by a password: save it without one");
    return skip(`is a damaged PDF file (${(error as Error).message}): fetch or save it again`);
  }
  try {
    const count = document.numPages;
    if (count > MOST_PAGES) return skip(`has ${count} pages, and the limit is ${MOST_PAGES}: split it into articles`);
    const pages: Glyphs[][] = [];
    for (let number = 1; number <= count; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.flatMap((item) => ("str" in item && item.str !== "" ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width, height: item.height }] : [])));
      page.cleanup();
    }
    const result = printed(pages);
    const fault = unreadable(result.text, count);
    if (fault) return skip(fault);
    const { info } = (await document.getMetadata()) as { info: { Title?: string; Author?: string } };
    yield { text: result.text, marks: result.marks, given: given(result, info), from: 0, markup: "page", ...(result.unsure && { unsure: result.unsure }) };
  } catch (error) {
    skip(`is a damaged PDF file (${(error as Error).message}): fetch or save it again`);
  } finally {
    await document.destroy();
  }
};

/** What programs write into a PDF is often the name of some other file: it counts where the text says it too. */
function given({ text, marks, title: head }: Printed, { Title, Author }: { Title?: string; Author?: string }) {
  const opening = phrase(text.slice(0, 1500));
  const said = (value: string | undefined) => (value && phrase(value).length > 3 && opening.includes(phrase(value)) ? value.replace(/\s+/g, " ").trim() : undefined);
  const heading = marks.find(({ role }) => role === "title");
  const title = heading ? text.slice(heading.start, heading.end) : (said(Title) ?? head);
  const author = said(Author);
  return { ...(title && { title }), ...(author && { author }) };
}

const COMMON = new Set(listed("common"));

/** A scan has no letters; a font without its table gives letters that nobody wrote. Both are told, never kept. */
export function unreadable(text: string, pages: number): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20 * Math.min(pages, 3)) return "has pages without text, as a scan has: let a program recognise its text (OCR) first";
  const strange = text.match(/[\ufffd\p{Co}\p{Cn}\p{Cc}]/gu)?.filter((c) => c !== "\n").length ?? 0;
  const broken = "has letters that its fonts do not explain, so its text comes out as garbage: let a program recognise it (OCR), or find it in another format";
  if (strange > letters * 0.03) return broken;
  // Every text in these letters has such words; reversed or in wrong letters none does.
  const words = text.match(/\p{Script=Arabic}+/gu) ?? [];
  if (words.length < 60) return undefined;
  const common = words.filter((word) => COMMON.has(word) || startsDefinite(word)).length;
  return common < words.length * 0.05 ? broken : undefined;
}
