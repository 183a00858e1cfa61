import { afterAll, beforeAll, expect, test } from "vitest";
import { createAsk } from "../../src/answer/ask.ts";
import { among } from "../../src/library/among.ts";
import { seenBy } from "../../src/library/seen.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { questions } from "../answer/samples.ts";
import { about, embedder, question, town, towns, World } from "./world.ts";

const world = new World();
let library: SqliteLibrary;
beforeAll(async () => {
  world.write({ ...world.samples(), ...towns(0, 40), [`private/${town(77)}.txt`]: about(77, 1077) });
  await world.build();
  library = SqliteLibrary.open(world.index, embedder.id, () => {});
}, 120_000);
afterAll(async () => {
  await library.close();
  world.throwAway();
});

test("asked of its article alone, a question is answered by it as it is of the whole library; asked of another, none", async () => {
  const ask = createAsk(() => library, embedder);
  let [answered, same] = [0, 0];
  for (const { text } of [...questions, { text: question(3) }, { text: "latest news from Geneva" }, { text: `${question(4)} lang:en` }]) {
    const whole = await ask(text, { now: new Date("2022-01-01") });
    if (!whole.found) continue;
    answered++;
    const [best] = whole.quotes;
    const few = await ask(text, { now: new Date("2022-01-01"), among: new Set([best!.article, town(30), "nowhere"]) });
    const [first] = few.quotes;
    if (first?.article === best!.article && first.start < best!.end && best!.start < first.end) same++;
  }
  expect(answered).toBeGreaterThan(20);
  // Which of its sentences, and whether a near miss passes for an answer, depends a little on what else could.
  expect(same / answered).toBeGreaterThan(0.9);
  expect(await ask("When was the Webb telescope launched?", { among: new Set([town(4)]) })).toMatchObject({ found: false, reason: "none" });
  expect(await ask(question(3), { among: new Set(["nowhere"]) })).toMatchObject({ found: false, reason: "none" });
});

test("it asks the library for words alone, again and again of the same few; what is private stays so", async () => {
  const watched = Object.create(library, {
    propose: { value: () => Promise.reject(new Error("asked of the whole library")) },
    within: {
      value: (ids: number[]) => {
        fetched.push(ids.length);
        return library.within(ids);
      },
    },
  }) as SqliteLibrary;
  const fetched: number[] = [];
  const ask = createAsk(() => watched, embedder);
  for (let i = 0; i < 6; i++) expect((await ask(question(i), { among: new Set([town(i), town(5)]) })).quotes[0]?.article).toBe(town(i));
  expect(fetched).toEqual([2, 1, 1, 1, 1]);
  const secret = `private/${town(77)}`;
  expect((await createAsk(() => library, embedder)(question(77), { among: new Set([secret]) })).found).toBe(true);
  const open = await seenBy("everyone", library);
  expect((await createAsk(() => open, embedder)(question(77), { among: new Set([secret]) })).found).toBe(false);
  const id = (await library.articles()).find(({ key }) => key === secret)!.id;
  expect([(await library.within([id])).length > 0, await open.within([id])]).toEqual([true, []]);
  const stems = ["lighthous"];
  const { vector } = await embedder.question(question(3));
  const few = await among(library, new Set([town(3)]));
  const [one, all] = [await few.propose({ stems, vector, most: 9, filter: {} }), await library.propose({ stems, vector, most: 400, filter: {} })];
  expect(one.counts).toEqual(all.counts);
  for (const [id, cosine] of one.cosines) expect(cosine).toBeCloseTo(all.cosines.get(id) ?? cosine, 5);
});
