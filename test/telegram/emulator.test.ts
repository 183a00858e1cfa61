import { Bot, InputFile } from "grammy";
import { expect, onTestFinished, test } from "vitest";
import { Emulator } from "./emulator/emulator.ts";

/** The emulator is only worth something if it says no. */
async function server(options = {}) {
  const telegram = await Emulator.start(options);
  onTestFinished(() => telegram.close());
  const api = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } }).api;
  return { telegram, api, chat: telegram.privately() };
}

test("what breaks a rule of the Bot API is refused and counts as a fault", async () => {
  const { telegram, api, chat } = await server();
  const id = chat.chat.id;
  const bold = (offset: number, length: number) => ({ entities: [{ type: "bold" as const, offset, length }] });
  const quote = (offset: number, length: number) => ({ type: "blockquote" as const, offset, length });
  const key = (callback_data: string) => ({ reply_markup: { inline_keyboard: [[{ text: "x", callback_data }]] } });
  const wrong: (() => Promise<unknown>)[] = [
    () => api.sendMessage(id, "x".repeat(4097)),
    () => api.sendMessage(id, " \n "),
    () => api.sendMessage(id, "\ud83d alone"),
    () => api.sendMessage(id, "short", bold(3, 3)),
    () => api.sendMessage(id, "🕊", bold(0, 1)),
    () => api.sendMessage(id, "a quote", { entities: [quote(0, 7), quote(2, 3)] }),
    () =>
      api.sendMessage(id, "abcdef", { entities: [...bold(0, 3).entities, { type: "italic", offset: 2, length: 3 }] }),
    () => api.sendMessage(id, "link", { entities: [{ type: "text_link", offset: 0, length: 4, url: "no address" }] }),
    () => api.sendMessage(id, "key", key("س".repeat(33))),
    () => api.sendMessage(id, "reply", { reply_parameters: { message_id: 1 } }),
    () => api.sendMessage(id, "topic", { message_thread_id: 9 }),
    () => api.sendMessage(id, "unknown option", { unheard: 1 } as never),
    () => api.sendMessage(id, "entity", { entities: [{ type: "blink", offset: 0, length: 1 } as never] }),
    () => api.answerCallbackQuery("never asked"),
    () => api.setMyCommands([{ command: "Bad-Name", description: "x" }]),
    () => api.raw.sendDice({ chat_id: id }),
    () => (api.raw as unknown as Record<string, () => Promise<unknown>>).noSuchMethod!(),
  ];
  for (const [i, call] of wrong.entries()) {
    await expect(call(), String(call)).rejects.toThrow(/40[04]/);
    expect(telegram.faults.length, `${call} ${telegram.faults.at(-1)}`).toBe(i + 1);
  }
  expect(chat.messages).toEqual([]);
  await api.sendMessage(id, "x".repeat(4096), key("س".repeat(32)));
  expect(telegram.faults).toHaveLength(wrong.length);
});

test("what the world does is refused without blaming the bot", async () => {
  const { telegram, api, chat } = await server();
  const { message_id } = await api.sendMessage(chat.chat.id, "hello");
  await expect(api.editMessageText(chat.chat.id, message_id, "hello")).rejects.toThrow("message is not modified");
  await api.editMessageText(chat.chat.id, message_id, "hello there");
  chat.delete(chat.messages[0]!);
  await expect(api.editMessageText(chat.chat.id, message_id, "again")).rejects.toThrow("message to edit not found");
  chat.blocked = true;
  await expect(api.sendMessage(chat.chat.id, "hello")).rejects.toThrow("403");
  await expect(api.sendMessage(1, "hello")).rejects.toThrow("chat not found");
  telegram.trouble("sendMessage", { code: 429, description: "Too Many Requests", retryAfter: 7 });
  await expect(api.sendMessage(chat.chat.id, "hello")).rejects.toMatchObject({ parameters: { retry_after: 7 } });
  expect(telegram.faults).toEqual([]);
});

test("text is kept as the server keeps it, and entities move along", async () => {
  const { api, chat } = await server();
  const sent = await api.sendMessage(chat.chat.id, " \r\n a\u202eb\tc ", {
    entities: [{ type: "bold", offset: 6, length: 3 }],
  });
  expect(sent.text).toBe("ab c");
  expect(sent.entities).toEqual([{ type: "bold", offset: 1, length: 3 }]);
});

test("updates stay until a later one is asked for; a poll is held; a second poller ends the first", async () => {
  const { telegram, api, chat } = await server();
  chat.say("one");
  chat.say("two");
  const [one, two] = await api.getUpdates({ timeout: 5 });
  expect([one?.message?.text, two?.message?.text]).toEqual(["one", "two"]);
  expect(await api.getUpdates({ limit: 1 })).toEqual([one]);
  expect(await api.getUpdates({ offset: two!.update_id })).toEqual([two]);
  const started = Date.now();
  const held = api.getUpdates({ offset: two!.update_id + 1, timeout: 5 });
  await expect.poll(() => telegram.polled).toBe(true);
  setTimeout(() => chat.say("/three"), 100);
  expect((await held)[0]?.message?.entities).toEqual([{ type: "bot_command", offset: 0, length: 6 }]);
  expect(Date.now() - started).toBeGreaterThanOrEqual(95);
  expect(await api.getUpdates({ offset: two!.update_id + 2, timeout: 1 })).toEqual([]);
  const first = api.getUpdates({ offset: two!.update_id + 2, timeout: 5 });
  first.catch(() => {});
  await expect.poll(() => telegram.polled).toBe(true);
  await api.getUpdates();
  await expect(first).rejects.toThrow("409");
  expect(telegram.faults).toEqual([]);
});

test("a quote of the message replied to must be in it, word for word", async () => {
  const { telegram, api, chat } = await server();
  const { message_id } = chat.say("القمة عُقدت في جنيف");
  const reply = await api.sendMessage(chat.chat.id, "here", { reply_parameters: { message_id, quote: "في جنيف" } });
  expect(reply.quote).toEqual({ text: "في جنيف", position: 12, is_manual: true });
  await expect(
    api.sendMessage(chat.chat.id, "no", { reply_parameters: { message_id, quote: "في باريس" } }),
  ).rejects.toThrow("QUOTE_TEXT_INVALID");
  expect(telegram.faults).toHaveLength(1);
});

test("calls come as JSON, in the address, urlencoded and multipart, and read the same", async () => {
  const { telegram, chat } = await server();
  const address = `${telegram.apiRoot}/bot${telegram.token}/sendMessage`;
  const entities = JSON.stringify([{ type: "bold", offset: 0, length: 2 }]);
  const fields = { chat_id: String(chat.chat.id), text: "42", entities };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  await fetch(`${address}?${new URLSearchParams(fields)}`);
  await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
  await fetch(address, { method: "POST", body: form });
  const whole = { chat_id: chat.chat.id, text: "42", entities: JSON.parse(entities) };
  expect(telegram.callsOf("sendMessage").map(({ payload }) => payload)).toEqual([whole, whole, whole]);
  // grammY's own multipart, which a file needs.
  const api = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } }).api;
  await api.raw
    .sendDocument({ chat_id: chat.chat.id, document: new InputFile(Buffer.from("a\r\nb"), "a.txt") as never })
    .catch(() => {});
  expect(telegram.callsOf("sendDocument")[0]?.payload).toMatchObject({
    chat_id: chat.chat.id,
    document: expect.stringMatching(/^attach:/),
  });
  expect(telegram.callsOf("sendDocument")[0]?.files).toMatchObject([
    { filename: "a.txt", content: Buffer.from("a\r\nb") },
  ]);
});
