import { expect, test } from "vitest";
import { embedder } from "../library/world.ts";
import { WatchIndex } from "../../src/news/likely.ts";

const QUESTIONS = ["Who built the lighthouse of Sarrow?", "Что сказал Путин в Женеве?", "متى وصل بوتين إلى جنيف؟", "When does the ferry of Tolmin sail?", "lighthouse keepers of Norway in winter"];

test("watches are found by their words, inflected, and by names in another script; what shares a word or two is passed by", async () => {
  const embed = async (texts: string[]) => (await Promise.all(texts.map((text) => embedder.question(text)))).map(({ vector }) => vector);
  const index = await WatchIndex.of(QUESTIONS, async (stems) => stems.map(() => 1), embed);
  const likely = async (text: string) => [...(await index.likely(text)).keys()].sort();
  expect(await likely("The Sarrow lighthouses were built by Ilda Marn.")).toEqual([0]);
  expect(await likely("President Putin spoke in Geneva on Tuesday.")).toEqual([1, 2]);
  expect(await likely("The ferry was late, as ever, and nobody minded.")).toEqual([]);
  expect(await likely(`${"Nothing happened that day. ".repeat(60)}The ferry of Tolmin sails at nine.`)).toEqual([3]);
  expect(await likely("")).toEqual([]);
});
