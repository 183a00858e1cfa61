import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { character } from "../../language/nasty.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import { citationId, digest, parseCitation, stands } from "../../../src/citations/number.ts";
import { Memory } from "../../../src/memory/memory.ts";
import { parts, placeIn } from "../../../src/telegram/messages/parts.ts";
import { fragment } from "../../../src/texts/links.ts";
import { accept } from "../emulator/text.ts";
import { articles, quote, summit } from "../library.ts";
import { covered, world } from "../world.ts";

const arabic = { language_code: "ar" };
const english = { language_code: "en" };
/** A library that may change while the bot runs. */
const of = (library: typeof articles) => ({
  article: async (key: string) => library[key],
  articleWith: async (passes: (text: string) => boolean) => Object.values(library).find(({ text }) => passes(text)),
  sources: async () => Object.values(library),
});
const data = (message: { reply_markup?: object }) =>
  [...JSON.stringify(message.reply_markup ?? {}).matchAll(/"callback_data":"([^"]+)"/g)].map(([, given]) => given!);

test("in the article: the part that has the quote, then a reply to it in which Telegram marks the very words", async () => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person(arabic));
  chat.say(summit.ar.question);
  chat.press(await chat.next(), "1 · في المقال");
  const part = await chat.next();
  const proof = await chat.next();
  // The article as Telegram keeps it: without carriage returns and marks of direction, otherwise as received.
  const text = articles["summit-ar"]!.text;
  expect(text.replace(/[\r\u202b\u202c]/g, "").startsWith(part.text)).toBe(true);
  expect(part.text.length).toBeLessThanOrEqual(4096);
  expect(proof.reply_to_message?.message_id).toBe(part.message_id);
  expect(proof.quote?.text).toBe(summit.ar.text);
  expect(part.text.slice(proof.quote!.position).startsWith(summit.ar.text)).toBe(true);
  expect(proof.text).toContain("حرفاً بحرف");
  expect(proof.entities?.at(-1)).toMatchObject({ type: "text_link", url: expect.stringMatching(/^https:\/\/t\.me\/isnad_test_bot\?start=v-[0-9a-z-]+$/) });
  const [copy, open] = proof.reply_markup!.inline_keyboard[0]!;
  expect(copy).toMatchObject({ copy_text: { text: expect.stringContaining(summit.ar.text) } });
  expect(decodeURIComponent((open as { url: string }).url)).toMatch(/^https:\/\/example\.org\/ar\/1#:~:text=قال الرئيس/);

  chat.press(part, "2 ›");
  const second = await chat.next();
  expect(second.text.endsWith("انتهى.")).toBe(true);
  chat.press(second, "‹ 1");
  expect((await chat.next()).text).toBe(part.text);
});

test("buttons work after a restart, and even when the bot's database was lost; what is neither there nor remembered is no citation", async () => {
  const first = await world();
  const chat = first.telegram.privately(first.telegram.person(english));
  chat.say(summit.en.question);
  const answer = await chat.next();
  await first.bot.stop();
  const changed: typeof articles = { ...articles };
  const { apiRoot, token } = first.telegram;
  await world({ apiRoot, token, ...of(changed) });
  chat.press(answer, "In the article");
  await chat.next();
  expect((await chat.next()).quote?.text).toBe(summit.en.text);
  // Without its database the bot does not know the question any more, and says so.
  const judged = chat.pressData(answer, "yes:1");
  await chat.until(() => first.telegram.chats.queries.get(judged.id) !== "asked");
  expect(first.telegram.chats.queries.get(judged.id)).toContain("ask it again");

  changed["summit-en"] = { ...articles["summit-en"]!, text: "Nothing of it is left here." };
  chat.press(answer, "In the article");
  expect((await chat.next()).text).toContain("no such citation");
});

