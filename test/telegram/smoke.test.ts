import { expect, onTestFinished, test } from "vitest";
import telegramTestApi from "telegram-test-api";
import { createBot } from "../../src/telegram/bot.ts";
import { parts, summit } from "./library.ts";

test("the bot talks to a server that we did not write", async () => {
  // A CommonJS module whose types say that it is none.
  const TelegramServer = telegramTestApi as unknown as typeof telegramTestApi.default;
  const server = new TelegramServer({ port: 20_000 + (process.pid % 20_000), host: "127.0.0.1" });
  await server.start();
  const token = "123456789:AAsmoke-token-of-no-bot";
  const log: { event?: string }[] = [];
  const bot = createBot({ ...parts(), token, apiRoot: server.config.apiURL, log: (line) => log.push(line) });
  const served = bot.start();
  onTestFinished(async () => {
    await bot.stop();
    await served;
    await server.stop();
  });
  const client = server.getClient(token, { userName: "reader", firstName: "Reader" });
  await client.sendMessage(client.makeMessage(summit.ar.question));
  const { result } = await client.getUpdates();
  expect(result[0]?.message).toMatchObject({ text: expect.stringContaining(summit.ar.text) });
  expect(log.map(({ event }) => event)).toContain("question");
});
