import { createHmac } from "node:crypto";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Run } from "../../src/web/desk/run.ts";
import { whoOpened } from "../../src/web/entry/telegram.ts";
import { type World, world } from "./world.ts";

const TOKEN = "123456789:AAtoken_of-a-bot";
const EDITOR = 7;
const NOW = Date.now();

/** What Telegram gives to its own window. */
function initData(fields: Record<string, string>, token = TOKEN): string {
  const all = { auth_date: String(Math.floor(NOW / 1000)), query_id: "AA", signature: "x", user: JSON.stringify({ id: EDITOR, first_name: "Ж & =" }), ...fields };
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}`).sort().join("\n");
  const key = createHmac("sha256", "WebAppData").update(token).digest();
  return String(new URLSearchParams({ ...all, hash: createHmac("sha256", key).update(lines).digest("hex") }));
}

describe("who opened Telegram's window", () => {
  it("is told by what Telegram signed", () => {
    expect(whoOpened(initData({}), TOKEN, NOW)).toBe(EDITOR);
  });

  it.each([
    ["signed with another token", initData({}, "1:other-token-1234"), NOW],
    ["changed", initData({}).replace("%3A7%2C", "%3A8%2C"), NOW],
    ["a field more", `${initData({})}&user=${encodeURIComponent('{"id":8}')}`, NOW],
    ["too old", initData({}), NOW + 2 * 3_600_000],
    ["of tomorrow", initData({}), NOW - 86_400_000],
    ["without a date", initData({ auth_date: "" }), NOW],
    ["without a user", initData({ user: "" }), NOW],
    ["a user that is none", initData({ user: '{"id":"7"}' }), NOW],
    ["without a signature", "user=%7B%22id%22%3A7%7D", NOW],
    ["nothing", "", NOW],
  ])("is nobody where it is %s", (_, data, now) => {
    expect(whoOpened(data, TOKEN, now)).toBeUndefined();
  });
});

describe("the window", () => {
  let there: World;
  const passed = { host: "isnad.example.org" };
  beforeAll(async () => {
    there = await world({ PUBLIC_URL: "https://isnad.example.org", ACCESS: "limited", ADMIN_IDS: String(EDITOR), BOT_TOKEN: TOKEN });
  });
  afterAll(() => there.close());

  const send = async (path: string, { method = "GET", body, ...headers }: Record<string, string> = {}) => {
    const { request } = await import("node:http");
    return new Promise<{ status: number; cookie: string; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
      request(there.base + path, { method, headers: { ...passed, ...headers } }, (response) => {
        let text = "";
        response.on("data", (part) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode!, cookie: String(response.headers["set-cookie"] ?? "").split(";")[0]!, text, headers: response.headers }));
      })
        .on("error", reject)
        .end(body);
    });
  };
  const signIn = (data: string) => send("/sign-in/telegram", { method: "POST", origin: "https://isnad.example.org", "content-type": "application/x-www-form-urlencoded", body: String(new URLSearchParams({ data })) });

  it("signs in with the rights that the bot knows", async () => {
    const { status, cookie } = await signIn(initData({}));
    expect(status).toBe(204);
    expect((await send("/desk", { cookie })).status).toBe(200);
    const stranger = await signIn(initData({ user: '{"id":99}' }));
    expect(stranger.status).toBe(204);
    expect((await send("/articles", { cookie: stranger.cookie })).status).toBe(401);
    expect((await signIn(initData({}, "1:other-token-1234"))).status).toBe(401);
  });

  it("may be shown by Telegram on the web, and by nobody else", async () => {
    expect((await send("/")).headers["content-security-policy"]).toContain("frame-ancestors https://web.telegram.org;");
  });
});

describe("the desk", () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.close());

  it.each(["/desk", "/desk/add", "/desk/reindex", "/desk/answers", "/desk/answers/1", "/desk/choose", "/desk/articles/ar%2Fibn-khaldun"])("%s is for editors alone, to look at and to change", async (path) => {
    expect((await fetch(here.base + path)).status).toBe(401);
    expect((await fetch(here.base + path, { method: "POST", headers: { origin: here.base }, body: new URLSearchParams({ do: "remove" }) })).status).toBe(401);
    expect(await here.house.article("ar/ibn-khaldun")).toBeDefined();
  });

  it("shows what was answered, as it was given and why", async () => {
    const { headers } = await fetch(here.base + (await here.ownersPath()), { method: "POST", headers: { origin: here.base }, redirect: "manual" });
    const get = async (path: string) => {
      const response = await fetch(here.base + path, { headers: { cookie: headers.get("set-cookie")!.split(";")[0]!, "accept-language": "en" } });
      return { status: response.status, text: await response.text() };
    };
    const asked = "When was the Webb telescope launched?";
    await fetch(`${here.base}/?q=${encodeURIComponent(asked)}`);
    const { text } = await get(`/desk/answers?q=${encodeURIComponent("since:2020 telescope")}`);
    expect(text).toContain(asked);
    const [link] = /\/desk\/answers\/\d+/.exec(text)!;
    const shown = (await get(link)).text;
    expect(shown).toContain("<blockquote");
    expect(shown).toContain(`--as-of ${(await here.house.ask(asked)).release}`);
    expect(shown).toContain("the same words, however inflected");
    expect((await get("/desk/answers?q=until:2019")).text).toContain("Nothing of that was answered");
    expect((await get("/desk/answers/999999")).status).toBe(404);
  });

  it("lets an editor choose the passage that answers, and take it back", async () => {
    const { headers } = await fetch(here.base + (await here.ownersPath()), { method: "POST", headers: { origin: here.base }, redirect: "manual" });
    const cookie = headers.get("set-cookie")!.split(";")[0]!;
    const get = async (path: string) => (await fetch(here.base + path, { headers: { cookie, "accept-language": "en" } })).text();
    const post = (fields: Record<string, string>) => fetch(`${here.base}/desk/choose`, { method: "POST", redirect: "manual", headers: { cookie, origin: here.base }, body: new URLSearchParams(fields) });
    const question = "Who looks after the telescope at night?";
    const passages = await get(`/desk/choose?q=${encodeURIComponent(question)}`);
    const [, citation] = /name="citation" value="([0-9a-z-]+)"/.exec(passages)!;
    expect(passages).toContain("Which passage answers");
    expect((await post({ question, citation: citation! })).status).toBe(303);
    const answer = await (await fetch(`${here.base}/?q=${encodeURIComponent(question.toUpperCase())}`, { headers: { "accept-language": "en" } })).text();
    expect(answer).toContain("Chosen by an editor");
    const line = (await (await fetch(`${here.base}/api/ask`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ text: question }) })).json()) as { quotes: { chosen?: true; citation: string }[] };
    expect(line.quotes[0]).toMatchObject({ chosen: true, citation });
    const [, id] = /name="remove" value="([\w-]{12})"/.exec(await get("/desk/choose"))!;
    await post({ remove: id! });
    expect(await get("/desk/choose")).toContain("Nothing was chosen by hand");
    expect(await get(`/desk/choose?q=${encodeURIComponent("And when was that?")}`)).toContain("leans on the one before");
  });

  it("takes large files from editors alone", async () => {
    const form = new FormData();
    form.set("file", new File(["x".repeat(100_000)], "large.txt"));
    const send = (headers: Record<string, string>) => fetch(`${here.base}/desk/add`, { method: "POST", headers: { origin: here.base, ...headers }, body: form });
    expect((await send({})).status).toBe(413);
    const { headers } = await fetch(here.base + (await here.ownersPath()), { method: "POST", headers: { origin: here.base }, redirect: "manual" });
    expect((await send({ cookie: headers.get("set-cookie")!.split(";")[0]! })).status).toBe(200);
  });

  it("shows what was typed again where it is not taken, and says why; does nothing that no button offers", async () => {
    const { headers } = await fetch(here.base + (await here.ownersPath()), { method: "POST", headers: { origin: here.base }, redirect: "manual" });
    const cookie = headers.get("set-cookie")!.split(";")[0]!;
    const post = async (path: string, body: URLSearchParams | FormData) => {
      const response = await fetch(here.base + path, { method: "POST", headers: { origin: here.base, cookie }, body, redirect: "manual" });
      return { status: response.status, document: parseHTML(await response.text()).document };
    };
    const path = `/desk/articles/${encodeURIComponent("ar/ibn-khaldun")}`;
    const now = (await here.house.article("ar/ibn-khaldun"))!;
    const typed = await post(path, new URLSearchParams({ title: "A new title", "was-title": now.title ?? "", date: "2024-99-99", "was-date": now.date ?? "", do: "correct" }));
    expect(typed.status).toBe(400);
    for (const [name, value] of [["title", "A new title"], ["date", "2024-99-99"], ["was-title", now.title ?? ""]] as const) expect(typed.document.querySelector(`input[name=${name}]`)!.getAttribute("value"), name).toBe(value);
    for (const wanted of ["", "delete", "Remove"]) expect((await post(path, new URLSearchParams({ do: wanted }))).status).toBe(400);

    const add = async (fields: Record<string, string | File>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return post("/desk/add", form);
    };
    for (const [fields, why] of [[{ file: new File([""], "empty.txt") }, "no text"], [{ file: new File([""], "") }, "Choose a file"], [{ link: "javascript:alert(1)" }, "http://"], [{ link: "file:///etc/passwd" }, "http://"], [{ link: "ftp://example.org/a" }, "http://"]] as const) {
      const { status, document } = await add(fields);
      expect([status, document.querySelector(".refusal")!.textContent]).toEqual([400, expect.stringContaining(why)]);
    }
    const preview = await add({ file: new File([`${now.text}

