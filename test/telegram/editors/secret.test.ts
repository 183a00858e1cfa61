import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { say } from "../../../src/texts/texts.ts";
import { towns } from "../../library/world.ts";
import { launch, visit } from "../../web/chromium.ts";
import type { Room } from "../emulator/room.ts";
import { BOTH, real } from "../real.ts";

const ADMIN = 7001;
const PLAN = "The Zorvax plan\n\nThe Zorvax plan was signed on 5 May 2024 by Ostrik Vennamar in the hall of Brennick. It has nine parts.\n";
const POST = "The Quorvin boat\n\nThe Quorvin boat was built by Hadda Murn in the winter of 1931, of oak.";
const [WHO, BUILT] = ["Who signed the Zorvax plan?", "Who built the Quorvin boat?"];

const asked = async (chat: Room, question: string) => {
  chat.say(question);
  return (await chat.next(90_000)).text;
};

test.each([[...BOTH[0], "ar"], [...BOTH[1], "ru"]] as const)("what is added by the preview's button for editors alone answers nobody else until a button publishes it: %s, %s, %s", async (engine, way, language) => {
  const { telegram, house, root } = await real(towns(0, 3), { engine, way, env: { ADMIN_IDS: String(ADMIN) } });
  const admin = telegram.privately(telegram.person({ id: ADMIN, language_code: language }));
  const stranger = telegram.privately(telegram.person({ language_code: language }));
  const t = say(language);
  admin.sendDocument("plan.txt", Buffer.from(PLAN));
  const shown = await admin.next(90_000);
  admin.press(shown, t("add-secret"));
  await admin.until(() => shown.text.includes("private/added/plan.txt") && /3|4/.test(shown.text) && !shown.text.includes("…"), 180_000);
  await expect.poll(async () => (await house.inside.sources()).length, { timeout: 60_000 }).toBe(4);
  expect(readFileSync(join(root, "articles/private/added/plan.txt"), "utf8")).toBe(PLAN);
  const chat = { id: -1001234567890, type: "channel", title: "Boats", username: "boats" };
  admin.forward(POST, { type: "channel", chat, message_id: 42, date: 1_720_000_000 });
  const post = await admin.next(90_000);
  admin.press(post, t("add-secret"));
  await expect.poll(async () => (await house.inside.sources()).length, { timeout: 180_000 }).toBe(5);
  await admin.until(() => post.text.includes("private/added/boats-42.md"), 60_000);

  expect(await asked(admin, WHO)).toContain("Ostrik Vennamar");
  expect(await asked(admin, BUILT)).toContain("Hadda Murn");
  for (const question of [WHO, BUILT, "/sources", "/sources Zorvax"]) expect(await asked(stranger, question), question).not.toMatch(/Vennamar|Murn|private\/|Brennick|Boats/);
  expect(JSON.stringify(await telegram.inline(WHO, telegram.person({ id: ADMIN, language_code: language })))).not.toContain("Vennamar");
  expect((await house.sources()).length).toBe(3);

  // Published by the button under the article, after a look; nobody but an editor presses it.
  admin.say("/article Zorvax");
  const article = await admin.next(90_000);
  admin.press(article, t("shelve-open"));
  const sure = await admin.next(90_000);
  stranger.pressData(sure, JSON.stringify(sure.reply_markup).match(/open:\w+/)![0]);
  expect(await asked(stranger, WHO)).not.toContain("Vennamar");
  expect(existsSync(join(root, "articles/private/added/plan.txt"))).toBe(true);
  admin.press(sure, t("shelve-open"));
  expect((await admin.next(180_000)).text).toContain("added/plan.txt");
  await expect.poll(() => asked(stranger, WHO), { timeout: 30_000 }).toContain("Ostrik Vennamar");
  expect(await asked(stranger, BUILT)).not.toContain("Murn");
}, 600_000);

test("so is what is added by the desk's form, in a browser", async () => {
  const { telegram, house, base, ownersPath } = await real(towns(0, 3), { way: "webhook", env: { ADMIN_IDS: String(ADMIN), PORT: "1" } });
  const stranger = telegram.privately(telegram.person({ language_code: "en" }));
  const browser = await launch();
  onTestFinished(() => browser.close());
  const [editor, reader] = [await visit(browser, base, { locale: "en" }), await visit(browser, base, { locale: "en" })];
  const { page } = editor;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await page.goto(await ownersPath());
  await button("Sign in").click();
  await page.goto("/desk/add");
  await page.locator('input[type="file"]').setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from(PLAN) });
  await button("See how it is read").click();
  await button("Add for editors alone").click();
  await page.locator("#library .note").waitFor({ timeout: 180_000 });
  expect((await house.inside.sources()).map(({ article }) => article)).toContain("private/added/plan");

  const quotes = async ({ page }: typeof reader) => {
    await page.goto(`/?q=${encodeURIComponent(WHO)}`);
    return (await page.locator("blockquote").allTextContents()).join();
  };
  expect(await quotes(editor)).toContain("Ostrik Vennamar");
  expect(await quotes(reader)).toBe("");
  expect(await reader.page.content()).not.toMatch(/Vennamar|Brennick/);
  const { found } = (await (await fetch(`${base}/api/ask`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ text: WHO }) })).json()) as { found: boolean };
  expect(found).toBe(false);
  expect(await asked(stranger, WHO)).not.toContain("Vennamar");

  await page.goto("/desk/articles/private/added/plan");
  await page.locator("summary", { hasText: "Publish" }).click();
  await button("Publish").click();
  await page.locator("#library .note").waitFor({ timeout: 180_000 });
  expect(await quotes(reader)).toContain("Ostrik Vennamar");
  expect(await asked(stranger, WHO)).toContain("Ostrik Vennamar");
  for (const { close } of [editor, reader]) await close();
}, 400_000);
