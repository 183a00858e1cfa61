import { describe, expect, test } from "vitest";
import { composeDigest } from "../../../src/telegram/news/digest.ts";
import { livingHouse } from "../../news/living.ts";
import { bothEngines } from "../engines.ts";
import { covered } from "../world.ts";
import { aWhile, livingBot } from "./living.ts";

const of = (source: string, title: string, body: string) => `---\ntitle: ${title}\nsource: ${source}\ndate: 2026-03-01\n---\n${body}\n`;
const ARTICLES = {
  "bridge.md": of("Lake Courier", "The bridge of Tolmin", "The bridge of Tolmin was opened by mayor Edda Kern in 1931. It is 210 metres long."),
  "ferry.md": of("Evening Star", "The ferry", "The ferry of Tolmin Bay sails at nine from the northern pier every Sunday."),
};
const QUESTION = "Who built the lighthouse of Sarrow?";
const LIGHTHOUSE = of("Harbour Press", "The lighthouse of Sarrow", "The lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high.");
const MARKET = of("Lake Courier", "The market", "The market of Tolmin Bay moves to the old harbour hall from the first of May this year. Forty sellers come with it. The hall was empty for years.");
const BELL = of("Evening Star", "The bell", "The bell of Ostrow was rung by Petra Venn on New Year's Eve, and heard in both valleys.");
const SECRET = of("Lake Courier", "A plan", "The plan of the harbour hall was signed by Jon Abel, and nobody is to know of it yet.");

