import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateOf, shortDay } from "../../src/texts/dates.ts";
import { launch, visit } from "./chromium.ts";
import { type World, world } from "./world.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** With SHOTS=1 the pictures of the README are made anew. */
const SHOTS = process.env.SHOTS === "1";
const README = readFileSync("README.md", "utf8");

let browser: Browser;
let here: World;
beforeAll(async () => {
  [browser, here] = await Promise.all([launch(), world({ QUESTIONS_PER_MINUTE: "1000" })]);
});
afterAll(async () => {
  await browser.close();
  await here.close();
});

/** Nothing that axe-core finds: names, roles, contrast, order, languages. */
async function accessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate("axe.run()")) as { violations: { id: string; help: string; nodes: { html: string }[] }[] };
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes[0]?.html}`)).toEqual([]);
}

/** By the keyboard alone: on with Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if ((await target.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${target}`);
}
/** What is pressed leads to another page. */
async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  const loaded = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await loaded;
}
/** What stands in a field is selected by coming to it, so typing takes its place. */
async function fill(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(words);
}

const shot = async (page: Page, name: string) => SHOTS && README.includes(`docs/${name}.png`) && (await page.screenshot({ path: `docs/${name}.png` }));

describe.each([
  ["ar", "كم دام اجتماع بايدن وبوتين؟", "rtl", { width: 390, height: 844 }, "light"],
  ["en", "When was the Webb telescope launched?", "ltr", { width: 1100, height: 760 }, "light"],
  ["ru", "Сколько длилась встреча Путина и Байдена?", "ltr", { width: 1100, height: 760 }, "dark"],
] as const)("a reader in %s", (locale, question, direction, viewport, colorScheme) => {
  it("asks, opens the quote in its article, copies it", async () => {
    const { page, weight, close } = await visit(browser, here.base, { locale, viewport, colorScheme, ...(viewport.width < 500 && { isMobile: true, deviceScaleFactor: 2 }) });
    await page.goto("/");
    expect(await page.locator("html").getAttribute("dir")).toBe(direction);
    await accessible(page);
    await page.locator("#q").fill(question);
    await page.keyboard.press("Enter");
    await page.locator("blockquote").first().waitFor();
    expect(await page.locator("blockquote mark").count()).toBeGreaterThan(0);
    await accessible(page);
    await shot(page, `page-${locale}`);
    expect(await weight()).toBeLessThan(60_000);
    // The answer has an address of its own.
    expect(new URL(page.url()).searchParams.get("q")).toBe(question);

    const quoted = (await page.locator("blockquote").first().textContent())!;
    await page.locator("a.seen").first().click();
    const mark = page.locator("mark.here").first();
    await mark.waitFor();
    expect((await page.locator("mark.here").allTextContents()).join("")).toBe(quoted);
    // It is scrolled to, gently.
    await expect.poll(() => page.evaluate("(({ top }) => top > 0 && top < innerHeight)(document.querySelector('mark.here').getBoundingClientRect())"), { timeout: 10_000 }).toBe(true);
    await accessible(page);
    await shot(page, `read-${locale}`);
    expect(await weight()).toBeLessThan(60_000);

    const at = page.url();
    const pasted: Record<string, string> = {};
    for (const form of ["text", "markdown", "html", "csl"]) {
      await page.goto(at);
      await page.locator(`[data-copy="${form}"]`).click();
      await page.locator(`[data-copy="${form}"][role="status"]`).waitFor();
      // No page of ours may read the clipboard, but whoever sits before it can.
      await page.goto("about:blank");
      await page.setContent(form === "html" ? "<div contenteditable></div>" : "<textarea></textarea>");
      await page.locator("[contenteditable], textarea").focus();
      await page.keyboard.press("Control+V");
      pasted[form] = form === "html" ? (await page.locator("blockquote").textContent())! : await page.locator("textarea").inputValue();
    }
    const plain = (words: string) => words.replace(/\s+/g, " ").trim();
    for (const form of ["text", "html"]) expect(plain(pasted[form]!)).toContain(plain(quoted));
    expect(plain(pasted.markdown!.replace(/^> ?/gm, "").replace(/\\(?=[!-/:-@[-`{-~])/g, ""))).toContain(plain(quoted));
    expect((JSON.parse(pasted.csl!) as { note: string }[])[0]!.note).toContain(quoted);
    await close();
  }, 180_000);
});

it("on a phone a citation's page begins with whether the words stand; only #quote goes to them", async () => {
  const { page, close } = await visit(browser, here.base, { locale: "en", viewport: { width: 375, height: 667 } });
  await page.goto(`/?q=${encodeURIComponent("When was the Webb telescope launched?")}`);
  const link = (await page.locator("a.seen").first().getAttribute("href"))!.split("#")[0]!;
  const scrolled = async (address: string) => {
    await page.goto("about:blank");
    await page.goto(address, { waitUntil: "networkidle" });
    return page.evaluate("scrollY");
  };
  expect(await scrolled(link)).toBe(0);
  expect(await scrolled(`${link}#quote`)).toBeGreaterThan(0);
  await close();
});

it("a long article is read in stretches: the quote in its own, and the way on by the keyboard alone, without JavaScript", async () => {
  const own = await world();
  const lamps = Array.from({ length: 12_000 }, (_, i) => `The lamp number ${i} of the long street was lit by its keeper on the ${i % 28}th day of that month.`);
  const text = [...lamps.slice(0, 7000), "The tower of Xylo in the old town has 217 steps and one lamp.", ...lamps.slice(7000)].join("\n\n");
  expect(text.length).toBeGreaterThan(1_000_000);
  writeFileSync(join(own.articles, "long.txt"), text);
  await own.house.reindex(() => {});
  const ask = `/?q=${encodeURIComponent("How many steps does the tower of Xylo have?")}`;
  const inView = (page: Page) => page.evaluate("(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('mark.here').getBoundingClientRect())");
  const shown = async (page: Page) => (await page.locator(".article").textContent())!;

  const { page: lively, weight, close: closeLively } = await visit(browser, own.base, { locale: "en" });
  await lively.goto(ask);
  await lively.locator("a.seen").first().click();
  await lively.locator("mark.here").waitFor();
  await expect.poll(() => inView(lively), { timeout: 10_000 }).toBe(true);
  expect(await weight()).toBeLessThan(60_000);
  await accessible(lively);
  await lively.locator('a[rel="next"]').click();
  await lively.waitForURL(/part=/);
  expect(await weight()).toBeLessThan(60_000);
  await accessible(lively);
  await closeLively();

  const { page, close } = await visit(browser, own.base, { locale: "en", javaScriptEnabled: false });
  await page.goto(ask);
  await press(page, page.locator("a.seen").first());
  expect(await page.locator("mark.here").textContent()).toContain("217 steps");
  await expect.poll(() => inView(page), { timeout: 10_000 }).toBe(true);
  const around = await shown(page);
  for (const lamp of [6999, 7000]) expect(around).toContain(`lamp number ${lamp} `);
  await press(page, page.locator('a[rel="next"]'));
  expect(text).toContain(around + (await shown(page)));
  expect(await page.locator("mark.here").count()).toBe(0);
  await press(page, page.locator('a[rel="prev"]'));
  expect(await shown(page)).toBe(around);
  await press(page, page.locator('a[rel="prev"]'));
  expect(text).toContain((await shown(page)) + around);
  await press(page, page.getByRole("link", { name: "To the quote" }));
  await expect.poll(() => inView(page), { timeout: 10_000 }).toBe(true);
  // The article's own page begins with its beginning.
  await press(page, page.locator("h1 a"));
  expect(text.startsWith(await shown(page))).toBe(true);
  expect(await page.locator('a[rel="prev"]').count()).toBe(0);
  await press(page, page.locator('a[rel="next"]'));
  await press(page, page.locator('a[rel="prev"]'));
  expect(text.startsWith(await shown(page))).toBe(true);
  await close();
  await own.close();
}, 240_000);

it("works without JavaScript, and by the keyboard alone", async () => {
  const { page, close } = await visit(browser, here.base, { locale: "en", javaScriptEnabled: false });
  await page.goto("/");
  // The field has the focus already.
  await page.keyboard.type("When was the Webb telescope launched?");
  await page.keyboard.press("Enter");
  await page.locator("blockquote").first().waitFor();
  const focused = () => page.locator(":focus");
  await page.keyboard.press("Tab");
  expect(await focused().getAttribute("class")).toBe("skip");
  expect(await focused().isVisible()).toBe(true);
  for (let i = 0; i < 20 && (await focused().getAttribute("class")) !== "seen"; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("mark.here").first().waitFor();
  expect(page.url()).toMatch(/\/c\/[0-9a-z-]+#quote$/);
  await close();
});

it("shows of a changed citation both versions, and what differs; of one that is gone the words as cited", async () => {
  const own = await world();
  const { page, close } = await visit(browser, own.base, { locale: "en" });
  await page.goto(`/?q=${encodeURIComponent("When was the Webb telescope launched?")}`);
  const link = (await page.locator("a.seen").first().getAttribute("href"))!;
  const quoted = (await page.locator("blockquote").first().textContent())!;
  const [answer] = (await own.house.ask("When was the Webb telescope launched?")).quotes;
  const file = join(own.articles, (await own.house.article(answer!.article))!.path);
  const word = quoted.match(/\p{L}{4,}/gu)!.at(-1)!;
  writeFileSync(file, readFileSync(file, "utf8").replace(quoted, quoted.replace(word, "🐟changed🐟")));
  await own.house.reindex(() => {});
  await page.goto(link);
  expect(await page.locator(".fate.is-changed").count()).toBe(1);
  // That it changed is what is seen first.
  await expect.poll(() => page.evaluate("(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('.versions').getBoundingClientRect())"), { timeout: 10_000 }).toBe(true);
  expect(await page.locator("blockquote.gone").textContent()).toBe(quoted);
  expect(await page.locator("blockquote.gone mark").textContent()).toContain(word);
  expect(await page.locator("blockquote.come mark").textContent()).toContain("changed");
  await accessible(page);
  rmSync(file);
  await own.house.reindex(() => {});
  expect((await page.reload())!.status()).toBe(410);
  expect(await page.locator(".fate.is-gone").count()).toBe(1);
  expect(await page.locator("blockquote").textContent()).toBe(quoted);
  await accessible(page);
  await close();
  await own.close();
}, 240_000);

it("an editor signs in, adds an article after a look, corrects it, sees what is asked, removes it, signs out: by the keyboard alone", async () => {
  const own = await world();
  const { page, close } = await visit(browser, own.base, { locale: "en" });
  await page.goto("/desk");
  expect(await page.locator("main").textContent()).toContain("npx isnad sign-in");
  await page.goto(await own.ownersPath());
  await press(page, page.getByRole("button", { name: "Sign in", exact: true }));
  await press(page, page.getByRole("link", { name: "Desk", exact: true }));
  await accessible(page);

  const text = "The lighthouse of Orlo\n\nThe lighthouse of Orlo was lit for the first time on 3 May 1874 by its keeper, Marta Quill.\n\nIt has 217 steps, and stands on a rock of red granite.\n";
  await press(page, page.getByRole("link", { name: "Add an article", exact: true }));
  // The choice of a file is the browser's own window, which no test opens.
  await page.locator('input[type="file"]').setInputFiles({ name: "orlo.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await press(page, page.getByRole("button", { name: "See how it is read", exact: true }));
  expect(await page.locator(".article").textContent()).toBe(text);
  await accessible(page);
  // Nothing is added before that is said.
  expect((await own.house.sources()).some(({ title }) => title?.includes("Orlo"))).toBe(false);
  await press(page, page.getByRole("button", { name: "Add", exact: true }));
  // How far the run is can be watched, without asking for the page again.
  expect(await page.locator("#library [role=status] progress").count()).toBe(1);
  await accessible(page);
  const done = () => page.locator("#library .note").waitFor({ timeout: 90_000 });
  await done();
  // A reader asks, and an editor tries.
  const reader = await visit(browser, own.base, { locale: "en" });
  await reader.page.goto(`/?q=${encodeURIComponent("How many steps does the lighthouse of Orlo have?")}`);
  expect(await reader.page.locator("blockquote").first().textContent()).toContain("217 steps");
  await press(reader.page, reader.page.getByRole("button", { name: "No", exact: true }));
  await reader.page.goto(`/?q=${encodeURIComponent("Who painted the bridge of Zandar?")}`);
  await reader.close();
  await page.goto(`/?q=${encodeURIComponent("Who keeps the keys of Port Varrow?")}`);
  await page.goto("/articles?q=Orlo");
  await press(page, page.locator(".list a.title"));
  await press(page, page.getByRole("link", { name: "Correct", exact: true }));
  await fill(page, page.getByLabel("Source"), "The Tide Review");
  await fill(page, page.getByLabel("Date"), "3 May 1999");
  await accessible(page);
  await press(page, page.getByRole("button", { name: "Save", exact: true }));
  await done();
  expect((await own.house.sources()).find(({ title }) => title?.includes("Orlo"))).toMatchObject({ source: "The Tide Review", date: "1999-05-03" });

  // Another version of its text, after a look at what it says otherwise.
  await page.goto("/articles?q=Orlo");
  await press(page, page.locator(".list a.title"));
  await press(page, page.getByRole("link", { name: "Correct", exact: true }));
  await tabTo(page, page.locator("summary", { hasText: "Another version" }));
  await page.keyboard.press("Enter");
  await accessible(page);
  await page.locator('input[type="file"]').setInputFiles({ name: "newer.txt", mimeType: "text/plain", buffer: Buffer.from(text.replace("217", "219")) });
  await press(page, page.getByRole("button", { name: "See how it is read", exact: true }));
  expect([await page.locator("blockquote.gone mark").textContent(), await page.locator("blockquote.come mark").textContent()]).toEqual(["217", "219"]);
  await accessible(page);
  expect(await page.getByRole("button", { name: "Add", exact: true }).count()).toBe(0);
  await press(page, page.getByRole("button", { name: "Replace it", exact: true }));
  await done();
  expect((await own.house.sources()).filter(({ title }) => title?.includes("Orlo"))).toMatchObject([{ source: "The Tide Review", date: "1999-05-03" }]);
  await page.goto(`/?q=${encodeURIComponent("How many steps does the lighthouse of Orlo have?")}`);
  expect(await page.locator("blockquote").first().textContent()).toContain("219 steps");

  await page.goto("/desk");
  const desk = (await page.locator("main").textContent())!;
  expect(desk).toContain("Who painted the bridge of Zandar?");
  expect(desk).toMatch(/👎 1/);
  expect(await page.locator(".chart rect.asked").count()).toBe(30);
  expect(await page.locator(".chart rect.share").count()).toBe(30);
  await accessible(page);
  // Of the heights and of the days it is said what they are: to the eye beside the bars, to a screen reader in a table.
  const axis = (which: string) => page.locator(`.chart .${which}`).evaluateAll((all) => all.map((one) => [...one.children].map(({ textContent }) => textContent)));
  expect(await axis("counts")).toEqual([["2", "1", "0"], ["100 %", "50 %", "0 %"]]);
  const today = new Date().toISOString().slice(0, 10);
  expect((await axis("days")).map((days) => days.at(-1))).toEqual([shortDay(today, "en"), shortDay(today, "en")]);
  expect(await page.getByRole("img", { name: /30\S* days: \S*2\S* asked, \S*1\S* answered/ }).count()).toBe(1);
  await tabTo(page, page.locator("summary", { hasText: "Day by day" }));
  await page.keyboard.press("Enter");
  for (const name of ["Day", "Asked", "Answered", "Answered, %"]) expect(await page.getByRole("columnheader", { name, exact: true }).count()).toBe(1);
  expect(await page.getByRole("row", { name: dateOf(today, "en") }).getByRole("cell").allTextContents()).toEqual(["2", "1", "50"]);
  for (const [scheme, width] of [["dark", 375], ["light", 375]] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 700 });
    await accessible(page);
    // The labels of the days lie under the bars, and overlap nothing.
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    const boxes = await page.locator(".chart .days").first().locator("span").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    for (const [i, [left]] of boxes.entries()) if (i > 0) expect(left).toBeGreaterThan(boxes[i - 1]![1]!);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.goto("/articles?q=Orlo");
  await press(page, page.locator(".list a.title"));
  await press(page, page.getByRole("link", { name: "Correct", exact: true }));
  await tabTo(page, page.locator("summary", { hasText: "Remove" }));
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "Remove", exact: true }));
  await done();
  expect((await own.house.sources()).some(({ title }) => title?.includes("Orlo"))).toBe(false);
  await press(page, page.getByRole("button", { name: "Sign out", exact: true }));
  await page.goto("/desk");
  expect(await page.locator("main").textContent()).toContain("npx isnad sign-in");
  await close();
  await own.close();
}, 240_000);

it("the list of articles is searched and filtered", async () => {
  const { page, close } = await visit(browser, here.base, { locale: "en" });
  await page.goto("/articles");
  await accessible(page);
  const search = async (fields: Record<string, string>) => {
    await page.goto("/articles");
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`form.filters [name="${name}"]`);
      await (name === "lang" ? field.selectOption(value) : field.fill(value));
    }
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL(/\?/);
    return page.locator(".list li").count();
  };
  const all = await here.house.sources();
  expect(await search({ lang: "ru" })).toBe(all.filter(({ language }) => language === "ru").length);
  expect(await search({ since: "2022-01-01", lang: "en" })).toBe(all.filter(({ language, date = "" }) => language === "en" && date >= "2022").length);
  expect(await search({ q: "Beirut" })).toBeGreaterThan(0);
  await close();
}, 120_000);

it("who asks too often is told so, on a page like any other", async () => {
  const slow = await world({ QUESTIONS_PER_MINUTE: "1" });
  const { page, close } = await visit(browser, slow.base, { locale: "en" });
  await page.goto("/?q=Putin%3F");
  expect((await page.goto("/?q=Putin%3F"))!.status()).toBe(429);
  await accessible(page);
  for (let i = 0; i < 300; i++) await fetch(slow.base);
  expect((await page.goto("/articles"))!.status()).toBe(429);
  await accessible(page);
  await close();
  await slow.close();
}, 120_000);

it("other pages, and words that look like markup, are pages like any other", async () => {
  const { page, close } = await visit(browser, here.base, { locale: "en" });
  for (const path of ["/articles", "/articles/none", `/?q=${encodeURIComponent("When was Putin born?")}`, `/?q=${encodeURIComponent('<img src=x onerror=alert(1)>"><script>alert(1)</script>')}`]) {
    await page.goto(path);
    await accessible(page);
    expect(await page.locator("main img, main script").count()).toBe(0);
  }
  await close();
});