The ferry to Aldwin sails at nine, said the harbour master of Tessmar.`], "another.txt"), instead: now.article });
    const id = preview.document.querySelector("input[name=id]")!.getAttribute("value")!;
    const articles = (await here.house.sources()).length;
    expect((await post("/desk/keep", new URLSearchParams({ id, how: "yes" }))).status).toBe(400);
    expect((await here.house.sources()).length).toBe(articles);
  });

  it("keeps what two editors saved at once, and lets neither undo the other unseen", async () => {
    const key = "ar/ibn-khaldun";
    const path = `/desk/articles/${encodeURIComponent(key)}`;
    const { headers } = await fetch(here.base + (await here.ownersPath()), { method: "POST", headers: { origin: here.base }, redirect: "manual" });
    const cookie = headers.get("set-cookie")!.split(";")[0]!;
    const form = async () => {
      const { document } = parseHTML(await (await fetch(here.base + path, { headers: { cookie } })).text());
      return new URLSearchParams([...document.querySelectorAll("form.stack input")].map((input): [string, string] => [input.getAttribute("name")!, input.getAttribute("value") ?? ""]));
    };
    const save = async (filled: URLSearchParams, fields: Record<string, string>) => {
      for (const [name, value] of Object.entries({ ...fields, do: "correct" })) filled.set(name, value);
      const { status } = await fetch(here.base + path, { method: "POST", headers: { origin: here.base, cookie }, body: filled, redirect: "manual" });
      await expect.poll(async () => ((await (await fetch(`${here.base}/desk/reindex`, { headers: { cookie } })).json()) as { running: boolean }).running, { timeout: 60_000, interval: 1000 }).toBe(false);
      return status;
    };
    const [one, other] = [await form(), await form()];
    expect(await save(one, { source: "The Tide Review" })).toBe(303);
    expect(await save(other, { date: "1999-05-03" })).toBe(303);
    expect(await here.house.article(key)).toMatchObject({ source: "The Tide Review", date: "1999-05-03" });
    expect(await save(other, { source: "The Evening Star" })).toBe(400);
    expect(await here.house.article(key)).toMatchObject({ source: "The Tide Review" });
  }, 240_000);

  it("reads once more what changed while the articles were read", async () => {
    const ends: (() => void)[] = [];
    const run = new Run(() => new Promise((resolve) => ends.push(() => resolve({ articles: 1, passages: 1, added: 0, changed: 0, removed: 0, unchanged: 1, skipped: [], seconds: 1, notes: [] }))), () => {});
    run.start();
    run.start();
    run.start();
    expect(ends.length).toBe(1);
    ends[0]!();
    await expect.poll(() => ends.length).toBe(2);
    expect(run.running).toBe(true);
    ends[1]!();
    await expect.poll(() => run.running).toBe(false);
    expect(ends.length).toBe(2);
  });
});
