import { createHmac } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citationId } from "../../src/citations/number.ts";
import { launch } from "./chromium.ts";
import { type Front, inFront, site } from "./front.ts";
import { type World, world } from "./world.ts";

const NAME = "isnad.example.org";
const PUBLIC = `https://${NAME}`;
const TOKEN = "123456789:AAtoken_of-a-bot";
const EDITOR = 7;
const READER = 8;
const STRANGER = 9;

/** What Telegram puts behind the # of the address that it opens. */
function opened(user: number, { token = TOKEN, ago = 0, dark = false } = {}): string {
  const fields = { auth_date: String(Math.floor((Date.now() - ago) / 1000)), query_id: "AA", user: JSON.stringify({ id: user, first_name: "Ж" }) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}`).sort().join("\n");
  const key = createHmac("sha256", "WebAppData").update(token).digest();
  const data = new URLSearchParams({ ...fields, hash: createHmac("sha256", key).update(lines).digest("hex") });
  return `#${new URLSearchParams({ tgWebAppData: String(data), tgWebAppVersion: "9.0", tgWebAppPlatform: "android", tgWebAppThemeParams: JSON.stringify({ bg_color: dark ? "#17212b" : "#ffffff" }) })}`;
}

/** Telegram's own window, in a phone and inside its page on the web, opens what the button under an answer leads to. */
describe("the button “in the article”", () => {
  let closed: World;
  let front: Front;
  let telegram: Front;
  let elsewhere: Front;
  let browser: Browser;
  let path: string;
  let text: string;
  const frame = `<!doctype html><title>Telegram</title><body><script>const frame = document.createElement("iframe"); frame.src = new URLSearchParams(location.search).get("open"); frame.width = 900; frame.height = 700; document.body.append(frame);</script>`;
  beforeAll(async () => {
    closed = await world({ PUBLIC_URL: PUBLIC, ACCESS: "limited", ADMIN_IDS: String(EDITOR), ALLOWED_IDS: String(READER), BOT_TOKEN: TOKEN });
    [front, telegram, elsewhere] = await Promise.all([inFront(closed.base, NAME), site(frame), site(frame)]);
    const hosts = { [NAME]: front, "web.telegram.org": telegram, "evil.example.net": elsewhere };
    browser = await launch([`--host-resolver-rules=${Object.entries(hosts).map(([name, { port }]) => `MAP ${name}:443 127.0.0.1:${port}`).join(",")}`]);
    const quote = (await closed.house.ask("When was the Webb telescope launched?")).quotes[0]!;
    path = `/c/${citationId(quote)}`;
    text = quote.text;
    await closed.house.memory.citations.keep(citationId(quote), quote.article, text);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await Promise.all([front, telegram, elsewhere].map(({ close }) => close()));
    await closed.close();
  });

  /** @param app what an app of Telegram puts into the windows that it opens */
  async function phone(app = true): Promise<{ page: Page; context: BrowserContext }> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en" });
    if (app) await context.addInitScript("window.TelegramWebviewProxy = { postEvent() {} }");
    return { context, page: await context.newPage() };
  }
  const refused = (page: Page) => page.locator("[data-refused]").waitFor({ timeout: 20_000 });

  it("opens the reading page for who may ask; it is dark where Telegram is", async () => {
    const { page, context } = await phone();
    await page.goto(PUBLIC + path + opened(READER, { dark: true }));
    await page.locator("mark.here").first().waitFor({ timeout: 20_000 });
    expect((await page.locator("mark.here").allTextContents()).join("")).toBe(text);
    const dark = page.locator('html[data-scheme="dark"]');
    await dark.waitFor();
    // No editor: the desk stays closed.
    expect(await page.locator('a[href="/desk"]').count()).toBe(0);
    await page.goto(`${PUBLIC}/desk`);
    await refused(page);
    await dark.waitFor();
    const [cookie] = await context.cookies(PUBLIC);
    expect(cookie).toMatchObject({ name: "__Host-isnad", httpOnly: true, secure: true, sameSite: "Lax" });
    await context.close();
  }, 120_000);

  it("gives an editor what the bot's admins may", async () => {
    const { page, context } = await phone();
    await page.goto(PUBLIC + path + opened(EDITOR));
    await page.locator('a[href="/desk"]').click({ timeout: 20_000 });
    await page.locator("#library").waitFor({ timeout: 20_000 });
    await context.close();
  }, 120_000);

  it.each([
    ["a stranger's", opened(STRANGER), true],
    ["signed with another token", opened(EDITOR, { token: "1:other-token-1234" }), true],
    ["of two hours ago", opened(EDITOR, { ago: 2 * 3_600_000 }), true],
    ["in a browser, where anybody could have made the link", opened(EDITOR), false],
  ])("lets nobody in by what is %s", async (_, data, app) => {
    const { page, context } = await phone(app);
    const asked: number[] = [];
    page.on("response", (response) => response.url().endsWith("/sign-in/telegram") && asked.push(response.status()));
    await page.goto(PUBLIC + path + data);
    await refused(page);
    if (app) await expect.poll(() => asked.length).toBe(1);
    await page.goto(PUBLIC + path);
    await refused(page);
    expect(await page.content()).not.toContain(text.slice(0, 20));
    await context.close();
  }, 120_000);

  it("opens inside Telegram on the web too, where browsers keep other cookies back; nobody else may frame it", async () => {
    const { page, context } = await phone(false);
    await page.goto(`https://web.telegram.org/?open=${encodeURIComponent(PUBLIC + path + opened(READER))}`);
    await page.frameLocator("iframe").locator("mark.here").first().waitFor({ timeout: 20_000 });
    // What was signed there is of use there alone.
    await page.goto(PUBLIC + path);
    await refused(page);
    await page.goto(`https://evil.example.net/?open=${encodeURIComponent(PUBLIC + path + opened(READER))}`);
    await page.waitForTimeout(1000);
    expect(await page.frameLocator("iframe").locator("main").count()).toBe(0);
    await context.close();
  }, 120_000);
});
