import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { config as loadDotenv } from "dotenv";

/** What Isnad can be told. The only reader of process.env; .env.example is checked against `table` by a test. */
export interface Settings {
  /** Absent: the terminal chat starts instead of the bot. */
  botToken?: string;
  botApiRoot: string;
  adminIds: number[];
  /** Whether only the admins, `allowedIds` and the invited may ask. */
  access: "open" | "limited";
  allowedIds: number[];
  questionsPerMinute: number;
  articlesDir: string;
  indexDir: string;
  botDb: string;
  embeddingModel: string;
}

/** A setting that cannot be used; the message says which and what to write instead. */
export class ConfigError extends Error {
  override name = "ConfigError";
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
  botToken: { env: "BOT_TOKEN", fallback: "", about: "The bot's token from @BotFather. Without it a chat opens in the terminal.", read: token },
  botApiRoot: { env: "BOT_API_ROOT", fallback: "https://api.telegram.org", about: "Another Bot API server.", read: url },
  adminIds: { env: "ADMIN_IDS", fallback: "", about: "Telegram user ids of the admins, separated by commas.", read: ids },
  access: { env: "ACCESS", fallback: "open", about: "Who may ask: open (everybody) or limited (admins, ALLOWED_IDS, and who was invited by /invite).", read: access },
  allowedIds: { env: "ALLOWED_IDS", fallback: "", about: "Where access is limited: ids of users, and of groups whose members may all ask, separated by commas.", read: chats },
  questionsPerMinute: { env: "QUESTIONS_PER_MINUTE", fallback: "20", about: "Questions that one person may ask in a minute.", read: count },
  articlesDir: { env: "ARTICLES_DIR", fallback: "data/articles", about: "The articles: a folder, or one file.", read: path },
  indexDir: { env: "INDEX_DIR", fallback: "embeddings/index", about: "Where the built index lies. Can be deleted: it is rebuilt.", read: path },
  botDb: { env: "BOT_DB", fallback: "data/bot.sqlite", about: "The bot's own database.", read: path },
  embeddingModel: {
    env: "EMBEDDING_MODEL",
    fallback: "embeddings/model",
    about: "A model folder, or a model's name on the hub such as Xenova/multilingual-e5-small.",
    read: text,
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
    if (value === "" && row.read === token) continue;
    try {
      settings[key] = row.read(value, row.env);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(error.message);
    }
  }
  if (faults.length > 0) throw new ConfigError(`Settings (.env or the environment):\n- ${faults.join("\n- ")}`);
  return settings as unknown as Settings;
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

function access(value: string, env: string): string {
  if (value !== "open" && value !== "limited") throw new ConfigError(`${env} is "${value}": write open or limited.`);
  return value;
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
