import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { extract } from "../../../src/articles/page/page.ts";
import { structure } from "../../../src/articles/blocks/structure.ts";
import { LAYOUTS } from "./layouts.ts";
import { STORIES } from "./stories.ts";

/** What a reader of pages kept: of the story's sentences, and of all that stands around it. */
export interface Kept {
  name: string;
  /** Shares of 1. */
  body: number;
  others: number;
  /** Of a page, milliseconds. */
  time: number;
}

const READERS: Record<string, (page: string) => string | Promise<string>> = {
  isnad: (page) => {
    const found = extract(page);
    if (!found) return "";
    const blocks = structure(found.text, { title: found.given.title, marks: found.marks, markup: "page" });
    return blocks.filter((b) => b.role === "body").map((b) => found.text.slice(b.start, b.end)).join("\n");
  },
  "@mozilla/readability": (page) => new Readability(parseHTML(page).document as never).parse()?.textContent ?? "",
  defuddle: async (page) => (await Defuddle(parseHTML(page).document as never, "https://example.org/", {})).content.replace(/<[^>]+>/g, " "),
};

/** Every reader over every page of LAYOUTS filled with every one of STORIES. */
export async function compare(): Promise<Kept[]> {
  const result: Kept[] = [];
  for (const [name, reader] of Object.entries(READERS)) {
    const all = { body: 0, others: 0 };
    const kept = { body: 0, others: 0 };
    let time = 0;
    for (const layout of Object.values(LAYOUTS)) {
      for (const story of STORIES) {
        const page = layout(story);
        const around = [...story.menu, ...story.related, story.teaser, story.share, story.cookies, story.newsletter, ...story.comments, story.copyright, story.caption];
        const start = performance.now();
        const text = ` ${(await reader(page)).replace(/\s+/g, " ")} `;
        time += performance.now() - start;
        for (const paragraph of story.paragraphs) {
          all.body++;
          if (text.includes(paragraph)) kept.body++;
        }
        for (const other of around.filter((line) => page.includes(line))) {
          all.others++;
          if (text.includes(other)) kept.others++;
        }
      }
    }
    const pages = Object.keys(LAYOUTS).length * STORIES.length;
    result.push({ name, body: kept.body / all.body, others: kept.others / all.others, time: time / pages });
  }
  return result;
}

if (import.meta.filename === process.argv[1]) {
  for (const { name, body, others, time } of await compare()) {
    process.stdout.write(`${name.padEnd(22)} body kept ${(100 * body).toFixed(1)} %, others taken ${(100 * others).toFixed(1)} %, ${time.toFixed(1)} ms a page\n`);
  }
}
