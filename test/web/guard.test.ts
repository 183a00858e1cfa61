import { execFile } from "node:child_process";
import { request } from "node:http";
import { connect } from "node:net";
import { promisify } from "node:util";
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citationId } from "../../src/citations/number.ts";
import { Memory } from "../../src/memory/memory.ts";
import { type World, world } from "./world.ts";

const PUBLIC = "https://isnad.example.org";
const EDITOR = 7;
const READER = 8;
const STRANGER = 9;

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A request whose Host can be anything, as a web server in front or an attacker would send it. */
function ask(world: World, path: string, { method = "GET", body, ...headers }: Record<string, string> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(world.base + path, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    sent.on("error", reject).end(body);
  });
}

/** The cookie of somebody who followed a link of their own. */
async function signedIn(world: World, user: number, headers: Record<string, string> = {}): Promise<string> {
  const code = await world.house.memory.entrance.codeFor(user);
  const { status, headers: got } = await ask(world, `/sign-in/${code}`, { method: "POST", "sec-fetch-site": "same-origin", ...headers });
  expect(status).toBe(303);
  return String(got["set-cookie"]).split(";")[0]!;
}

describe("on this machine", () => {
  let here: World;
  beforeAll(async () => {
    here = await world({ QUESTIONS_PER_MINUTE: "3", ADMIN_IDS: String(EDITOR) });
  });
  afterAll(() => here.close());

  it("has a policy in which a public evaluator finds nothing to mend", async () => {
    for (const path of ["/", "/articles", "/nothing"]) {
      const policy = String((await ask(here, path)).headers["content-security-policy"]);
      const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
      // Its one "maybe" is for those who host JSONP, AngularJS or what users upload: the page hosts none.
      expect(findings.filter(({ severity }) => severity !== Severity.MEDIUM_MAYBE).map(({ description }) => description)).toEqual([]);
    }
  });

  it.each(["evil.example.org", "127.0.0.1.evil.org", "isnad.example.org", "localhost.evil.org:80"])("answers under no other name: %s", async (host) => {
    const { status, text } = await ask(here, "/articles", { host });
    expect(status).toBe(421);
    expect(text).not.toContain("<");
    // But says that it is well to whatever proxy or container asks.
    expect(await ask(here, "/health", { host })).toMatchObject({ status: 200, text: "ok" });
  });

  it("is for who sits at it: what a web server passes on has to say who they are", async () => {
    for (const header of ["x-forwarded-for", "forwarded", "x-real-ip", "via"]) expect((await ask(here, "/articles", { [header]: "203.0.113.7" })).status, header).toBe(401);
    expect((await ask(here, "/articles")).status).toBe(200);
  });

  it("asks nothing in the name of who looks at another page: a link may be followed, nothing fetched, embedded or framed", async () => {
    const own = await world({ QUESTIONS_PER_MINUTE: "2" });
    const question = "/?q=When+was+Putin+born%3F";
    for (const site of ["cross-site", "same-site"]) {
      for (const [mode, dest] of [["no-cors", "image"], ["cors", "empty"], ["navigate", "iframe"], ["navigate", "object"], ["no-cors", "script"]]) {
        const from = { "sec-fetch-site": site, "sec-fetch-mode": mode!, "sec-fetch-dest": dest! };
        for (const path of [question, "/articles", "/api/articles", "/c/aaaaaa-bbbbbb-1-1"]) expect((await ask(own, path, from)).status, `${site} ${dest} ${path}`).toBe(403);
      }
    }
    expect(await own.house.memory.store.all("SELECT * FROM asked")).toEqual([]);
    const followed = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    for (const headers of [followed, { ...followed, "sec-fetch-site": "none" }]) expect((await ask(own, question, headers)).status).toBe(200);
    expect(await own.house.memory.store.all("SELECT * FROM asked")).toHaveLength(2);
    await own.close();
  });

  it("a form that cannot be read is told so, and is no fault", async () => {
    const cookie = await signedIn(here, EDITOR);
    const before = here.log.length;
    for (const type of ["multipart/form-data", "multipart/form-data; boundary=x"]) {
      const form = { method: "POST", "content-type": type, body: "x", "sec-fetch-site": "same-origin" };
      for (const path of ["/judge", "/desk/add", "/desk/keep"]) for (const who of [{}, { cookie }]) expect((await ask(here, path, { ...form, ...who })).status, path).toBe(400);
    }
    expect(here.log.slice(before).filter(({ level }) => level === "error")).toEqual([]);
  });

  it("takes forms from its own pages alone", async () => {
    const form = { method: "POST", "content-type": "application/x-www-form-urlencoded", body: "asked=1.x&yes=1" };
    expect((await ask(here, "/judge", { ...form, origin: "https://evil.example.org" })).status).toBe(403);
    expect((await ask(here, "/judge", { ...form, "sec-fetch-site": "cross-site" })).status).toBe(403);
    // Cookies know no ports: a server beside this one is a stranger.
    expect((await ask(here, "/judge", { ...form, origin: "http://127.0.0.1:9", "sec-fetch-site": "same-site" })).status).toBe(403);
    expect((await ask(here, "/api/ask", { method: "POST", origin: "http://127.0.0.1:9", "content-type": "application/json", body: '{"text": "Who?"}' })).status).toBe(403);
    expect((await ask(here, "/judge", form)).status).toBe(403);
    expect((await ask(here, "/judge", { ...form, origin: here.base })).status).toBe(400);
    expect((await ask(here, "/judge", { ...form, origin: here.base, body: `asked=${"1".repeat(70_000)}` })).status).toBe(413);
  });

  it("signs in by a link once, which looking at does not use up", async () => {
    const path = await here.ownersPath();
    const body = (reply: Reply) => /<main.*<\/main>/s.exec(reply.text)![0];
    expect((await ask(here, path)).status).toBe(200);
    expect((await ask(here, path)).status).toBe(200);
    const used = await ask(here, path, { method: "POST", origin: here.base });
    expect(used.status).toBe(303);
    expect(String(used.headers["set-cookie"])).toMatch(/^isnad=0\..*HttpOnly; SameSite=Lax$/);
    const again = await ask(here, path, { method: "POST", origin: here.base });
    expect(again.status).toBe(401);
    expect(again.headers["set-cookie"]).toBeUndefined();
    // A link that never was looks like one that was.
    // A link that was used has no button any more.
    expect(body(await ask(here, "/sign-in/never"))).toBe(body(again));
    expect(body(again)).not.toContain("<form method=\"post\" action=\"/sign-in");
    expect(body(await ask(here, "/sign-in/never", { method: "POST", origin: here.base }))).toBe(body(again));
  });

  it("whoever has the machine gets another link by a command, while the page runs", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["bin/isnad.js", "sign-in"], { env: { PATH: process.env.PATH, BOT_DB: here.settings.botDb, PORT: "8471" } });
    const [, path] = /^http:\/\/127\.0\.0\.1:8471(\/sign-in\/[\w-]{32})\n$/.exec(stdout)!;
    expect((await ask(here, path!, { method: "POST", origin: here.base })).status).toBe(303);
    const again = await ask(here, path!, { method: "POST", origin: here.base });
    expect([again.status, again.text.includes("npx isnad sign-in")]).toEqual([401, true]);
  });

  it("a link is too old after ten minutes", async () => {
    const entrance = here.house.memory.entrance;
    const code = await entrance.codeFor(EDITOR, Date.now() - 11 * 60_000);
    expect(await entrance.redeem(code)).toBeUndefined();
    expect(await entrance.redeem(await entrance.codeFor(EDITOR))).toBe(EDITOR);
  });

  it("knows a session that was changed", async () => {
    const cookie = await signedIn(here, READER, { origin: here.base });
    expect((await ask(here, "/", { cookie })).text).toContain("/sign-out");
    for (const forged of [cookie.replace("=8.", `=${EDITOR}.`), cookie.slice(0, -6), "isnad=0.99999999999999", "isnad="]) expect((await ask(here, "/", { cookie: forged })).text, forged).not.toContain("/sign-out");
    const out = await ask(here, "/sign-out", { cookie, method: "POST", origin: here.base });
    expect(String(out.headers["set-cookie"])).toMatch(/^isnad=; Max-Age=0/);
  });

  it("who signs out is out, and so is whoever copied their cookie; another session of theirs goes on, and so it is after a restart", async () => {
    const [one, other] = [await signedIn(here, EDITOR, { origin: here.base }), await signedIn(here, EDITOR, { origin: here.base })];
    const desk = async (cookie: string, at = here) => (await ask(at, "/desk", { cookie })).status;
    expect([await desk(one), await desk(other)]).toEqual([200, 200]);
    // A cookie that nobody signed ends nobody's session.
    await ask(here, "/sign-out", { cookie: other.slice(0, -6), method: "POST", origin: here.base });
    await ask(here, "/sign-out", { cookie: one, method: "POST", origin: here.base });
    expect([await desk(one), await desk(other)]).toEqual([401, 200]);
    const memory = Memory.open(here.settings.botDb);
    expect(await memory.entrance.hasEnded(one.split(".")[2]!)).toBe(true);
    await memory.close();
  });

  it("waits for nobody who sends a request letter by letter", async () => {
    const started = Date.now();
    const socket = connect(Number(new URL(here.base).port), "127.0.0.1");
    const closed = new Promise((resolve) => socket.once("close", resolve).on("error", () => {}).resume());
    const dripping = setInterval(() => socket.write("x"), 500);
    socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ");
    await closed;
    clearInterval(dripping);
    expect(Date.now() - started).toBeLessThan(30_000);
  });

  it("answers as many questions a minute as it is told, then says when to ask again", async () => {
    const address = await world({ QUESTIONS_PER_MINUTE: "2" });
    const question = `/?q=${encodeURIComponent("When was Putin born?")}`;
    expect([(await ask(address, question)).status, (await ask(address, question)).status]).toEqual([200, 200]);
    const third = await ask(address, question);
    expect(third.status).toBe(429);
    expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);
    // To read is no question.
    for (const path of ["/c/aaaaaa-bbbbbb-1-1", "/articles"]) expect((await ask(address, path)).status, path).not.toBe(429);
    await address.close();
  });
});

