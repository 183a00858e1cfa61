import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { print } from "../../src/terminal/print.ts";
import { STORIES } from "../articles/html/stories.ts";
import { libraryOf } from "./samples.ts";

const STORY = STORIES[0]!;
const told = (source: string, date: string, more = "") => `${STORY.title}\n\n${date}\n\n${STORY.paragraphs.join("\n\n")}\n\n${more}\n\nالمصدر: ${source}\n`;
const folder = mkdtempSync(join(tmpdir(), "isnad-origins-"));
let opened: Awaited<ReturnType<typeof libraryOf>>;
beforeAll(async () => {
  const files = {
    "a.txt": told("وكالة البلد", "18 حزيران 2021"),
    "b.txt": told("نداء سوريا", "16 حزيران 2021"),
    "c.txt": told("صوت حلب", "17 حزيران 2021", "وأكد مراسلنا أن الجسر مفتوح اليوم."),
    // Two sentences of it in a story of its own: another origin for the same words.
    "d.txt": `يوم في حلب\n\n15 حزيران 2021\n\n${STORY.paragraphs.slice(0, 2).join("\n\n")}\n\n${STORIES[1]!.paragraphs.join("\n\n")}\n\nالمصدر: الرسالة\n`,
    "other.txt": "The lighthouse of Sarrow\n\nThe lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high.\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  opened = await libraryOf(folder);
});
afterAll(() => {
  opened.close();
  rmSync(folder, { recursive: true });
});

it("quotes what many print once, and says how many articles tell it and who told it first", async () => {
  const answer = await opened.ask("كم مهندسا أشرفوا على ترميم جسر الحج؟");
  expect(answer.found).toBe(true);
  expect(answer.quotes.filter(({ text }) => text.includes("مهندسين"))).toHaveLength(1);
  const [quote] = answer.quotes;
  expect(quote!.told).toMatchObject({ articles: 3, origins: [{ article: "b", source: "نداء سوريا", date: "2021-06-16" }] });
  expect([quote!.article, ...quote!.also.map(({ article }) => article)].sort()).toEqual(["a", "b", "c"]);
  // The others stand the earliest first.
  expect(quote!.also.map(({ article }) => article)).toEqual(["b", "c", "a"].filter((key) => key !== quote!.article));
  expect(print(answer)).toContain("3 articles, 1 origin: نداء سوريا · 2021-06-16");
});

it("counts the same words in two stories as two origins, the earliest first", async () => {
  const { quotes } = await opened.ask("متى أعلنت بلدية حلب إعادة فتح جسر الحج أمام حركة السيارات؟");
  const quote = quotes.find(({ article, also }) => [article, ...also.map((other) => other.article)].includes("d"))!;
  expect(quote.text).toContain("إعادة فتح جسر الحج");
  expect(quote.told!.articles).toBe(4);
  expect(quote.told!.origins.map(({ article }) => article)).toEqual(["d", "b"]);
});

it("says nothing of a story that one article alone tells", async () => {
  const answer = await opened.ask("Who built the lighthouse of Sarrow?");
  expect(answer.quotes[0]!.article).toBe("other");
  expect(answer.quotes[0]).not.toHaveProperty("told");
  expect(print(answer)).not.toContain("origin");
});
