import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { received } from "./received.ts";
import { apart, here } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "isnad-terminal-"));
const articles = join(root, "articles");
const index = join(root, "index");
// The reader takes as long to start as all the rest: it is on where what is asked of it is tried.
const READS = { READER: "on" };
const env = { ...process.env, READER: "off", INDEX_NICE: "0", BOT_TOKEN: "", ADMIN_IDS: "", ARTICLES_DIR: articles, INDEX_DIR: index, BOT_DB: join(root, "bot.sqlite") };

/** In a process of its own; and in this one. */
const isnad = (args: string[], input?: string, set: Record<string, string> = {}) => apart({ ...env, ...set }, args, input);
const inside = (args: string[], input?: string, set: Record<string, string> = {}) => here({ ...env, ...set }, args, input);

interface Row {
  id: unknown;
  question: string | null;
  found: boolean;
  confidence: number;
  quotes: { text: string; article: string; start: number; end: number; score: number; title?: string; source?: string; date?: string }[];
  ms: number;
  error?: string;
}
const rows = (out: string) => {
  expect(out.endsWith("\n")).toBe(true);
  return out.slice(0, -1).split("\n").map((line) => JSON.parse(line) as Row);
};

const LIGHTHOUSES = "How many lighthouses does Velmora have?";
beforeAll(async () => {
  mkdirSync(join(articles, "sea"), { recursive: true });
  writeFileSync(join(articles, "sea/velmora.txt"), "\ufeffVelmora on its island\r\n\r\nVelmora lies in the west.\r\nVelmora has 17 lighthouses, and each of them has a keeper.\r\nالمصدر: صحيفة المنارة\r\n");
  writeFileSync(join(articles, "sea/harbour.md"), "---\ntitle: The frozen harbour\nsource: The Tidebook\ndate: 1999-02-03\n---\n\nThe harbour of Tarkin 👍 froze in the winter of 1709. Sleds went over the ice.\n");
  writeFileSync(join(articles, "wire.jsonl"), `${JSON.stringify({ _id: "القمر", title: "Moon", text: "  \n\u2028كتب الراصد.\u2029 شاهد أهل بارنث ثلاثة أقمار ليلة الخميس!\n" })}\n`);
  writeFileSync(join(articles, "notes.pdf"), "not read");
  const { code, out, err } = await isnad(["index"]);
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toMatch(/^3 articles, 3 passages: 3 added, 0 changed, 0 removed, 0 unchanged, 1 skipped in [\d.]+ s\nskipped notes\.pdf: .*extension/);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true }));

