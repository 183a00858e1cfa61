import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { afterAll, expect, it } from "vitest";
import { open } from "../src/isnad.ts";

const root = mkdtempSync(join(tmpdir(), "isnad-library-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const TYPES = "lib/isnad.d.ts";
const HEAD = `/** What \`import { open } from "isnad"\` gives. Places count UTF-16 units, as JavaScript does. Made of src/isnad.ts: \`DRAW=1 npx vitest run test/isnad.test.ts\` makes it anew. */\n\n`;

it("tells TypeScript what it is", async () => {
  const bundle = await rollup({ input: "src/isnad.ts", plugins: [dts({ tsconfig: "tsconfig.json" })] });
  const { output } = await bundle.generate({ format: "es" });
  const now = HEAD + output[0].code.replace(/^( {4})+/gm, (indent) => indent.slice(indent.length / 2));
  if (process.env.DRAW) writeFileSync(TYPES, now);
  expect(readFileSync(TYPES, "utf8"), "DRAW=1 npx vitest run test/isnad.test.ts makes it anew").toBe(now);
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
  // Without the words nothing tells it from a number that was made up.
  expect(await isnad.verify(number)).toBeUndefined();
  expect(await isnad.verify(number, "others")).toBeUndefined();
  rmSync(join(articles, whole.path));
  await isnad.update();
  expect(await isnad.verify(number, quote.text)).toEqual({ fate: "removed", text: quote.text });
  await isnad.close();
});
