import fc from "fast-check";
import { expect, test } from "vitest";
import type { Quote } from "../../src/answer/answer.ts";
import type { Talk, Whole } from "../../src/telegram/bot.ts";
import { citationId, locate, parseCitation } from "../../src/telegram/citation.ts";
import { Memory } from "../../src/telegram/memory.ts";
import { parts, placeIn } from "../../src/telegram/parts.ts";
import { proofButtons, wordsButtons } from "../../src/telegram/proof.ts";
import { renderQuotes, shown, wellFormed } from "../../src/telegram/render.ts";
import { LANGUAGES, say } from "../../src/telegram/texts.ts";
import { checkButtons } from "./emulator/chats.ts";
import { accept } from "./emulator/text.ts";

/** FUZZ=10000 for the long run. */
const RUNS = Number(process.env.FUZZ ?? 300);

const piece = fc.oneof(
  fc.lorem({ mode: "sentences", maxCount: 3 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("قال الوزير إن القـ.ـضية انتهت. ", "Путин встретился с Байденом. ", "\r\n\r\n", "\n", "\t", "🕊️👩‍👩‍👧", "\u202e", "\u2068", "\ud83d"),
  fc.constantFrom("س".repeat(1500), "word ".repeat(400), "http://a.b/?q=1#x "),
);
const article = fc.record({
  text: fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join("")),
  title: fc.option(fc.string({ unit: "binary", maxLength: 300 }), { nil: undefined }),
  url: fc.option(fc.oneof(fc.webUrl({ withFragments: true }), fc.string()), { nil: undefined }),
  date: fc.option(fc.constantFrom("2021", "2021-06-31", "soon", "\u0000"), { nil: undefined }),
  spans: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 1200 })), { minLength: 1, maxLength: 4 }),
});

test("whatever the article and the quote, no message, button or reply of the way to its proof would be refused", () => {
  const memory = new Memory(":memory:");
  fc.assert(
    fc.property(article, fc.constantFrom(...LANGUAGES), fc.boolean(), ({ text, title, url, date, spans }, language, group) => {
      const about = { ...(title === undefined ? {} : { title }), ...(url === undefined ? {} : { url }), ...(date === undefined ? {} : { date }) };
      const whole: Whole = { article: `a/${text.length}`, ...about, text, path: "a.txt", blocks: [] };
      const quotes = spans.flatMap(([at, length]): Quote[] => {
        const { start, end } = trimmed(text, at % text.length, length);
        const said = text.slice(start, end);
        const bare = { ...whole, text: said, start, end, score: 1, highlights: [], also: [] };
        return /\p{L}/u.test(said) ? [bare] : [];
      });
      if (quotes.length === 0) return;
      const chat = { type: group ? "supergroup" : "private" };
      const ctx = { language, say: say(language), chat, from: { id: 987_654_321_012 } } as unknown as Talk;
      const draft = renderQuotes(quotes, language);
      accept(draft.text, draft.entities);
      const cited = quotes.slice(0, shown(draft));
      checkButtons({ inline_keyboard: proofButtons(ctx, memory, cited) });
      for (const quote of cited) {
        const id = citationId(quote);
        const place = locate(text, parseCitation(id)!)!;
        expect(text.slice(place.start, place.end)).toBe(quote.text);
        checkButtons({ inline_keyboard: [wordsButtons(ctx, quote)] });
        const part = parts(text, place).find(({ start, end }) => start <= place.start && place.end <= end)!;
        const sent = wellFormed(text.slice(part.start, part.end));
        const kept = accept(sent).text;
        const there = placeIn(sent, kept, { start: place.start - part.start, end: place.end - part.start });
        // What Telegram is asked to point at is there, and is the quote as Telegram keeps it.
        expect(kept.slice(there.start, there.end).trim()).toBe(accept(wellFormed(quote.text)).text);
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);

/** A span without white space at its ends that parts no surrogate pair, as sentences are. */
function trimmed(text: string, at: number, length: number) {
  let [start, end] = [at, Math.min(text.length, at + length)];
  const low = (i: number) => /[\udc00-\udfff]/.test(text[i] ?? "");
  while (start < end && (low(start) || /[\s\p{C}]/u.test(text[start]!))) start++;
  while (end > start && (low(end) || /[\s\p{C}]/u.test(text[end - 1]!))) end--;
  return { start, end };
}
