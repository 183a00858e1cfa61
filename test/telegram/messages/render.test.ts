import fc from "fast-check";
import { expect, test } from "vitest";
import { address, character } from "../../language/nasty.ts";
import type { Quote, Source } from "../../../src/answer/answer.ts";
import { clean } from "../../../src/texts/bidi.ts";
import { render } from "../../../src/telegram/messages/render.ts";
import type { Language } from "../../../src/texts/texts.ts";
import { accept } from "../emulator/text.ts";
import { quote } from "../library.ts";
import { covered } from "../world.ts";

const language = fc.constantFrom<Language>("ar", "en", "ru");

/** Text as bad as it comes: any characters, halves of pairs, direction overrides, marks, line ends. */
const nasty = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: character, maxLength: 12 }),
        fc.constantFrom(
          "قال الرئيس ",
          "القـ.ـضايا ",
          "Putin ",
          "Путин ",
          "🕊️",
          "👩‍👩‍👧",
          "\ud83d",
          "\udd4a",
          "\u202e",
          "\u2067",
          "\u2069",
          "\u200b",
          "\r\n",
          "\n\n",
          "\t",
          "\u0000",
          "é",
          "١٢٣",
          "https://a.b ",
        ),
        fc.constantFrom("ش".repeat(200), "W".repeat(400), "🕊".repeat(90)),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join("").slice(0, maxLength));

const source: fc.Arbitrary<Source> = fc.record(
  {
    article: nasty(300),
    title: nasty(900),
    source: nasty(500),
    author: nasty(500),
    date: fc.oneof(nasty(60), fc.constantFrom("2021", "2021-06", "2021-06-16", "2021-13-40", "0000")),
    url: fc.oneof(nasty(100), address),
  },
  { requiredKeys: ["article"] },
) as fc.Arbitrary<Source>;

const quotes: fc.Arbitrary<Quote[]> = fc.array(
  fc
    .tuple(
      nasty(700).filter((text) => /\p{L}/u.test(text)),
      source,
      fc.array(source, { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(720), fc.nat(60)), { maxLength: 30 }),
      fc.option(fc.record({ articles: fc.nat(200), origins: fc.array(source, { minLength: 1, maxLength: 8 }) }), { nil: undefined }),
    )
    .map(([text, about, also, spans, told]) => ({
      ...quote(text, about, "", also),
      ...(told && { told }),
      highlights: spans.map(([start, length]) => ({ start, end: start + length })),
    })),
  { minLength: 1, maxLength: 10 },
);

const sendable = (text: string) => text.replace(/\p{Cs}/gu, "\ufffd");

test("a rendered answer is always a valid message, with each quote word for word under its blockquote", () => {
  fc.assert(
    fc.property(quotes, language, (given, speaking) => {
      const differ = given.map((one) => ({ says: one.text.slice(0, 100), sources: [one, ...one.also], newest: true as const }));
      const message = render({ found: true, confidence: 1, quotes: given, ...(given.length > 1 && { differ }) }, speaking);
      // Throws where Telegram would refuse or silently drop: limits, bounds, pairs, nesting, addresses.
      accept(message.text, message.entities);
      const blocks = message.entities.filter(({ type }) => type.endsWith("blockquote"));
      const shown = blocks.map(({ offset, length }) => message.text.slice(offset, offset + length));
      expect(shown.length).toBeGreaterThan(0);
      expect(shown).toEqual(given.slice(0, shown.length).map(({ text }) => sendable(text)));
      for (const { type, offset, length } of message.entities) {
        const inside = blocks.some((block) => offset >= block.offset && offset + length <= block.offset + block.length);
        expect(inside).toBe(type !== "text_link");
      }
      checkOwnWords(message.text, blocks);
    }),
    { numRuns: 300 },
  );
});

test("a refusal is always a valid message without a blockquote", () => {
  fc.assert(
    fc.property(
      fc.array(nasty(200), { maxLength: 30 }),
      fc.array(source, { maxLength: 3 }),
      language,
      (missing, nearest, speaking) => {
        const message = render({ found: false, confidence: 0, quotes: [], reason: "none", missing, nearest }, speaking);
        accept(message.text, message.entities);
        expect(message.entities.some(({ type }) => type.endsWith("blockquote"))).toBe(false);
        checkOwnWords(message.text, []);
      },
    ),
    { numRuns: 200 },
  );
});

/** Outside the quotes nothing unseen is left but our own marks, and every isolate is closed on its line. */
function checkOwnWords(text: string, blocks: { offset: number; length: number }[]): void {
  let own = text;
  for (const { offset, length } of blocks.toReversed()) own = own.slice(0, offset) + own.slice(offset + length);
  expect(own).not.toMatch(/(?!\n)\p{Cc}|[\u200b\u202a-\u202e\u2066\u2067]|\p{Cs}/u);
  for (const line of own.split("\n"))
    expect(line.replace(/\u2068[^\u2068\u2069]*\u2069/g, "")).not.toMatch(/[\u2068\u2069]/);
}

test("a refusal says what was asked, in the reader's language", () => {
  for (const speaking of ["ar", "en", "ru"] as const) {
    const message = render({ found: false, confidence: 0, quotes: [], reason: "none", asked: "When was Putin born?", missing: [], nearest: [] }, speaking);
    expect(message.text).toContain("When was Putin born?");
  }
});

test("what does not answer is called so, above the first of it", () => {
  const [answer, about] = [quote("It opened in 1994.", { title: "Answer" }), { ...quote("It is blue.", { title: "About" }), beside: true as const }];
  const { text } = render({ found: true, confidence: 1, quotes: [answer, about, about] }, "en");
  const places = ["It opened", "More on this", "It is blue"].map((words) => text.indexOf(words));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(text.split("More on this")).toHaveLength(2);
});

