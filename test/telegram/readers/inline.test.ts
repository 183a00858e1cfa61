import { expect, test } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { quote, summit } from "../library.ts";
import { covered, world } from "../world.ts";

interface Sent {
  message_text: string;
  entities: { type: string; offset: number; length: number }[];
}
const sent = (result: { input_message_content: object }) => {
  const { message_text, entities } = result.input_message_content as Sent;
  return { text: message_text, entities };
};

test("in any chat @bot gives quotes, each with its citation and a link to its proof", async () => {
  const { telegram } = await world();
  const answer = await telegram.inline(summit.ar.question, telegram.person({ language_code: "ar" }));
  expect(answer.is_personal).toBe(true);
  expect(answer.results).toHaveLength(2);
  const [first] = answer.results as unknown as { id: string; description: string; reply_markup: object; input_message_content: object }[];
  expect(covered(sent(first!), "blockquote")).toEqual([summit.ar.text]);
  expect(sent(first!).text).toContain("نداء سوريا");
  expect(first!.description).toBe("جو بايدن · بايدن وبوتين: قمة جنيف · نداء سوريا · 16 يونيو 2021");
  expect(JSON.stringify(first!.reply_markup)).toContain(`https://t.me/isnad_test_bot?start=a-${first!.id}`);

  // The link opens the private chat, with the proof.
  const chat = telegram.privately(telegram.person({ language_code: "en" }));
  chat.say(`/start a-${first!.id}`);
  await chat.next();
  expect((await chat.next()).quote?.text).toBe(summit.ar.text);
});

test("at most ten, within a second; what is too short or found nothing gives none, and nothing is kept", async () => {
  const quotes = Array.from({ length: 20 }, (_, i) => quote(`Fact number ${i}.`, { article: `a${i}` }));
  const { telegram, deps } = await world({
    ask: async (question, { top = 3 } = {}): Promise<Answer> =>
      question === "nothing"
        ? { found: false, confidence: 0, quotes: [], reason: "none", missing: [], nearest: [] }
        : { found: true, confidence: 1, quotes: quotes.slice(0, top) },
  });
  const from = telegram.person({ language_code: "en" });
  const started = Date.now();
  expect((await telegram.inline("facts", from)).results).toHaveLength(10);
  expect(Date.now() - started).toBeLessThan(1000);
  expect((await telegram.inline("fa", from)).results).toEqual([]);
  expect(await telegram.inline("nothing", from)).toMatchObject({ results: [], button: { start_parameter: "inline" } });
  expect(await deps.memory.store.all("SELECT * FROM asked")).toEqual([]);
});

test("an outsider gets nothing inline, a member does", async () => {
  const { telegram } = await world({ access: { limited: true, allowed: [77] } });
  const outsider = await telegram.inline(summit.en.question, telegram.person());
  expect(outsider).toMatchObject({ results: [], is_personal: true, cache_time: 0 });
  expect(outsider.button).toBeUndefined();
  expect((await telegram.inline(summit.en.question, telegram.person({ id: 77 }))).results).toHaveLength(1);
});

test("a quote that others contradict is not sent without that", async () => {
  const [first, second, third] = [quote("The fire killed 14 men.", { article: "a", source: "Morning Paper" }), quote("The fire killed 41 men.", { article: "b", source: "Evening Star" }), quote("The mine is old.", { article: "c" })] as const;
  const { telegram } = await world({
    ask: async (): Promise<Answer> => ({ found: true, confidence: 1, quotes: [first, second, third], differ: [{ says: "14", sources: [first] }, { says: "41", sources: [second] }] }),
  });
  const { results } = await telegram.inline("How many did the fire kill?", telegram.person({ language_code: "en" }));
  const [one, other, beside] = results as unknown as { description: string; input_message_content: object }[];
  for (const result of [one!, other!]) {
    for (const said of ["Sources differ", "14", "Morning Paper", "41", "Evening Star"]) expect(sent(result).text.split("\n")[0]).toContain(said);
    expect(result.description).toContain("Sources differ: 14 / 41");
  }
  expect(sent(beside!).text).not.toContain("Sources differ");
});
