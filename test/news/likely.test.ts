import { expect, test } from "vitest";
import { WatchIndex } from "../../src/news/likely.ts";

test("watches are found by their words, inflected, and by names in another script; what shares a word or two is passed by", () => {
  const index = new WatchIndex(["Who built the lighthouse of Sarrow?", "Что сказал Путин в Женеве?", "متى وصل بوتين إلى جنيف؟", "When does the ferry of Tolmin sail?", "lighthouse keepers of Norway in winter"]);
  const likely = (text: string) => [...index.likely(text)].sort();
  expect(likely("The Sarrow lighthouses were built by Ilda Marn.")).toEqual([0]);
  expect(likely("President Putin spoke in Geneva on Tuesday.")).toEqual([1, 2]);
  expect(likely("The ferry was late, as ever, and nobody minded.")).toEqual([]);
  expect(likely(`${"Nothing happened that day. ".repeat(60)}The ferry of Tolmin sails at nine.`)).toEqual([3]);
  expect(likely("")).toEqual([]);
});
