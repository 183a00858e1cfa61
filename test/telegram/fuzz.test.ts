import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { address, character } from "../language/nasty.ts";
import type { Quote } from "../../src/answer/answer.ts";
import { createAsk } from "../../src/answer/ask.ts";
import { articlesOf } from "../../src/citations/lookup.ts";
import { build } from "../../src/library/build.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import type { Whole } from "../../src/citations/articles.ts";
import { citationId, parseCitation, stands } from "../../src/citations/number.ts";
import { Memory } from "../../src/memory/memory.ts";
import { parts, placeIn } from "../../src/telegram/messages/parts.ts";
import { proofButtons, wordsButtons } from "../../src/telegram/readers/buttons/proof.ts";
import { renderQuotes, shown } from "../../src/telegram/messages/render.ts";
import { wellFormed } from "../../src/texts/bidi.ts";
import { LANGUAGES, say } from "../../src/texts/texts.ts";
import type { Talk } from "../../src/telegram/talk.ts";
import { checkButtons } from "./emulator/chats.ts";
import { accept } from "./emulator/text.ts";
import { embedder } from "../library/world.ts";
import { world } from "./world.ts";

/** Generated articles and questions; FUZZ=10000 for the long run. */
const RUNS = Number(process.env.FUZZ ?? 100);

/** A machine may be busy with other things. Milliseconds. */
const PATIENCE = 120_000;

const piece = fc.oneof(
  fc.lorem({ mode: "sentences", maxCount: 3 }),
  fc.string({ unit: character, maxLength: 30 }),
  fc.constantFrom("قال الوزير إن القـ.ـضية انتهت. ", "Путин встретился с Байденом. ", "\r\n\r\n", "\n", "\t", "🕊️👩‍👩‍👧", "\u202e", "\u2068", "\ud83d"),
  fc.constantFrom("س".repeat(1500), "word ".repeat(400), "http://a.b/?q=1#x "),
);
const article = fc.record({
  text: fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join("")),
  title: fc.option(fc.string({ unit: character, maxLength: 300 }), { nil: undefined }),
  url: fc.option(fc.oneof(address, fc.string()), { nil: undefined }),
  date: fc.option(fc.constantFrom("2021", "2021-06-31", "soon", "\u0000"), { nil: undefined }),
  spans: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 1200 })), { minLength: 1, maxLength: 4 }),
});

