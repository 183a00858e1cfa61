import { parseArgs } from "node:util";
import type { AskOptions } from "./answer/answer.ts";
import { createAsk } from "./answer/ask.ts";
import type { Article } from "./articles/article.ts";
import { readSettings, type Settings } from "./config.ts";
import { Embedder } from "./embedding/embedder.ts";
import { Current } from "./library/current.ts";
import { Library } from "./library/library.ts";
import type { Filter } from "./search/filter.ts";
import { batch } from "./terminal/batch.ts";
import { chat } from "./terminal/chat.ts";
import { print } from "./terminal/print.ts";
import { printReport, progressBar } from "./terminal/progress.ts";

const USAGE = `Isnad answers questions about your articles with verbatim quotes and their sources.

  npm start                              index what changed, then run the bot (or a chat here, without BOT_TOKEN)
  npm run index [-- OPTIONS]             bring the index up to date
  npm run ask -- "question" [OPTIONS]    one question; exit code 0 found, 1 not found, 2 error
  npm run -s ask -- --json [OPTIONS]     JSON Lines in ({"_id", "text"}), JSON Lines out
  npm run add -- LINK...                 fetch pages, feeds, sitemaps or files into the articles folder
  npm run inspect -- FILE                show how a file is read: its blocks, metadata, passages, and who else tells it

Options:
  --articles PATH   a folder or a file (with ask: the index is brought up to date with it first)
  --index DIR       where the index lies
  --top N           at most N quotes (default 3)
  --watch           (with index) go on, and follow what changes among the articles
  --allow-private   (with add) links may lead into this network
  --why             say of every quote why it was chosen
  --since, --until DATE, --source NAME, --author NAME, --language CODE
                    only articles like these (in a question: since:2021 from:"NAME" lang:ar)
  --always          give the best quotes even when the answer is "not found"`;

/** A command line that cannot be followed. */
class UsageError extends Error {
  override name = "UsageError";
}

// What only some commands need is imported there: a question is answered half a second sooner.

