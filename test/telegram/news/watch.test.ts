import { describe, expect, test } from "vitest";
import { bothEngines } from "../engines.ts";
import { covered } from "../world.ts";
import { aWhile, livingBot } from "./living.ts";

const ARTICLES = {
  "bridge.txt": "The bridge of Tolmin\n\nThe bridge of Tolmin was opened by mayor Edda Kern in 1931. It is 210 metres long.\n",
  "ferry.txt": "The ferry\n\nThe ferry of Tolmin Bay sails at nine from the northern pier every Sunday.\n",
};
const QUESTION = "Who built the lighthouse of Sarrow?";
const LIGHTHOUSE = "The lighthouse of Sarrow\n\nThe lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high.\n";

describe.each(await bothEngines())("in %s", (_, database, webhook) => {
  test("whoever asked to be told, by a tap or by /watch, gets the answer of an article that came later, once; a group too", async () => {
    const { telegram, change, asked, house, log } = await livingBot(ARTICLES, { database }, webhook);
    const anna = telegram.privately(telegram.person({ language_code: "en" }));
    const boris = telegram.privately(telegram.person({ language_code: "ru" }));
    const omar = telegram.privately(telegram.person({ language_code: "ar" }));
    const group = telegram.group();
    const carla = telegram.person({ language_code: "en" });
    const refusal = await asked(anna, QUESTION);
    const pressed = anna.press(refusal, "🔔 Tell me when");
    await expect.poll(() => telegram.chats.queries.get(pressed.id)).toMatch(/^I will tell you when an article answers/);
    expect((await asked(boris, "/watch When was the lighthouse of Sarrow built?")).text).toMatch(/^Сообщу, когда/);
    expect((await asked(omar, "/watch")).text).toMatch(/^اكتب/);
    expect((await asked(omar, "/watch When was the ferry of Sarrow sunk?")).text).toMatch(/^سأخبرك/);
    expect((await asked(omar, `/watch ${QUESTION}`)).text).toMatch(/^سأخبرك/);
    expect((await asked(group, `/watch ${QUESTION}`, carla)).text).toMatch(/^I will tell you/);

    expect(await change(() => house.write("near.txt", "Harbours\n\nThe lighthouse of Sarrow is visited by many people in summer, and the harbour is full.\n"))).toMatchObject({ added: 1, prospects: 2 });
    expect(await house.memory.store.all("SELECT id FROM outbox")).toEqual([]);
    await change(() => house.write("lighthouse.txt", LIGHTHOUSE));
    const told = await anna.next();
    expect(told.text).toMatch(/^You wanted to be told: “\u2068Who built the lighthouse of Sarrow\?\u2069”/);
    expect(covered(told, "blockquote")).toEqual(["The lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high."]);
    expect((await boris.next()).text).toMatch(/^Вы просили сообщить/);
    const arabic = await omar.next();
    expect([arabic.text.startsWith("You"), covered(arabic, "blockquote")[0]]).toEqual([false, expect.stringContaining("Ilda Marn")]);
    expect(covered(await group.next(), "blockquote")[0]).toContain("Ilda Marn");
    // Printed by another paper it is the same story; and told of by itself, it is followed as any quote.
    await change(() => house.write("other/lighthouse.txt", LIGHTHOUSE.replace("The lighthouse of Sarrow\n", "Sarrow's light\n")));
    await aWhile();
    for (const chat of [anna, boris, omar, group]) expect(chat.unread()).toEqual([]);
    await change(() => {
      house.drop("other/lighthouse.txt");
      house.write("lighthouse.txt", LIGHTHOUSE.replace("1887", "1878"));
    });
    for (const chat of [anna, omar]) expect(covered(await chat.next(), "strikethrough")).toEqual(["1887"]);
    expect(log.filter(({ level }) => level === "error")).toEqual([]);
  });
});

test("what names nothing or leans on another question is not watched; the same words are watched once, by whomever in a group", async () => {
  const { telegram, change, asked, house } = await livingBot(ARTICLES);
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  for (const nothing of ["a", "in", "???", "👍", "https://example.org/lighthouse", "when was that?"]) expect((await asked(anna, `/watch ${nothing}`)).text, nothing).toMatch(/^That names nothing/);
  for (const leaning of ["Who built it?", "And when did he open the bridge?"]) expect((await asked(anna, `/watch ${leaning}`)).text, leaning).toMatch(/^That leans on another/);
  expect(await house.memory.watches.of(anna.chat.id)).toEqual([]);
  const group = telegram.group();
  const [boris, carla] = [telegram.person({ language_code: "en" }), telegram.person({ language_code: "en" })];
  expect((await asked(group, `/watch ${QUESTION}`, boris)).text).toMatch(/^I will tell you/);
  expect((await asked(group, "/watch who built the Lighthouse of Sarrow", carla)).text).toMatch(/already/);
  expect(await house.memory.watches.of(group.chat.id)).toHaveLength(1);
  await change(() => house.write("lighthouse.txt", LIGHTHOUSE));
  expect(covered(await group.next(30_000), "blockquote")[0]).toContain("Ilda Marn");
  await aWhile();
  expect(group.unread()).toEqual([]);
});

test("/watching lists what is watched and ends it; no more than so many messages a day, the rest the day after; /forget ends all", async () => {
  const { telegram, change, asked, house } = await livingBot(ARTICLES, { env: { WATCHES_PER_DAY: "1" } });
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  for (const question of [QUESTION, "Who rang the bell of Ostrow?", "Who painted the gate of Marrin?"]) await asked(anna, `/watch ${question}`);
  const list = await asked(anna, "/watching");
  expect(list.text).toMatch(/1\. \u2068Who built.*\n.*2\. \u2068Who rang.*\n.*3\. \u2068Who painted/);
  anna.press(list, "✕ 3");
  await anna.until(() => !anna.messages.find(({ message_id }) => message_id === list.message_id)!.text.includes("painted"));
  await change(() => {
    house.write("lighthouse.txt", LIGHTHOUSE);
    house.write("bell.txt", "The bell of Ostrow\n\nThe bell of Ostrow was rung by Petra Venn on New Year's Eve.\n");
    house.write("gate.txt", "The gate of Marrin\n\nThe gate of Marrin was painted by Jon Abel in May.\n");
  });
  await anna.next();
  await aWhile();
  expect(anna.unread()).toEqual([]);
  const [row] = await house.memory.store.all<{ due: number }>("SELECT due FROM outbox WHERE told IS NULL");
  expect([new Date(row!.due).getUTCHours(), row!.due > Date.now()]).toEqual([9, true]);
  anna.say("/forget");
  anna.press(await anna.next(), "Delete");
  await expect.poll(async () => (await house.memory.watches.of(anna.chat.id)).length).toBe(0);
});
