import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readArticles } from "../../src/articles/read.ts";
import { type Added, add } from "../../src/intake/add.ts";
import { plainAddress } from "../../src/intake/versions.ts";
import { printAdded } from "../../src/terminal/inspect.ts";

let root: string;
let folder: string;
let server: Server;
let base: string;
/** What each path sends, always with status 200. */
let pages: Record<string, string>;

beforeAll(async () => {
  server = createServer((request, response) => response.setHeader("content-type", "text/html; charset=utf-8").end(pages[request.url!.split("?")[0]!] ?? ""));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "versions-"));
  folder = join(root, "articles");
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function added(link: string, aside?: string): Promise<Added> {
  for await (const one of add([base + link], folder, { allowPrivate: true, ...(aside !== undefined && { aside }) })) return one;
  throw new Error("nothing");
}
const ids = async () => {
  const found: Record<string, string> = {};
  for await (const raw of readArticles(folder, () => {})) found[raw.id] = raw.parse().text;
  return found;
};

describe.each([
  ["The bridge opens", "The bridge over the Tern is opened on Monday by the mayor of the town, the county said.", "The bridge over the Tern is opened on Friday by the mayor of the town, the county said."],
  ["فتح الجسر", "يفتح رئيس البلدية الجسر فوق نهر تيرن يوم الاثنين، كما قالت المحافظة في بيان لها.", "يفتح رئيس البلدية الجسر فوق نهر تيرن يوم الجمعة، كما قالت المحافظة في بيان لها."],
])("%s", (title, before, after) => {
  const page = (text: string, head = "") => `<html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1><p>${text}</p></article></body></html>`;

  test("a page that changed is offered as the new version, and takes the place of the old one where that is wanted", async () => {
    pages = { "/bridge": page(before) };
    expect(await added("/bridge")).toMatchObject({ path: "added/127.0.0.1 bridge.html", already: false });
    pages = { "/bridge": page(after), "/bridge/": page(after) };
    const offered = await added("/bridge/?utm_source=letter");
    expect(offered).toMatchObject({ offered: "added/127.0.0.1 bridge.html" });
    expect(printAdded(offered)).toMatch(/not added .*added\/127\.0\.0\.1 bridge\.html is an earlier version of it .*--replace/);
    expect(Object.keys(await ids())).toEqual(["added/127.0.0.1 bridge"]);
    expect(existsSync(join(root, "removed"))).toBe(false);

    writeFileSync(join(folder, "added/127.0.0.1 bridge.html.meta.yaml"), "source: The Press\n");
    expect(await added("/bridge", join(root, "removed"))).toMatchObject({ path: "added/127.0.0.1 bridge.html", replaced: true });
    expect(await ids()).toEqual({ "added/127.0.0.1 bridge": expect.stringContaining(after) });
    expect(readFileSync(join(root, "removed/added/127.0.0.1 bridge.html"), "utf8")).toContain(before);
    expect(readdirSync(join(folder, "added"))).toEqual(["127.0.0.1 bridge.html", "127.0.0.1 bridge.html.meta.yaml"]);
  });

  test("links that lead to the same page are the same, whatever hangs on them", async () => {
    pages = { "/a": page(before, '<link rel="canonical" href="/story/1">'), "/b": page(before, '<link rel="canonical" href="/story/1">'), "/c": page(before), "/c/": page(before) };
    expect(await added("/a?utm_source=x&page=2")).toMatchObject({ already: false });
    for (const link of ["/a?utm_source=y&page=2", "/b", "/a"]) expect(await added(link), link).toMatchObject({ already: true });
    expect(await added("/c?fbclid=123")).toMatchObject({ path: "added/127.0.0.1 c.html", already: false });
    for (const link of ["/c", "/c/", "/c?gclid=1&utm_medium=b#part"]) expect(await added(link), link).toMatchObject({ path: "added/127.0.0.1 c.html", already: true });
    expect(Object.keys(await ids())).toHaveLength(2);
  });

  test("a site that calls its front page the address of all is not believed; other questions in an address are other pages", async () => {
    pages = { "/one": page(before, '<link rel="canonical" href="/">'), "/two": page(after, '<link rel="canonical" href="/">'), "/story": page(before) };
    expect(await added("/one")).toMatchObject({ already: false });
    expect(await added("/two")).toMatchObject({ already: false });
    expect(await added("/story?id=1")).toMatchObject({ already: false });
    pages["/story"] = page(after);
    expect(await added("/story?id=2")).toMatchObject({ already: false });
  });
});

