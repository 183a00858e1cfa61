import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { config as loadDotenv } from "dotenv";

/** What Isnad can be told. The only reader of process.env; .env.example is checked against `table` by a test. */
export interface Settings {
  /** Absent: no bot; a page and a chat in the terminal. */
  botToken?: string;
  botApiRoot: string;
  botProxy?: string;
  /** Absent: the bot polls. */
  webhookUrl?: string;
  webhookSecret?: string;
  /** 0: no HTTP server. Absent: one for the page where there is no bot, at a port of its own. */
  port?: number;
  host: string;
  /** Where people beyond this machine reach the page. */
  publicUrl?: string;
  logLevel: "info" | "warn" | "error";
  adminIds: number[];
  /** Whether only the admins, `allowedIds` and the invited may ask. */
  access: "open" | "limited";
  allowedIds: number[];
  questionsPerMinute: number;
  articlesDir: string;
  indexDir: string;
  botDb: string;
  /** Absent: everything is kept in files on this machine. */
  databaseUrl?: string;
  embeddingModel: string;
  /** Whether passages are read before they are shown. */
  reader: boolean;
}

/** A setting that cannot be used; the message says which and what to write instead. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Where what is taken out of the articles goes: beside the bot's database. */
export function removedFolder({ botDb }: Pick<Settings, "botDb">): string {
  return join(dirname(botDb), "removed");
}

const text = (value: string) => value;
const path = (value: string) => resolve(value);

interface Row {
  env: string;
  fallback: string;
  about: string;
  read: (value: string, env: string) => unknown;
}

/** One row a setting: its variable, default, meaning and parser. An empty value counts as absent. */
export const table: Record<keyof Settings, Row> = {
  botToken: { env: "BOT_TOKEN", fallback: "", about: "The bot's token from @BotFather. Without it there are the page and a chat in the terminal.", read: token },
  botApiRoot: { env: "BOT_API_ROOT", fallback: "https://api.telegram.org", about: "Another Bot API server.", read: url },
  botProxy: { env: "BOT_PROXY", fallback: "", about: "A proxy on the way to Telegram: http://, https:// or socks5://, with user:password@ if it needs one.", read: proxy },
  webhookUrl: { env: "WEBHOOK_URL", fallback: "", about: "For updates by webhook instead of polling: the https address by which Telegram reaches PORT of this machine.", read: webhook },
  webhookSecret: { env: "WEBHOOK_SECRET", fallback: "", about: "What Telegram has to say at the webhook: 1 to 256 of A-Z a-z 0-9 _ -. Without it one is made from the token.", read: secret },
  port: { env: "PORT", fallback: "", about: "The port of the page, /health, /metrics and the webhook; 0 for none. Left empty, there is none beside a bot, and without one the page at a port that is free.", read: port },
  host: { env: "HOST", fallback: "127.0.0.1", about: "The address that PORT listens at.", read: text },
  publicUrl: { env: "PUBLIC_URL", fallback: "", about: "The https address by which people beyond this machine reach PORT, through a web server with a certificate.", read: https },
  logLevel: { env: "LOG_LEVEL", fallback: "info", about: "How much the bot logs: info, warn or error.", read: oneOf("info", "warn", "error") },
  adminIds: { env: "ADMIN_IDS", fallback: "", about: "Telegram user ids of the admins, separated by commas.", read: ids },
  access: { env: "ACCESS", fallback: "open", about: "Who may ask: open (everybody) or limited (admins, ALLOWED_IDS, and who was invited by /invite).", read: oneOf("open", "limited") },
  allowedIds: { env: "ALLOWED_IDS", fallback: "", about: "Where access is limited: ids of users, and of groups whose members may all ask, separated by commas.", read: chats },
  questionsPerMinute: { env: "QUESTIONS_PER_MINUTE", fallback: "20", about: "Questions that one person may ask in a minute.", read: count },
  articlesDir: { env: "ARTICLES_DIR", fallback: "data/articles", about: "The articles: a folder, or one file.", read: path },
  indexDir: { env: "INDEX_DIR", fallback: "embeddings/index", about: "Where the built index lies. Can be deleted: it is rebuilt.", read: path },
  botDb: { env: "BOT_DB", fallback: "data/bot.sqlite", about: "The bot's own database.", read: path },
  databaseUrl: { env: "DATABASE_URL", fallback: "", about: "Keeps library and memory in PostgreSQL (17 or later, with pgvector): postgres://user@host/database, with ?sslmode=verify-full and the like. The password may come by PGPASSWORD instead.", read: database },
  embeddingModel: {
    env: "EMBEDDING_MODEL",
    fallback: "embeddings/model",
    about: "A model folder, or a model's name on the hub such as Xenova/multilingual-e5-small.",
    read: model,
  },
  reader: {
    env: "READER",
    fallback: "on",
    about: "on, or off for the smallest machines: without it a question takes about 15 ms instead of 170 and the process 90 MB less, but of near misses 70 % instead of 20 % get an answer, and no answer is marked.",
    read: onOff,
  },
};

