import { createRequire } from "node:module";
import { readSettings, type Settings } from "./config.ts";
import { type Command, command, help, meant, overview, parse, UsageError } from "./terminal/commandline.ts";
import { explain, note } from "./terminal/faults.ts";

const articles = { takes: "PATH", about: "the articles: a folder or a file" } as const;
const index = { takes: "DIR", about: "where the index lies" } as const;

// A command is imported when it is called: none waits for what another needs.
const COMMANDS: Record<string, Command> = {
  start: command({
    takes: "",
    about: "bring the index up to date, then run the bot (a chat here, without BOT_TOKEN)",
    options: { articles, index },
    run: async (_, values) => (await import("./commands/start.ts")).start(settingsWith(values)),
  }),
  index: command({
    takes: "",
    about: "bring the index up to date; exit code 1 where the checks hold it back",
    options: { articles, index, watch: { about: "go on, and follow what changes among the articles" }, anyway: { about: "publish it whatever the checks (CHECKS) say" } },
    run: async (_, values) => (await import("./commands/index.ts")).index(settingsWith(values), values.watch === true, values.anyway === true),
  }),
  ask: command({
    takes: '"QUESTION"',
    about: "answer one question; exit code 0 found, 1 not found, 2 error",
    options: {
      articles: { takes: "PATH", about: "a folder or a file; the index is brought up to date with it first" },
      index,
      top: { takes: "N", about: "at most N quotes (default 3)" },
      json: { about: 'JSON Lines out; where no question is given, in too ({"_id", "text"}), by standard input' },
      why: { about: "say why: of every quote, or of what came nearest where nothing answers" },
      always: { about: 'give the best quotes even when the answer is "not found"' },
      since: { takes: "DATE", about: "only articles from then on (in a question: since:2021)" },
      until: { takes: "DATE", about: "only articles up to then" },
      source: { takes: "NAME", about: 'only articles of this source (in a question: from:"NAME")' },
      author: { takes: "NAME", about: "only articles by this author" },
      now: { takes: "DAY", about: 'the day that "yesterday" is told from (default today)' },
      "as-of": { takes: "WHEN", about: "what the library said then: a day, or the beginning of a release's state" },
      private: { about: "the articles in the folder private answer too" },
      language: { takes: "CODE", about: "only articles in this language (in a question: lang:ar)" },
    },
    run: async (words, values) => (await import("./commands/ask.ts")).ask(settingsWith(values), words.length > 0 ? words.join(" ") : undefined, values),
  }),
  add: command({
    takes: "LINK...",
    about: "fetch pages, feeds, sitemaps or files into the articles folder",
    options: { articles, private: { about: "for editors alone: into the folder private" }, replace: { about: "a page that has changed takes the place of its earlier version, which goes aside" }, "allow-private": { about: "links may lead into this network" } },
    run: async (links, values) => (await import("./commands/add.ts")).addLinks(settingsWith(values), links, { replace: values.replace === true, allowPrivate: values["allow-private"] === true, secret: values.private === true }),
  }),
  mcp: command({
    takes: "",
    about: "serve the articles to a model by MCP, over standard input and output",
    options: { articles, index },
    run: async (_, values) => (await import("./commands/mcp.ts")).mcp(settingsWith(values), version()),
  }),
  "sign-in": command({
    takes: "",
    about: "a new link that signs whoever has this machine in at the page, once",
    options: {},
    run: async () => (await import("./commands/signin.ts")).signIn(settingsWith({})),
  }),
  key: command({
    takes: "[NAME]",
    about: "make a key by which a program may use the HTTP API from elsewhere; without a name, list them",
    options: { "per-minute": { takes: "N", about: "questions a minute (default 60); it may read ten times as often" }, remove: { about: "take the key of this name away" } },
    run: async ([name], values) => (await import("./commands/key.ts")).key(settingsWith({}), name, { remove: values.remove === true, perMinute: values["per-minute"] }),
  }),
  export: command({
    takes: "DIR",
    about: "write the passages that editors chose as a set for npm run eval -- --set DIR",
    options: { index, private: { about: "articles for editors alone too" } },
    run: async ([folder], values) => (await import("./commands/export.ts")).exportChosen(settingsWith(values), folder, values.private === true),
  }),
  inspect: command({
    takes: "FILE",
    about: "show how a file is read: its blocks, metadata, passages, and who else tells it",
    options: { index },
    run: async (words, values) => (await import("./commands/inspect.ts")).inspectFile(settingsWith(values), words[0]),
  }),
  move: command({
    takes: "",
    about: "take library and memory from files into PostgreSQL, or back; every row is compared",
    options: {
      to: { takes: "ADDRESS", about: "postgres://user@host/database; the password by PGPASSWORD" },
      from: { takes: "ADDRESS", about: "the same, for the way back" },
      index,
      over: { about: "what is there already gives way" },
    },
    run: async (_, values) => (await import("./commands/move.ts")).move(settingsWith(values), { to: values.to, from: values.from, over: values.over === true }),
  }),
  backup: command({
    takes: "FILE",
    about: "articles, corrections and memory as one file",
    options: { articles },
    run: async (words, values) => (await import("./commands/backup.ts")).backup(settingsWith(values), words[0]),
  }),
  restore: command({
    takes: "FILE",
    about: "put a backup where articles and memory belong",
    options: { articles, over: { about: "what is there already gives way" } },
    run: async (words, values) => (await import("./commands/backup.ts")).restore(settingsWith(values), words[0], values.over === true),
  }),
};

function settingsWith(values: { articles?: string; index?: string }): Settings {
  const settings = readSettings();
  if (values.articles !== undefined) settings.articlesDir = values.articles;
  if (values.index !== undefined) settings.indexDir = values.index;
  return settings;
}

function version(): string {
  return (createRequire(import.meta.url)("../package.json") as { version: string }).version;
}

/** What people look for under another name, and where it is. */
const ELSEWHERE: Record<string, string> = {
  remove: ' Take the file out of the articles folder and run "npx isnad index"; in Telegram there is /remove.',
  check: ' Checks are made by "npx isnad index", of the file that CHECKS names.',
  reindex: ' It is "npx isnad index".',
};

async function main([name = "help", ...rest]: string[]): Promise<number> {
  const print = (text: string) => process.stdout.write(`${text}\n`);
  if (/^(-V|--version)$/.test(name)) print(version());
  else if (/^(-h|--help|help)$/.test(name)) print(COMMANDS[rest[0]!] ? help(rest[0]!, COMMANDS[rest[0]!]!) : overview(COMMANDS));
  else {
    const chosen = COMMANDS[name];
    if (!chosen) throw new UsageError(`There is no command ${name}.${ELSEWHERE[name] ?? meant(name, Object.keys(COMMANDS))} "npx isnad help" lists them.`);
    const given = parse(chosen, rest);
    if (given) return chosen.run(given.words, given.values);
    print(help(name, chosen));
  }
  return 0;
}

/** Runs a command, and says what went wrong. @returns the exit code */
export async function run(words: string[]): Promise<number> {
  try {
    return await main(words);
  } catch (error) {
    note(explain(error));
    return 2;
  }
}