describe("ask --json", () => {
  it("gives one line for each line, in order, with exact slices of what it was given", async () => {
    const lines = [
      `{"_id": "a", "text": ${JSON.stringify(LIGHTHOUSES)}}`,
      `{"id": 7, "question": "When did the harbour of Tarkin freeze?"}\r`,
      "",
      "not json",
      `{"_id": "textless"}`,
      "null",
      `[{"text": "x"}]`,
      `{"_id": {"deep": [1]}, "text": "كم قمرا شاهد أهل بارنث؟"}`,
      `{"text": ""}`,
      `{"text": "؟!... 👍"}`,
      `{"_id": "long", "text": "${"lighthouse ".repeat(100)}"}`,
      `{"_id": "sep", "text": "Velmora\u2028lighthouses", "extra": true}`,
      `   `,
      `{"_id": "last", "text": "no line end after this: \\ud83d"}`,
    ];
    const { code, out, err } = await isnad(["ask", "--json", "--always"], `\ufeff${lines.join("\n")}`, READS);
    const answers = rows(out);
    expect(answers.map(({ id }) => id)).toEqual(["a", 7, null, null, "textless", null, null, { deep: [1] }, null, null, "long", "sep", null, "last"]);
    expect(answers.find(({ id }) => id === "long")).toMatchObject({ found: false, reason: "long" });
    expect(code).toBe(2);
    const bad = [3, 4, 5, 6, 7, 13];
    for (const [i, { error, quotes, found, question, ms, confidence }] of answers.entries()) {
      expect(error !== undefined, `line ${i + 1}`).toBe(bad.includes(i + 1));
      if (error !== undefined) {
        expect({ found, quotes, question }).toEqual({ found: false, quotes: [], question: null });
        expect(error).toMatch(new RegExp(`^line ${i + 1} `));
        expect(err).toContain(`Line ${i + 1} of the questions`);
      }
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      for (const quote of quotes) expect(received(articles, quote.article).slice(quote.start, quote.end)).toBe(quote.text);
    }
    for (const i of [8, 9, 10]) expect(answers[i]!).toMatchObject({ found: false, quotes: [] });
    expect(answers[0]!.quotes[0]).toMatchObject({ article: "sea/velmora", title: "Velmora on its island" });
    expect(answers[0]!.quotes[0]!.text).toContain("Velmora has 17 lighthouses, and each of them has a keeper.");
    expect(answers[1]!.quotes[0]).toMatchObject({ article: "sea/harbour", title: "The frozen harbour", source: "The Tidebook", date: "1999-02-03" });
    expect(answers[7]!.quotes[0]!.article).toBe("القمر");
    expect(answers[11]!.quotes[0]!.article).toBe("sea/velmora");
  });

  it("keeps standard output to answers, and is 0 when every line was a question", async () => {
    const { code, out, err } = await inside(["ask", "--json", "--articles", articles, "--top", "2", "--always"], `{"_id": 1, "text": "Velmora harbour"}\n{"_id": 2, "text": "What is the boiling point of mercury?"}\n`);
    expect(code).toBe(0);
    // What the index run has to say goes to standard error.
    expect(err).toMatch(/^3 articles, .*3 unchanged/);
    const answers = rows(out);
    expect(answers).toHaveLength(2);
    expect(answers[0]!.quotes).toHaveLength(2);
    expect(new Set(answers[0]!.quotes.map(({ article }) => article)).size).toBe(2);
    expect(answers[1]!.found).toBe(false);
    expect(answers[1]!.quotes.length).toBeGreaterThan(0);
  });

  it("gives one line for the question on the command line", async () => {
    const { code, out } = await inside(["ask", "--json", "--articles", articles, "Velmora harbour"]);
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n").map((line) => JSON.parse(line))).toMatchObject([{ question: "Velmora harbour", found: true }]);
  });

  it("without a line gives none", async () => {
    expect(await inside(["ask", "--json"], "")).toMatchObject({ code: 0, out: "", err: "" });
  });

  it("ends in peace where nobody reads on", async () => {
    const child = spawn(process.execPath, ["bin/isnad.js", "ask", "--json"], { env });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    child.stdin.on("error", () => {});
    child.stdin.end(`${JSON.stringify({ text: LIGHTHOUSES })}\n`.repeat(3000));
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(0);
    expect(err).toBe("");
  });
});