/** Reads .env and the environment (which wins). Throws ConfigError that names every fault at once. */
export function readSettings(env: NodeJS.ProcessEnv = process.env, dotenvFile = ".env"): Settings {
  const fromFile: Record<string, string> = {};
  if (existsSync(dotenvFile)) loadDotenv({ path: dotenvFile, processEnv: fromFile, quiet: true });
  const faults: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, row] of Object.entries(table)) {
    const value = (env[row.env] ?? fromFile[row.env] ?? "").trim() || row.fallback;
    if (value === "" && OPTIONAL.has(row.read)) continue;
    try {
      settings[key] = row.read(value, row.env);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(error.message);
    }
  }
  if (settings.webhookUrl !== undefined && !settings.port) faults.push("WEBHOOK_URL needs PORT, where the updates arrive.");
  if (settings.publicUrl !== undefined && !settings.port) faults.push("PUBLIC_URL needs PORT, where the page is.");
  if (faults.length > 0) throw new ConfigError(`Settings (.env or the environment):\n- ${faults.join("\n- ")}`);
  return settings as unknown as Settings;
}

/** The one that ships lies beside the code, wherever Isnad is called. */
function model(value: string): string {
  return value === table.embeddingModel.fallback ? fileURLToPath(new URL(`../${value}`, import.meta.url)) : value;
}

function token(value: string, env: string): string {
  if (!/^\d+:[\w-]{10,}$/.test(value)) {
    throw new ConfigError(`${env} does not look like a token (123456789:AA...). Get one from @BotFather: /newbot.`);
  }
  return value;
}

function url(value: string, env: string): string {
  if (!URL.canParse(value) || !/^https?:/.test(value)) {
    throw new ConfigError(`${env} is "${value}", which is not an http(s) address such as https://api.telegram.org.`);
  }
  return value.replace(/\/+$/, "");
}

/** Absent when empty; other settings have a default. */
const OPTIONAL = new Set<Row["read"]>([token, proxy, webhook, secret, port, https, database]);

function proxy(value: string, env: string): string {
  if (!URL.canParse(value) || !/^(https?|socks[45]?[ah]?):\/\//.test(value)) {
    throw new ConfigError(`${env} is "${value}", which is not an address such as http://proxy:3128 or socks5://127.0.0.1:1080.`);
  }
  return value;
}

function webhook(value: string, env: string): string {
  if (!URL.canParse(value) || !value.startsWith("https:")) {
    throw new ConfigError(`${env} is "${value}". Telegram calls https addresses only, such as https://bot.example.org.`);
  }
  return value.replace(/\/+$/, "");
}

function https(value: string, env: string): string {
  if (!URL.canParse(value) || !value.startsWith("https:") || new URL(value).pathname !== "/") {
    throw new ConfigError(`${env} is "${value}", which is not an https address without a path, such as https://isnad.example.org.`);
  }
  return new URL(value).origin;
}

function database(value: string, env: string): string {
  if (!URL.canParse(value) || !/^postgres(ql)?:\/\//.test(value)) throw new ConfigError(`${env} is not an address such as postgres://user@host/database.`);
  return value;
}

function secret(value: string, env: string): string {
  if (!/^[\w-]{1,256}$/.test(value)) throw new ConfigError(`${env} may hold 1 to 256 of A-Z a-z 0-9 _ - only.`);
  return value;
}

function port(value: string, env: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new ConfigError(`${env} is "${value}", which is not a port (0 to 65535).`);
  return Number(value);
}

function oneOf(...words: string[]): Row["read"] {
  return (value, env) => {
    if (!words.includes(value)) throw new ConfigError(`${env} is "${value}": write ${words.slice(0, -1).join(", ")} or ${words.at(-1)}.`);
    return value;
  };
}

function onOff(value: string, env: string): boolean {
  if (value !== "on" && value !== "off") throw new ConfigError(`${env} is "${value}": write on or off.`);
  return value === "on";
}

function count(value: string, env: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new ConfigError(`${env} is "${value}", which is not a whole number above 0.`);
  return Number(value);
}

/** Ids of groups and channels are negative. */
function chats(value: string, env: string): number[] {
  return ids(value, env, /^-?[1-9]\d{0,15}$/);
}

function ids(value: string, env: string, pattern = /^[1-9]\d{0,15}$/): number[] {
  const parts = value.split(/[,\s]+/).filter(Boolean);
  for (const part of parts) {
    if (!pattern.test(part)) {
      throw new ConfigError(`${env} holds "${part}", which is not a user id. Ids are numbers such as 123456789; @userinfobot tells yours.`);
    }
  }
  return parts.map(Number);
}
