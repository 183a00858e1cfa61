import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { MessageEntity } from "grammy/types";
import type { Ask, Quote } from "../../src/answer/answer.ts";
import { createBot, type Deps } from "../../src/telegram/bot.ts";
import type { Text } from "./emulator/room.ts";
import { Emulator } from "./emulator/emulator.ts";
import { articles, ask, parts, summit } from "./library.ts";
import { citationId } from "../../src/citations/number.ts";
import { Memory } from "../../src/memory/memory.ts";

/**
 * Pictures of conversations, for looking at right-to-left text and for the README.
 * `npx tsx test/telegram/picture.ts FOLDER` draws the fixed library's, with Chromium.
 */

export interface Bubble {
  bot: boolean;
  text: string;
  entities?: MessageEntity[];
  /** Labels, a row each. */
  buttons?: string[][];
  /** What a reply points at. */
  quote?: string;
}

/** A message, or a button of the last message to press, or something that happens by itself; and how many messages come back. */
export type Step = string | { press: string; answers: number } | { happens: (chat: number) => Promise<void>; answers: number };

/** What is said when a person writes these messages to a bot with these parts. */
export async function converse(deps: Partial<Deps>, language_code: string, steps: Step[]): Promise<Bubble[]> {
  const telegram = await Emulator.start();
  const { apiRoot, token } = telegram;
  const bot = createBot({ ...parts(), sources: async () => [], ...deps, log: () => {}, apiRoot, token });
  void bot.start();
  const chat = telegram.privately(telegram.person({ language_code }));
  let last: Text | undefined;
  for (const step of steps) {
    if (typeof step === "string") chat.say(step);
    else if ("happens" in step) await step.happens(chat.chat.id);
    else chat.press(last!, step.press);
    for (let i = 0; i < (typeof step === "string" ? 1 : step.answers); i++) last = await chat.next(60_000);
  }
  await bot.stop();
  await telegram.close();
  return chat.messages.map(({ from, text, entities, reply_markup, quote }) => ({
    bot: from?.is_bot ?? false,
    text,
    ...(entities === undefined ? {} : { entities }),
    ...(reply_markup === undefined
      ? {}
      : { buttons: reply_markup.inline_keyboard.map((row) => row.map((button) => button.text)) }),
    ...(quote === undefined ? {} : { quote: quote.text }),
  }));
}

/** A page that shows messages as a Telegram client does: each paragraph in the direction of its own words. */
export function page(bubbles: Bubble[]): string {
  const drawn = bubbles.map(({ bot, text, entities = [], buttons = [], quote }) => {
    const keys = buttons
      .map((row) => `<div class="keys">${row.map((label) => `<span class="key">${escaped(label)}</span>`).join("")}</div>`)
      .join("");
    const above = quote === undefined ? "" : `<div class="quote" dir="auto">${escaped(quote)}</div>`;
    return `<div class="${bot ? "bot" : "person"}"><div class="bubble">${above}${marked(text, entities)}</div>${keys}</div>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><body>${drawn.join("")}</body>`;
}

/** The page as a PNG. */
export function photograph(html: string, png: string, width = 480, height = 900, scale = 2): void {
  const folder = mkdtempSync(join(tmpdir(), "isnad-picture-"));
  writeFileSync(join(folder, "page.html"), html);
  execFileSync(
    process.env.CHROMIUM ?? "chromium",
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--hide-scrollbars",
      `--force-device-scale-factor=${scale}`,
      `--window-size=${width},${height}`,
      `--screenshot=${png}`,
      pathToFileURL(join(folder, "page.html")).href,
    ],
    { stdio: "ignore" },
  );
  rmSync(folder, { recursive: true });
}

const STYLE = `
body { margin: 0; padding: 12px; background: #c9dbe8; font: 15px/1.4 "Noto Sans", "Noto Sans Arabic", sans-serif; }
.bot, .person { display: flex; flex-direction: column; margin: 6px 0; align-items: flex-start; }
.person { align-items: flex-end; }
.bubble { max-width: 88%; padding: 7px 11px; border-radius: 12px; background: #fff; box-shadow: 0 1px 1px #0002; }
.person .bubble { background: #e3fbc9; }
.bubble p { margin: 0; min-height: 1.4em; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
blockquote { margin: 2px 0; padding: 3px 9px; border-inline-start: 3px solid #3a8fd0; background: #3a8fd018; border-radius: 5px; }
a { color: #1f7cc4; text-decoration: none; }
.keys { display: flex; gap: 4px; margin-top: 4px; width: 88%; }
.key { flex: 1; padding: 4px 8px; border-radius: 8px; background: #6b8ba4; color: #fff; text-align: center; unicode-bidi: plaintext; }
.quote { margin-bottom: 4px; padding: 3px 9px; border-inline-start: 3px solid #b8860b; background: #b8860b18; border-radius: 5px; font-size: 13px; }`;

const TAGS: Record<string, string> = { bold: "b", italic: "i", underline: "u", strikethrough: "s", text_link: "a", bot_command: "a" };

/** Paragraph by paragraph, because each has a direction of its own; quotes are boxes around theirs. */
function marked(text: string, entities: MessageEntity[]): string {
  let html = "";
  let at = 0;
  for (const quote of entities.filter(({ type }) => type.endsWith("blockquote"))) {
    html += paragraphs(
      text.slice(at, quote.offset).replace(/^\n/, ""),
      text.slice(0, at).length + (text[at] === "\n" ? 1 : 0),
      entities,
    );
    const end = quote.offset + quote.length;
    const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text.slice(quote.offset, end));
    html += `<blockquote dir="${rightToLeft ? "rtl" : "ltr"}">${paragraphs(text.slice(quote.offset, end), quote.offset, entities)}</blockquote>`;
    at = end;
  }
  const rest = text.slice(at);
  return html + paragraphs(rest.replace(/^\n/, ""), at + (rest.startsWith("\n") && at > 0 ? 1 : 0), entities);
}