describe("behind a web server", () => {
  let there: World;
  beforeAll(async () => {
    there = await world({ PUBLIC_URL: PUBLIC, ADMIN_IDS: String(EDITOR) });
  });
  afterAll(() => there.close());
  const passed = { host: "isnad.example.org", "x-forwarded-for": "198.51.100.1, 203.0.113.7" };

  it("answers under its public name, and tells the web server that hides it", async () => {
    expect((await ask(there, "/", passed)).status).toBe(200);
    const hidden = await ask(there, "/", {});
    expect(hidden.status).toBe(421);
    expect(hidden.text).toContain("proxy_set_header Host");
  });

  it("has cookies for https and this name alone, and is kept to https", async () => {
    const cookie = await signedIn(there, EDITOR, { ...passed, origin: PUBLIC });
    expect(cookie).toMatch(/^__Host-isnad=/);
    const { headers } = await ask(there, "/", passed);
    expect(headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
    expect(String((await ask(there, "/?hl=ru", passed)).headers["set-cookie"])).toMatch(/^hl=ru;.*HttpOnly; Secure; SameSite=Lax$/);
    expect((await ask(there, "/sign-out", { ...passed, cookie, method: "POST", origin: "http://127.0.0.1" })).status).toBe(403);
  });

  it("counts by the address that its own web server names, not by what a visitor claims before it", async () => {
    const one = await world({ PUBLIC_URL: PUBLIC, QUESTIONS_PER_MINUTE: "1" });
    const from = async (address: string) => (await ask(one, "/?q=Putin%3F", { host: "isnad.example.org", "x-forwarded-for": address })).status;
    expect([await from("1.1.1.1, 203.0.113.7"), await from("2.2.2.2, 203.0.113.7"), await from("203.0.113.8")]).toEqual([200, 429, 200]);
    expect([await from("2001:db8:1:2:aaaa::1"), await from("2001:db8:1:2:bbbb::1")]).toEqual([200, 429]);
    await one.close();
  });
});

describe("where access is limited", () => {
  let closed: World;
  beforeAll(async () => {
    closed = await world({ PUBLIC_URL: PUBLIC, ACCESS: "limited", ADMIN_IDS: String(EDITOR), ALLOWED_IDS: String(READER) });
  });
  afterAll(() => closed.close());
  const passed = { host: "isnad.example.org", "x-forwarded-for": "203.0.113.7" };

  it("an outsider learns nothing: what there is and what there is not look the same, signed in or not", async () => {
    const quote = (await closed.house.ask("When was the Webb telescope launched?")).quotes[0]!;
    const id = citationId(quote);
    await closed.house.memory.citations.keep(id, quote.article, quote.text);
    const paths = ["/", "/?q=Putin", `/c/${id}`, "/c/aaaaaa-bbbbbb-1-1", `/c/${id}/text`, "/articles", `/articles/${encodeURIComponent(quote.article)}`, "/articles/none", "/nothing", "/desk"];
    for (const cookie of ["", await signedIn(closed, STRANGER, { ...passed, origin: PUBLIC })]) {
      const replies = await Promise.all(paths.map((path) => ask(closed, path, { ...passed, cookie })));
      const seen = replies.map(({ status, text, headers: { date: _, ...headers } }) => JSON.stringify({ status, headers: { ...headers, "content-length": 0 }, text: text.replace(/<footer.*<\/footer>/s, "") }));
      expect(new Set(seen).size).toBe(1);
      expect(replies[0]!.status).toBe(401);
      expect(seen[0]).not.toContain(quote.text.slice(0, 20));
    }
  });

  it("nor by any method, door or form: replies to what there is and what there is not are the same to the letter", async () => {
    const quote = (await closed.house.ask("When was the Webb telescope launched?")).quotes[0]!;
    const id = citationId(quote);
    await closed.house.memory.citations.keep(id, quote.article, quote.text);
    const key = encodeURIComponent(quote.article);
    const none = `${key.slice(0, -4)}none`;
    const asked = await closed.house.memory.questions.keep({ user: 0, chat: 0, message: 0, question: "Who?", found: 1, ms: 1, at: Date.now() });
    // Of the same length, since a page links to itself.
    const pairs: [string, string][] = [
      ...["", "/text", "/markdown", "/html", "/csl"].map((form): [string, string] => [`/c/${id}${form}`, `/c/${id.replace(/^....../, "aaaaaa")}${form}`]),
      ...["/articles/", "/api/articles/", "/desk/articles/"].map((folder): [string, string] => [folder + key, folder + none]),
      ...[[`/api/citations/${id}`, `/api/citations/${id.replace(/^....../, "aaaaaa")}`], ["/metrics", "/nothing"], ["/desk", "/none"], ["/mcp", "/api"], ["/judge", "/jodge"]].map(([there, not]): [string, string] => [there!, not!]),
    ];
    const stranger = await signedIn(closed, STRANGER, { ...passed, origin: PUBLIC });
    for (const method of ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"]) {
      for (const cookie of ["", stranger]) {
        for (const [there, not] of pairs) {
          const seen = async (path: string) => {
            const sent = { ...passed, method, cookie, origin: PUBLIC, ...(method === "POST" && { "content-type": "application/x-www-form-urlencoded", body: `asked=${asked}.x&yes=1` }) };
            const { status, text, headers } = await ask(closed, path, sent);
            return { status, text: text.replaceAll(path, "").replaceAll(path.replaceAll("%2F", "/"), ""), headers: { ...headers, date: "" } };
          };
          const [one, other] = [await seen(there), await seen(not)];
          expect(one, `${method} ${there}`).toEqual(other);
          expect(one.status).toBeGreaterThanOrEqual(400);
        }
      }
    }
  }, 120_000);

  it.each([["an editor", EDITOR], ["who may ask", READER]])("%s comes in", async (_, user) => {
    const cookie = await signedIn(closed, user, { ...passed, origin: PUBLIC });
    const { status, text } = await ask(closed, "/articles", { ...passed, cookie });
    expect(status).toBe(200);
    expect(text).not.toContain("og:");
    expect((await ask(closed, "/robots.txt", passed)).text).toBe("User-agent: *\nDisallow: /\n");
  });

  it("who was invited to the bot comes in, until they are not", async () => {
    await closed.house.memory.store.run("INSERT INTO person (id, invited) VALUES (?, 1)", 77);
    const cookie = await signedIn(closed, 77, { ...passed, origin: PUBLIC });
    expect((await ask(closed, "/articles", { ...passed, cookie })).status).toBe(200);
    await closed.house.memory.store.run("UPDATE person SET invited = 0 WHERE id = 77");
    expect((await ask(closed, "/articles", { ...passed, cookie })).status).toBe(401);
  });
});
