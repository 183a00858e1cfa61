import { afterAll, beforeAll, expect, it } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import { inVain } from "../../src/answer/consult.ts";
import type { Library } from "../../src/library/library.ts";
import type { Read } from "../../src/reading/reader.ts";
import { embedder } from "../library/world.ts";
import { libraryOf, libraryWith, questions, reader } from "./samples.ts";

let samples: Awaited<ReturnType<typeof libraryOf>>;
beforeAll(async () => {
  samples = await libraryOf("data/articles");
});
afterAll(() => samples.close());

/** Asks the sample articles, or others, and tells what was read for it. */
async function asked(question: string, { library }: { library: Library } = samples) {
  const told = { questions: [] as string[], passages: 0, texts: [] as string[] };
  const telling: Read = (text, windows) => {
    told.questions.push(text);
    told.passages += windows.length;
    told.texts.push(...windows.map((window) => window.text));
    return reader.read(text, windows);
  };
  const answer = await createAsk(() => library, embedder, telling)(question);
  return { ...told, answer };
}

it("where the first leads by far no more than two passages are read", async () => {
  const counts: number[] = [];
  for (const { text } of questions.slice(0, 30)) counts.push((await asked(text)).passages);
  expect(counts.filter((passages) => passages === 2).length).toBeGreaterThan(3);
  expect(Math.max(...counts)).toBeLessThanOrEqual(8);
});

it.each([["Where did the telescope's chief engineer go to school?"], ["أين درس كبير مهندسي التلسكوب؟"]])("what nothing settles is read on, and where six do not answer no more are but two in its own script: %s", async (question) => {
  const { answer, passages } = await asked(question);
  expect(answer.found).toBe(false);
  expect(passages).toBeGreaterThanOrEqual(6);
  expect(passages).toBeLessThanOrEqual(8);
});

it("articles in the question's own script are read too, where scores prefer others", async () => {
  const { answer } = await asked("من فاز بكأس العالم؟");
  expect(answer.found && answer.quotes[0]).toMatchObject({ article: "ar/mundial-nihai-lusail" });
});

it.each([["What does Gutas think about the fall of Baghdad?"], ["У какого профессора Екимов защищал диссертацию?"], ["كم تبلغ قدرة محركات الكراكة مشهور؟"]])("and where those that were read deny, what is hardly about it is not: %s", async (question) => {
  const { answer, passages } = await asked(question);
  expect([answer.found, passages]).toEqual([false, 2]);
});

it("what is not read after a denial is what the search thinks unlikely", () => {
  const denied = { odds: 1, reading: { answers: -3, says: -3, holds: -3, read: 9, spans: [] } };
  expect(inVain([denied, { odds: -2.5 }], [1])).toBe(true);
  expect(inVain([denied, { odds: 0 }], [1])).toBe(false);
  expect(inVain([{ ...denied, reading: { ...denied.reading, answers: 0 } }, { odds: -2.5 }], [1])).toBe(false);
  expect(inVain([{ odds: -2.5 }, { odds: -3 }], [0, 1])).toBe(false);
});

it("key words in the script of what they find ask nothing of the reader", async () => {
  expect((await asked("انفجار مرفأ بيروت")).passages).toBe(0);
  expect((await asked("متى وقع انفجار مرفأ بيروت؟")).passages).toBeGreaterThan(0);
});

it("a dialect is read as it is written", async () => {
  expect(new Set((await asked("ليش انفجر مرفأ بيروت؟")).questions)).toEqual(new Set(["لماذا انفجر مرفأ بيروت؟"]));
});

it("a story in ten papers is read once, but where one of them says more that could answer", async () => {
  const told = "The fire in the harbour of Marsala killed 14 sailors.";
  const endings = ["It began in a warehouse.", "The port was closed.", "The mayor came at once.", "Ships wait outside.", "The weather was calm.", "Nobody was arrested."];
  const papers = Object.fromEntries(endings.map((ending, i) => [`${i}.txt`, `Marsala\n\n${told} ${ending}`]));
  const question = "How many sailors did the fire in the harbour of Marsala kill?";
  const copies = await libraryWith(papers);
  const { answer, passages } = await asked(question, copies);
  expect(passages).toBe(2);
  expect(answer.quotes.map(({ text, also }) => [text.includes(told), also.length])).toEqual([[true, 5]]);
  const later = `${told} By Tuesday it was 41.`;
  const others = await libraryWith({ ...papers, "later.txt": `Marsala\n\n${later}` });
  const again = await asked(question, others);
  expect(again.texts.some((text) => text.includes(later))).toBe(true);
  expect(again.passages).toBeLessThanOrEqual(4);
  await copies.close();
  await others.close();
});

it("the same sentence of another town says nothing of the one that was asked for", async () => {
  const towns = await libraryWith(Object.fromEntries(["Erzin", "Payas", "Samandag", "Belen", "Hassa"].map((town) => [`${town}.txt`, `${town}\n\nThe mayor of the town resigned on Monday. ${town} lies by the sea.`])));
  const { answer } = await asked("Did the mayor of Erzin resign on Monday?", towns);
  expect(answer.quotes.map(({ article, also }) => [article, also])).toEqual([["Erzin", []]]);
  await towns.close();
});
