import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readSettings, table } from "../src/config.ts";
import { ConfigError } from "../src/config/values.ts";

const folder = mkdtempSync(join(tmpdir(), "isnad-config-"));
afterAll(() => rmSync(folder, { recursive: true }));
const nothing = join(folder, "no.env");
const file = (text: string) => {
  writeFileSync(join(folder, ".env"), text);
  return join(folder, ".env");
};
const fault = (env: Record<string, string>) => {
  try {
    readSettings(env, nothing);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error(`taken: ${JSON.stringify(env)}`);
};

describe(".env.example", () => {
  const example = readFileSync(".env.example", "utf8");

  it("has every setting with its meaning and default, in the order of the table, and nothing else", () => {
    const told = [...example.matchAll(/^# (.+)\n([A-Z_]+)=(.*)$/gm)].map(([, about, env, fallback]) => ({ about, env, fallback }));
    expect(told).toEqual(Object.values(table).map(({ about, env, fallback }) => ({ about, env, fallback })));
    expect(example.match(/^[A-Z_]+=/gm)).toHaveLength(told.length);
  });

  it("copied as it is changes nothing", () => {
    expect(readSettings({}, ".env.example")).toEqual(readSettings({}, nothing));
  });
});

describe("settings", () => {
  it("have defaults", () => {
    const settings = readSettings({}, nothing);
    expect(settings).toMatchObject({
      botApiRoot: "https://api.telegram.org",
      adminIds: [],
      articlesDir: resolve("data/articles"),
      indexDir: resolve("embeddings/index"),
      botDb: resolve("data/bot.sqlite"),
      embeddingModel: resolve("embeddings/model"),
    });
    expect(settings.botToken).toBeUndefined();
  });

  it("come from the file, and from the environment before it; an empty value is none", () => {
    const env = file('BOT_TOKEN=123456789:AAfromfile_and-more\nADMIN_IDS="1, 2"\nARTICLES_DIR=from/file\nINDEX_DIR=from/file\n');
    expect(readSettings({ ARTICLES_DIR: "from/environment", INDEX_DIR: "" }, env)).toMatchObject({
      botToken: "123456789:AAfromfile_and-more",
      adminIds: [1, 2],
      articlesDir: resolve("from/environment"),
      indexDir: resolve("embeddings/index"),
    });
    expect(readSettings({ BOT_TOKEN: " " }, env).botToken).toBeUndefined();
  });

  it("do not leak from the file into the environment", () => {
    readSettings({}, file("BOT_DB=elsewhere.sqlite\n"));
    expect(process.env.BOT_DB).toBeUndefined();
  });

  it("are read leniently where the meaning is plain", () => {
    expect(readSettings({ ADMIN_IDS: " 12,34  56,, " }, nothing).adminIds).toEqual([12, 34, 56]);
    expect(readSettings({ BOT_API_ROOT: "http://localhost:8081//" }, nothing).botApiRoot).toBe("http://localhost:8081");
    expect(readSettings({ ARTICLES_DIR: "  مقالاتي  " }, nothing).articlesDir).toBe(resolve("مقالاتي"));
  });

  it.each([
    [{ BOT_TOKEN: "hello" }, ["BOT_TOKEN", "@BotFather"]],
    [{ BOT_TOKEN: "123456789:" }, ["BOT_TOKEN", "@BotFather"]],
    [{ BOT_API_ROOT: "api.telegram.org" }, ["BOT_API_ROOT", '"api.telegram.org"', "https://api.telegram.org"]],
    [{ BOT_API_ROOT: "ftp://example.org" }, ["BOT_API_ROOT", "http(s)"]],
    [{ ADMIN_IDS: "@me" }, ["ADMIN_IDS", '"@me"', "@userinfobot"]],
    [{ ADMIN_IDS: "1,-5" }, ["ADMIN_IDS", '"-5"']],
    [{ ADMIN_IDS: "12.5" }, ["ADMIN_IDS", '"12.5"']],
    [{ ADMIN_IDS: "0" }, ["ADMIN_IDS", '"0"']],
    [{ READER: "no" }, ["READER", '"no"', "on or off"]],
  ])("%j: the fault is named, with what to write instead", (env, words) => {
    const message = fault(env as Record<string, string>);
    for (const word of words) expect(message).toContain(word);
  });

  it("are refused with every fault at once, and never repeat a token", () => {
    const message = fault({ BOT_TOKEN: "12345:secret", ADMIN_IDS: "nobody", BOT_API_ROOT: "nowhere" });
    expect(message.match(/^- /gm)).toHaveLength(3);
    expect(message).not.toContain("secret");
  });

  it("say who may ask, and how often", () => {
    const settings = readSettings({ ADMIN_IDS: "1, 2", ACCESS: "limited", ALLOWED_IDS: "-100123 5" }, nothing);
    expect(settings).toMatchObject({ adminIds: [1, 2], access: "limited", allowedIds: [-100123, 5], questionsPerMinute: 20 });
    const wrong = { ADMIN_IDS: "@me", ACCESS: "maybe", QUESTIONS_PER_MINUTE: "0" };
    const message = fault(wrong);
    for (const name of Object.keys(wrong)) expect(message).toContain(name);
  });
});