test("whatever the article and the quote, no message, button or reply of the way to its proof would be refused", async () => {
  const memory = Memory.open(":memory:");
  await fc.assert(
    fc.asyncProperty(article, fc.constantFrom(...LANGUAGES), fc.boolean(), async ({ text, title, url, date, spans }, language, group) => {
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
      checkButtons({ inline_keyboard: await proofButtons(ctx, memory, cited) });
      for (const quote of cited) {
        const id = citationId(quote);
        const place = parseCitation(id)!;
        expect(stands(text, place)).toBe(true);
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

/** What people may ask: words of an article, anything that can be typed, filters, what looks like something else. */
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.nat(), fc.integer({ min: 5, max: 90 })) },
  { weight: 2, arbitrary: fc.string({ unit: character, minLength: 1, maxLength: 80 }) },
  fc.constantFrom("from:نداء since:2021 lang:ar", "?".repeat(4096), "؟\u202e\u200b", "why ".repeat(1000), "/nothing @isnad_test_bot", "\u2068\u2069 who", "-- ; DROP TABLE asked"),
);

test("articles and questions of any kind, through the library and the bot: no call is refused, every quote is proved", async () => {
  const folder = mkdtempSync(join(tmpdir(), "isnad-fuzz-"));
  const made = fc.sample(article, { numRuns: RUNS, seed: 5 });
  const records = made.map(({ spans: _, ...fields }, i) => JSON.stringify({ _id: `${i} ${fields.title?.replace(/[\p{C}\s]/gu, "").slice(0, 40) ?? ""}`, ...fields }));
  writeFileSync(join(folder, "made.jsonl"), records.join("\n"));
  const report = await build({ articles: folder, index: join(folder, "index"), embedder });
  const library = SqliteLibrary.open(join(folder, "index"), embedder.id, () => {});
  onTestFinished(() => {
    library.close();
    rmSync(folder, { recursive: true });
  });
  const { telegram, log } = await world({ adminIds: [1], ask: createAsk(() => library, embedder), ...articlesOf("everyone", async () => library) });
  const rooms = Array.from({ length: Math.min(RUNS, 500) }, (_, i) => telegram.privately(telegram.person({ language_code: LANGUAGES[i % 3]! })));
  const group = telegram.group();
  const editor = telegram.privately(telegram.person({ id: 1 }));
  const did = { questions: 0, answered: 0, proofs: 0, more: 0, inline: 0, calls: 0 };
  for (const [i, asking] of fc.sample(typed, { numRuns: RUNS, seed: 6 }).entries()) {
    const { text } = made[i]!;
    const words = Array.isArray(asking) ? text.slice(asking[0] % text.length, (asking[0] % text.length) + asking[1]) : asking;
    const question = sendable(words.slice(0, 4096));
    const room = rooms[i % rooms.length]!;
    room.say(question);
    did.questions++;
    const answer = await room.next(PATIENCE);
    const buttons = answer.reply_markup?.inline_keyboard.flat().flatMap((button) => ("callback_data" in button ? [button.callback_data] : [])) ?? [];
    const proof = buttons.find((data) => data.startsWith("in:"));
    if (proof !== undefined) {
      did.answered++;
      room.press(answer, proof);
      const part = await room.next(PATIENCE);
      const proved = await room.next(PATIENCE);
      expect(part.text.slice(proved.quote!.position).startsWith(proved.quote!.text)).toBe(true);
      did.proofs++;
      room.say(`/verify ${proof.slice(3)}`);
      expect((await room.next(PATIENCE)).reply_markup).toBeDefined();
    }
    const more = buttons.find((data) => data.startsWith("more:"));
    if (more !== undefined) {
      const query = room.press(answer, more);
      await room.until(() => telegram.chats.queries.get(query.id) !== "asked", PATIENCE);
      // Either a note in the answer to the press, or a message.
      if (telegram.chats.queries.get(query.id) === "") await room.next(PATIENCE);
      did.more++;
    }
    if (i % 5 === 0) {
      await telegram.inline(sendable(question.slice(0, 256)), telegram.person());
      did.inline++;
      room.say(`/sources ${sendable(question.slice(0, 200))}`);
      await room.next(PATIENCE);
      editor.say(`/article ${i}`);
      await editor.next(PATIENCE);
    }
    if (i % 20 === 0) {
      group.say(`/ask ${sendable(question.slice(0, 500))}`, { from: telegram.person() });
      if (i < 20 * 15) await group.next(PATIENCE);
      room.say("/why");
      await room.next(PATIENCE);
    }
    expect(telegram.calls.filter(({ response }) => !response.ok)).toEqual([]);
    did.calls += telegram.calls.length;
    telegram.calls.length = 0;
  }
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
  expect(did.answered).toBeGreaterThan(RUNS / 10);
  console.log(`${report.articles} articles, ${JSON.stringify(did)}`);
}, 3_600_000);

/** The words as a client can send them: no half pairs, nothing that leaves no message. */
function sendable(words: string): string {
  const whole = wellFormed(words);
  try {
    return accept(whole).text;
  } catch {
    return "?";
  }
}

/** A span without white space at its ends that parts no surrogate pair, as sentences are. */
function trimmed(text: string, at: number, length: number) {
  let [start, end] = [at, Math.min(text.length, at + length)];
  const low = (i: number) => /[\udc00-\udfff]/.test(text[i] ?? "");
  while (start < end && (low(start) || /[\s\p{C}]/u.test(text[start]!))) start++;
  while (end > start && (low(end) || /[\s\p{C}]/u.test(text[end - 1]!))) end--;
  return { start, end };
}
