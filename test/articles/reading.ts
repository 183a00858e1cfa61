import type { Metadata } from "../../src/articles/article.ts";
import { metadata } from "../../src/articles/blocks/metadata.ts";
import { structure } from "../../src/articles/blocks/structure.ts";
import { compare } from "./html/peers.ts";
import { keptOfPages, keptOfTexts, READERS, read } from "./kept.ts";
import { pages, score } from "./labelled.ts";
import { publicPages } from "./public.ts";
import { webPages } from "./webpages.ts";

/**
 * `npm run eval:reading`: how well blocks are told apart, and metadata read. `pages` were looked at while the
 * rules were made; those in `fresh`, and then in `second`, were written in one go and measured before any rule was made for them.
 * With `-- --faults` every loss and every wrong gain is told.
 */
export async function reading(print: (line: string) => void, faults = false): Promise<void> {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);
  for (const folder of ["pages", "fresh", "second", "third", "fourth", "fifth", "sixth"]) {
    const texts = pages(folder).map((page) => ({ page, found: structure(page.text, { markup: page.markup }) }));
    const kept = keptOfTexts(texts);
    print(`${folder}: ${texts.length} labelled texts\n${kept}\n${right(texts.map(({ page, found }) => [page.metadata, metadata(page.text, found, {})]))}`);
    print("role          precision   recall   (by characters)");
    for (const [role, { precision, recall }] of Object.entries(score(texts))) print(`${role.padEnd(12)} ${percent(precision)}  ${percent(recall)}`);
    if (faults) for (const fault of kept.faults) print(fault);
    const web = webPages(folder);
    if (web.length > 0) {
      print(`\n${folder}: ${web.length} labelled web pages\n${right(web.map((page) => [page.metadata, read(page.html).metadata]))}`);
      for (const [name, reader] of Object.entries(READERS)) {
        const kept = await keptOfPages(web, reader);
        print(`${name.padEnd(22)} ${kept}`);
        if (faults && name === "isnad") for (const fault of kept.faults) print(fault);
      }
    }
    print("");
  }
  print("generated web pages: six layouts, three languages");
  for (const { name, body, others, time } of await compare()) print(`${name.padEnd(22)} body kept ${percent(body)}, others taken for body ${percent(others)}, ${time.toFixed(1)} ms a page`);

  /** Fields that are as expected; one that is not expected must be absent. Only front matter could give them, so what is given is not counted. */
  function right(all: [expected: Metadata, found: Metadata][]): string {
    return (["title", "author", "date", "source", "language"] as const)
      .map((field) => {
        const wrong = all.filter(([expected, found]) => expected[field] !== found[field]);
        if (faults) for (const [expected, found] of wrong) print(`${field}: ${found[field]} for ${expected[field]} (${expected.title})`);
        return `${field} right in ${all.length - wrong.length} of ${all.length}`;
      })
      .join(", ");
  }
}

if (import.meta.filename === process.argv[1]) {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const at = process.argv.indexOf("--public");
  if (at > 0) await publicPages(process.argv[at + 1] ?? ".", print);
  else await reading(print, process.argv.includes("--faults"));
}
