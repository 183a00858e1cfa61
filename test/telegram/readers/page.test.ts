import { expect, it } from "vitest";
import { summit } from "../library.ts";
import { world } from "../world.ts";

const PAGE = "https://isnad.example.org";

interface Button {
  text: string;
  url?: string;
  web_app?: { url: string };
  callback_data?: string;
}
const buttons = (message: object) => ((message as { reply_markup?: { inline_keyboard: Button[][] } }).reply_markup?.inline_keyboard ?? []).flat();

it("where there is a page, a quote opens in its article in Telegram's own window; the proof by reply stays", async () => {
  const { telegram } = await world({ publicUrl: PAGE });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say(summit.en.question);
  const [read, prove] = buttons(await chat.next());
  expect(read).toMatchObject({ text: "In the article", web_app: { url: expect.stringMatching(new RegExp(`^${PAGE}/c/[0-9a-z-]+$`)) } });
  expect(prove!.callback_data).toBe(`in:${read!.web_app!.url.split("/").at(-1)}`);
});

it("in a group, which has no such windows, a link leads there", async () => {
  const { telegram } = await world({ publicUrl: PAGE });
  const group = telegram.group();
  group.say(`/ask ${summit.en.question}`, { from: telegram.person({ language_code: "en" }) });
  expect(buttons(await group.next())[0]).toMatchObject({ url: expect.stringContaining(`${PAGE}/c/`) });
});

it("/page gives a link that signs this person in, once; without a page there is none", async () => {
  const { telegram, deps } = await world({ publicUrl: PAGE });
  const person = telegram.person({ language_code: "en" });
  const chat = telegram.privately(person);
  chat.say("/page");
  const [link] = buttons(await chat.next());
  const code = link!.url!.slice(`${PAGE}/sign-in/`.length);
  const { entrance } = deps.memory;
  expect(await entrance.redeem(code)).toBe(person.id);
  expect(await entrance.redeem(code)).toBeUndefined();

  const none = await world();
  const other = none.telegram.privately(none.telegram.person({ language_code: "en" }));
  other.say("/page");
  expect((await other.next()).text).toContain("I do not know this command");
  other.say(summit.en.question);
  expect(buttons(await other.next())[0]).toMatchObject({ text: "In the article", callback_data: expect.stringMatching(/^in:/) });
});

it("the menu of commands has /page in three languages, for those who may use it, where there is a page", async () => {
  const admin = 5001;
  const there = await world({ publicUrl: PAGE, adminIds: [admin] });
  await expect.poll(() => there.log.map(({ event }) => event)).toContain("started");
  const chat = there.telegram.privately(there.telegram.person({ language_code: "ru" }));
  expect(chat.chat.id).toBe(admin);
  chat.say("/start");
  await chat.next();
  for (const language of ["ar", "en", "ru"]) for (const person of [undefined, admin]) expect(there.telegram.chats.menu(person, language)).toContain("page");
  const said = there.telegram.callsOf("setMyCommands").map(({ payload }) => (payload.commands as { command: string; description: string }[]).find(({ command }) => command === "page")?.description);
  expect(new Set(said.filter((one) => one !== undefined)).size).toBe(3);

  const closed = await world({ publicUrl: PAGE, access: { limited: true, allowed: [5001] } });
  const member = closed.telegram.privately(closed.telegram.person({ language_code: "en" }));
  member.say("/start");
  await member.next();
  expect(closed.telegram.chats.menu(undefined, "en")).toEqual([]);
  await expect.poll(() => closed.telegram.chats.menu(member.chat.id, "en")).toContain("page");

  const none = await world();
  await expect.poll(() => none.log.map(({ event }) => event)).toContain("started");
  expect(none.telegram.chats.menu(undefined, "en")).not.toContain("page");
});
