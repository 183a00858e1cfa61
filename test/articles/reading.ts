import { sentences } from "../../src/language/sentences.ts";
import { structure } from "../../src/articles/structure.ts";
import { compare } from "./html/peers.ts";
import { pages, score } from "./labelled.ts";

/** `npm run eval:reading`: how well blocks are told apart, on the labelled pages and on the generated web pages. */
const all = pages().map((page) => ({ page, found: structure(page.text, { markup: page.markup }) }));
const print = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);

print(`${all.length} labelled pages, by characters`);
print("role          precision   recall");
for (const [role, { precision, recall }] of Object.entries(score(all))) print(`${role.padEnd(12)} ${percent(precision)}  ${percent(recall)}`);

let [whole, kept] = [0, 0];
for (const { page, found } of all) {
  const body = found.filter((block) => block.role === "body");
  for (const block of page.blocks.filter(({ role }) => role === "body")) {
    for (const { start, end } of sentences(page.text, block.start, block.end)) {
      whole++;
      if (body.some((b) => b.start <= start && b.end >= end)) kept++;
    }
  }
}
print(`\nbody sentences kept whole: ${kept} of ${whole},${percent(kept / whole)}`);

print("\nweb pages: six layouts, three languages");
for (const { name, body, others, time } of await compare()) print(`${name.padEnd(22)} body kept ${percent(body)}, others taken for body ${percent(others)}, ${time.toFixed(1)} ms a page`);
