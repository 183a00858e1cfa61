import { afterEach, beforeEach, expect, it } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { tellingsIn } from "../../src/library/stories.ts";
import { sketch } from "../../src/articles/duplicates.ts";
import { STORIES } from "../articles/html/stories.ts";
import { embedder, World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.throwAway());

const TEXT = STORIES[0]!.paragraphs.join("\n\n");
const told = (source: string, date: string, text = TEXT) => `${STORIES[0]!.title}\n\n${date}\n\n${text}\n\nالمصدر: ${source}\n`;

async function look<T>(at: (library: Library) => Promise<T>): Promise<T> {
  const library = SqliteLibrary.open(world.index, embedder.id, () => {});
  try {
    return await at(library);
  } finally {
    await library.close();
  }
}

it("counts what is told again as one origin, the earliest first, whatever the history", async () => {
  world.write({
    "a.txt": told("وكالة البلد", "18 حزيران 2021"),
    "b.txt": told("نداء سوريا", "16 حزيران 2021"),
    "c.txt": told("صوت حلب", "17 حزيران 2021", `${TEXT}\n\nوأكد مراسلنا أن الجسر مفتوح اليوم.`),
    "other.txt": `${STORIES[1]!.title}\n\n${STORIES[1]!.paragraphs.join("\n\n")}\n`,
  });
  await world.build();
  await look(async (library) => {
    expect((await library.stories(["c"])).map((tellers) => tellers.map((t) => [t.key, t.source, t.date]))).toEqual([
      [
        ["b", "نداء سوريا", "2021-06-16"],
        ["c", "صوت حلب", "2021-06-17"],
        ["a", "وكالة البلد", "2021-06-18"],
      ],
    ]);
    expect((await library.stories(["other"])).map((tellers) => tellers.map((t) => t.key))).toEqual([["other"]]);
    expect((await library.stories(["other", "a", "c"])).map((tellers) => [tellers[0]!.key, tellers.length])).toEqual([["b", 3], ["other", 1]]);
    expect((await library.stories(["gone"]))).toEqual([]);
  });

  const article = { text: TEXT, blocks: [{ role: "body" as const, start: 0, end: TEXT.length }] };
  const drawn = sketch(article)!;
  expect(tellingsIn(world.index, drawn, article).map((t) => [t.key, t.likeness > 0.8])).toEqual([["b", true], ["c", true], ["a", true]]);
  expect(tellingsIn(`${world.index}/none`, drawn, article)).toEqual([]);

  // The earliest goes, the next is first; one alone is no group.
  world.remove("b.txt");
  await world.build();
  await look(async (library) => expect((await library.stories(["a"]))[0]!.map((t) => t.key)).toEqual(["c", "a"]));
  world.remove("c.txt");
  await world.build();
  await look(async (library) => {
    expect((await library.stories(["a"]))[0]!.map((t) => t.key)).toEqual(["a"]);
    expect((await library.articles()).every((a) => a.story === null)).toBe(true);
  });
});

it.each([
  ["a number", "صحيفة السهل", "وقال المهندس إن طول الجسر الجديد يبلغ 18 مترا، وإنه يفتح للسيارات يوم الأحد.", "وقال المهندس إن طول الجسر الجديد يبلغ 81 مترا، وإنه يفتح للسيارات يوم الأحد."],
  ["a denial", "Evening Star", "The minister Carla Voss did resign on Monday after the vote in parliament.", "The minister Carla Voss did not resign on Monday after the vote in parliament."],
  ["a name", "Вечерний курьер", "Ремонтом моста через Сулу руководит инженер Глеб Остроухов.", "Ремонтом моста через Сулу руководит инженер Павел Мамин."],
  ["a day", "Вечерний курьер", "Паром через реку снова пойдёт 5 мая, сообщил начальник порта.", "Паром через реку снова пойдёт 15 мая, сообщил начальник порта."],
])("who tells otherwise in %s is another origin, whoever copied the rest", async (_, source, one, other) => {
  world.write({
    "a.txt": told("نداء سوريا", "16 حزيران 2021", `${TEXT}\n\n${one}`),
    "b.txt": told(source, "17 حزيران 2021", `${TEXT}\n\n${other}`),
    // A copy of the first, with a line of its own.
    "c.txt": told("صوت حلب", "18 حزيران 2021", `${TEXT}\n\n${one}\n\nوأكد مراسلنا أن السوق مفتوح.`),
  });
  await world.build();
  await look(async (library) => expect((await library.stories(["a", "b", "c"])).map((tellers) => tellers.map(({ key }) => key))).toEqual([["a", "c"], ["b"]]));
  const text = `${TEXT}\n\n${one}`;
  const article = { text, blocks: [{ role: "body" as const, start: 0, end: text.length }] };
  expect(tellingsIn(world.index, sketch(article)!, article).map(({ key, differ }) => [key, differ])).toEqual([["a", undefined], ["b", [one, other]], ["c", undefined]]);
});

it("what was said of two is forgotten with either of them: changed and changed back they are compared anew", async () => {
  const length = (metres: number) => `${TEXT}\n\nوقال المهندس إن طول الجسر الجديد يبلغ ${metres} مترا، وإنه يفتح للسيارات يوم الأحد.`;
  world.write({ "a.txt": told("نداء سوريا", "16 حزيران 2021", length(18)), "b.txt": told("صحيفة السهل", "17 حزيران 2021", length(18)) });
  for (const [name, source, day, metres, stories] of [["b", "صحيفة السهل", "17", 18, 1], ["b", "صحيفة السهل", "17", 81, 2], ["b", "صحيفة السهل", "17", 18, 1], ["a", "نداء سوريا", "16", 81, 2], ["a", "نداء سوريا", "16", 18, 1]] as const) {
    world.write({ [`${name}.txt`]: told(source, `${day} حزيران 2021`, length(metres)) });
    await world.build();
    await look(async (library) => expect(await library.stories(["a", "b"]), `${name} ${metres}`).toHaveLength(stories));
  }
});