function paragraphs(text: string, offset: number, entities: MessageEntity[]): string {
  if (text === "") return "";
  let at = offset;
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => {
      let html = "";
      for (let i = 0; i < line.length; i++) {
        const here = entities.filter((entity) => TAGS[entity.type] !== undefined);
        html += here
          .filter((entity) => entity.offset === at + i)
          .map((entity) => `<${TAGS[entity.type]}>`)
          .join("");
        html += escaped(line[i]!);
        html += here
          .filter((entity) => entity.offset + entity.length === at + i + 1)
          .map((entity) => `</${TAGS[entity.type]}>`)
          .join("");
      }
      at += line.length + 1;
      return `<p>${html}</p>`;
    })
    .join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = process.argv[2] ?? ".";
  const sources = async () => [
    {
      article: "a",
      title: summit.ar.title,
      source: summit.ar.source,
      author: "محمد عباس",
      date: "2021-06-16",
      url: "https://example.org/1",
    },
    { article: "b", title: summit.en.title, source: summit.en.source, date: "2021-06-16" },
    { article: "c", title: "Встреча Putin и Biden в Женеве", source: "Газета «Север»", date: "2021" },
    ...Array.from({ length: 14 }, (_, i) => ({ article: `news/${i}`, title: `تقرير BBC رقم ${i + 4} (2021)` })),
  ];
  const examples = [summit.ar.question, summit.en.question, "Кто победил на выборах?"];
  const said = ["/start", summit.ar.question, summit.en.question, "Who won the chess final?", "/help", "/sources"];
  for (const language of ["ar", "en", "ru"]) {
    const bubbles = await converse({ sources, examples }, language, said);
    photograph(page(bubbles), join(folder, `${language}.png`), 480, 2300);
  }
  // What the README shows: an answer, and its proof in one tap.
  for (const [language, { question, text, title }, button] of [
    ["ar", summit.ar, "1 · في المقال"],
    ["en", summit.en, "In the article"],
  ] as const) {
    const around = language === "ar" ? "وصل الرئيسان إلى جنيف صباح الأربعاء." : "Both came by air in the morning.";
    const after = language === "ar" ? "وردّ الكرملين بأن الاتهام لا أساس له." : "Both sides called it useful.";
    const whole = `${title}\n\n${around} ${text} ${after}`;
    const asking: Ask = async (asked) => {
      const answer = await ask(asked);
      const { text: _, ...about } = articles[language === "ar" ? "summit-ar" : "summit-en"]!;
      const place = (quote: Quote) => ({ ...quote, ...about, start: whole.indexOf(quote.text), end: whole.indexOf(quote.text) + quote.text.length });
      return answer.found ? { ...answer, quotes: answer.quotes.map((quote) => (quote.text === text ? place(quote) : quote)) } : answer;
    };
    const article = async (key: string) => articles[key] && { ...articles[key], text: whole };
    const bubbles = await converse({ ask: asking, article }, language, [question, { press: button, answers: 2 }]);
    photograph(page(bubbles), join(folder, `answer-${language}.png`), 460, language === "ar" ? 780 : 620, 1.5);
  }
  // And a correction: the article says another day by now.
  const memory = Memory.open(":memory:");
  const { question, text } = summit.en;
  const changed = async (key: string) => articles[key] && { ...articles[key], text: articles[key].text.replace(text, text.replace("16 June", "17 June")) };
  const happens = async (chat: number) => {
    const given = await ask(question);
    await memory.outbox.put([{ chat, kind: "correction", subject: citationId(given.quotes[0]!), batch: "run", due: 0 }]);
  };
  const told = await converse({ memory, article: changed, articleWith: async () => undefined }, "en", [question, { happens, answers: 1 }]);
  photograph(page(told), join(folder, "correction.png"), 460, 570, 1.5);
}
