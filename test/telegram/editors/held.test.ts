import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { say } from "../../../src/texts/texts.ts";
import { about, question, town, towns } from "../../library/world.ts";
import { BOTH, real } from "../real.ts";
import { covered } from "../world.ts";

const [ADMIN, OTHER, ANOTHER] = [7001, 7002, 7003];
const TOWN = 3;
const CHECKS = { "checks.yaml": `- question: ${question(TOWN)}\n  quote: 1003 lighthouses\n- question: ${question(1)}\n  article: ${town(1)}\n` };

test.each(BOTH)("what would break a check is held back and told to every editor in their language, and published all the same by a button: %s, %s", async (engine, way) => {
  const { telegram, house, write } = await real(towns(0, 6), { engine, way, files: CHECKS, env: { ADMIN_IDS: [ADMIN, OTHER, ANOTHER].join(), CHECKS: "ROOT/checks.yaml" } });
  await house.memory.people.speak(OTHER, "ar");
  await house.memory.people.speak(ANOTHER, "ru");
  const [admin, other, another] = [ADMIN, OTHER, ANOTHER].map((id) => telegram.privately(telegram.person({ id, language_code: "en" })));
  const stranger = telegram.privately(telegram.person({ language_code: "en" }));
  const answer = async () => {
    stranger.say(question(TOWN));
    return covered(await stranger.next(90_000), "blockquote")[0];
  };
  for (const editor of [admin, other, another]) editor!.say("/start");
  for (const editor of [admin, other, another]) await editor!.next(90_000);

  write({ [`${town(TOWN)}.txt`]: about(TOWN, 5003) });
  admin!.say("/reindex");
  const done = await admin!.next(90_000);
  const held = await admin!.next(180_000);
  expect(held.text).toContain("Held back: \u20681\u2069 of \u20682\u2069 checks would break");
  expect(held.text).toContain(question(TOWN));
  expect(held.text).toContain("“1003 lighthouses”");
  expect(held.text).toContain("5003 lighthouses");
  await admin!.until(() => done.text.includes("Checks that hold: \u20681\u2069 of \u20682\u2069"), 90_000);
  expect((await other!.next(90_000)).text).toContain("أُوقف النشر");
  expect((await another!.next(90_000)).text).toContain("Публикация задержана");
  expect(await answer()).toContain("1003 lighthouses");

  // The same again is not told again; who is no editor presses in vain.
  await house.reindex(() => {});
  expect(await house.held()).toBeDefined();
  admin!.say("/reindex");
  await admin!.next(90_000);
  expect(await answer()).toContain("1003 lighthouses");

  admin!.press(held, say("en")("held-publish"));
  await admin!.until(() => held.text.startsWith("Published"), 180_000);
  await expect.poll(answer, { timeout: 10_000, interval: 500 }).toContain("5003 lighthouses");
  expect(await house.held()).toBeUndefined();
  // But for the correction, which may be told by then.
  expect(other!.unread().filter(({ text }) => !text.startsWith("تغيّر كلامٌ عُرض على القراء"))).toEqual([]);
}, 400_000);

test("by the time it is pressed more would break: nothing is published, and that is told", async () => {
  const files = { "checks.yaml": `- question: ${question(TOWN)}\n  quote: 1003 lighthouses\n- question: ${question(1)}\n  quote: 1001 lighthouses\n` };
  const { telegram, house, write } = await real(towns(0, 6), { files, env: { ADMIN_IDS: String(ADMIN), CHECKS: "ROOT/checks.yaml" } });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  admin.say("/start");
  await admin.next(90_000);
  write({ [`${town(TOWN)}.txt`]: about(TOWN, 5003) });
  admin.say("/reindex");
  await admin.next(90_000);
  const held = await admin.next(180_000);
  write({ [`${town(1)}.txt`]: about(1, 5001) });
  admin.press(held, "Publish all the same");
  const anew = await admin.next(180_000);
  expect(anew.text).toContain("Held back: \u20682\u2069 of \u20682\u2069");
  await admin.until(() => held.text.startsWith("Other checks"), 90_000);
  expect((await house.ask(question(1))).quotes[0]!.text).toContain("1001 lighthouses");
  admin.press(anew, "Publish all the same");
  await admin.until(() => anew.text.startsWith("Published"), 180_000);
  expect((await house.ask(question(1))).quotes[0]!.text).toContain("5001 lighthouses");
}, 400_000);

test("held back before the bot came up: the editors are told when it does; who is no editor presses in vain", async () => {
  const { telegram, house } = await real(towns(0, 6), { later: { [`${town(TOWN)}.txt`]: about(TOWN, 5003) }, files: CHECKS, env: { ADMIN_IDS: String(ADMIN), CHECKS: "ROOT/checks.yaml" } });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  const held = await admin.next(90_000);
  expect(held.text).toContain("Held back");
  const { id } = admin.press(held, "Publish all the same", telegram.person({ language_code: "en" }));
  await admin.until(() => /only the admins/.test(telegram.chats.queries.get(id) ?? ""), 90_000);
  expect((await house.held())?.broken).toHaveLength(1);
  expect((await house.ask(question(TOWN))).quotes[0]!.text).toContain("1003 lighthouses");
}, 300_000);

