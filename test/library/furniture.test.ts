import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { structure } from "../../src/articles/blocks/structure.ts";
import { alone, among } from "../../src/library/furniture.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { dump, embedder, town, World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.throwAway());

const HOUSE = "The Harbour Post has been printed on recycled paper since the great flood of that winter.";
const INVITATION = "Walk with us along the quays!";
const BACKGROUND = "The harbour was founded by salt traders three hundred years ago, and it has burnt down twice.";

/** A story that no other tells, with what its source prints around every story. */
function story(i: number, { source = "Harbour Post", background = false, tail = `${INVITATION}\n\n${HOUSE}` } = {}): string {
  return [
    `${town(i)} opens its new school`,
    `The people of ${town(i)} opened a school for ${i + 40} pupils on the hill above the market yesterday.`,
    `${town(i + 100)} and ${town(i + 200)} sent their teachers, and ${town(i + 300)} sent books in ${i + 3} languages.`,
    ...(background ? [BACKGROUND] : []),
    `"We waited ${i + 5} years for this roof," said the mayor of ${town(i)} to the guests from ${town(i + 400)}.`,
    tail,
    `Source: ${source}`,
  ].join("\n\n");
}

const stories = (from: number, to: number, options?: Parameters<typeof story>[1]) => Object.fromEntries(Array.from({ length: to - from }, (_, k) => [`${town(from + k)}.txt`, story(from + k, options)]));

/** What is searched and quoted, a line a block of body. */
function bodies(): Record<string, string[]> {
  const db = new Database(join(world.index, "library.sqlite"), { readonly: true });
  const rows = db.prepare("SELECT key, text, blocks FROM article ORDER BY key").all() as { key: string; text: string; blocks: string }[];
  db.close();
  return Object.fromEntries(rows.map(({ key, text, blocks }) => [key, JSON.parse(blocks).flatMap((b: { role: string; start: number; end: number }) => (b.role === "body" ? [text.slice(b.start, b.end)] : []))]));
}
const withLine = (line: string) => Object.values(bodies()).filter((body) => body.includes(line)).length;

it("tells lines that a source repeats from its stories, and keeps what is told now and then", async () => {
  world.write({ ...stories(0, 7), ...stories(7, 10, { background: true }), ...stories(20, 23, { source: "Island Times" }) });
  await world.build();
  // Of ten stories of one source all have them; the other source has three, which shows nothing.
  expect(withLine(HOUSE)).toBe(3);
  expect(withLine(INVITATION)).toBe(3);
  expect(withLine(BACKGROUND)).toBe(3);
  expect(Object.values(bodies()).every((body) => body.length >= 3)).toBe(true);
  // Read alone, the article is as it was; as one of the library it is as the library has it.
  const text = story(0);
  const read = { text, blocks: structure(text) };
  const inside = among(read, world.index);
  const repeated = inside.blocks.filter(({ was }) => was).map(({ start, end }) => text.slice(start, end));
  expect(repeated).toEqual([INVITATION, HOUSE]);
  expect(alone(inside)).toEqual(read);
  expect(among({ text: "Another.", blocks: structure("Another.") }, world.index).blocks).toEqual(structure("Another."));
  expect((await world.ask("What is the Harbour Post printed on?")).some(({ text, article }) => text.includes("recycled") && !article.startsWith(town(2).slice(0, 3)))).toBe(false);
});

it("comes to the same whatever the order and history, and lines come back with the reason", async () => {
  world.write(stories(0, 4));
  await world.build();
  expect([withLine(INVITATION), withLine(HOUSE)]).toEqual([0, 4]);
  world.write(stories(4, 6));
  expect((await world.build()).unchanged).toBe(4);
  expect([withLine(INVITATION), withLine(HOUSE)]).toEqual([0, 0]);
  expect(dump(world.index)).toEqual(await world.fresh());
  // Nothing changed: nothing is written.
  const before = world.bytes();
  await world.build();
  expect(world.bytes()).toEqual(before);
  // Most go: a line in three stories is no furniture.
  world.remove(...Object.keys(stories(0, 3)));
  await world.build();
  expect([withLine(INVITATION), withLine(HOUSE)]).toEqual([3, 3]);
  expect(dump(world.index)).toEqual(await world.fresh());
});

it("loses neither a story told many times, nor lists whose items recur, nor all of an article", async () => {
  const recipe = (i: number) => [`Soup of ${town(i)}`, `The cooks of ${town(i)} make this soup when the boats stay in the harbour for a week.`, "You will need", "Salt", "Two onions", `A ${town(i)} fish`, `Stir it for as long as ${town(i + 100)} takes to appear on the horizon.`].join("\n\n");
  world.write({
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((i) => [`copies/${i}.txt`, `${story(1, { tail: "" })}\n\nPrinted by copy ${town(i)}.`])),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((i) => [`recipes/${i}.txt`, recipe(i)])),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((i) => [`notes/${i}.txt`, `Closed ${town(i)}\n\n${HOUSE}`])),
  });
  await world.build();
  const found = bodies();
  expect(found["copies/3"]!.join("\n")).toContain("opened a school for 41 pupils");
  expect(found["recipes/3"]).toEqual(expect.arrayContaining(["Salt", "Two onions"]));
  expect(found["notes/3"]).toEqual([HOUSE]);
});

it("a passage in another language than its article is found by its own", async () => {
  const arabic = "افتتح الوزير الجسر الجديد في المدينة صباح أمس بحضور عدد كبير من السكان الذين انتظروا هذا اليوم سنوات طويلة. وقال إن العمل استمر ثلاثة أعوام بلا انقطاع. ";
  const russian = "Министр открыл новый мост в городе вчера утром в присутствии жителей, которые ждали этого дня много лет. Работы шли три года без перерыва. ";
  world.write({ "both.txt": `جسر جديد في المدينة\n\n${arabic.repeat(4)}\n\n${russian.repeat(3)}`, "one.txt": `جسر قديم\n\n${arabic}` });
  await world.build();
  const library = SqliteLibrary.open(world.index, embedder.id, () => {});
  try {
    const of = async (language: string) => {
      const { vector } = await embedder.question("мост جسر");
      const { vectors, passages } = await library.propose({ stems: [], vector, most: 100, filter: { language } });
      const found = vectors.map((id) => passages.get(id)!);
      const articles = await library.articlesBy(found.map(({ article }) => article));
      return found.map(({ article, start, end }) => articles.get(article)!.text.slice(start, end));
    };
    const russians = await of("ru");
    expect(russians.length).toBeGreaterThan(0);
    for (const passage of russians) expect(passage).toMatch(/мост|Работы/u);
    for (const passage of await of("ar")) expect(passage).toMatch(/الجسر/u);
  } finally {
    await library.close();
  }
});