test("addresses, as far as they tell one page from another", () => {
  for (const link of ["https://www.example.org/a/", "http://example.org/a#top", "https://example.org/a?utm_source=x&ysclid=1"]) expect(plainAddress(link)).toBe("example.org/a");
  expect(plainAddress("https://example.org/a?b=2&a=1")).toBe(plainAddress("https://example.org/a?a=1&b=2"));
  expect(plainAddress("https://example.org/a?p=1")).not.toBe(plainAddress("https://example.org/a?p=2"));
  expect(plainAddress("nonsense")).toBeUndefined();
});

describe("what servers send in place of a page, with status 200", () => {
  const page = (title: string, inner: string) => `<html><head><title>${title} | The Press</title></head><body><main><h1>${title}</h1>${inner}</main></body></html>`;
  const form = (words: string) => `<form><p>${words}</p><input type="text" name="user"><input type="password" name="pass"><button>OK</button></form>`;

  test.each<[string, string, RegExp]>([
    ["a login", page("Sign in", form("Sign in to your account to read this article and many others of this week.")), /form to sign in.*send it as a file/],
    ["Войти", page("Вход в личный кабинет", `<p>Войдите, чтобы прочитать эту статью и многие другие статьи этой недели.</p>${form("Пароль")}`), /form to sign in/],
    ["تسجيل الدخول", page("تسجيل الدخول", `<p>سجل الدخول إلى حسابك لقراءة هذا المقال وغيره من مقالات هذا الأسبوع.</p>${form("كلمة المرور")}`), /form to sign in/],
    ["a login that asks for the password later", page("Sign in", '<form><p>Enter the address of your account to go on reading.</p><input type="email" name="email"><button>Next</button></form>'), /form to sign in/],
    ["Вход по телефону", page("Вход", '<form><p>Укажите номер телефона, мы пришлём код для входа.</p><input type="tel" name="phone"><button>Далее</button></form>'), /form to sign in/],
    ["تسجيل الدخول بحساب آخر", page("تسجيل الدخول", "<p>اختر الحساب الذي تريد الدخول به لقراءة المقال.</p><button>المتابعة باستخدام Google</button>"), /form to sign in/],
    ["nothing found", page("Page not found", "<p>The page that you are looking for was moved, or it has never been here.</p>"), /no such page\. Is the link whole/],
    ["404", page("404", "<p>Sorry, but whatever you are looking for is not here any more. Try the search.</p>"), /no such page/],
    ["Страница не найдена", page("Страница не найдена", "<p>Возможно, она была удалена, или вы ошиблись в адресе страницы.</p>"), /no such page/],
    ["الصفحة غير موجودة", page("عذرا، الصفحة غير موجودة", "<p>ربما نقلت الصفحة التي تبحث عنها أو أن الرابط غير صحيح.</p>"), /no such page/],
    ["a question for robots", page("Just a moment...", "<p>Checking your browser before you can go on to the site that you asked for.</p>"), /asked by a person/],
  ])("%s is not added", async (_, sent, reason) => {
    pages = { "/a": sent };
    expect(await added("/a")).toMatchObject({ reason: expect.stringMatching(reason) });
    expect(existsSync(join(folder, "added"))).toBe(false);
  });

  test.each([
    ["an article on pages that were not found", page("Page not found: what servers say when they forget", `<p>${"The message is as old as the web, and everybody has seen it once, the historian said. ".repeat(25)}</p>`)],
    ["one with a login above it", page("The bridge opens on Monday", `${form("Sign in")}<p>${"The bridge over the Tern is opened on Monday by the mayor of the town. ".repeat(12)}</p>`)],
    ["one on a car", page("Peugeot 404 turns sixty", "<p>The Peugeot 404 was built from 1960 on, and many of them still run in Africa.</p>")],
    ["مقال عن الدخول", page("تسجيل الدخول إلى المباراة يبدأ الساعة الرابعة", "<p>قال النادي إن الأبواب تفتح في الرابعة وإن التذاكر تباع عند المدخل حتى السادسة.</p>")],
  ])("%s is", async (_, sent) => {
    pages = { "/a": sent };
    expect(await added("/a")).toMatchObject({ already: false });
  });
});
