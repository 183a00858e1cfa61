import { describe, expect, test } from "vitest";
import { giveOut } from "../../../src/citations/cited.ts";
import { citationId } from "../../../src/citations/number.ts";
import type { Verdict } from "../../../src/citations/verify.ts";
import { widest } from "../../../src/news/widest.ts";
import { bothEngines } from "../engines.ts";
import { covered } from "../world.ts";
import { aWhile, livingBot } from "./living.ts";

const ADMIN = 7000;
const MINE = "The mine fire\n\nThe fire in the Karsk mine killed 14 men on Tuesday.\n";
const CORRECTED = MINE.replace("14 men", "41 men");
const QUESTION = "How many men did the fire in the Karsk mine kill?";
const OTHERS = {
  "bridge.txt": "The bridge of Tolmin\n\nThe bridge of Tolmin was opened by mayor Edda Kern in 1931. It is 210 metres long.\n",
  "ru.txt": "Пожар на шахте\n\nПри пожаре на шахте Лесная погибли 23 горняка. Шахту уже дважды закрывали.\n",
};

describe.each(await bothEngines())("in %s", (_, database, webhook) => {
  test("whoever was shown words that say something else now is told once: what was quoted, what stands there, and what differs", async () => {
    const { telegram, house, change, asked, log } = await livingBot({ "mine.txt": MINE, ...OTHERS }, { database }, webhook);
    const anna = telegram.privately(telegram.person({ language_code: "en" }));
    const omar = telegram.privately(telegram.person({ language_code: "ar" }));
    const other = telegram.privately(telegram.person({ language_code: "en" }));
    const group = telegram.group();
    const answer = await asked(anna, QUESTION);
    await asked(omar, QUESTION);
    await asked(other, "Who opened the bridge of Tolmin?");
    await asked(group, `/ask ${QUESTION}`, telegram.person({ language_code: "ru" }));

    expect(await change(() => house.write("mine.txt", CORRECTED))).toMatchObject({ anew: false, changed: 1, corrections: 1, told: 3 });
    const told = await anna.next();
    expect(told.text).toMatch(/^Something that I quoted to you has changed/);
    expect(covered(told, "blockquote")).toEqual(["The fire in the Karsk mine killed 14 men on Tuesday.", "The fire in the Karsk mine killed 41 men on Tuesday."]);
    expect([covered(told, "strikethrough"), covered(told, "underline"), covered(told, "bold")]).toEqual([["14"], ["41"], ["41"]]);
    expect(told.reply_to_message?.message_id).toBe(answer.message_id);
    const link = told.entities?.find((entity) => entity.type === "text_link");
    expect(link).toMatchObject({ url: expect.stringMatching(/^https:\/\/t\.me\/isnad_test_bot\?start=v-[\w-]+$/) });
    expect((await omar.next()).text).toMatch(/^تغيّر في المقال/);
    expect((await group.next()).text).toMatch(/^Слова, которые/);
    // The link leads to the same.
    anna.say(`/start ${(link as { url: string }).url.split("=")[1]}`);
    expect(covered(await anna.next(), "blockquote")[1]).toContain("41 men");

    await change(() => house.write("mine.txt", CORRECTED.replace("41", "42")));
    await aWhile();
    for (const chat of [anna, omar, other, group]) expect(chat.unread()).toEqual([]);
    // Of an article that is gone is told what was known of it last.
    await change(() => house.write("mine.txt", CORRECTED.replace("The mine fire", "Forty-one men of Karsk")));
    await change(() => house.drop("mine.txt"));
    anna.say(`/verify ${/v-([\w-]+)$/.exec((link as { url: string }).url)![1]}`);
    expect((await anna.next()).text).toMatch(/Forty-one men of Karsk/);
    expect(log.filter(({ level }) => level === "error")).toEqual([]);
  });
});

