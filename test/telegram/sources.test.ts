import { expect, test } from "vitest";
import type { Source } from "../../src/answer/answer.ts";
import { covered, world } from "./world.ts";

const many: Source[] = Array.from({ length: 20 }, (_, i) => ({
  article: `news/${i + 1}`,
  title: i % 2 === 0 ? `مقال رقم ${i + 1}` : `Article number ${i + 1}`,
  url: `https://example.org/${i + 1}`,
}));

test("/sources lists the articles in pages; the buttons lead to the others and keep working on old messages", async () => {
  const { telegram } = await world({ sources: () => many });
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

test("a button of an earlier version says that it no longer works", async () => {
  const { telegram } = await world({ sources: () => many });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("/sources");
  const query = chat.pressData(await chat.next(), "something:else");
  await chat.until(() => telegram.chats.queries.get(query.id) !== "asked");
  expect(telegram.chats.queries.get(query.id)).toContain("no longer works");
});

test("without articles it says so, with few there are no buttons", async () => {
  let all: Source[] = [];
  const { telegram } = await world({ sources: () => all });
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
  const { telegram } = await world({ sources: () => Array<Source>(30).fill(nasty) });
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
