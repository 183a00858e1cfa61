import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Answer, Ask } from "../../../src/answer/answer.ts";
import type { Changes } from "../../../src/intake/correct.ts";
import { IntakeError } from "../../../src/intake/incoming.ts";
import { keep, supersede } from "../../../src/intake/keep.ts";
import { preview } from "../../../src/intake/preview.ts";
import { versionOf } from "../../../src/intake/versions.ts";
import type { Whole } from "../../../src/citations/articles.ts";
import type { Emulator } from "../emulator/emulator.ts";
import { articles, quote, report, summit } from "../library.ts";
import { type World, world } from "../world.ts";

const ADMIN = 7000;
const none: Answer = { found: false, confidence: 0, quotes: [], reason: "none", missing: [], nearest: [] };
const lake = "---\ntitle: The lake is rising\nsource: The Courier\ndate: 2024-05-01\n---\nThe lake rose by three metres in May. Nobody was hurt.\n";

/** A bot with an articles folder of its own; links lead to the lake. */
async function newsroom(given: Parameters<typeof world>[0] = {}): Promise<World & { folder: string; admin: ReturnType<Emulator["privately"]> }> {
  const folder = mkdtempSync(join(tmpdir(), "isnad-editors-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const here = await world({
    adminIds: [ADMIN],
    intake: {
      download: async (link) => {
        if (link.includes("nowhere")) throw new IntakeError("No such page.");
        return { name: "lake.md", bytes: Buffer.from(lake) };
      },
      preview: (file) => preview(file),
      keep: (file) => keep(file, folder),
      earlier: (found) => versionOf(found, folder),
      supersede: (file, path) => supersede(file, path, folder, `${folder}-removed`),
    },
    ...given,
  });
  return { ...here, folder, admin: here.telegram.privately(here.telegram.person({ id: ADMIN, language_code: "en" })) };
}

test("a file is shown as it is read, and added only then; nothing is overwritten", async () => {
  const { admin, folder } = await newsroom();
  admin.say("/add");
  expect((await admin.next()).text).toContain("before anything is added");
  const sent = admin.sendDocument("lake.md", Buffer.from(lake));
  const shown = await admin.next();
  expect(shown.reply_to_message?.message_id).toBe(sent.message_id);
  expect(shown.text).toBe(
    "Title: \u2068The lake is rising\u2069\nSource: \u2068The Courier\u2069\nDate: \u20682024-05-01\u2069\n\u2068One article\u2069, \u2068one passage\u2069",
  );
  expect(existsSync(join(folder, "added"))).toBe(false);
  admin.press(shown, "Add");
  await admin.until(() => shown.text.startsWith("Added as \u2068added/lake.md\u2069. Articles now"));
  expect(readFileSync(join(folder, "added/lake.md"), "utf8")).toBe(lake);

  admin.sendDocument("lake.md", Buffer.from(lake.replace("three", "four")));
  const other = await admin.next();
  admin.press(other, "Add");
  await admin.until(() => other.text.includes("added/lake-2.md"));
  expect(readFileSync(join(folder, "added/lake.md"), "utf8")).toBe(lake);
});

test.each(["© 2024 The Courier. All rights reserved.", "جميع الحقوق محفوظة © 2024 جريدة البحيرة"])("what was not taken for the text is shown before it is added: %s", async (tail) => {
  const { admin } = await newsroom();
  admin.sendDocument("lake.md", Buffer.from(`${lake}\n${tail}\n\n- [Read about the river too](https://example.org/1)\n`));
  const { text } = await admin.next();
  expect(text).toContain("Not taken for its text:");
  for (const line of [tail, "Read about the river too"]) expect(text).toContain(line);
});

test("where the order of a printed page is unsure, that is said before it is added", async () => {
  const { admin } = await newsroom();
  const lines = [600, 700, 650, 720, 630].map((y) => `BT /F 12 Tf 50 ${y} Td (The bridge was opened on Monday at ${y} by the mayor.) Tj ET`).join(" ");
  const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>";
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", `<</Length ${lines.length}>>\nstream\n${lines}\nendstream`];
  admin.sendDocument("bridge.pdf", Buffer.from(`%PDF-1.4\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join("")}trailer\n<</Root 1 0 R>>\n%%EOF`));
  expect((await admin.next()).text).toContain("It is unsure in which order the lines of these pages are to be read: \u20681\u2069.");
});

