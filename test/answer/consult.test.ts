import { afterAll, beforeAll, expect, it } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import type { Read } from "../../src/reading/reader.ts";
import { embedder } from "../library/world.ts";
import { libraryOf, questions, read } from "./samples.ts";

let samples: Awaited<ReturnType<typeof libraryOf>>;
beforeAll(async () => {
  samples = await libraryOf("data/articles");
});
afterAll(() => samples.close());

/** Asks the sample articles, and tells what was read for it. */
async function asked(question: string): Promise<{ questions: string[]; passages: number }> {
  const told = { questions: [] as string[], passages: 0 };
  const telling: Read = (text, windows) => {
    told.questions.push(text);
    told.passages += windows.length;
    return read(text, windows);
  };
  await createAsk(() => samples.library, embedder, telling)(question);
  return told;
}

it("where the first leads by far no more than two passages are read", async () => {
  const counts: number[] = [];
  for (const { text } of questions.slice(0, 30)) counts.push((await asked(text)).passages);
  expect(counts.filter((passages) => passages === 2).length).toBeGreaterThan(3);
  expect(Math.max(...counts)).toBeLessThanOrEqual(8);
});

it("what nothing settles is read on, up to eight passages", async () => {
  const { passages } = await asked("Where did the telescope's chief engineer go to school?");
  expect(passages).toBeGreaterThan(4);
  expect(passages).toBeLessThanOrEqual(8);
});

it("key words in the script of what they find ask nothing of the reader", async () => {
  expect((await asked("انفجار مرفأ بيروت")).passages).toBe(0);
  expect((await asked("متى وقع انفجار مرفأ بيروت؟")).passages).toBeGreaterThan(0);
});

it("a dialect is read as it is written", async () => {
  expect(new Set((await asked("ليش انفجر مرفأ بيروت؟")).questions)).toEqual(new Set(["لماذا انفجر مرفأ بيروت؟"]));
});
