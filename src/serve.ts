import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import type { Agent } from "node:http";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pino } from "pino";
import { HttpsProxyAgent } from "https-proxy-agent";
import { SocksProxyAgent } from "socks-proxy-agent";
import type { Ask, Source } from "./answer/answer.ts";
import { source } from "./answer/quote.ts";
import { removedFolder, type Settings } from "./config.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { correct } from "./intake/correct.ts";
import { download } from "./intake/download.ts";
import { keep, supersede } from "./intake/keep.ts";
import { preview } from "./intake/preview.ts";
import { remove } from "./intake/remove.ts";
import { replaceFile } from "./intake/replace.ts";
import { versionOf } from "./intake/versions.ts";
import type { Current } from "./library/current.ts";
import type { Library } from "./library/library.ts";
import { buildAside } from "./library/process.ts";
import type { ArticleRow } from "./library/format/schema.ts";
import { passes, readFilter } from "./search/filter.ts";
import type { Narrow, Whole } from "./citations/articles.ts";
import { createBot, type Deps } from "./telegram/bot.ts";
import { Memory } from "./memory/memory.ts";

/** The bot, wired to the library. Returns when a signal has stopped it. */
export async function serve(
  settings: Settings & { botToken: string },
  library: Current,
  ask: Ask,
  embedder: Embedder,
): Promise<void> {
  const order = { articles: settings.articlesDir, index: settings.indexDir, model: settings.embeddingModel };
  // No line holds what people wrote; should one ever, it is taken out here.
  const personal = ["question", "text", "query", "name"];
  const lines = {
    base: null,
    level: settings.logLevel,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    redact: personal.flatMap((field) => [field, `*.${field}`]),
  };
  const logger = pino(lines, pino.destination({ dest: 2, sync: true }));
  const log: Deps["log"] = (line) => {
    const { level = "info", ...rest } = line as { level?: "info" | "warn" | "error" };
    logger[level](rest);
  };
  let running: Promise<unknown> = Promise.resolve();
  /** One run at a time; a later one waits, so that it reads what came meanwhile. */
  const reindex: Deps["reindex"] = (progress) => {
    const run = running.then(() => buildAside(order, progress));
    running = run.catch(() => {});
    return run;
  };
  // The articles may be one file.
  const folder = statSync(settings.articlesDir).isFile() ? dirname(settings.articlesDir) : settings.articlesDir;
  const removed = removedFolder(settings);
  const memory = new Memory(settings.botDb);
  const bot = createBot({
    token: settings.botToken,
    apiRoot: settings.botApiRoot,
    adminIds: settings.adminIds,
    access: { limited: settings.access === "limited", allowed: settings.allowedIds },
    perMinute: settings.questionsPerMinute,
    memory,
    ask,
    ...articlesOf(() => library.get()),
    status: () => {
      const { articleCount: articles, passageCount: passages, model, built } = library.get();
      return { articles, passages, model, built, megabytes: bytesIn(settings.indexDir) / 1e6 };
    },
    embed: async (texts) => (await Promise.all(texts.map((text) => embedder.question(text)))).map(({ vector }) => vector),
    intake: {
      download: (link) => download(link),
      preview: (file) => preview(file),
      keep: (file) => keep(file, settings.articlesDir),
      earlier: (found) => versionOf(found, folder),
      supersede: (file, path) => supersede(file, path, folder, removed),
    },
    removedFolder: removed,
    remove: ({ article, path }) => remove({ id: article, path }, folder, removed),
    correct: ({ article, path }, changes) => correct({ id: article, path }, changes, folder),
    keepPost: async ({ path, content }) => {
      const file = join(settings.articlesDir, path);
      await mkdir(dirname(file), { recursive: true });
      replaceFile(file, content);
    },
    reindex,
    log,
    ...(settings.port === 0 ? {} : { door: { port: settings.port, host: settings.host } }),
    ...(settings.webhookUrl === undefined ? {} : { webhook: { url: settings.webhookUrl, secret: webhookSecret(settings) } }),
    ...(settings.botProxy === undefined ? {} : { agent: agentFor(settings.botProxy) }),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void bot.stop());
  await bot.start();
  memory.close();
}

/** The articles as readers and editors see them. */
export function articlesOf(library: () => Library): Pick<Deps, "sources" | "narrow" | "article" | "articleWith" | "tellers"> {
  const listed = new WeakMap<Library, Source[]>();
  return {
    sources: () => {
      const now = library();
      const known = listed.get(now) ?? now.articles().map(source);
      listed.set(now, known);
      return known;
    },
    narrow: narrow(() => library().articles().flatMap(({ source, author }) => [source, author].filter((name) => name !== null))),
    article: (key) => whole(library().articleByKey(key)),
    articleWith: (passes) => whole(library().articleWith(passes)),
    tellers: (key) => library().stories([key]).flat().map(source),
  };
}

function whole(row: ArticleRow | undefined): Whole | undefined {
  return row && { ...source(row), text: row.text, path: row.path, blocks: JSON.parse(row.blocks) };
}

/** The filters of a question, for the list of the articles. `names`: the sources and authors that there are. */
export function narrow(names: () => string[]): Narrow {
  return (query) => {
    const { text, filter } = readFilter(query, names);
    const known = ({ source, author, date, language }: Source) => ({ source: source ?? null, author: author ?? null, date: date ?? null, language: language ?? null });
    return { words: text, passes: (source) => passes(filter, known(source)) };
  };
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** The same after every start, known to nobody: made from the token unless one is set. */
function webhookSecret({ botToken, webhookSecret }: Settings): string {
  return webhookSecret ?? createHash("sha256").update(`webhook ${botToken}`).digest("hex");
}

function agentFor(proxy: string): Agent {
  return proxy.startsWith("socks") ? new SocksProxyAgent(proxy) : new HttpsProxyAgent(proxy);
}
