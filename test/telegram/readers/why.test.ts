import { expect, test } from "vitest";
import type { Answer, AskOptions } from "../../../src/answer/answer.ts";
import { quote } from "../library.ts";
import { covered, world } from "../world.ts";

test("/why tells in plain words what spoke for the last answer; a follow-up is asked with the question before", async () => {
  const asked: [string, AskOptions | undefined][] = [];
  const { telegram } = await world({
    ask: async (question, options): Promise<Answer> => {
      asked.push([question, options]);
      const why = {
        met: [
          { word: "Putin", by: "name", strength: 1 },
          { word: "summit", by: "spelling", strength: 1 },
          { word: "talks", by: "meaning", strength: 0.6 },
          { word: "cheese", by: "nothing", strength: 0.1 },
        ],
        shares: {},
        rank: { words: 2 },
      };
      const given = { ...quote("The summit took place in Geneva.", { title: "Geneva" }), ...(options?.why ? { why: why as never } : {}) };
      return { found: true, confidence: 0.83, quotes: [given], ...(options?.before ? { borrowed: ["Putin"] } : {}) };
    },
  });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("/why");
  expect((await chat.next()).text).toContain("no longer have this question");
  chat.say("Putin summit talks cheese?");
  await chat.next();
  chat.say("/why");
  expect((await chat.next()).text).toBe(
    "You asked: \u2068Putin summit talks cheese?\u2069\n\nThe summit took place in Geneva.\n\u200e\u2068Geneva\u2069\n" +
      "\u200e• the same words, however inflected: \u2068summit\u2069\n\u200e• the same names, written in other letters: \u2068Putin\u2069\n" +
      "\u200e• other words of like meaning: \u2068talks\u2069\n\u200e• not met: \u2068cheese\u2069\n" +
      "\u200e• by its words: place \u20682\u2069 among all passages\n\nAll in all: of 100 answers that looked like this, \u206883\u2069 were right.",
  );
  chat.say("And where?");
  const followed = await chat.next();
  expect(asked.at(-1)).toMatchObject(["And where?", { before: ["Putin summit talks cheese?"] }]);
  expect(followed.text).toContain("words of your question before: \u2068Putin\u2069");
  expect(covered(followed, "blockquote")).toEqual(["The summit took place in Geneva."]);
});