test("with its database every button of an old message works after a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "isnad-restart-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const quotes = Array.from({ length: 6 }, (_, i) => quote(`Fact number ${i}.`, { article: `a${i}` }));
  const ask = async (_: string, { top = 3 } = {}): Promise<Answer> => ({ found: true, confidence: 1, quotes: quotes.slice(0, top) });
  const open = () => Memory.open(join(folder, "bot.sqlite"));
  const first = await world({ ask, memory: open() });
  const chat = first.telegram.privately(first.telegram.person(english));
  chat.say("facts?");
  const answer = await chat.next();
  chat.say("/sources");
  chat.say("/language");
  const [, choice] = [await chat.next(), await chat.next()];
  await first.bot.stop();
  await first.deps.memory.close();

  const { apiRoot, token } = first.telegram;
  const again = await world({ apiRoot, token, ask, memory: open() });
  chat.press(answer, "More");
  expect(covered(await chat.next(), "blockquote")).toEqual(["Fact number 3.", "Fact number 4.", "Fact number 5."]);
  for (const [message, button, words] of [[answer, "👎 Does not", "Thank you."], [choice, "Русский", "по-русски"]] as const) {
    const query = chat.press(message, button);
    await chat.until(() => first.telegram.chats.queries.get(query.id) !== "asked");
    expect(first.telegram.chats.queries.get(query.id)).toContain(words);
  }
  expect((await again.deps.memory.questions.by(1))?.feedback).toBe(0);
});

test("/verify and the deep link: verbatim, moved, changed with the new text, removed", async () => {
  const library: typeof articles = { ...articles };
  const { telegram } = await world(of(library));
  const chat = telegram.privately(telegram.person(english));
  chat.say(summit.en.question);
  const id = data(await chat.next())[0]!.slice(3);
  chat.say(`/verify ${id.toUpperCase()}`);
  const verbatim = await chat.next();
  expect(verbatim.text).toMatch(/^Word for word in the article\.\n/);
  expect(covered(verbatim, "blockquote")).toEqual([summit.en.text]);

  const was = articles["summit-en"]!;
  library["summit-en"] = { ...was, text: `Correction: see below.\n\n${was.text}` };
  chat.say(`/start v-${id}`);
  expect((await chat.next()).text).toContain("at another place");
  chat.say(`/start a-${id}`);
  await chat.next();
  expect((await chat.next()).quote?.text).toBe(summit.en.text);

  library["summit-en"] = { ...was, text: was.text.replace("16 June 2021", "17 June 2021") };
  chat.say(`/verify ${id}`);
  const changed = await chat.next();
  expect(covered(changed, "blockquote")).toEqual([summit.en.text, summit.en.text.replace("16 June", "17 June")]);
  expect(changed.text).toMatch(/^The article has been changed/);

  library["summit-en"] = { ...was, text: "Something else entirely stands here now." };
  chat.say(`/verify ${id}`);
  expect((await chat.next()).text).toContain("no longer in it");
  delete library["summit-en"];
  chat.say(`/verify ${id}`);
  const gone = await chat.next();
  expect(covered(gone, "blockquote")).toEqual([summit.en.text]);
  for (const known of ["no longer in the collection", "was cited from", summit.en.title, "June 2021"]) expect(gone.text).toContain(known);
  // Made up, of an article that there is and of none: nobody was given such words.
  for (const made of ["12345", `${digest("summit-ar")}-${id.split("-").slice(1).join("-")}`, id.replace(/^......-....../, "aaaaaa-bbbbbb")]) {
    chat.say(`/verify ${made}`);
    expect((await chat.next()).text).toContain("no such citation");
    chat.say(`/start a-${made}`);
    expect((await chat.next()).text).toContain("no such citation");
  }
});

