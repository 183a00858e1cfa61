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
      "\u200e• other words of like meaning: \u2068talks\u2069\n\u200e• words of the question that it does not have: \u2068cheese\u2069\n" +
      "\u200e• by its words: place \u20682\u2069 among all passages\n\nAll in all: of 100 answers that looked like this, \u206883\u2069 were right.",
  );
  chat.say("And where?");
  const followed = await chat.next();
  expect(asked.at(-1)).toMatchObject(["And where?", { before: ["Putin summit talks cheese?"] }]);
  expect(followed.text).toContain("words of your question before: \u2068Putin\u2069");
  expect(covered(followed, "blockquote")).toEqual(["The summit took place in Geneva."]);
});

test("/why on a refusal tells what came nearest, and what speaks against it", async () => {
  const { telegram } = await world({
    ask: async (_, options): Promise<Answer> => {
      const why = { met: [{ word: "cheese", by: "nothing", strength: 0.1 }], shares: {}, rank: {}, reading: { answers: -3.5, span: "Geneva" }, against: "other" };
      const considered = [{ ...quote("The summit took place in Geneva.", { title: "Geneva" }), why: why as never }];
      return { found: false, reason: "none", confidence: 0.04, quotes: [], missing: [], nearest: [], ...(options?.why && !options.always && { considered }) };
    },
  });
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say("Who sold the cheese?");
  await chat.next();
  chat.say("/why");
  expect((await chat.next()).text).toBe(
    "You asked: \u2068Who sold the cheese?\u2069\n\nWhat came nearest, and why it is no answer:\n\nThe summit took place in Geneva.\n\u200e\u2068Geneva\u2069\n" +
      "\u200e• words of the question that it does not have: \u2068cheese\u2069\n\u200e• Read beside the question: “\u2068Geneva\u2069” answers it with a probability of \u20683\u2069 %\n" +
      "\u200e• Ruled out: it is of another person, thing or event than was asked about\n\nAll in all: only \u20684\u2069 of 100 answers that looked like this were right, so I did not give them.",
  );
});