describe.each(await bothEngines())("in %s", (_, database, webhook) => {
  test("what is new under one's watches and in chosen sources comes at one's hour, once, and nothing where nothing is new; in a group by its admins", async () => {
    const { telegram, change, asked, house, log } = await livingBot(ARTICLES, { database }, webhook);
    const { store } = house.memory;
    const anna = telegram.privately(telegram.person({ language_code: "en" }));
    const boris = telegram.privately(telegram.person({ language_code: "ru" }));
    const omar = telegram.privately(telegram.person({ language_code: "ar" }));
    const group = telegram.group();
    const [carla, dora] = [telegram.person({ language_code: "ar" }), telegram.person({ language_code: "en" })];
    group.admins.set(carla.id, carla);

    // Anna: daily at seven, of one source and what she watches.
    expect((await asked(anna, "/digest")).text).toMatch(/^Once a day or a week/);
    const chosen = await asked(anna, "/digest daily 7");
    expect(chosen.text).toMatch(/every day at \u206807:00\u2069 \(\u2068UTC\u2069\)\n.*come with it\.\nSources: all/);
    const now = () => anna.messages.find(({ message_id }) => message_id === chosen.message_id)!;
    anna.press(now(), "Sources");
    await anna.until(() => /Of which sources/.test(now().text));
    anna.press(now(), "\u2068Lake Courier\u2069 · 1");
    await anna.until(() => JSON.stringify(now().reply_markup).includes("✓ \u2068Lake Courier"));
    anna.press(now(), "Back");
    await anna.until(() => now().text.includes("Sources: \u2068Lake Courier\u2069"));
    await asked(anna, `/watch ${QUESTION}`);
    // Boris: weekly, of everything, by buttons, and what he watches at once.
    const russian = await asked(boris, "/digest");
    boris.press(russian, "Еженедельно");
    const weekly = () => boris.messages.find(({ message_id }) => message_id === russian.message_id)!;
    await boris.until(() => /раз в неделю/.test(weekly().text));
    boris.press(weekly(), "🕘 09:00");
    await boris.until(() => /В котором часу/.test(weekly().text));
    boris.press(weekly(), "18:00");
    await boris.until(() => /18:00/.test(weekly().text));
    boris.press(weekly(), `📅 ${new Intl.DateTimeFormat("ru", { weekday: "long", timeZone: "UTC" }).format(Date.now())}`);
    await boris.until(() => /В какой день/.test(weekly().text));
    boris.press(weekly(), "среда");
    await boris.until(() => /среда/.test(weekly().text));
    boris.press(weekly(), "✓ И то, за чем слежу");
    await boris.until(() => /приходят сразу/.test(weekly().text));
    await asked(boris, `/watch ${QUESTION}`);
    // A group: whoever is no admin of it does not choose, neither by typing nor by a button.
    expect((await asked(group, "/digest daily 9", dora)).text).toMatch(/^In a group its admins/);
    const arabic = await asked(group, "/digest يوميا 20", carla);
    expect(arabic.text).toMatch(/^الجديد: كل يوم الساعة \u206820:00/);
    const query = group.press(arabic, "إيقاف", dora);
    await expect.poll(() => telegram.chats.queries.get(query.id)).toMatch(/^In a group its admins/);

    await change(() => {
      house.write("lighthouse.md", LIGHTHOUSE);
      house.write("market.md", MARKET);
      house.write("bell.md", BELL);
      house.write("private/plan.md", SECRET);
    });
    expect(covered(await boris.next(30_000), "blockquote")).toEqual(["The lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high."]);
    expect((await asked(omar, "/watching")).text).toMatch(/^لا أتابع/);
    await aWhile();
    for (const chat of [anna, boris, omar, group]) expect(chat.unread()).toEqual([]);
    const rows = await store.all<{ chat: number; kind: string; due: number }>("SELECT chat, kind, due FROM outbox WHERE told IS NULL ORDER BY due, id");
    expect(rows.map(({ chat, kind, due }) => [chat, kind, new Date(due).getUTCHours(), chat === boris.chat.id ? new Date(due).getUTCDay() : "any", due > Date.now()])).toEqual(
      expect.arrayContaining([[anna.chat.id, "digest", 7, "any", true], [group.chat.id, "digest", 20, "any", true], [boris.chat.id, "digest", 18, 3, true]]),
    );
    expect(rows).toHaveLength(4);
    // Another hour: what waits comes then.
    await asked(anna, "/digest 11");
    expect((await store.all<{ due: number }>("SELECT due FROM outbox WHERE told IS NULL AND chat = ?", anna.chat.id)).map(({ due }) => new Date(due).getUTCHours())).toEqual([11, 11]);

    await store.run("UPDATE outbox SET due = 0 WHERE told IS NULL");
    const told = await anna.next(30_000);
    expect(told.text).toMatch(/^New since the last time\n\nYou wanted to be told: “\u2068Who built/);
    expect(covered(told, "blockquote")).toEqual(["The lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high.", "The market of Tolmin Bay moves to the old harbour hall from the first of May this year."]);
    expect(told.entities?.filter(({ type }) => type === "text_link")).toHaveLength(2);
    const russianTold = await boris.next(30_000);
    expect(russianTold.text).toMatch(/^Новое за неделю/);
    expect(covered(russianTold, "blockquote")).toHaveLength(3);
    const groupTold = await group.next(30_000);
    expect(groupTold.text).toMatch(/^الجديد منذ/);
    expect(groupTold.text).not.toContain("Jon Abel");
    expect(JSON.stringify(telegram.calls)).not.toContain("nobody is to know");
    // The link leads into the article.
    anna.say(`/start ${(told.entities!.find(({ type }) => type === "text_link") as { url: string }).url.split("=")[1]}`);
    expect((await anna.next(30_000)).text).toContain("Ilda Marn");
    await anna.next(30_000);

    // Nothing new: no message. Under another name it is nothing new.
    expect(await change(() => { house.drop("bell.md"); house.write("2026/bell.md", BELL); })).toMatchObject({ added: 1, digests: 0 });
    // What is gone again by its hour, or is for editors alone by then, is not told.
    await asked(anna, "/watch How many windows does the harbour hall have?");
    await change(() => house.write("hall.md", of("Lake Courier", "The hall", "The harbour hall has forty windows and a new roof of copper since April.")));
    expect(await store.all("SELECT kind FROM outbox WHERE told IS NULL AND chat = ? AND subject LIKE 'watch %'", anna.chat.id)).toEqual([{ kind: "digest" }]);
    await change(() => { house.drop("hall.md"); house.write("private/hall.md", of("Lake Courier", "The hall", "The harbour hall has forty windows and a new roof of copper since April.")); });
    await store.run("UPDATE outbox SET due = 0 WHERE told IS NULL");
    await expect.poll(() => store.all("SELECT id FROM outbox WHERE told IS NULL"), { timeout: 10_000 }).toEqual([]);
    for (const chat of [anna, boris, omar, group]) expect(chat.unread()).toEqual([]);
    // What a digest showed is followed as any quote.
    await change(() => house.write("market.md", MARKET.replace("first of May", "third of May")));
    expect(covered(await anna.next(30_000), "strikethrough")).toEqual(["first"]);
    expect(log.filter(({ level }) => level === "error")).toEqual([]);
  }, 180_000);
});