describe("ask", () => {
  it("is 0 and prints quotes with their sources where it finds, 1 where it does not", async () => {
    const found = await isnad(["ask", ...LIGHTHOUSES.split(" ")], "", READS);
    expect(found).toMatchObject({ code: 0, err: "" });
    expect(found.out).toContain("Velmora has 17 lighthouses, and each of them has a keeper.”");
    expect(found.out).toContain("— Velmora on its island");

    const nothing = await isnad(["ask", "What is the boiling point of zirconium?"], "", READS);
    expect(nothing).toMatchObject({ code: 1, err: "" });
    expect(nothing.out).toMatch(/^I found nothing/);
    expect(nothing.out).toContain("zirconium");
    expect(nothing.out).toContain("Not an answer");
    expect(nothing.out).not.toContain("“");
  });

  it("says so where there is no question in it, or too much of one", async () => {
    for (const blank of ["", "   "]) expect(await inside(["ask", blank])).toMatchObject({ code: 1, out: expect.stringContaining("I see no words in this"), err: "" });
    expect(await inside(["ask", "؟!…"])).toMatchObject({ code: 1, out: expect.stringContaining("I see no words in this"), err: "" });
    expect(await inside(["ask", "lighthouse ".repeat(100)])).toMatchObject({ code: 1, out: expect.stringContaining("up to 1,000 characters"), err: "" });
  });

  it("a refusal names the filters that the command line set", async () => {
    expect((await inside(["ask", "Who keeps the lighthouses?", "--since", "2021", "--source", "Nobody"])).out).toContain("I asked only the articles that fit --since 2021 --source Nobody.");
  });

  it("tells a file that is taken for a link", async () => {
    expect(await inside(["add", join(articles, "notes.pdf"), "--articles", articles])).toMatchObject({ code: 1, out: expect.stringContaining("lies on this machine: copy it into") });
  });

  it.each([
    [["ask"], "Ask something"],
    [["ask", "x", "--tpo", "3"], "no option --tpo. Did you mean --top?"],
    [["aks", "x"], "no command aks. Did you mean ask?"],
    [["remove", "x"], "no command remove. Take the file out of the articles folder"],
    [["restore", join(articles, "notes.pdf")], "is no backup of Isnad"],
    [["ask", "x", "--top", "0"], "--top takes a whole number"],
    [["ask", "x", "--now", "2024-13-45"], '"2024-13-45" is no day: write 2021-06-16.'],
    [["ask", "x", "--since", "2024-02-30"], '"2024-02-30" is no date'],
    [["ask", "x", "--since", "2025", "--until", "2024-06"], "--until 2024-06 is before --since 2025"],
    [["ask", "x", "--articles", join(root, "nowhere")], "nowhere"],
    [["ask", "x", "--index", join(articles, "notes.pdf")], "not a folder"],
    [["index", "--articles", articles, "--index", "/proc/isnad"], "Cannot write to /proc/isnad"],
  ])("%j is 2, in words and not in stack frames", async (args, words) => {
    const { code, out, err } = await inside(args as string[]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it("names a damaged index and what to do, and that works", async () => {
    const other = join(root, "damaged");
    expect(await inside(["index", "--index", other])).toMatchObject({ code: 0 });
    truncateSync(join(other, "library.sqlite"), 5000);
    const { code, out, err } = await isnad(["ask", LIGHTHOUSES, "--index", other]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(join(other, "library.sqlite"));
    expect(err).toContain("npx isnad index");
    expect(err).not.toMatch(/^\s+at /m);
    expect(await inside(["index", "--index", other])).toMatchObject({ code: 0, out: expect.stringContaining("damaged: it is built again") });
  });
});

describe("start", () => {
  it("without BOT_TOKEN says how to get one, and chats over a pipe", async () => {
    const { code, out, err } = await isnad(["start"], `${LIGHTHOUSES}\n\n  \nWhat is the boiling point of zirconium?\nمتى؟ ${"x".repeat(1000)}`, READS);
    expect(code).toBe(0);
    expect(err).toMatch(/3 unchanged[\s\S]*BOT_TOKEN[\s\S]*@BotFather/);
    const [first, rest] = out.split("I found nothing");
    expect(first).toContain("Velmora has 17 lighthouses");
    expect(rest).toContain("up to 1,000 characters");
  });

  it("without BOT_TOKEN serves the page on this machine, until it is stopped, and prints where", async () => {
    const child = spawn(process.execPath, ["bin/isnad.js", "start"], { env });
    child.stdin.end();
    const err = await new Promise<string>((resolve) => {
      let text = "";
      child.stderr.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
        if (text.includes("Ctrl+D")) resolve(text);
      });
    });
    const [, address, path] = /Open (http:\/\/127\.0\.0\.1:\d+)\n.*sign in by http:\/\/127\.0\.0\.1:\d+(\/sign-in\/\S+)/.exec(err)!;
    const answer = await (await fetch(`${address}/?q=${encodeURIComponent(LIGHTHOUSES)}`)).text();
    expect(answer).toContain("Velmora has");
    expect((await fetch(address + path!)).status).toBe(200);
    const ended = new Promise((resolve) => child.on("close", resolve));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("names every wrong setting at once", async () => {
    const { code, out, err } = await isnad(["start"], "", { BOT_TOKEN: "my token", ADMIN_IDS: "@me", BOT_API_ROOT: "nowhere" });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    for (const name of ["BOT_TOKEN", "ADMIN_IDS", "BOT_API_ROOT"]) expect(err).toContain(name);
    expect(err).not.toContain("my token");
  });
});

it("index gives way to answers as far as INDEX_NICE says, also while it watches", async () => {
  const child = spawn(process.execPath, ["bin/isnad.js", "index", "--watch"], { env: { ...env, INDEX_NICE: "13" } });
  await once(child.stdout, "data");
  expect(getPriority(child.pid)).toBe(Math.max(13, getPriority()));
  child.kill("SIGTERM");
  expect((await once(child, "close"))[0]).toBe(0);
});

it("ask --as-of answers from what the library was, by a moment or a release", async () => {
  const [past, there] = [join(root, "past"), join(root, "then")];
  const set = { ARTICLES_DIR: past, INDEX_DIR: there, KEEP_RELEASES: "1" };
  mkdirSync(past);
  const releases: string[] = [];
  for (const count of [11, 12, 13]) {
    writeFileSync(join(past, "velmora.txt"), `Velmora\n\nVelmora has ${count} lighthouses, and each of them has a keeper.\n`);
    expect((await inside(["index"], "", set)).code).toBe(0);
    releases.push((rows((await inside(["ask", "--json", LIGHTHOUSES], "", set)).out)[0] as unknown as { release: string }).release);
  }
  const then = await inside(["ask", "--as-of", releases[1]!, LIGHTHOUSES], "", set);
  expect(then).toMatchObject({ code: 0, out: expect.stringContaining("has 12 lighthouses"), err: expect.stringMatching(/^As it was: release [0-9a-f]{16} of .*Z, 1 articles\.\n$/) });
  expect((await inside(["ask", "--as-of", new Date().toISOString().slice(0, 10), LIGHTHOUSES], "", set)).out).toContain("has 13 lighthouses");
  for (const when of [releases[0]!, "2019-03"]) expect(await inside(["ask", "--as-of", when, LIGHTHOUSES], "", set)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(new RegExp(`^What the library was at ${when} is not kept \\(KEEP_RELEASES\\)\\. There are: ${releases[1]} of .*, ${releases[2]} of `)) });
  expect(await inside(["ask", "--as-of", "yesterday", LIGHTHOUSES], "", set)).toMatchObject({ code: 2, err: expect.stringContaining('"yesterday" is neither a day') });
}, 400_000);

it("start answers from the library that is there where CHECKS cannot be read; index does not", async () => {
  const [articles, there] = [join(root, "unchecked"), join(root, "unchecked-index")];
  mkdirSync(articles);
  writeFileSync(join(articles, "velmora.txt"), "Velmora\n\nVelmora has 11 lighthouses, and each of them has a keeper.\n");
  const set = { ARTICLES_DIR: articles, INDEX_DIR: there, PORT: "0" };
  expect((await inside(["index"], "", set)).code).toBe(0);
  writeFileSync(join(root, "slip.yaml"), "- question: [x");
  const slip = { ...set, CHECKS: join(root, "slip.yaml") };
  expect(await inside(["index"], "", slip)).toMatchObject({ code: 2, err: expect.stringContaining("line 1: this is not YAML") });
  expect(await isnad(["start"], `${LIGHTHOUSES}\n`, slip)).toMatchObject({ code: 0, out: expect.stringContaining("has 11 lighthouses"), err: expect.stringContaining("no run is published until CHECKS is mended") });
}, 200_000);

it("help is 0 and names every command", async () => {
  const help = await isnad(["--help"]);
  expect(help).toMatchObject({ code: 0, err: "" });
  for (const name of ["start", "index", "ask", "add", "mcp", "key", "inspect"]) expect(help.out).toMatch(new RegExp(`^  ${name} `, "m"));
  expect(await inside([])).toEqual(help);
  const own = await inside(["ask", "--help"]);
  expect(own).toMatchObject({ code: 0, err: "" });
  for (const name of ["--json", "--top N", "--always", "--articles PATH", "--index DIR", "--since DATE"]) expect(own.out).toContain(`  ${name} `);
});

it("over the sample articles all comes out as the README prints it, and what it says to try is answered", async () => {
  const readme = readFileSync("README.md", "utf8");
  const samples = ["--articles", "data/articles", "--index", join(root, "samples")];
  const printed = async (question: string) => (await isnad(["ask", question, ...samples], "", READS)).out.replace(/[\u2066-\u2069]/g, "").trimEnd();
  const examples = [...readme.matchAll(/\$ npx isnad ask "([^"]+)"( \| head -1)?\n([\s\S]*?)(?=\n\n\$ |\n```)/g)];
  expect(examples).toHaveLength(3);
  for (const [, question, first, shown] of examples) expect((await printed(question!)).slice(0, first ? shown!.length : undefined)).toBe(shown);
  const tried = [.../Try ((?:`[^`]+`(?:, )?)+)/.exec(readme)![1]!.matchAll(/`([^`]+)`/g)].map(([, question]) => question!);
  expect(tried).toHaveLength(5);
  for (const question of tried) expect(await printed(question), question).toMatch(/^1\. “/);
}, 120_000);

it("a file that is not there is called so, once", async () => {
  const file = join(root, "nofile.txt");
  expect(await inside(["inspect", file])).toMatchObject({ code: 1, out: `${file} is not there: check its name, and the folder you are in\n` });
});

it("an article that is inspected where it lies does not tell itself again, and its copy does", async () => {
  const file = join(articles, "sea/story.txt");
  const story = Array.from({ length: 12 }, (_, i) => `On the ${i + 2}th day the keepers of lighthouse number ${i + 30} counted ${i * 7 + 11} ships from the southern islands.`).join("\n");
  const [own, copy] = [join(root, "telling"), join(root, "story.txt")];
  writeFileSync(file, `The count of the ships\n\n${story}\n`);
  writeFileSync(copy, readFileSync(file));
  await inside(["index", "--index", own]);
  expect((await inside(["inspect", file, "--index", own])).out).not.toContain("also told by");
  expect((await inside(["inspect", copy, "--index", own])).out).toContain("also told by sea/story");
  rmSync(file);
});

it("over the sample articles every quote is a slice of the file it names", async () => {
  const questions = readFileSync("test/questions/questions.jsonl", "utf8").split("\n").filter((line, i) => line !== "" && i % 5 === 0).join("\n");
  const { code, out } = await isnad(["ask", "--json", "--always", "--top", "5", "--articles", "data/articles", "--index", join(root, "samples")], questions, READS);
  expect(code).toBe(0);
  const answers = rows(out);
  expect(answers.map(({ id }) => id)).toEqual(questions.split("\n").map((line) => (JSON.parse(line) as { _id: string })._id));
  for (const { quotes } of answers) {
    expect(quotes.length).toBeGreaterThan(0);
    for (const { article, start, end, text } of quotes) expect(received("data/articles", article).slice(start, end)).toBe(text);
    expect(quotes.map(({ score }) => score)).toEqual(quotes.map(({ score }) => score).sort((a, b) => b - a));
  }
}, 120_000);