const note = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const { command, words, options } = readArguments();
  const settings = readSettings();
  if (options.articles !== undefined) settings.articlesDir = options.articles;
  if (options.index !== undefined) settings.indexDir = options.index;
  switch (command) {
    case "index":
      return index(settings, options.watch);
    case "ask":
      return ask(settings, words.join(" "), options);
    case "add":
      return addLinks(settings, words, options["allow-private"]);
    case "inspect":
      return inspectFile(settings, words[0]);
    case "start":
      return start(settings);
    default:
      process.stdout.write(`${USAGE}\n`);
      return command === "help" ? 0 : 2;
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        articles: { type: "string" },
        index: { type: "string" },
        top: { type: "string", default: "3" },
        json: { type: "boolean", default: false },
        always: { type: "boolean", default: false },
        why: { type: "boolean", default: false },
        since: { type: "string" },
        until: { type: "string" },
        source: { type: "string" },
        author: { type: "string" },
        language: { type: "string" },
        watch: { type: "boolean", default: false },
        "allow-private": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const [command = "help", ...words] = positionals;
    const { since, until, source, author, language } = values;
    const filter = Object.fromEntries(Object.entries({ since, until, source, author, language }).filter(([, value]) => value !== undefined)) as Filter;
    for (const date of [since, until]) {
      if (date !== undefined && !/^\d{4}(-\d\d){0,2}$/.test(date)) throw new UsageError(`"${date}" is no date: write 2021, 2021-06 or 2021-06-16.`);
    }
    const top = Number(values.top);
    if (!Number.isInteger(top) || top < 1 || top > 100) throw new UsageError("--top takes a whole number from 1 to 100.");
    return { command: values.help ? "help" : command, words, options: { ...values, top, filter } };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function index(settings: Settings, watch: boolean): Promise<number> {
  const embedder = await Embedder.load(settings.embeddingModel);
  const { changes } = await import("./articles/files/watch.ts");
  const stop = new AbortController();
  const changed = changes(settings.articlesDir, stop.signal);
  if (watch) for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  // The watch begins before the first run, so that nothing is missed in between.
  let next = watch ? changed.next() : undefined;
  process.stdout.write(`${printReport(await bringUpToDate(settings, embedder))}\n`);
  while (next && !(await next).done) {
    next = changed.next();
    // A folder that is gone or empty for a moment may come back.
    await bringUpToDate(settings, embedder).then(
      (report) => process.stdout.write(`${printReport(report)}\n`),
      (error: unknown) => note(explain(error)),
    );
  }
  return 0;
}

async function bringUpToDate(settings: Settings, embedder: Embedder) {
  const { build } = await import("./library/build.ts");
  const bar = progressBar();
  try {
    return await build({ articles: settings.articlesDir, index: settings.indexDir, embedder, progress: bar.update });
  } finally {
    bar.stop();
  }
}

async function ask(settings: Settings, question: string, options: AskOptions & { articles?: string | undefined; json: boolean }): Promise<number> {
  if (!options.json && question === "") throw new UsageError(`Ask something: npm run ask -- "question"\n\n${USAGE}`);
  const embedder = await Embedder.load(settings.embeddingModel);
  if (options.articles !== undefined || !Library.exists(settings.indexDir)) note(printReport(await bringUpToDate(settings, embedder)));
  const library = new Current(settings.indexDir, embedder.id, note);
  library.get();
  const answer = createAsk(() => library.get(), embedder);
  const { json, top, always, why, filter } = options;
  const how = { top, always, why, filter } as AskOptions;
  if (json) return (await batch(answer, process.stdin, process.stdout, note, how)) > 0 ? 2 : 0;
  const reply = await answer(question, how);
  process.stdout.write(`${print(reply)}\n`);
  return reply.found ? 0 : 1;
}

async function start(settings: Settings): Promise<number> {
  const embedder = await Embedder.load(settings.embeddingModel);
  note(printReport(await bringUpToDate(settings, embedder)));
  const library = new Current(settings.indexDir, embedder.id, note);
  library.get();
  const answer = createAsk(() => library.get(), embedder);
  if (settings.botToken !== undefined) {
    const { serve } = await import("./serve.ts");
    await serve({ ...settings, botToken: settings.botToken }, library, answer, embedder);
    return 0;
  }
  note(
    "\nBOT_TOKEN is not set, so here is a chat in the terminal. For Telegram: open @BotFather, send /newbot,\n" +
      "and put the token it gives you into .env (see .env.example). End the chat with Ctrl+D.\n",
  );
  await chat(answer);
  return 0;
}

async function addLinks(settings: Settings, links: string[], allowPrivate: boolean): Promise<number> {
  if (links.length === 0) throw new UsageError(`Give a link: npm run add -- https://...\n\n${USAGE}`);
  const { add } = await import("./intake/add.ts");
  const { printAdded } = await import("./terminal/inspect.ts");
  let kept = 0;
  for await (const added of add(links, settings.articlesDir, { allowPrivate })) {
    if ("path" in added) kept++;
    process.stdout.write(`${printAdded(added)}\n`);
  }
  if (kept > 0) note('Run "npm run index" to make them answer.');
  return kept > 0 ? 0 : 1;
}

async function inspectFile(settings: Settings, file: string | undefined): Promise<number> {
  if (file === undefined) throw new UsageError(`Name a file: npm run inspect -- FILE\n\n${USAGE}`);
  const { previewFile } = await import("./intake/preview.ts");
  const { sketch } = await import("./articles/duplicates.ts");
  const { alone, among } = await import("./library/furniture.ts");
  const { tellingsIn } = await import("./library/stories.ts");
  const { split } = await import("./passages/split.ts");
  const { inspect } = await import("./terminal/inspect.ts");
  const found = await previewFile(file);
  for (const one of found.articles) {
    one.article = among(one.article, settings.indexDir);
    one.passages = split(one.article);
  }
  const others = (article: Article) => {
    const drawn = sketch(alone(article));
    return drawn ? tellingsIn(settings.indexDir, drawn) : [];
  };
  process.stdout.write(`${inspect(found, process.stdout.isTTY && process.stdout.hasColors(), others)}\n`);
  return found.count > 0 ? 0 : 1;
}

const EXPECTED = new Set(["UsageError", "ConfigError", "ArticlesError", "LibraryError", "DriverError", "ModelError", "RefusedError", "IntakeError"]);

/** Faults that a person can mend are told in a line; anything else with its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return EXPECTED.has(error.name) ? error.message : (error.stack ?? error.message);
}

// A reader that closes early (| head) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
try {
  // Exits rather than waits: a stopped bot may leave an index run behind, which ends with it.
  process.exit(await main());
} catch (error) {
  note(explain(error));
  process.exit(2);
}