test("switched off, what is watched comes at once and nothing else; quiet hours are no hours for it; /forget ends it", async () => {
  const hour = (new Date().getUTCHours() + 6) % 24;
  const { telegram, change, asked, house } = await livingBot(ARTICLES, { env: { QUIET_HOURS: `${hour}-${(hour + 2) % 24}` } });
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  expect((await asked(anna, `/digest daily ${hour}`)).text).toMatch(/I tell nobody anything/);
  expect((await asked(anna, "/digest 7 8")).text).toMatch(/^I do not understand that\. For example/);
  expect((await asked(anna, "/digest 7:30")).text).toMatch(/^Only full hours/);
  expect(await house.memory.digests.all()).toEqual([]);
  await asked(anna, `/digest weekly friday ${(hour + 3) % 24}`);
  expect(await house.memory.digests.of(anna.chat.id)).toMatchObject({ hour: (hour + 3) % 24, weekday: 5 });
  await asked(anna, `/digest weekly ${(hour + 3) % 24}`);
  const shown = await asked(anna, "/digest");
  anna.press(shown, `🕘 ${String((hour + 3) % 24).padStart(2, "0")}:00`);
  const now = () => anna.messages.find(({ message_id }) => message_id === shown.message_id)!;
  await anna.until(() => /At which hour/.test(now().text));
  expect(now().reply_markup?.inline_keyboard.flat()).toHaveLength(22);
  await asked(anna, `/watch ${QUESTION}`);
  await change(() => {
    house.write("lighthouse.md", LIGHTHOUSE);
    house.write("bell.md", BELL);
  });
  await aWhile();
  expect(anna.unread()).toEqual([]);
  expect((await asked(anna, "/digest off")).text).toMatch(/^Once a day or a week/);
  expect(covered(await anna.next(30_000), "blockquote")).toEqual(["The lighthouse of Sarrow was built by Ilda Marn in 1887 and is 41 metres high."]);
  await house.memory.store.run("UPDATE outbox SET due = 0 WHERE told IS NULL");
  await expect.poll(() => house.memory.store.all("SELECT id FROM outbox WHERE told IS NULL"), { timeout: 10_000 }).toEqual([]);
  expect(anna.unread()).toEqual([]);
  await asked(anna, `/digest daily ${(hour + 3) % 24}`);
  expect((await asked(anna, "/privacy")).text).toContain("Watched for you: \u20681\u2069 · digests that you chose: \u20681\u2069");
  anna.say("/forget");
  anna.press(await anna.next(30_000), "Delete");
  await expect.poll(() => house.memory.digests.all()).toEqual([]);
});

test("many new articles are one message: each source in turn, a story once, and how many more there are", async () => {
  const { telegram, change, asked, house } = await livingBot(ARTICLES);
  const anna = telegram.privately(telegram.person({ language_code: "en" }));
  await asked(anna, "/digest daily 9");
  const towns = ["Aldwin", "Brenn", "Corvath", "Dunmere", "Elsin", "Farrow", "Gorlan", "Hest", "Ilmar", "Jorvel", "Kesten", "Lorn", "Marrin"];
  const body = (town: string, i: number) => `The mayor of ${town} opened ${i + 3} new wells on the ${i + 5}th, and said that the water of ${town} is the best of the valley.`;
  await change(() => {
    for (const [i, town] of towns.entries()) house.write(`wells/${town}.md`, of(i === 12 ? "Evening Star" : "Lake Courier", `Wells of ${town}`, body(town, i)));
    house.write("copy.md", of("Harbour Press", "Wells", body("Marrin", 12)));
  });
  await house.memory.store.run("UPDATE outbox SET due = 0 WHERE told IS NULL");
  const told = await anna.next(30_000);
  const quotes = covered(told, "blockquote");
  expect(quotes.length).toBeGreaterThan(7);
  expect(quotes.length).toBeLessThanOrEqual(10);
  expect(quotes.filter((quote) => quote.includes("Marrin"))).toHaveLength(1);
  expect(told.text).toContain(`and \u2068${13 - quotes.length}\u2069 more`);
  await aWhile();
  expect(anna.unread()).toEqual([]);
});

test("killed at any step of an index run's look nothing new is forgotten, and nothing told twice", async () => {
  const house = await livingHouse(ARTICLES);
  const { memory } = house;
  await house.follow(() => {});
  await memory.digests.keep({ chat: 5, user: 5, language: "en", hour: 9, weekday: null, watches: true, sources: ["*"] });
  const compose = composeDigest(house);
  const run = memory.store.run.bind(memory.store);
  const written: string[] = [];
  for (let step = 1, killed = true; killed; step++) {
    const name = `The well of number ${step}`;
    written.push(name);
    house.write(`well${step}.md`, of("Lake Courier", "A well", `${name} was opened by its mayor on a Monday, with music and with ${step + 20} guests.`));
    await house.run();
    // Another run's library is seen after a while.
    await expect.poll(async () => (await house.sources()).length, { timeout: 20_000 }).toBe(2 + step);
    let left = step;
    memory.store.run = async (...statement) => {
      if (--left <= 0) throw new Error("killed");
      return run(...statement);
    };
    killed = await house.follow(() => {}).then(() => false, () => true);
    memory.store.run = run;
    await house.follow(() => {});
  }
  expect(written.length).toBeGreaterThan(4);
  let said = "";
  for (;;) {
    const parcels = await memory.outbox.take(5, "digest", Number.MAX_SAFE_INTEGER - 1e6);
    if (parcels.length === 0) break;
    const { letter, moot = [] } = await compose(parcels, "bot");
    await memory.outbox.withdraw(moot);
    await memory.outbox.settle(letter?.told ?? []);
    said += letter?.draft.text ?? "";
  }
  expect(written.map((name) => said.split(`${name} was`).length - 1)).toEqual(written.map(() => 1));
}, 120_000);