test("what is only put otherwise is told once a day in one message; what stands again by then is not told", async () => {
  const { telegram, house, change, asked } = await livingBot({ "mine.txt": MINE, ...OTHERS });
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  await asked(anna, QUESTION);
  await asked(anna, "Who opened the bridge of Tolmin?");
  await asked(anna, "Сколько горняков погибло на шахте Лесная?");
  await change(() => {
    house.write("mine.txt", MINE.replace("killed 14 men", "took the lives of 14 men"));
    house.drop("bridge.txt");
    house.write("ru.txt", OTHERS["ru.txt"].replace("При пожаре", "Во время пожара"));
  });
  await change(() => house.write("ru.txt", OTHERS["ru.txt"]));
  await aWhile();
  expect(anna.unread()).toEqual([]);
  const rows = await house.memory.store.all<{ kind: string; due: number }>("SELECT kind, due FROM outbox");
  expect(rows.map(({ kind, due }) => [kind, new Date(due).getUTCHours(), due > Date.now()])).toEqual([1, 2, 3].map(() => ["changes", 9, true]));
  await house.memory.store.run("UPDATE outbox SET due = 0");
  const told = await anna.next();
  expect(told.text).toMatch(/^Articles that I quoted to you have been edited/);
  expect(covered(told, "blockquote")).toHaveLength(3);
  expect(told.text).toContain("The article of this citation is no longer in the collection.");
  await aWhile();
  expect(anna.unread()).toEqual([]);
  expect(await house.memory.store.all("SELECT id FROM outbox WHERE told IS NULL")).toEqual([]);
});

test("words that moved, or stand in an article under another name, or were read otherwise by another version, are no correction", async () => {
  const { telegram, house, change, asked } = await livingBot({ "mine.txt": MINE, ...OTHERS });
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  await asked(anna, QUESTION);
  const none = { corrections: 0, told: 0 };
  expect(await change(() => house.write("mine.txt", `The mine fire\n\nIt was a cold week.\n\n${MINE}`))).toMatchObject({ changed: 1, ...none });
  expect(
    await change(() => {
      house.drop("mine.txt");
      house.write("2024/fire.txt", MINE);
    }),
  ).toMatchObject({ added: 1, removed: 1, ...none });
  await house.memory.known.follow(JSON.stringify({ built: "before", edition: "0.0" }));
  expect(await change(() => house.write("2024/fire.txt", CORRECTED))).toMatchObject({ anew: true, forgiven: 1 });
  await aWhile();
  expect(anna.unread()).toEqual([]);
});

test.each([[30, 0], [60, 1]])("words that were shown 40 days ago are followed where CORRECTION_DAYS is %s: told %s", async (days, told) => {
  const { telegram, house, change, asked } = await livingBot({ "mine.txt": MINE, ...OTHERS }, { env: { CORRECTION_DAYS: String(days) } });
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  await asked(anna, QUESTION);
  await expect.poll(() => house.memory.shown.count(anna.chat.id)).toBe(1);
  await house.memory.store.run("UPDATE shown SET at = at - ?", 40 * 86_400_000);
  expect(await change(() => house.write("mine.txt", CORRECTED))).toMatchObject({ corrections: told, told });
  if (told > 0) expect(covered(await anna.next(), "strikethrough")).toEqual(["14"]);
});

test("/corrections switches it off and on, for a group too; what is told is kept by what /privacy says, and forgotten with /forget", async () => {
  const { telegram, house, change, asked } = await livingBot({ "mine.txt": MINE, ...OTHERS });
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  const boris = telegram.privately(telegram.person({ language_code: "ru" }));
  const group = telegram.group();
  const carla = telegram.person({ language_code: "en" });
  for (const chat of [anna, boris]) await asked(chat, QUESTION);
  await asked(group, `/ask ${QUESTION}`, carla);
  anna.say("/corrections");
  const shown = await anna.next();
  anna.press(shown, "Do not tell me");
  await anna.until(() => shown.text !== anna.messages.find(({ message_id }) => message_id === shown.message_id)?.text || /do not tell/.test(shown.text));
  group.say("/corrections@isnad_test_bot", { from: carla });
  group.press(await group.next(), "Do not tell me", carla);
  boris.say("/privacy");
  expect((await boris.next()).text).toMatch(/Показанных вам цитат .*: \u20681\u2069/);
  boris.say("/forget");
  boris.press(await boris.next(), "Удалить");
  await expect.poll(() => house.memory.shown.count(boris.chat.id)).toBe(0);
  await expect.poll(() => house.memory.shown.declines(group.chat.id)).toBe(true);
  expect(await change(() => house.write("mine.txt", CORRECTED))).toMatchObject({ corrections: 1, told: 0 });
  await aWhile();
  for (const chat of [anna, boris, group]) expect(chat.unread()).toEqual([]);
  anna.say("/corrections");
  anna.press(await anna.next(), "Tell me");
  await expect.poll(() => house.memory.shown.declines(anna.chat.id)).toBe(false);
});