test("a file that was renamed or moved keeps the citations that its readers were given", async () => {
  const library: typeof articles = { ...articles };
  const first = await world(of(library));
  const chat = first.telegram.privately(first.telegram.person(english));
  chat.say(summit.en.question);
  const answer = await chat.next();
  const id = data(answer)[0]!.slice(3);
  const { "summit-en": was, ...others } = articles;
  delete library["summit-en"];
  library["2021/geneva"] = { ...was!, article: "2021/geneva", path: "2021/geneva.txt" };
  chat.say(`/verify ${id}`);
  const renamed = await chat.next();
  expect(renamed.text).toMatch(/^Word for word in the article, which has another name by now\.\n/);
  expect(covered(renamed, "blockquote")).toEqual([summit.en.text]);
  chat.press(answer, "In the article");
  await chat.next();
  expect((await chat.next()).quote?.text).toBe(summit.en.text);

  // Renamed and changed elsewhere: the words kept with the citation find it.
  library["2021/geneva"] = { ...library["2021/geneva"]!, text: `Correction: see below.\n\n${was!.text}` };
  chat.say(`/verify ${id}`);
  expect((await chat.next()).text).toContain("another name");
  library["2021/geneva"] = { ...library["2021/geneva"]!, text: was!.text };

  await first.bot.stop();
  const { apiRoot, token } = first.telegram;
  const admin = first.telegram.person({ ...english, id: 7000 });
  const { memory } = await world({ apiRoot, token, adminIds: [7000], ...of(library) }).then(({ deps }) => deps);
  // Without the bot's database nobody is known to have got it: anybody could have made it up.
  chat.say(`/verify ${id}`);
  expect((await chat.next()).text).toContain("no such citation");
  await memory.citations.keep(id, "summit-en", summit.en.text);
  const editor = first.telegram.privately(admin);
  editor.say(`/article ${id}`);
  expect((await editor.next()).text).toContain("File: \u20682021/geneva.txt\u2069");

  for (const key of Object.keys(library)) delete library[key];
  Object.assign(library, others);
  // Kept as it once was, without what was known of its article.
  chat.say(`/verify ${id}`);
  expect((await chat.next()).text).toBe("The article of this citation is no longer in the collection.");
});

test("in a group the buttons are for who asked; others are told how to ask", async () => {
  const { telegram } = await world();
  const group = telegram.group();
  const [from, other] = [telegram.person(english), telegram.person(english)];
  group.say(`/ask ${summit.en.question}`, { from });
  const answer = await group.next();
  for (const given of data(answer)) expect(Buffer.byteLength(given)).toBeLessThanOrEqual(64);
  const refused = group.press(answer, "In the article", other);
  await group.until(() => telegram.chats.queries.get(refused.id) !== "asked");
  expect(telegram.chats.queries.get(refused.id)).toContain("person who asked");
  group.press(answer, "In the article", from);
  const part = await group.next();
  expect(part.reply_to_message?.message_id).toBe(answer.message_id);
  expect((await group.next()).quote?.text).toBe(summit.en.text);
});

