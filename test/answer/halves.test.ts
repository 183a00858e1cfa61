import { expect, it, test } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import { halves } from "../../src/language/questions/halves.ts";
import { BusyError, type Read } from "../../src/reading/reader.ts";
import { answerLine } from "../../src/programs/json.ts";
import { render } from "../../src/telegram/messages/render.ts";
import { print } from "../../src/terminal/print.ts";
import { embedder } from "../library/world.ts";
import { dated, libraryWith, reader } from "./samples.ts";

test.each<[string, [string, string] | undefined]>([
  ["Where is Lake Orin and who is its mayor?", ["Where is Lake Orin", "who is its mayor?"]],
  ["Где лежит озеро Орин, и кто там мэр?", ["Где лежит озеро Орин", "кто там мэр?"]],
  ["أين تقع بحيرة أورين ومن هو صاحبها؟", ["أين تقع بحيرة أورين", "من هو صاحبها؟"]],
  ["Who met the mayor and the minister?", undefined],
  ["من زار سوريا ومن معه من الوزراء؟", undefined],
  ["Кто встретил мэра и министра?", undefined],
  ["And who is that?", undefined],
])("what a question asks twice: %s", (question, parts) => expect(halves(question)).toEqual(parts));

it.each([
  ["en", "Where is Lake Orin and who is its mayor?", "Lake Orin lies an hour north of Port Hale, between two forests. It freezes in most winters.", "north of Port Hale", "who is its mayor?"],
  ["en", "Who is the mayor of Lake Orin and where is the lake?", "Lake Orin lies an hour north of Port Hale, between two forests. It freezes in most winters.", "north of Port Hale", "Who is the mayor of Lake Orin"],
  ["ru", "Где находится озеро Орин и кто там мэр?", "Озеро Орин лежит в часе езды к северу от Порт-Хейла, между двумя лесами. Зимой оно замерзает.", "к северу от Порт-Хейла", "кто там мэр?"],
] as const)("the half that is answered is quoted, and that the other is not is said: %s, %s", async (language, question, text, quoted, half) => {
  const { ask, close } = await libraryWith({ "a.md": dated("2023-08-09", "Lake", text) });
  const answer = await ask(question);
  close();
  if (!answer.found) throw new Error("not found");
  expect(answer.unanswered).toBe(half);
  expect(answer.quotes[0]!.text).toContain(quoted);
  expect(print(answer, question).split("\n")[0]).toMatch(new RegExp(`[“«]${half.replace("?", "\\?")}[”»]`));
  expect(render(answer, language).text).toContain(half);
  expect(answerLine({ id: 1, question }, answer, 0)).toMatchObject({ unanswered: half });
});

it.each([
  ["Who is the mayor of Lake Orin and how many houses has he?", "Lake Orin lies an hour north of Port Hale, between two forests."],
  ["Кто мэр озера Орин и сколько у него домов?", "Озеро Орин лежит в часе езды к северу от Порт-Хейла, между двумя лесами."],
])("what answers neither half is refused: %s", async (question, text) => {
  const { ask, close } = await libraryWith({ "a.md": dated("2023-08-09", "Lake", text) });
  expect((await ask(question)).found).toBe(false);
  close();
});

it("a half that points back is not asked without what it points at", async () => {
  const { ask, close } = await libraryWith({ "a.md": dated("2023-08-09", "Lake", "Lake Orin lies an hour north of Port Hale, between two forests."), "b.md": dated("2023-08-10", "Mayor", "Ada Stern is the mayor of Elsing since the spring.") });
  const { quotes } = await ask("Where is Lake Orin and who is its mayor?");
  close();
  expect(quotes.map(({ text }) => text).join()).not.toContain("Ada Stern");
});

it("where too many ask for a half to be read, that is said, and not that nothing answers it", async () => {
  const { library, close } = await libraryWith({ "a.md": dated("2023-08-09", "Lake", "Lake Orin lies an hour north of Port Hale, between two forests. It freezes in most winters.") });
  const read: Read = async (question, windows, begun) => {
    if (!/mayor/.test(question)) throw new BusyError("busy");
    return reader.read(question, windows, begun);
  };
  const answer = await createAsk(() => library, embedder, read)("Where is Lake Orin and who is its mayor?");
  close();
  expect(answer).toMatchObject({ found: false, reason: "busy" });
});
