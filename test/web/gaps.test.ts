import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type World, world } from "./world.ts";

const EDITOR = 7;
let here: World;
beforeAll(async () => {
  here = await world({ QUESTIONS_PER_MINUTE: "1000", ADMIN_IDS: String(EDITOR) });
}, 240_000);
afterAll(() => here.close());

/** Signed in by a link that the terminal, or the bot, gave. */
async function signedIn(path: string): Promise<string> {
  const { headers } = await fetch(here.base + path, { method: "POST", headers: { origin: here.base }, redirect: "manual" });
  return headers.get("set-cookie")!.split(";")[0]!;
}
const ask = (question: string, cookie = "") => fetch(`${here.base}/?q=${encodeURIComponent(question)}`, { headers: { cookie } });

it("the desk's board and charts are of what readers ask, not of what editors try; what the library answers by now is no gap", async () => {
  const owner = await signedIn(await here.ownersPath());
  const editor = await signedIn(`/sign-in/${await here.house.memory.entrance.codeFor(EDITOR)}`);
  const desk = async () => {
    const { document } = parseHTML(await (await fetch(`${here.base}/desk`, { headers: { cookie: owner, "accept-language": "en" } })).text());
    const lists: Record<string, string[]> = {};
    let heading = "";
    for (const part of document.querySelectorAll("main h2, main li a bdi")) {
      if (part.localName === "h2") heading = part.textContent!;
      else lists[heading] = [...(lists[heading] ?? []), part.textContent!];
    }
    const titled = (words: string) => Object.entries(lists).find(([name]) => name.includes(words))?.[1] ?? [];
    return { open: titled("without an answer"), since: titled("By now"), last: titled("last questions"), charts: [...document.querySelectorAll(".chart figcaption span:first-child")].map(({ textContent }) => textContent!.replace(/[\u2066-\u2069]/g, "")), text: document.querySelector("main")!.textContent! };
  };

  const [tried, lamp] = ["Who keeps the keys of Port Varrow?", "When was the lamp of Quarrel Point lit for the first time?"];
  for (const cookie of [owner, editor]) {
    await ask(tried, cookie);
    await ask("When was the Webb telescope launched?", cookie);
  }
  let seen = await desk();
  expect([seen.open, seen.charts]).toEqual([[], []]);
  // They are among the last, called what they are.
  expect(seen.last).toContain(tried);
  expect(seen.text).toContain("an editor’s try");

  await ask(lamp);
  await ask(lamp);
  await ask("When was the Webb telescope launched?");
  seen = await desk();
  expect(seen.open).toEqual([lamp]);
  expect(seen.charts[0]).toBe("30 days: 3 asked, 1 answered");

  // The index may be run by anybody, and the article go again.
  writeFileSync(join(here.articles, "lamp.txt"), "Quarrel Point\n\nThe lamp of Quarrel Point was lit for the first time on 9 June 1871 by its keeper, Ada Moss.\n");
  await here.house.reindex(() => {});
  seen = await desk();
  expect([seen.open, seen.since]).toEqual([[], [lamp]]);
  rmSync(join(here.articles, "lamp.txt"));
  await here.house.reindex(() => {});
  seen = await desk();
  expect([seen.open, seen.since]).toEqual([[lamp], []]);
}, 120_000);
