import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { config as loadDotenv } from "dotenv";
import { chats, ConfigError, count, database, file, hours, https, ids, niceness, number, oneOf, onOff, path, port, proxy, secret, text, token, url, webhook, zone } from "./config/values.ts";

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
  /** Who may read what is private, beside the admins: users and groups. */
  privateIds: number[];
  questionsPerMinute: number;
  /** Days that words which readers were shown are followed. */
  correctionDays: number;
  /** Messages that news of watches come to in one chat. */
  watchesPerDay: number;
  /** Hours of the day; absent: none are. */
  quietHours?: { from: number; to: number };
  /** An IANA time zone; absent: the machine's. */
  timeZone?: string;
  articlesDir: string;
  indexDir: string;
  botDb: string;
  /** Absent: everything is kept in files on this machine. */
  databaseUrl?: string;
  /** A replica of it, for questions. */
  databaseReadUrl?: string;
  embeddingModel: string;
  /** How many of the libraries before the one that answers are kept. */
  keepReleases: number;
  /** How far an index run gives way to answers. */
  indexNice: number;
  /** Questions with their answers, that a library has to pass before it is published; and how many it may break. */
  checks?: string;
  checksAllowed: number;
  /** Whether passages are read before they are shown. */
  reader: boolean;
}

/** Where what is taken out of the articles goes: beside the bot's database. */
export function removedFolder({ botDb }: Pick<Settings, "botDb">): string {
  return join(dirname(botDb), "removed");
}

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
  port: { env: "PORT", fallback: "", about: "The port of the page and /health, and of a bot's /metrics and webhook; 0 for none. Left empty, there is none beside a bot, and without one the page at a port that is free.", read: port },
  host: { env: "HOST", fallback: "127.0.0.1", about: "The address that PORT listens at.", read: text },
  publicUrl: { env: "PUBLIC_URL", fallback: "", about: "The https address by which people beyond this machine reach PORT, through a web server with a certificate.", read: https },
  logLevel: { env: "LOG_LEVEL", fallback: "info", about: "How much the bot logs: info, warn or error.", read: oneOf("info", "warn", "error") },
  adminIds: { env: "ADMIN_IDS", fallback: "", about: "Telegram user ids of the admins, separated by commas.", read: ids },
  access: { env: "ACCESS", fallback: "open", about: "Who may ask: open (everybody) or limited (admins, ALLOWED_IDS, and who was invited by /invite).", read: oneOf("open", "limited") },
  allowedIds: { env: "ALLOWED_IDS", fallback: "", about: "Where access is limited: ids of users, and of groups whose members may all ask, separated by commas.", read: chats },
  privateIds: { env: "PRIVATE_IDS", fallback: "", about: "Who may read the articles in the folder private, beside the admins: ids of users, and of groups whose members may all read them, separated by commas.", read: chats },
  questionsPerMinute: { env: "QUESTIONS_PER_MINUTE", fallback: "20", about: "Questions that one person may ask in a minute.", read: count },
  correctionDays: { env: "CORRECTION_DAYS", fallback: "30", about: "Days after which readers are no longer told when words change that they were shown.", read: count },
  watchesPerDay: { env: "WATCHES_PER_DAY", fallback: "5", about: "Messages a day that tell one chat of articles which answer what it watches; more wait for the next day.", read: count },
  quietHours: { env: "QUIET_HOURS", fallback: "22-8", about: "Hours in which the bot tells nobody anything by itself, such as 22-8, or off. Answers come at any hour.", read: hours },
  timeZone: { env: "TIME_ZONE", fallback: "", about: "The time zone of these hours, such as Asia/Damascus; the machine's, if it is not given.", read: zone },
  articlesDir: { env: "ARTICLES_DIR", fallback: "data/articles", about: "The articles: a folder, or one file.", read: path },
  indexDir: { env: "INDEX_DIR", fallback: "embeddings/index", about: "Where the built index lies. Can be deleted: it is rebuilt, but for the libraries of before that are kept.", read: path },
  botDb: { env: "BOT_DB", fallback: "data/bot.sqlite", about: "The bot's own database.", read: path },
  databaseUrl: { env: "DATABASE_URL", fallback: "", about: "Keeps library and memory in PostgreSQL (17 or later, with pgvector): postgres://user@host/database, with ?sslmode=verify-full and the like. The password may come by PGPASSWORD instead.", read: database },
  databaseReadUrl: { env: "DATABASE_READ_URL", fallback: "", about: "A replica of that server, which questions read the library from; what people do goes to DATABASE_URL.", read: database },
  embeddingModel: {
    env: "EMBEDDING_MODEL",
    fallback: "embeddings/model",
    about: "A model folder, or a model's name on the hub such as Xenova/multilingual-e5-small.",
    read: model,
  },
  keepReleases: { env: "KEEP_RELEASES", fallback: "3", about: "How many libraries before the one that answers are kept, to be asked what they said (ask --as-of); 0 for none.", read: number },
  indexNice: { env: "INDEX_NICE", fallback: "10", about: "How far an index run gives way to answers where there is not processor time enough for both: from 0, not at all, to 19.", read: niceness },
  checks: { env: "CHECKS", fallback: "", about: "A YAML file of questions with the articles or words that answer them: an index that would break more of them than CHECKS_ALLOWED is held back.", read: file },
  checksAllowed: { env: "CHECKS_ALLOWED", fallback: "0", about: "How many of these questions a new index may break.", read: number },
  reader: {
    env: "READER",
    fallback: "on",
    about: "on, or off for the smallest machines: without it a question takes about 15 ms instead of 170 and the process 90 MB less, but of near misses 70 % instead of 20 % get an answer, and no answer is marked.",
    read: onOff,
  },
};

/** Absent when empty; other settings have a default. */
const OPTIONAL = new Set<Row["read"]>([token, proxy, webhook, secret, port, https, database, file, zone]);

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
