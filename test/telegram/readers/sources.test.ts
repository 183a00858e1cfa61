import { expect, test } from "vitest";
import type { Source } from "../../../src/answer/answer.ts";
import { narrow } from "../../../src/citations/lookup.ts";
import { covered, world } from "../world.ts";

const many: Source[] = Array.from({ length: 20 }, (_, i) => ({
  article: `news/${i + 1}`,
  title: i % 2 === 0 ? `مقال رقم ${i + 1}` : `Article number ${i + 1}`,
  url: `https://example.org/${i + 1}`,
}));

test("/sources lists the articles in pages; the buttons lead to the others and keep working on old messages", async () => {
  const { telegram } = await world({ sources: async () => many });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("/sources");
  const list = await chat.next();
  expect(list.text).toMatch(/^Articles: \u206820\u2069\. Page \u20681\/3\u2069\./);
  expect(covered(list, "text_link")).toEqual(many.slice(0, 8).map(({ title }) => title));
  expect(labels(list)).toEqual(["2 ›", "3 ›"]);

  const query = chat.press(list, "3 ›");
  await chat.until(() => telegram.chats.queries.get(query.id) === "");
  expect(covered(list, "text_link")).toEqual(many.slice(16).map(({ title }) => title));
  expect(labels(list)).toEqual(["‹ 1", "‹ 2"]);

  // The same once more, and a page that is no longer there: the last one, no error.
  for (const data of ["sources:3", "sources:99"]) {
    const again = chat.pressData(list, data);
    await chat.until(() => telegram.chats.queries.get(again.id) === "");
    expect(covered(list, "text_link")).toHaveLength(4);
  }
});

const wire: Source[] = Array.from({ length: 20 }, (_, i) => ({ article: `a${i}`, title: `مدرسة القرية ${i}`, source: "نداء سوريا", date: `20${10 + i}-03`, language: "ar" }));
const paper: Source = { article: "b", title: "Village school", source: "The Harrow Paper", date: "2019", language: "en" };

test("a search by words of title, source and author, whatever the spelling; the buttons keep it", async () => {
  const { telegram } = await world({ sources: async () => [...wire, paper] });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  const asked = chat.say("/sources مَدرسه القريه");
  const list = await chat.next();
  expect(list.text).toMatch(/^Articles for “\u2068مَدرسه القريه\u2069”: \u206820\u2069. Page \u20681\/3\u2069/);
  expect(list.reply_to_message?.message_id).toBe(asked.message_id);
  chat.press(list, "3 ›");
  await chat.until(() => list.text.includes("3/3"));
  expect(list.text.split("\n\n")).toHaveLength(5);
  chat.say("/sources paper");
  expect((await chat.next()).text).toMatch(/^One article for/);
  chat.say("/sources zzz");
  expect((await chat.next()).text).toBe("No article for “\u2068zzz\u2069”.");
});

test("filters narrow the list, alone or with words; a search too long for a button is read from the command again", async () => {
  const { telegram } = await world({ sources: async () => [...wire, paper], narrow: narrow(async () => ["نداء سوريا", "The Harrow Paper"]) });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  const titles = async (command: string) => {
    chat.say(command);
    return (await chat.next()).text.match(/(?<=^.\u2068\d+\u2069\. \u2068)[^\u2069]+/gmu) ?? [];
  };
  expect(await titles("/sources lang:en")).toEqual([paper.title]);
  expect(await titles("/sources school from:The Harrow Paper")).toEqual([paper.title]);
  expect(await titles("/sources منذ:2028 لغة:ar")).toEqual(["مدرسة القرية 18", "مدرسة القرية 19"]);
  expect(await titles("/sources القرية until:2011-12")).toEqual(["مدرسة القرية 0", "مدرسة القرية 1"]);
  expect(await titles("/sources village since:2020")).toEqual([]);

  chat.say('/sources مدرسة القرية from:"نداء سوريا" since:2010 until:2026 lang:ar');
  const list = await chat.next();
  expect(labels(list)).toEqual(["2 ›", "3 ›"]);
  expect(list.reply_markup!.inline_keyboard[0]![0]).toMatchObject({ callback_data: "sources:2:" });
  chat.press(list, "3 ›");
  await chat.until(() => list.text.includes("3/3"));
  expect(list.text).toContain("مدرسة القرية 16");
  // Without the command nobody knows any more what was searched for.
  const orphan = { ...list, reply_to_message: undefined } as unknown as typeof list;
  const query = chat.press(orphan, "‹ 1");
  await chat.until(() => telegram.chats.queries.get(query.id) !== "asked");
  expect(telegram.chats.queries.get(query.id)).toContain("no longer works");
});

test("in a group the pages are turned by who asked for the list", async () => {
  const { telegram } = await world({ sources: async () => wire });
  const group = telegram.group();
  const [from, other] = [telegram.person({ language_code: "en" }), telegram.person({ language_code: "en" })];
  group.say("/sources", { from });
  const list = await group.next();
  const refused = group.press(list, "2 ›", other);
  await group.until(() => telegram.chats.queries.get(refused.id) !== "asked");
  expect(telegram.chats.queries.get(refused.id)).toContain("person who asked");
  group.press(list, "2 ›", from);
  await group.until(() => list.text.includes("2/3"));
});

test("a button of an earlier version says that it no longer works", async () => {
  const { telegram } = await world({ sources: async () => many });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("/sources");
  const query = chat.pressData(await chat.next(), "something:else");
  await chat.until(() => telegram.chats.queries.get(query.id) !== "asked");
  expect(telegram.chats.queries.get(query.id)).toContain("no longer works");
});

test("without articles it says so, with few there are no buttons", async () => {
  let all: Source[] = [];
  const { telegram } = await world({ sources: async () => all });
  const chat = telegram.privately(telegram.person({ language_code: "ru" }));
  chat.say("/sources");
  expect((await chat.next()).text).toBe("Статей пока нет.");
  all = many.slice(0, 3);
  chat.say("/sources");
  const list = await chat.next();
  expect(list.reply_markup).toBeUndefined();
  expect(covered(list, "text_link")).toHaveLength(3);
});

test("titles may be anything: the longest page still fits, and unseen characters can't turn our words around", async () => {
  const title = `\u202eevil\u202c \u200bzero\u2066\n${"مد.مرة 🕊 ".repeat(60)}`;
  const nasty: Source = {
    article: "a",
    title,
    source: "س".repeat(300),
    author: "\u202e".repeat(9),
    date: "yesterday\u202e",
    url: "javascript:alert(1)",
  };
  const { telegram } = await world({ sources: async () => Array<Source>(30).fill(nasty) });
  const chat = telegram.privately();
  chat.say("/sources");
  const list = await chat.next();
  expect(list.text.length).toBeLessThanOrEqual(4096);
  expect(list.text).not.toMatch(/[\u200b\u202a-\u202e\u2066\u2067]/);
  expect(list.text.match(/\u2068/g)?.length).toBe(list.text.match(/\u2069/g)?.length);
  expect(list.text.split("\n\n")).toHaveLength(9);
  expect(list.entities).toBeUndefined();
});

function labels(message: { reply_markup?: { inline_keyboard: { text: string }[][] } }) {
  return message.reply_markup?.inline_keyboard.flat().map(({ text }) => text);
}

test("signs alone search nothing: all are listed, and none is said to fit", async () => {
  const { telegram } = await world({ sources: async () => many });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("/sources");
  const all = (await chat.next()).text;
  for (const signs of ["😀", '"', "؟", "—"]) {
    chat.say(`/sources ${signs}`);
    expect((await chat.next()).text).toBe(all);
  }
});