test("quotes that do not fit are left out whole, from the end", () => {
  const long = quote("حقيقة ".repeat(110).trim(), { title: "عنوان" });
  const message = render({ found: true, confidence: 1, quotes: Array<Quote>(9).fill(long) }, "ar");
  expect(covered(message, "expandable_blockquote")).toEqual(Array<string>(6).fill(long.text));
  expect(message.text.length).toBeGreaterThan(4096 - 700);
});

test("bold words that Telegram would drop are not sent", () => {
  const text = "word ".repeat(30).trim();
  const highlights = Array.from({ length: 30 }, (_, i) => ({ start: i * 5, end: i * 5 + 4 }));
  const message = render(
    { found: true, confidence: 1, quotes: Array<Quote>(6).fill({ ...quote(text, {}), highlights }) },
    "en",
  );
  expect(covered(message, "bold")).toHaveLength(80);
  expect(covered(message, "blockquote")).toHaveLength(4);
});

test("only a long quote is folded", () => {
  const message = render(
    { found: true, confidence: 1, quotes: [quote("a".repeat(400), {}), quote("b".repeat(401), {})] },
    "en",
  );
  expect(message.entities.map(({ type }) => type)).toEqual(["blockquote", "expandable_blockquote"]);
});

test.each([
  ["2021", "2021"],
  ["2021-06", "June 2021"],
  ["2021-06-16", "16 June 2021"],
  ["2021-06-16T23:30:00Z", "16 June 2021"],
  ["2021-02-31", "2021-02-31"],
  ["spring 2021", "spring 2021"],
])("a date is as exact as it is known: %s", (date, shown) => {
  const message = render({ found: true, confidence: 1, quotes: [quote("Words.", { date })] }, "en");
  expect(message.text).toBe(`Words.\n\u200e\u2068article\u2069\n\u200e\u2068${shown}\u2069`);
});

test("the other sources are named once each, the rest counted", () => {
  const others = Array.from({ length: 7 }, (_, i) => ({
    article: `a${i}`,
    title: `Title ${i}`,
    source: i === 0 ? "Same" : `Paper ${i}`,
  }));
  const message = render(
    { found: true, confidence: 1, quotes: [quote("Words.", { source: "Same" }, "", others)] },
    "en",
  );
  expect(message.text.split("\n").at(-1)).toBe(
    "Also in: \u2068Title 0\u2069 · \u2068Paper 1\u2069 · \u2068Paper 2\u2069 · \u2068Paper 3\u2069 · \u2068Paper 4\u2069 · and \u20682\u2069 more",
  );
});

test.each<[Language, string]>([
  ["en", "\u20683\u2069 articles · \u20681\u2069 origin: \u2068نداء سوريا\u2069"],
  ["ru", "\u20683\u2069 статьи · \u20681\u2069 первоисточник: \u2068نداء سوريا\u2069"],
  ["ar", "\u20683\u2069 مقالات · مصدر أصلي واحد: \u2068نداء سوريا\u2069"],
])("who told a story first stands below its quote: %s", (speaking, line) => {
  const told = { articles: 3, origins: [{ article: "b", title: "Title", source: "نداء سوريا", url: "https://example.org/1" }] };
  const message = render({ found: true, confidence: 1, quotes: [{ ...quote("Words.", {}), told }] }, speaking);
  expect(message.text.split("\n").at(-1)).toBe(line);
  expect(covered(message, "text_link")).toEqual(["نداء سوريا"]);
});

test("what can't be seen is taken out of names, what spells a word or an emoji stays", () => {
  expect(clean("a\u200bb\u202ec\u2066d\ufeff")).toBe("abcd");
  expect(clean("می\u200cخواهم 👩\u200d👧")).toBe("می\u200cخواهم 👩\u200d👧");
  expect(clean("pay\u200dpal")).toBe("paypal");
  expect(clean("🕊".repeat(101), 100)).toBe(`${"🕊".repeat(49)}…`);
});

test.each<[Language, string]>([
  ["en", "\u200eSources differ: \u206814\u2069 · \u2068Morning Paper\u2069 (\u20681 March 2023\u2069), \u206841\u2069 · \u2068نداء سوريا\u2069 (\u20682 March 2023\u2069 · newest · and \u20681\u2069 more)"],
  ["ar", "\u200fالمصادر مختلفة: \u206814\u2069 · \u2068Morning Paper\u2069 (\u20681 مارس 2023\u2069)، \u206841\u2069 · \u2068نداء سوريا\u2069 (\u20682 مارس 2023\u2069 · الأحدث · وغيرها (\u20681\u2069))"],
  ["ru", "\u200eИсточники расходятся: \u206814\u2069 · \u2068Morning Paper\u2069 (\u20681 марта 2023 г.\u2069), \u206841\u2069 · \u2068نداء سوريا\u2069 (\u20682 марта 2023 г.\u2069 · новее всех · и ещё \u20681\u2069)"],
])("where sources differ it is said above the quotes, by whom and when: %s", (speaking, line) => {
  const [first, second, third] = [{ article: "a", source: "Morning Paper", date: "2023-03-01" }, { article: "b", source: "نداء سوريا", date: "2023-03-02" }, { article: "c" }] as const;
  const differ = [{ says: "14", sources: [first] }, { says: "41", sources: [second, third], newest: true as const }];
  const message = render({ found: true, confidence: 1, quotes: [quote("It killed 14.", first), quote("It killed 41.", second)], differ }, speaking);
  expect(message.text.split("\n")[0]).toBe(line);
  expect(covered(message, "blockquote")).toEqual(["It killed 14.", "It killed 41."]);
});
