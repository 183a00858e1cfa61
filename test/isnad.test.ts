import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type * as told from "isnad";
import { afterAll, expect, it } from "vitest";
import type { Answer } from "../src/answer/answer.ts";
import { type Isnad, open } from "../src/isnad.ts";

const root = mkdtempSync(join(tmpdir(), "isnad-library-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// What the types tell is so: the compiler refuses these where it is not.
open satisfies typeof told.open;
((answer: Answer) => answer) satisfies (answer: Answer) => told.Answer;
((isnad: Isnad) => isnad) satisfies (isnad: Isnad) => told.Isnad;

it("the example of the README runs as it stands there, and quotes", async () => {
  const [, example] = /```js\n(import \{ open \} from "isnad";[\s\S]*?)```/.exec(readFileSync("README.md", "utf8"))!;
  // A project that has it among its modules.
  mkdirSync(join(root, "node_modules"));
  symlinkSync(process.cwd(), join(root, "node_modules/isnad"));
  cpSync("data/articles", join(root, "data/articles"), { recursive: true });
  writeFileSync(join(root, "example.mjs"), example!);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["example.mjs"], { cwd: root });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/“[^”]+[\s\S]*” — .+ \[[0-9a-z]{6}-[0-9a-z]{6}-/);
});

it("asks, cites, verifies, and sees what changed", async () => {
  const articles = join(root, "articles");
  cpSync("data/articles/en", articles, { recursive: true });
  const isnad = await open({ articles, reader: false });
  const { quotes } = await isnad.ask("How many people died in the Beirut port explosion?", { top: 1 });
  const quote = quotes[0]!;
  const whole = (await isnad.article(quote.article))!;
  expect(whole.text.slice(quote.start, quote.end)).toBe(quote.text);
  const number = isnad.cite(quote);
  expect(await isnad.verify(number)).toMatchObject({ fate: "verbatim", text: quote.text, place: { start: quote.start, end: quote.end } });
  expect(await isnad.verify("none")).toBeUndefined();

  writeFileSync(join(articles, whole.path), whole.text.replace(quote.text, quote.text.replace(/\p{L}+/u, "Changed")));
  expect(await isnad.update()).toMatchObject({ changed: 1, added: 0 });
  expect(await isnad.verify(number, quote.text)).toMatchObject({ fate: "changed", text: quote.text });
  await isnad.close();
});
