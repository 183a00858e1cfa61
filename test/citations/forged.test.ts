import { expect, test } from "vitest";
import { openingOf } from "../../src/answer/quote.ts";
import type { Block } from "../../src/articles/article.ts";
import type { Whole } from "../../src/citations/articles.ts";
import { citationId, digest } from "../../src/citations/number.ts";
import { verdict } from "../../src/citations/verify.ts";
import { Memory } from "../../src/memory/memory.ts";
import { sentencesOf } from "../../src/passages/split.ts";

const memory = Memory.open(":memory:");
/** A library of these articles, of which nobody was given anything. */
function library(...articles: Whole[]) {
  let looks = 0;
  const deps = {
    ...{ memory, sees: () => true, hides: async () => false, sources: async () => articles },
    article: async (key: string) => articles.find(({ article }) => article === key),
    articleWith: async (passes: (text: string) => boolean) => {
      looks++;
      return articles.find(({ text }) => passes(text));
    },
  };
  return { deps, looks: () => looks };
}

const numberOf = (whole: Whole, words: string) => {
  const start = whole.text.indexOf(words);
  return citationId({ article: whole.article, start, end: start + words.length, text: words });
};
function article(parts: (Omit<Block, "start" | "end"> & { text: string })[], key = "report"): Whole {
  const text = parts.map((part) => part.text).join("\n\n");
  const blocks = parts.map(({ text: said, ...block }) => ({ ...block, start: text.indexOf(said), end: text.indexOf(said) + said.length }));
  return { article: key, path: `${key}.txt`, text, blocks };
}

const report = article([
  { role: "title", text: "The mayor speaks" },
  { role: "body", text: "It is not true that the mayor resigned. She said so on Monday, and\nnobody in the hall doubted it." },
  { role: "links", text: "Read also: The ferry is late" },
  { role: "body", text: "The council meets again in May." },
  { role: "body", row: true, text: "Mayor. | Ann Lee | 2021" },
]);

test("a number that nobody was given is a citation where it names whole sentences, or a row", async () => {
  const { deps } = library(report);
  const { start, end } = openingOf(report)!;
  for (const words of ["It is not true that the mayor resigned.", "She said so on Monday, and\nnobody in the hall doubted it.", "The council meets again in May.", "Mayor. | Ann Lee | 2021", "The council meets again in May.\n\nMayor. | Ann Lee | 2021", report.text.slice(start, end)]) {
    expect(await verdict(deps, numberOf(report, words)), words).toMatchObject({ fate: "verbatim", text: words });
  }
});

test("where words in bold begin or end outside of it, it leaves out their mark", async () => {
  const talk = article([{ role: "body", text: "**The bell is old. Who rang it?** The keeper Ann Lee. **Nobody else** has the key." }], "talk");
  const { deps } = library(talk);
  for (const words of ["The bell is old.", "**The bell is old.", "Who rang it?** The keeper Ann Lee.", "**Nobody else** has the key."]) expect(await verdict(deps, numberOf(talk, words)), words).toMatchObject({ fate: "verbatim" });
  for (const words of ["bell is old.", "*The bell is old.", "Nobody else** has the key."]) expect(await verdict(deps, numberOf(talk, words)), words).toBeUndefined();
});

test("so does a piece of a sentence that goes on and on, where quotes cut it", async () => {
  for (const words of ["فلاديمير بوتين ", "Velmora and Brennick ", "Байкал"]) {
    const endless = article([{ role: "body", text: `It began so. ${words.repeat(Math.ceil(20_000 / words.length)).trim()}` }], "endless");
    const { deps } = library(endless);
    const pieces = sentencesOf(endless.text, endless.blocks[0]!);
    expect(pieces.length).toBeGreaterThan(40);
    for (const { start, end } of pieces) expect(await verdict(deps, citationId({ article: endless.article, start, end, text: endless.text.slice(start, end) })), `${words} ${start}`).toMatchObject({ fate: "verbatim" });
  }
});

test("of a piece of a sentence, of what is not the article's own, or of another place it stands for nothing", async () => {
  const { deps } = library(report);
  for (const words of ["true that the mayor resigned.", "the mayor resigned", "I", "It is not true that the mayor resigned", "Ann Lee | 2021", "Mayor.", "The mayor speaks", "Read also: The ferry is late", "She said so on Monday, and\nnobody in the hall doubted it.\n\nRead also: The ferry is late\n\nThe council meets again in May."]) {
    expect(report.text).toContain(words);
    expect(await verdict(deps, numberOf(report, words)), words).toBeUndefined();
  }
  const [name, check, start, length] = numberOf(report, "It is not true that the mayor resigned.").split("-");
  for (const shifted of ["0", "1", (Number.parseInt(start!, 36) + 1).toString(36), "zzzzzz"]) expect(await verdict(deps, [name, check, shifted, length].join("-"))).toBeUndefined();
});

test("no made-up number takes long, however long the article; a text is looked through only for words that somebody was given, and once", async () => {
  const sentence = "Nothing of what was said in the hall of Brennick that day was ever written down by anybody. ";
  const long = article([{ role: "title", text: "A long report" }, { role: "body", text: sentence.repeat(18_000).trim() }], "long");
  const { deps, looks } = library(long);
  const made = [`${digest("long")}-aaaaaa-f-8c`, `${digest("long")}-aaaaaa-0-zzzz`, "aaaaaa-bbbbbb-1-1", numberOf(long, long.text.slice(16, 9000)), numberOf(long, "Nothing of what")];
  const started = performance.now();
  for (const number of made) for (let i = 0; i < 20; i++) expect(await verdict(deps, number), number).toBeUndefined();
  expect((performance.now() - started) / (20 * made.length)).toBeLessThan(50);
  expect(looks()).toBe(0);

  const given = "Words of an article that went.";
  const id = citationId({ article: "gone", start: 0, end: given.length, text: given });
  await memory.citations.keep(id, "gone", given);
  for (let i = 0; i < 3; i++) expect(await verdict(deps, id)).toEqual({ fate: "removed", text: given });
  expect(looks()).toBe(2);
});