test("more gives the next three and does not repeat; yes and no are kept, the last word counts", async () => {
  const text = Array.from({ length: 7 }, (_, i) => `Fact number ${i + 1} about the lake.`).join(" ");
  const quotes = [...text.matchAll(/Fact number \d about the lake\./g)].map((match) => ({
    ...quote(match[0], { article: "lake", title: "Lake" }),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const { telegram, deps } = await world({
    ask: async (_, { top = 3 } = {}): Promise<Answer> => ({ found: true, confidence: 1, quotes: quotes.slice(0, top) }),
    article: async () => ({ article: "lake", title: "Lake", text, path: "lake.txt", blocks: [] }),
  });
  const chat = telegram.privately(telegram.person(english));
  chat.say("lake?");
  const answer = await chat.next();
  chat.press(answer, "More");
  const next = await chat.next();
  expect(covered(next, "blockquote")).toEqual(quotes.slice(3, 6).map(({ text }) => text));
  chat.press(next, "More");
  const last = await chat.next();
  expect(covered(last, "blockquote")).toEqual([quotes[6]!.text]);
  expect(data(last).some((given) => given.startsWith("more"))).toBe(false);
  for (const [button, value] of [["👍 Answers it", 1], ["👎 Does not", 0]] as const) {
    const judged = chat.press(answer, button);
    await chat.until(() => telegram.chats.queries.get(judged.id) === "Thank you.");
    expect(await deps.memory.questions.by(1)).toMatchObject({ feedback: value, found: 1, answer: answer.message_id });
  }
});

const words = fc.array(fc.constantFrom("word ", "كلمة ", "🕊️", "\r\n", "\n\n", "\u202e", "\t", "x".repeat(300), "end. "), { maxLength: 120 });

test("parts fit a message each, lose nothing, and never cut the quote; the place in what Telegram keeps is exact", () => {
  fc.assert(
    fc.property(words, words, words, (before, middle, after) => {
      const quoted = `Q${middle.join("").slice(0, 900)}E`.replace(/\p{Cs}/gu, "");
      const start = before.join("").length;
      const text = before.join("") + quoted + after.join("");
      const keep = { start, end: start + quoted.length };
      const found = parts(text, keep, 1000);
      for (const [i, part] of found.entries()) {
        expect(part.end - part.start).toBeLessThanOrEqual(1000);
        expect(text.slice(found[i - 1]?.end ?? 0, part.start)).not.toMatch(/\p{L}/u);
      }
      const whole = found.find((part) => part.start <= keep.start && keep.end <= part.end)!;
      const sent = text.slice(whole.start, whole.end);
      const kept = accept(sent).text;
      const place = placeIn(sent, kept, { start: keep.start - whole.start, end: keep.end - whole.start });
      expect(kept.slice(place.start, place.end)).toBe(accept(quoted).text);
    }),
    { numRuns: 300 },
  );
});

test("a text of letters that no standard knows is shown as well; what nobody sees is no part", () => {
  const unknown = "\u{f0000}\u0d02 \u{10abcd}";
  expect(parts(unknown, { start: 0, end: 4 })).toEqual([{ start: 0, end: unknown.length }]);
  expect(parts(" \u200b\r\n\u202e", { start: 0, end: 0 })).toEqual([]);
});

test("a citation number leads back to its words where they stand, and to nothing else", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: character }), fc.string({ unit: character }), fc.string({ unit: character }), (said, before, behind) => {
      const start = before.length;
      const id = citationId({ article: "a/b", start, end: start + said.length, text: said });
      const citation = parseCitation(id)!;
      expect(`v-${id}`).toMatch(/^[\w-]{1,64}$/);
      expect(stands(before + said + behind, citation)).toBe(true);
      expect((before + said + behind).slice(citation.start, citation.end)).toBe(said);
      expect(stands(`${before}${said}`.slice(0, -1), citation)).toBe(false);
    }),
  );
  expect(parseCitation("k3f9a2-x7q1ab-1f4")).toBeUndefined();
});

test("a text fragment names short words whole, long ones by beginning and end", () => {
  expect(fragment("https://a.b/c", "well-known, yes & no")).toBe(
    "https://a.b/c#:~:text=well%2Dknown%2C%20yes%20%26%20no",
  );
  expect(fragment("https://a.b/c#top", "a b c d e f g h i j k l m")).toBe("https://a.b/c#top:~:text=a%20b%20c%20d%20e,i%20j%20k%20l%20m");
});

test.each([["en", "Write"], ["ar", "اكتب"], ["ru", "Напишите"]])("/verify alone says how it is used: %s", async (language_code, says) => {
  const { telegram } = await world();
  const chat = telegram.privately(telegram.person({ language_code }));
  chat.say("/verify");
  const how = await chat.next();
  expect(how.text).toMatch(new RegExp(`^${says}.*k3f9a2-x7q1ab-1f4-8c`));
  chat.say("/verify nothing");
  expect((await chat.next()).text).not.toBe(how.text);
});
