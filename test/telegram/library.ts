import type { Answer, Ask, Quote, Source } from "../../src/answer/answer.ts";
import type { Intake } from "../../src/desk/desk.ts";
import type { Report } from "../../src/library/report.ts";
import type { Whole } from "../../src/citations/articles.ts";
import type { Deps } from "../../src/telegram/bot.ts";
import { Memory } from "../../src/memory/memory.ts";

export const report: Report = {
  articles: 3,
  passages: 12,
  added: 2,
  changed: 1,
  removed: 0,
  unchanged: 0,
  skipped: [{ path: "broken.pdf", reason: "unknown format" }],
  seconds: 1.25,
  notes: [],
};

/** A quote as the pipeline makes it: the words, and which of them to point at. */
export function quote(
  text: string,
  source: Omit<Source, "article"> & { article?: string },
  highlight = "",
  also: Source[] = [],
): Quote {
  const at = highlight === "" ? -1 : text.indexOf(highlight);
  const highlights = at < 0 ? [] : [{ start: at, end: at + highlight.length }];
  return { text, start: 0, end: text.length, score: 0.9, highlights, also, article: "article", ...source };
}

export const summit = {
  ar: {
    question: "من اتهم بوتين بالقتل؟",
    text: 'قال الرئيس الأمريكي جو بايدن في مقابلة مع قناة ABC إنه يعتقد أن بوتين "قاتل"، وأضاف أنه سـ.ـيدفع ثمن ذلك.',
    title: "بايدن وبوتين: قمة جنيف",
    source: "نداء سوريا",
  },
  en: {
    question: "When did the summit take place?",
    text: "The summit took place in Geneva on 16 June 2021 and lasted about three hours.",
    title: "Biden meets Putin in Geneva",
    source: "The Lake Courier",
  },
};

/** The articles behind the quotes: long enough for two parts, with what Telegram does not keep (\r, marks of direction). */
const texts: Record<string, Omit<Whole, "blocks">> = {
  "summit-ar": {
    article: "summit-ar",
    title: summit.ar.title,
    source: summit.ar.source,
    author: "محمد عباس",
    date: "2021-06-16",
    url: "https://example.org/ar/1",
    path: "summit-ar.txt",
    text: `${summit.ar.title}\r\nنداء سوريا\r\n\r\n\u202bوصل الرئيسان إلى جنيف\u202c صباح الأربعاء. ${summit.ar.text} وردّ الكرملين لاحقاً.\r\n\r\n${"كانت المدينة هادئة في ذلك اليوم، ولم يحدث فيها شيء آخر. ".repeat(90)}\r\n\r\nانتهى.`,
  },
  "summit-en": {
    article: "summit-en",
    title: summit.en.title,
    source: summit.en.source,
    date: "2021-06",
    url: "https://example.org/en/1",
    path: "summit-en.txt",
    text: `${summit.en.title}\n\n${summit.en.text} Both sides called it useful.`,
  },
};

/** The first paragraph is the title with its source, each other one of the body. */
export const articles: Record<string, Whole> = Object.fromEntries(
  Object.entries(texts).map(([key, article]) => {
    const paragraphs = [...article.text.matchAll(/\S[\s\S]*?(?=\s*(?:\r?\n\r?\n|$))/g)];
    return [key, { ...article, blocks: paragraphs.map(({ 0: said, index }, i) => ({ role: i === 0 ? "title" : "body", start: index, end: index + said.length })) }];
  }),
);

/** A quote of one of these articles, where it stands there. */
function standing(words: string, source: Omit<Source, "article"> & { article: string }, highlight = "", also: Source[] = []) {
  const start = articles[source.article]!.text.indexOf(words);
  return { ...quote(words, source, highlight, also), start, end: start + words.length };
}

const answers: Record<string, Answer> = {
  [summit.ar.question]: {
    found: true,
    confidence: 0.9,
    quotes: [
      standing(
        summit.ar.text,
        {
          article: "summit-ar",
          title: summit.ar.title,
          source: summit.ar.source,
          author: "محمد عباس",
          date: "2021-06-16",
          url: "https://example.org/ar/1",
        },
        "جو بايدن",
        [{ article: "summit-en", title: summit.en.title, source: summit.en.source, url: "https://example.org/en/1" }],
      ),
      standing(summit.en.text, {
        article: "summit-en",
        title: summit.en.title,
        source: summit.en.source,
        date: "2021-06",
      }),
    ],
  },
  [summit.en.question]: {
    found: true,
    confidence: 0.9,
    quotes: [
      standing(
        summit.en.text,
        { article: "summit-en", title: summit.en.title, date: "2021-06-17", url: "https://example.org/en/1" },
        "16 June 2021",
      ),
    ],
  },
  "Who won the chess final?": {
    found: false,
    confidence: 0.1,
    quotes: [],
    reason: "none",
    missing: ["chess", "final"],
    nearest: [
      { article: "summit-en", title: summit.en.title, source: summit.en.source, url: "https://example.org/en/1" },
    ],
  },
};

/** A fixed library: these questions have these answers, any other has none. */
export const ask: Ask = async (question) => {
  const none = { found: false as const, confidence: 0, quotes: [], missing: [], nearest: [] };
  if (!/[\p{L}\p{N}]/u.test(question)) return { ...none, reason: "empty" };
  if (question.length > 1000) return { ...none, reason: "long" };
  return answers[question] ?? { ...none, reason: "none" };
};

/** For bots that nobody sends articles. */
const noIntake: Intake = {
  download: () => Promise.reject(new Error("no intake")),
  preview: () => Promise.reject(new Error("no intake")),
  keep: () => Promise.reject(new Error("no intake")),
  earlier: () => Promise.reject(new Error("no intake")),
  supersede: () => Promise.reject(new Error("no intake")),
};

/** What a bot needs beside its server: a fixed library, a database in memory, everybody may ask. */
export function parts(): Omit<Deps, "token" | "apiRoot" | "log"> {
  const everybody = {
    adminIds: [],
    access: { limited: false, allowed: [] },
    perMinute: 100,
    memory: Memory.open(":memory:"),
    follow: async () => false,
    clock: { zone: "UTC" },
    watchesPerDay: 5,
    insiders: [],
    shelve: async ({ path }) => path,
    sees: () => true,
    hides: async () => false,
    ask,
    sources: async () => Object.values(articles),
    articleWith: async (passes) => Object.values(articles).find(({ text }) => passes(text)),
    opening: async (key) => (key === "summit-en" ? standing(summit.en.text, { article: key, title: summit.en.title, source: summit.en.source }) : undefined),
    tellers: async (key) => (articles[key] ? [articles[key]] : []),
    narrow: async (query) => ({ words: query, passes: () => true, days: {} }),
    article: async (key) => articles[key],
    status: async () => ({ articles: 2, passages: 12, model: "test", built: "2026-01-02T03:04:05Z", megabytes: 1.23, processes: [] }),
    embed: async (texts) => texts.map(letters),
    intake: noIntake,
    removedFolder: "data/removed",
    remove: async ({ path }) => `data/removed/${path}`,
    correct: () => {},
    keepPost: async () => {},
    reindex: async () => report,
    held: async () => undefined,
    checksFault: () => undefined,
  } satisfies Omit<Deps, "token" | "apiRoot" | "log" | "inside">;
  return { ...everybody, inside: everybody };
}

/** A model that knows letters only: anagrams are alike, nothing else is. */
function letters(text: string): Float32Array {
  const vector = new Float32Array(256);
  for (const letter of text.toLowerCase()) if (/\p{L}/u.test(letter)) vector[letter.codePointAt(0)! % 256]!++;
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
