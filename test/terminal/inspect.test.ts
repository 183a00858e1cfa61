import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { previewFile } from "../../src/intake/preview.ts";
import type { Article } from "../../src/articles/article.ts";
import { inspect, printAdded } from "../../src/terminal/inspect.ts";
import { LAYOUTS } from "../articles/html/layouts.ts";
import { STORIES } from "../articles/html/stories.ts";

test("every block under its role, every field with what told it, what cannot be read with what to do", async () => {
  const folder = mkdtempSync(join(tmpdir(), "inspect-"));
  const story = STORIES[1]!;
  writeFileSync(join(folder, "page.html"), LAYOUTS["a blog with well-named parts"]!(story));
  writeFileSync(join(folder, "wire.txt"), `${story.title}\x1b[31m\n\nBy Jane Holloway\n\n${story.paragraphs.join("\n\n")}\n\nSource: The Harbour Press\n`);
  writeFileSync(join(folder, "bad.pdf"), "<html>");
  try {
    const shown = inspect(await previewFile(folder), false);
    expect(shown).toContain("author    Jane Holloway  (author)");
    expect(shown).toContain(`title     ${story.title}  (og:title)`);
    expect(shown).toContain("source    The Harbour Press  (source line or dateline)");
    expect(shown).toContain(`body        ${story.paragraphs[0]}`);
    expect(shown).toContain(`links       ${story.readAlso}: ${story.related[0]}`);
    expect(shown).toMatch(/── passage 1 of \d/);
    expect(shown).toMatch(/Left out: \d+ lines of four words and more, \d+ % of all letters\./);
    expect(shown).toContain("bad.pdf is no PDF file");
    expect(shown).not.toContain("\x1b");
    expect(inspect(await previewFile(folder), true)).toContain(`\x1b[33mlinks       ${story.readAlso}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a passage in another language, and what today and yesterday mean, are told", async () => {
  const folder = mkdtempSync(join(tmpdir(), "inspect-"));
  const russian = "Министр открыл новый мост в городе вчера утром в присутствии жителей, которые ждали этого дня много лет. ";
  writeFileSync(join(folder, "bridge.md"), `---\ntitle: جسر جديد\ndate: 2021-06-17\nlanguage: ar\n---\n\nافتتح الوزير الجسر الجديد في المدينة اليوم الأربعاء بحضور عدد كبير من السكان الذين انتظروا طويلا، ثم عاد إلى العاصمة في المساء.\n\n- [رابط](https://example.org)\n\n${russian.repeat(3)}\n`);
  try {
    const shown = inspect(await previewFile(folder), false);
    expect(shown).toContain("اليوم = 2021-06-16");
    expect(shown).toContain("── passage 2 of 2 (ru)");
    expect(shown).not.toContain("passage 1 of 2 (");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("where the order of a printed page is unsure, that is said, to who inspects and to who adds", () => {
  const text = "The harbour board voted on Monday.";
  const article: Article = { id: "a", text, blocks: [{ role: "body", start: 0, end: text.length }], metadata: {} };
  const preview = { articles: [{ article, passages: [], given: {}, told: {}, unsure: [2, 5] }], count: 1, skipped: [] };
  const said = "It is unsure in which order the lines of pages 2, 5 are to be read";
  expect(inspect(preview, false)).toContain(said);
  expect(printAdded({ link: "https://example.org/a.pdf", path: "added/a.pdf", already: false, preview })).toContain(said);
});
