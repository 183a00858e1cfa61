import { afterAll, describe, expect, it, test } from "vitest";
import type { Answer, Met, Quote, Why } from "../../src/answer/answer.ts";
import { createAsk } from "../../src/answer/ask.ts";
import { twice } from "../../src/answer/turns/twice.ts";
import { halves } from "../../src/language/questions/halves.ts";
import type { Library } from "../../src/library/library.ts";
import { BusyError, type Read } from "../../src/reading/reader.ts";
import { answerLine } from "../../src/programs/json.ts";
import { render } from "../../src/telegram/messages/render.ts";
import { print } from "../../src/terminal/print.ts";
import { embedder } from "../library/world.ts";
import { dated, libraryOf, libraryWith, reader } from "./samples.ts";

test.each<[string, [string, string] | undefined]>([
  ["Where is Lake Orin and who is its mayor?", ["Where is Lake Orin", "who is its mayor?"]],
  ["Где лежит озеро Орин, и кто там мэр?", ["Где лежит озеро Орин", "кто там мэр?"]],
  ["أين تقع بحيرة أورين ومن هو صاحبها؟", ["أين تقع بحيرة أورين", "من هو صاحبها؟"]],
  ["Who met the mayor and the minister?", undefined],
  ["من زار سوريا ومن معه من الوزراء؟", undefined],
  ["Кто встретил мэра и министра?", undefined],
  ["And who is that?", undefined],
  // A dialect's words, and "who" of what somebody did.
  ["مين صاحب الطاحونة وقديش سعر الكيس؟", ["مين صاحب الطاحونة", "قديش سعر الكيس؟"]],
  ["امتى احترقت الطاحونة ومين رممها؟", ["امتى احترقت الطاحونة", "مين رممها؟"]],
  ["متى احترقت الطاحونة ومن رمم السد؟", ["متى احترقت الطاحونة", "من رمم السد؟"]],
  ["متى احترقت الطاحونة و من رممها؟", ["متى احترقت الطاحونة", "من رممها؟"]],
  // With a preposition.
  ["Who built the mill and in what year?", ["Who built the mill", "in what year?"]],
  ["Кто построил мельницу и в каком году?", ["Кто построил мельницу", "в каком году?"]],
  ["من بنى الطاحونة وفي أي عام؟", ["من بنى الطاحونة", "في أي عام؟"]],
  ["What is the miller's name and how much is a sack?", ["What is the miller's name", "how much is a sack?"]],
  // One question.
  ["Who wrote Romeo and Juliet?", undefined],
  ["When was the mill built and opened?", undefined],
  ["When and by whom was the mill built?", undefined],
  ["Who wrote \"Where and When\"?", undefined],
  ["Кто и в каком году построил мельницу?", undefined],
  ["Кто написал «Войну и мир»?", undefined],
  ["من كتب كليلة ودمنة؟", undefined],
  ["كم حافلة تسير إلى حلب ومن حماة؟", undefined],
  ["كم طالبا جاء من حلب ومن حماة؟", undefined],
  ["متى وصل الوفد ومن معه؟", undefined],
  ["متى وصل الوفد ومن ثم غادر؟", undefined],
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

it("what answers one half is not taken for the answer to the other: when he was born, for when he died", async () => {
  const { ask, close } = await libraryOf("data/articles");
  for (const [question, unanswered] of [
    ["When was Ibn Khaldun born and when did he die?", "when did he die?"],
    ["Когда родился Ибн Хальдун и когда он умер?", "когда он умер?"],
  ] as const) expect(await ask(question), question).toMatchObject({ found: true, unanswered });
  const { quotes, ...answer } = await ask("متى ولد ابن خلدون ومتى توفي؟");
  expect(marks(quotes)).toBe("27 مايو 1332 | مارس 1406");
  expect(answer).not.toHaveProperty("unanswered");
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

describe("each half by itself", async () => {
  const museums = await libraryWith({
    "copper.md": dated("2023-07-07", "النحاس", "يقع متحف النحاس في خان السنديان ويضم 900 قطعة.\n\nمدير المتحف: رامي النجار، وقد خلف سليم الحداد.\n\n## رسوم الدخول\n\n- البالغون: 4000 ليرة\n- الطلاب: 1500 ليرة"),
    "toys.md": dated("2023-06-06", "Игрушки", "Музей игрушки в Ключах открылся после ремонта. Директор музея Пётр Лунин разрезал ленту.\n\nВзрослый билет стоит 250 рублей, детский — 100."),
  });
  const others = await libraryWith({
    "bridge.md": dated("2023-08-08", "الجسر", "انهار جسر السنديان القديم في فيضان 4 آذار 2017. ويبلغ طول الجسر الجديد 90 مترا."),
    "trains.md": dated("2023-09-09", "Поезда", "Министр транспорта Айжан Рысбаева заявила, что до весны будут закуплены ещё 17 вагонов, а контракт составит 3 миллиарда тенге.\n\nС 3 мая начнёт ходить ночной поезд, сообщил заместитель министра транспорта Олжас Ким."),
  });
  afterAll(async () => Promise.all([museums.close(), others.close()]));

  it.each([
    ["مين مدير متحف النحاس وكم تذكرة البالغين؟", ["رامي النجار", "4000"]],
    ["من هو مدير متحف النحاس وكم تذكرة البالغين؟", ["رامي النجار", "4000"]],
    ["Кто директор музея игрушки и сколько стоит взрослый билет?", ["Пётр Лунин", "250"]],
    ["Who is the director of the Toy Museum and how much is an adult ticket?", ["Пётр Лунин", "250"]],
  ])("the second is of the museum of the first: %s", async (question, said) => {
    const { quotes, ...answer } = await museums.ask(question);
    for (const words of said) expect(marks(quotes)).toContain(words);
    expect(marks(quotes)).not.toMatch(said.includes("4000") ? /250/ : /4000/);
    expect(answer).not.toHaveProperty("unanswered");
  });

  it.each([
    ["متى انهار جسر السنديان القديم ومن صمم الجسر الجديد؟", "من صمم الجسر الجديد؟"],
    ["When did the old Sindyan bridge collapse and who designed the new one?", "who designed the new one?"],
  ])("what is not answered is named: %s", async (question, unanswered) => expect(await others.ask(question)).toMatchObject({ found: true, unanswered }));

  it("nobody else is marked who stands where the other half is answered", async () => {
    const { quotes } = await others.ask("Кто министр транспорта и когда пойдёт ночной поезд?");
    expect(marks(quotes)).toContain("Айжан Рысбаева");
    expect(marks(quotes)).toContain("3 мая");
    expect(marks(quotes)).not.toContain("Олжас Ким");
  });
});

describe("what is refused by itself", () => {
  const text = "Министр здоровья Айгуль Сатпаева купит 26 машин. Учительница Роза Ахметова ждёт.";
  const library = { articleByKey: async () => ({ key: "a", text, blocks: "[]" }) } as unknown as Library;
  const quoted = (mark: string, by: Met["by"]): Quote => {
    const [from, at] = [text.indexOf(mark) < 48 ? 0 : 49, text.indexOf(mark)];
    const why = { met: [{ word: "Сатпаева", by, strength: 1 }], shares: {} as Why["shares"], rank: {} };
    return { article: "a", text: text.slice(from, from ? text.length : 48), start: from, end: from ? text.length : 48, score: 0.45, highlights: [{ start: at - from, end: at - from + mark.length }], also: [], why };
  };
  const answer = (confidence: number, quote: Quote): Answer => ({ found: true, confidence, quotes: [quote] });
  const asked = (near: Quote, confidence: number) =>
    twice("Who is Satpayeva and how many cars will come?", ["Who is Satpayeva", "how many cars will come?"], 3, {
      before: [],
      today: "2024-05-05",
      library,
      put: async (question, how) => {
        if (question.startsWith("how")) return answer(0.9, quoted("26 машин", "spelling"));
        return how?.always ? { ...answer(confidence, near), found: false, reason: "none", missing: [], nearest: [] } as Answer : { found: false, reason: "none", confidence, quotes: [], missing: [], nearest: [] };
      },
    });

  it("is answered by the sentence that answers the other half, where that nearly does and has the name", async () => {
    const both = await asked(quoted("Министр здоровья", "name"), 0.45);
    expect(marks([...both!.quotes])).toBe("Министр здоровья | 26 машин");
    expect(both).not.toHaveProperty("unanswered");
  });

  it.each([
    ["has not the name", quoted("Министр здоровья", "nothing"), 0.45],
    ["is of another sentence", quoted("Учительница", "name"), 0.45],
    ["says it hardly", quoted("Министр здоровья", "name"), 0.2],
    ["is what answers the other half", quoted("26 машин", "name"), 0.45],
  ])("and not where that %s", async (_, near, confidence) => expect(await asked(near, confidence)).toMatchObject({ unanswered: "Who is Satpayeva" }));
});

function marks(quotes: Quote[]): string {
  return quotes.flatMap(({ text, highlights }) => highlights.map(({ start, end }) => text.slice(start, end))).join(" | ");
}
