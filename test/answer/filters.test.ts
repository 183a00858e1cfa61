import { afterAll, describe, expect, it, test } from "vitest";
import { readFilter } from "../../src/search/filter.ts";
import { print } from "../../src/terminal/print.ts";
import { libraryWith } from "./samples.ts";

const paper = (source: string, date: string, title: string, text: string) => `---\ntitle: ${title}\nsource: ${source}\ndate: ${date}\n---\n\n${text}\n`;

const { ask, close } = await libraryWith({
  "quay.md": paper("Quay Post", "2024-03-02", "The ferry Petrel", "Captain Ines Farrow commands the ferry Petrel, which carries 140 passengers."),
  "tug.md": paper("Quay Post", "2024-03-05", "The tug Badger", "Captain Oren Pask commands the tug Badger, which is painted red."),
  "teatr.md": paper("Вестник", "2024-04-20", "Театр «Парус»", "Театром «Парус» руководит Вера Кольцова. Зал театра «Парус» вмещает 540 зрителей."),
  "rules.md": paper("Quay Post", "2024-04-01", "Rules of the quay", "Lorries over 20 tonnes may not use the quay (see https://example.org/rules). Погрузка запрещена."),
  "jisr.md": paper("صحيفة الضفاف", "2024-03-12", "جسر الريحان", "صمّمت جسر الريحان المهندسة هناء العلواني، وبلغت كلفة جسر الريحان 14 مليون دينار."),
});
afterAll(close);

describe("a refusal names the filters that the question wrote, as typed", () => {
  it.each([
    ["Who commands the ferry Petrel? from:nobody", ["from:nobody"]],
    ["Who commands the ferry Petrel? from:\"Other Post\" since:2023", ["from:\"Other Post\"", "since:2023"]],
    ["Since 2025, who commands the ferry Petrel?", ["Since 2025"]],
    ["Кто руководит театром «Парус»? источник:никто", ["источник:никто"]],
    ["من صمم جسر الريحان؟ منذ:٢٠٢٥", ["منذ:٢٠٢٥"]],
  ])("%s", async (question, within) => expect(await ask(question)).toMatchObject({ found: false, within }));

  it("and only those: what answers, and what has none, says nothing of them", async () => {
    expect(await ask("Who commands the ferry Petrel? from:Quay")).toMatchObject({ found: true });
    expect(await ask("Who painted the church of Sarrow?")).not.toHaveProperty("within");
    expect(await ask("Who painted the church of Sarrow?", { filter: { source: "Quay" } })).not.toHaveProperty("within");
  });
});

describe("a refusal says how many articles days left out that have none", async () => {
  const undated = await libraryWith({
    "boat.md": "---\ntitle: The boat\nsource: Harbour Press\n---\n\nCaptain Ines Farrow commands the ferry Petrel, which carries 140 passengers.\n",
    "tug.md": "---\ntitle: The tug\nsource: Harbour Press\n---\n\nCaptain Oren Pask commands the tug Badger, which is painted red.\n",
    "other.md": "---\ntitle: Another\nsource: Quay Post\n---\n\nThe market on the quay opens at seven and closes at noon.\n",
    "old.md": paper("Harbour Press", "2019-02-03", "The harbour", "The harbour was dredged in the winter, and 40 lorries of mud were taken away."),
  });
  afterAll(undated.close);
  it.each([
    ['Who commands the ferry Petrel? from:"Harbour Press" since:2021', 2, "2 articles without a date were left out."],
    ["Кто командует паромом Petrel? с:2021 источник:\"Harbour Press\"", 2, "Не учтены 2 статьи без даты."],
    ["من قائد العبارة بيتريل؟ منذ:2021", 3, "استُبعدت 3 مقالات لأنها بلا تاريخ."],
  ])("%s", async (question, count, said) => {
    const answer = await undated.ask(question);
    expect(answer).toMatchObject({ found: false, undated: count });
    expect(print(answer, question).replace(/[\u2066-\u2069]/g, "").split("\n")).toContain(said);
  });
  it("and nothing where no day was set", async () => expect(await undated.ask("Who painted the church of Sarrow? from:Quay")).not.toHaveProperty("undated"));
});

test.each([
  ["since:abc who commands the ferry Petrel?", {}],
  ["who commands the ferry Petrel? until:yesterday", {}],
  ["кто руководит театром? до:завтра с:2024", { since: "2024" }],
  ["من صمم الجسر؟ حتى:الغد منذ:2024-05", { since: "2024-05" }],
  ["who commands the ferry Petrel? since:2024-03-02 until:2025.", { since: "2024-03-02", until: "2025" }],
  ["who commands the ferry Petrel? since:2024-13", {}],
  ["who commands the ferry Petrel? since:2024-02-30 until:2024-02-29", { until: "2024-02-29" }],
])("only a day is one: %s", (question, filter) => expect(readFilter(question, () => []).filter).toEqual(filter));

describe("of a question before only its words are borrowed, not its filters", () => {
  it.each([
    ["And the tug Badger?", "from:nobody who commands the ferry Petrel?", "Oren Pask"],
    ["А сколько зрителей он вмещает?", "источник:никто Кто руководит театром «Парус»?", "540"],
    ["وكم بلغت كلفته؟", "من صمم جسر الريحان؟ منذ:2025", "14 مليون"],
  ])("%s after %s", async (question, before, says) => {
    const answer = await ask(question, { before });
    expect(answer.quotes[0]?.text).toContain(says);
    expect((answer.borrowed ?? []).join(" ")).not.toMatch(/nobody|from|источник|никто|منذ|2025/);
  });
});

test("what was asked for beyond the answer is called so, read or not", async () => {
  for (const question of ["Who commands the ferry Petrel?", "Кто руководит театром «Парус»?", "من صمم جسر الريحان؟"]) {
    const { found, quotes } = await ask(question, { top: 10 });
    expect([found, quotes.length > 2, quotes[0]!.beside], question).toEqual([true, true, undefined]);
    for (const quote of quotes.filter(({ article }) => article !== quotes[0]!.article)) expect(quote.beside, `${question}: ${quote.text}`).toBe(true);
  }
});

test.each(["https://example.org/rules", "www.example.org/rules", "من؟ https://example.org/rules", "https://example.org/a https://example.org/rules кто?"])("an address asks nothing: %s", async (question) => {
  expect(await ask(question)).toMatchObject({ found: false, reason: "empty" });
  expect(await ask(question, { before: [] })).toMatchObject({ found: false, reason: "empty" });
});

test("what is asked beside one is answered", async () => {
  expect((await ask("https://example.org/rules Who commands the tug Badger?")).quotes[0]?.text).toContain("Oren Pask");
});