test("editors see what is about to be told, hold it back, send it, or stop it", async () => {
  const { telegram, house, change, asked } = await livingBot({ "mine.txt": MINE, ...OTHERS }, { env: { ADMIN_IDS: String(ADMIN) } });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  await house.memory.people.speak(ADMIN, "en");
  await asked(anna, QUESTION);
  await change(() => house.write("mine.txt", CORRECTED));
  const list = await admin.next();
  expect(list.text).toMatch(/one quote.*one chat.* to be told/);
  expect(covered(list, "strikethrough")).toEqual(["14"]);
  await aWhile();
  expect(anna.unread()).toEqual([]);
  const due = async () => (await house.memory.store.all<{ due: number }>("SELECT due FROM outbox WHERE kind = 'correction' AND told IS NULL")).map((row) => Math.round((row.due - Date.now()) / 60_000));
  expect(await due()).toEqual([1]);
  anna.pressData(list, JSON.stringify(list.reply_markup).match(/hold:[^"]+/)![0]);
  admin.press(list, "Hold for an hour");
  expect((await admin.next()).text).toMatch(/^Held for an hour/);
  expect(await due()).toEqual([60]);
  const held = () => admin.messages.find(({ message_id }) => message_id === list.message_id)!;
  admin.press(held(), "Send now");
  expect((await admin.next()).text).toMatch(/^On their way/);
  expect((await anna.next()).text).toContain("41 men");

  await asked(anna, "Who opened the bridge of Tolmin?");
  await change(() => house.write("bridge.txt", OTHERS["bridge.txt"].replace("1931", "1932")));
  admin.press(await admin.next(), "Do not send");
  expect((await admin.next()).text).toMatch(/will not be sent/);
  await aWhile();
  expect(anna.unread()).toEqual([]);
  expect(await due()).toEqual([]);
});

test("who was shown the same words before and after they moved is told once, and editors see them once", async () => {
  const { telegram, house, change, asked } = await livingBot({ "mine.txt": MINE, ...OTHERS }, { env: { ADMIN_IDS: String(ADMIN) } });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  const [anna, boris, carla] = [1, 2, 3].map(() => telegram.privately(telegram.person({ language_code: "en" })));
  for (const chat of [anna, carla]) await asked(chat!, QUESTION);
  await change(() => house.write("mine.txt", `The mine fire\n\nIt was a cold week.\n\n${MINE}`));
  for (const chat of [anna, boris]) await asked(chat!, QUESTION);
  await expect.poll(() => house.memory.shown.count(anna!.chat.id)).toBe(2);
  await expect.poll(() => house.memory.shown.count(boris!.chat.id)).toBe(1);
  await change(() => house.write("mine.txt", CORRECTED));
  const list = await admin.next();
  expect(list.text).toMatch(/one quote.*3.* to be told/);
  expect(covered(list, "strikethrough")).toEqual(["14"]);
  admin.press(list, "Hold for an hour");
  expect((await admin.next()).text).toMatch(/^Held for an hour/);
  admin.press(admin.messages.find(({ message_id }) => message_id === list.message_id)!, "Send now");
  expect((await admin.next()).text).toMatch(/^On their way/);
  for (const chat of [anna, boris, carla]) expect(covered(await chat!.next(), "strikethrough")).toEqual(["14"]);
  await aWhile();
  for (const chat of [anna, boris, carla]) expect(chat!.unread()).toEqual([]);
});

test("of what became private it is said only that it is no longer in the collection", async () => {
  const { telegram, house, change, asked } = await livingBot({ "mine.txt": MINE, ...OTHERS });
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  await asked(anna, "Who opened the bridge of Tolmin?");
  await change(() => {
    house.drop("bridge.txt");
    house.write("private/bridge.txt", OTHERS["bridge.txt"]);
  });
  await house.memory.store.run("UPDATE outbox SET due = 0");
  const told = await anna.next();
  expect(told.text).toContain("The article of this citation is no longer in the collection.");
  expect(told.text).not.toMatch(/edited|private/);
});

test.each([
  ["en", "The boat", "The Petrel leaves at 07:40 from 3 March. A ticket for the Petrel costs 12 euros. Captain Ines Farrow commands the Petrel.", "12 euros", "13 euros"],
  ["ru", "Теплоход", "«Буревестник» отходит в 07:40 с 3 марта. Билет на «Буревестник» стоит 12 крон. Командует «Буревестником» капитан Инна Фарова.", "12 крон", "13 крон"],
  ["ar", "المركب", "تبحر النورس في 07:40 من 3 آذار. ثمن تذكرة النورس 12 دينارا. قائد النورس القبطان نادر حمدان.", "12 دينارا", "13 دينارا"],
] as const)("one change is told once, whatever quotes had it: %s", async (language, title, text, before, after) => {
  const { telegram, house, change } = await livingBot({ "boat.txt": `${title}\n\n${text}\n`, ...OTHERS });
  const { memory } = house;
  const anna = telegram.privately(telegram.person({ language_code: language }));
  const whole = (await house.article("boat"))!.text;
  const [first, second] = text.split(/(?<=\p{L}\.) /u) as [string, string];
  for (const words of [second, text, `${first} ${second}`]) {
    const place = { article: "boat", start: whole.indexOf(words), end: whole.indexOf(words) + words.length, text: words };
    await giveOut(memory, [place]);
    await memory.shown.keep({ chat: anna.chat.id, user: anna.chat.id, message: 1, language }, [citationId(place)]);
  }
  expect(await change(() => house.write("boat.txt", `${title}\n\n${text.replace(before, after)}\n`))).toMatchObject({ corrections: 3, told: 1 });
  expect(covered(await anna.next(), "blockquote")).toEqual([text, text.replace(before, after)]);
  await aWhile();
  expect(anna.unread()).toEqual([]);
  expect(await memory.store.all("SELECT id FROM outbox WHERE told IS NULL")).toEqual([]);
});

test("what differs besides, or in another article, is told by itself; of quotes that overlap too", () => {
  const article = "The boat leaves at nine. A ticket costs 12 euros. It carries 140 people.";
  const now = article.replace("12", "13").replace("140", "150");
  const shown = (words: string, after: string, key = "boat") => {
    const start = article.indexOf(words);
    const place = { start: now.indexOf(after), end: now.indexOf(after) + after.length };
    return { citation: citationId({ article: key, start, end: start + words.length, text: words }), found: { fate: "changed", article: { article: key, text: now, blocks: [] }, text: words, now: place } as unknown as Verdict };
  };
  const price = shown("A ticket costs 12 euros.", "A ticket costs 13 euros.");
  const opening = shown("The boat leaves at nine. A ticket costs 12 euros.", "The boat leaves at nine. A ticket costs 13 euros.");
  const ending = shown("A ticket costs 12 euros. It carries 140 people.", "A ticket costs 13 euros. It carries 150 people.");
  const copy = shown("A ticket costs 12 euros.", "A ticket costs 13 euros.", "copy");
  const told = (...all: (typeof price)[]) => widest(all).map(({ tells, also }) => [tells, ...also]);
  expect(told(price, opening)).toEqual([[opening, price]]);
  expect(told(price, copy)).toEqual([[price], [copy]]);
  expect(told(opening, ending)).toEqual([[opening], [ending]]);
  // Words that stand nowhere any more are told where they were struck out, and nowhere else.
  const gone = { ...price, found: { fate: "changed", article: price.found.article, text: price.found.text } as Verdict };
  expect(told(gone, opening)).toEqual([[gone], [opening]]);
});