test("a link, a forwarded post, cancel, and what cannot be taken", async () => {
  const { admin, folder, telegram } = await newsroom();
  admin.say("https://example.org/lake");
  const shown = await admin.next();
  expect(shown.text).toContain("The lake is rising");
  admin.press(shown, "Cancel");
  await admin.until(() => shown.text.startsWith("Cancelled"));
  expect(existsSync(join(folder, "added"))).toBe(false);
  admin.say("/add https://example.org/nowhere");
  expect((await admin.next()).text).toBe("I can't take this: \u2068No such page.\u2069");
  admin.sendDocument("lake.xyz", Buffer.from("x"));
  expect((await admin.next()).text).toMatch(/^I can't take this: .*\.txt/);
  admin.sendDocument("big.txt", Buffer.alloc(1), 21 * 1024 * 1024);
  expect((await admin.next()).text).toContain("/reindex");

  const chat = { id: -1001234567890, type: "channel", title: "Lake news", username: "lake_news" };
  admin.forward("The lake is falling\n\nIt fell by one metre in June.", { type: "channel", chat, message_id: 42, date: 1_720_000_000 });
  const post = await admin.next();
  expect(post.text).toContain("Source: \u2068Lake news\u2069\nDate: \u20682024-07-03\u2069");
  admin.press(post, "Add");
  await admin.until(() => post.text.startsWith("Added as \u2068added/lake_news-42.md\u2069. Articles"));
  expect(readFileSync(join(folder, "added/lake_news-42.md"), "utf8")).toContain("url: https://t.me/lake_news/42");

  // A reader's link is a question like any other.
  const reader = telegram.privately(telegram.person({ language_code: "en" }));
  reader.say("https://example.org/lake");
  expect((await reader.next()).text).toContain("found nothing");
  const refused = reader.pressData(post, "add:yes:abcdef");
  await reader.until(() => telegram.chats.queries.get(refused.id) !== "asked");
  expect(telegram.chats.queries.get(refused.id)).toContain("only the admins");
});

test("a page that changed is offered as the new version; one that says the same is there already", async () => {
  const page = (metres: string) => Buffer.from(`<!-- saved from url=(0026)https://example.org/lake/ -->\n<html><head><title>The lake</title></head><body><article><h1>The lake</h1><p>The lake of Harrow rose by ${metres} metres in May, and nobody was hurt there at all.</p></article></body></html>`);
  const { admin, folder } = await newsroom();
  admin.sendDocument("lake.html", page("three"));
  const first = await admin.next();
  admin.press(first, "Add");
  await admin.until(() => first.text.includes("Articles now"));
  admin.sendDocument("again.html", page("three"));
  expect((await admin.next()).text).toBe("It is there already, as \u2068added/lake.html\u2069.");
  admin.sendDocument("new.html", page("four"));
  const offered = await admin.next();
  expect(offered.text).toContain("An earlier version of this page is there as \u2068added/lake.html\u2069.");
  admin.press(offered, "Replace it");
  await admin.until(() => offered.text.startsWith("Added as \u2068added/lake.html\u2069. Articles now"));
  expect(readFileSync(join(folder, "added/lake.html"))).toEqual(page("four"));
  expect(readFileSync(join(`${folder}-removed`, "added/lake.html"))).toEqual(page("three"));
  rmSync(`${folder}-removed`, { recursive: true });
});

test("what is nearly the same as an article that is there is named before it is added", async () => {
  const { admin } = await newsroom({
    ask: async () => ({ ...none, quotes: [quote(summit.en.text, { article: "summit-en", title: summit.en.title })] }),
  });
  admin.sendDocument("copy.txt", Buffer.from(`${articles["summit-en"]!.text} Again.`));
  expect((await admin.next()).text).toContain(`Nearly the same is there already:\n\u200e\u2068${summit.en.title}\u2069`);
  admin.sendDocument("other.txt", Buffer.from("Something else. It was a quiet day in a small town by the sea."));
  expect((await admin.next()).text).not.toContain("Nearly the same");
});

test("when a new article answers what was refused, the editor is told, and the askers with one tap, once", async () => {
  let known = false;
  const ask: Ask = async (question) =>
    known && question.includes("lake") ? { found: true, confidence: 1, quotes: [quote("The lake rose by three metres.", { title: "The lake" })] } : none;
  const reindex = async () => {
    known = true;
    return report;
  };
  const { admin, telegram } = await newsroom({ ask, reindex });
  const [reader, gone] = [telegram.privately(telegram.person({ language_code: "en" })), telegram.privately()];
  for (const chat of [reader, gone, reader]) {
    chat.say("How much did the lake rise?");
    await chat.next();
  }
  gone.blocked = true;
  admin.sendDocument("lake.md", Buffer.from(lake));
  admin.press(await admin.next(), "Add");
  const told = await admin.next();
  expect(told.text.split("\n")).toHaveLength(2);
  expect(told.text).toContain("How much did the lake rise?");
  admin.press(told, "Tell those who asked");
  const news = await reader.next();
  expect(news.text).toMatch(/^You asked: “\u2068How much did the lake rise\?\u2069”/);
  expect(news.reply_to_message?.text).toBe("How much did the lake rise?");
  expect((await admin.next()).text).toBe("Told in \u2068one chat\u2069.");
  admin.press(told, "Tell those who asked");
  expect((await admin.next()).text).toContain("\u20680\u2069 chats");
  expect(reader.unread()).toEqual([]);
});

test("/article shows how an article was read; /remove puts its file aside, or of a .jsonl file its record", async () => {
  const library: typeof articles = {
    ...articles,
    "summit-en": {
      ...articles["summit-en"]!,
      blocks: [
        { role: "title", start: 0, end: summit.en.title.length },
        { role: "body", start: summit.en.title.length + 2, end: 120 },
      ],
    },
  };
  const removed: string[] = [];
  const { admin } = await newsroom({
    article: async (key) => library[key],
    tellers: async (key) => (key === "summit-en" ? [library["summit-ar"]!, library["summit-en"]!] : [library[key]!]),
    remove: async ({ path }) => {
      if (path.startsWith("gone")) throw new IntakeError("gone.txt is not there any more.");
      removed.push(path);
      return `data/removed/${path.split(",")[0]}`;
    },
  });
  admin.say("/article");
  expect((await admin.next()).text).toContain("words of the title");
  admin.say("/article unheard of");
  expect((await admin.next()).text).toContain("no such article");
  admin.say("/article summit");
  const which = await admin.next();
  admin.press(which, summit.en.title);
  const shown = await admin.next();
  expect(shown.text).toContain("Source: \u2068The Lake Courier\u2069\nDate: \u20682021-06\u2069");
  expect(shown.text).toContain("File: \u2068summit-en.txt\u2069");
  expect(shown.text).toContain(`• title: \u2068${summit.en.title}\u2069\n\u200e• body: \u2068The summit took place`);
  expect(shown.text).toContain(
    [
      "\u20682\u2069 articles · \u20681\u2069 origin: \u2068نداء سوريا\u2069",
      "Told by, the earliest first:",
      `\u200f• \u2068${summit.ar.title}\u2069 · \u2068${summit.ar.source}\u2069 · \u206816 June 2021\u2069`,
      `\u200e• \u2068${summit.en.title}\u2069 · \u2068${summit.en.source}\u2069 · \u2068June 2021\u2069`,
    ].join("\n"),
  );
  admin.press(shown, "Remove");
  const sure = await admin.next();
  expect(removed).toEqual([]);
  admin.press(sure, "Remove");
  expect((await admin.next()).text).toBe("Removed. It is now in \u2068data/removed/summit-en.txt\u2069.");
  library["summit-ar"] = { ...articles["summit-ar"]!, path: "wire.jsonl, line 7" };
  admin.say("/remove summit-ar");
  const record = await admin.next();
  expect(record.text).toContain("Remove this article from \u2068wire.jsonl\u2069?");
  admin.press(record, "Remove");
  expect((await admin.next()).text).toBe("Removed. It is now in \u2068data/removed/wire.jsonl\u2069.");
  expect(removed).toEqual(["summit-en.txt", "wire.jsonl, line 7"]);
  library["summit-ar"] = { ...articles["summit-ar"]!, path: "table.csv, row 7" };
  admin.say("/remove summit-ar");
  expect((await admin.next()).text).toContain("one of several in \u2068table.csv, row 7\u2069");
  library["summit-ar"] = { ...articles["summit-ar"]!, path: "gone.txt" };
  admin.press(record, "Remove");
  expect((await admin.next()).text).toBe("Nothing was changed: \u2068gone.txt is not there any more.\u2069");
});

test("title, source and date are corrected after a look at what would change; the text stays, and so do its citations", async () => {
  const library: typeof articles = { ...articles };
  const saved: Changes[] = [];
  const { admin, telegram } = await newsroom({
    sources: async () => Object.values(library),
    article: async (key) => library[key],
    correct: (article, changes) => {
      saved.push(changes);
      library[article.article] = { ...article, ...changes } as Whole;
    },
  });
  admin.say("/article summit-en");
  const copies = (await admin.next()).reply_markup!.inline_keyboard[0]! as { copy_text: { text: string } }[];
  const [title, , date] = copies.map(({ copy_text }) => copy_text.text);
  expect(title).toMatch(new RegExp(`^/article \\w{6} Title: ${summit.en.title}$`));
  const command = admin.say(`${title} at last\nالتاريخ: 17 يونيو 2021\nsource: -`);
  const asked = await admin.next();
  expect(asked.reply_to_message?.message_id).toBe(command.message_id);
  expect(asked.text.split("\n").slice(-3)).toEqual([
    `Title: \u2068${summit.en.title} at last\u2069`,
    "Date: \u20682021-06-17\u2069",
    "Source: \u2068—\u2069",
  ]);
  expect(saved).toEqual([]);
  admin.press(asked, "Save");
  await admin.until(() => asked.text.startsWith("Saved"));
  expect(saved).toEqual([{ title: `${summit.en.title} at last`, date: "2021-06-17", source: "" }]);
  expect(asked.text).toContain(`\u2068${summit.en.title} at last\u2069\n\u200e\u206817 June 2021\u2069`);

  admin.say(`${date!.split(" Date:")[0]} title:`);
  const undo = await admin.next();
  expect(undo.text).toContain("Title: \u2068as the article itself says it\u2069");
  admin.press(undo, "Cancel");
  await admin.until(() => undo.text.startsWith("Cancelled"));
  admin.say(`${date} or so, one day`);
  expect((await admin.next()).text).toContain("Date: \u20682021-06\u2069");
  admin.say("/article summit-en date: soon\ntitle: x");
  expect((await admin.next()).text).toMatch(/^I do not understand \u2068soon\u2069 as a date/);
  admin.say("/article summit-en link: javascript:alert(1)");
  expect((await admin.next()).text).toContain("no address of the web");
  admin.say("/article nobody title: x");
  expect((await admin.next()).text).toContain("no such article");

  // A command that was edited meanwhile, or is gone, corrects nothing; nor does a reader's press.
  const other = admin.say("/article summit-en title: One");
  const late = await admin.next();
  const reader = telegram.privately(telegram.person({ language_code: "en" }));
  const refused = reader.pressData(late, (late.reply_markup!.inline_keyboard[0]![0] as { callback_data: string }).callback_data);
  await reader.until(() => telegram.chats.queries.get(refused.id) !== "asked");
  late.reply_to_message = { ...other, text: "/article summit-en title: Two" } as never;
  admin.press(late, "Save");
  await admin.until(() => late.text.includes("send it again"));
  expect(saved).toHaveLength(1);
});

test("articles that came by /reindex or from a channel answer what was refused: editors are told, each question once", async () => {
  let known = "";
  const ask: Ask = async (question) =>
    known !== "" && question.includes(known) ? { found: true, confidence: 1, quotes: [quote("It is so.", { title: "News" })] } : none;
  const { admin, telegram } = await newsroom({ ask });
  const reader = telegram.privately(telegram.person({ language_code: "en" }));
  for (const question of ["How deep is the lake?", "Who owns the mill?"]) {
    reader.say(question);
    await reader.next();
  }
  known = "lake";
  admin.say("/reindex");
  await admin.next();
  const told = await admin.next();
  expect(told.text).toContain("How deep is the lake?");
  expect(told.text).not.toContain("mill");
  admin.say("/unanswered");
  const left = await admin.next();
  expect(left.text).toContain("mill");
  expect(left.text).not.toContain("lake");

  known = " ";
  const channel = telegram.channel("Mill news", "mill_news");
  channel.promote(telegram.person({ id: ADMIN }));
  channel.post("The mill\n\nIt belongs to the village.");
  const later = await admin.next(15_000);
  expect(later.text).toContain("Who owns the mill?");
  expect(later.text).not.toContain("lake");
  // One tap tells all who have not been told.
  admin.press(later, "Tell those who asked");
  const news = [(await reader.next()).text, (await reader.next()).text].join("\n");
  expect(news).toContain("How deep is the lake?");
  expect(news).toContain("Who owns the mill?");
  expect((await admin.next()).text).toContain("one chat");
}, 30_000);