test.each(BOTH)("held back by a run in another process it is told within seconds, once, is in /status as long as it waits, and is published by the button: %s, %s", async (engine, way) => {
  const { telegram, house, settings, write, root } = await real(towns(0, 6), { engine, way, files: CHECKS, env: { ADMIN_IDS: String(ADMIN), CHECKS: "ROOT/checks.yaml" } });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  const status = async () => {
    admin.say("/status");
    return (await admin.next(30_000)).text;
  };
  const { articlesDir: ARTICLES_DIR, indexDir: INDEX_DIR, databaseUrl } = settings;
  const env = { PATH: process.env.PATH, ARTICLES_DIR, INDEX_DIR, CHECKS: join(root, "checks.yaml"), READER: "off", INDEX_NICE: "0", ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const index = async () => (await once(spawn(process.execPath, ["bin/isnad.js", "index"], { env, stdio: "ignore" }), "exit"))[0];
  expect(await status()).not.toContain("Held back");
  write({ [`${town(TOWN)}.txt`]: about(TOWN, 5003) });
  expect(await index()).toBe(1);
  const held = await admin.next(10_000);
  expect(held.text).toContain("Held back: \u20681\u2069 of \u20682\u2069 checks would break");
  expect(await status()).toContain("Held back");
  // The same again is the same.
  expect(await index()).toBe(1);
  write({ [`${town(TOWN)}.txt`]: about(TOWN, 1003) });
  expect(await index()).toBe(0);
  expect(await status()).not.toContain("Held back");
  expect(admin.unread()).toEqual([]);
  // What is held back after that is told anew.
  write({ [`${town(TOWN)}.txt`]: about(TOWN, 6003) });
  expect(await index()).toBe(1);
  const again = await admin.next(10_000);
  expect(again.text).toContain("6003 lighthouses");
  admin.press(again, "Publish all the same");
  await admin.until(() => again.text.startsWith("Published"), 180_000);
  expect(await house.held()).toBeUndefined();
}, 400_000);

test.each([["en", "No index is published until CHECKS is mended"], ["ar", "لن يُنشر أي فهرس"], ["ru", "Индекс не публикуется"]])("a slip in CHECKS is told to editors at the start, on the desk, in /status and at /reindex, until it is mended: %s", async (language, said) => {
  const { telegram, house, root, base, ownersPath } = await real(towns(0, 2), { way: "webhook", files: CHECKS, last: { "checks.yaml": "- question: x\n  quotes: y" }, env: { ADMIN_IDS: String(ADMIN), CHECKS: "ROOT/checks.yaml", PORT: "1" } });
  await house.memory.people.speak(ADMIN, language as "en");
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: language }));
  const told = async () => (await admin.next(90_000)).text;
  expect(await told()).toMatch(new RegExp(`${said}[^]*line 2: "quotes" is none of`));
  admin.say("/status");
  expect(await told()).toContain(said);
  admin.say("/reindex");
  await told();
  expect(await told()).toContain(said);
  const entered = await fetch(base + (await ownersPath()), { method: "POST", redirect: "manual", headers: { origin: base } });
  const cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0]!;
  const desk = async () => (await fetch(`${base}/desk`, { headers: { cookie, "accept-language": language } })).text();
  expect(await desk()).toContain(said);
  writeFileSync(join(root, "checks.yaml"), CHECKS["checks.yaml"]);
  admin.say("/status");
  expect(await told()).not.toContain(said);
  expect(await desk()).not.toContain(said);
  expect(admin.unread()).toEqual([]);
}, 300_000);

test("begun on the page it is told in the chat as well, and what happens on the page is counted", async () => {
  const { telegram, house, write, base, ownersPath } = await real(towns(0, 6), { way: "webhook", files: CHECKS, env: { ADMIN_IDS: String(ADMIN), CHECKS: "ROOT/checks.yaml", PORT: "1" } });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: "en" }));
  admin.say("/start");
  await admin.next(90_000);
  const entered = await fetch(base + (await ownersPath()), { method: "POST", redirect: "manual", headers: { origin: base } });
  const cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0]!;
  write({ [`${town(TOWN)}.txt`]: about(TOWN, 5003) });
  expect((await fetch(`${base}/desk/reindex`, { method: "POST", redirect: "manual", headers: { origin: base, cookie }, body: new URLSearchParams() })).status).toBe(303);
  const held = await admin.next(180_000);
  expect(held.text).toContain("Held back");
  await expect.poll(async () => (await fetch(`${base}/desk`, { headers: { cookie } })).text(), { timeout: 90_000 }).toContain(question(TOWN));
  await fetch(`${base}/?q=${encodeURIComponent(question(TOWN))}`);
  const metrics = await (await fetch(`${base}/metrics`)).text();
  expect(metrics).toContain('isnad_questions_total{found="yes"} 1');
  expect(metrics).toContain('isnad_events_total{event="reindexed"} 1');

  // Let through on the page: by then nothing is held back, and nothing is told again.
  const data = (held.reply_markup!.inline_keyboard[0]![0] as { callback_data: string }).callback_data;
  await fetch(`${base}/desk/reindex`, { method: "POST", redirect: "manual", headers: { origin: base, cookie }, body: new URLSearchParams({ anyway: data.split(":")[1]! }) });
  await expect.poll(async () => (await house.ask(question(TOWN))).quotes[0]!.text, { timeout: 180_000, interval: 1000 }).toContain("5003 lighthouses");
  expect(admin.unread()).toEqual([]);
}, 600_000);
