import type { Source } from "../../answer/answer.ts";
import { clean, isolate, wellFormed } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Language } from "../../texts/texts.ts";
import { shown } from "../look/words.tsx";

/** A citation to be copied: the words, whose they are, and where they can be checked. */
export interface Cited {
  id: string;
  text: string;
  /** Absent where the article is gone. */
  source?: Source;
  /** The citation's permanent address. */
  link: string;
  /** That the words stand there no more, where that is so: whoever pastes them says so too. */
  note?: string;
}

/** Each way to copy a citation, by the name in its address; all are sent as plain text, for no browser is to show them as a page. */
export const COPIES: Record<string, (cited: Cited, language: Language) => string> = {
  text: ({ text, source, link, note }, language) => [`“${wellFormed(text)}”`, about(source, language), source?.url, note, link].filter((line) => line).join("\n").concat("\n"),
  markdown: ({ text, source, link, note }, language) => {
    const quoted = wellFormed(text).split(/\r\n?|\n/).map((line) => `> ${plainMarkdown(line)}`);
    const original = source?.url === undefined ? [] : [`<${source.url.replace(/[<>\s]/g, encodeURIComponent)}>`];
    const whose = ["—", plainMarkdown(about(source, language)), ...original, `[🔗](${link})`].filter((part) => part !== "").join(" ");
    return [...quoted, "", whose, ...(note === undefined ? [] : ["", `**${plainMarkdown(note)}**`])].join("\n").concat("\n");
  },
  html: ({ text, source, link, note }, language) =>
    `<figure><blockquote cite="${escaped(link)}">${escaped(shown(text))}</blockquote><figcaption>— <a href="${escaped(source?.url ?? link)}">${escaped(about(source, language) || link)}</a>${note === undefined ? "" : ` <strong>${escaped(note)}</strong>`}</figcaption></figure>\n`,
  csl: ({ id, text, source, link, note }) => {
    const [year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])/.exec(source?.date ?? "")?.slice(1) ?? [];
    const item = {
      ...{ id, type: "article" },
      ...(source && { title: source.title ?? source.article }),
      ...(source?.author !== undefined && { author: [{ literal: source.author }] }),
      ...(source?.source !== undefined && { "container-title": source.source }),
      ...(year !== undefined && { issued: { "date-parts": [[year, month, day].filter((part) => part !== undefined).map(Number)] } }),
      ...(source?.url !== undefined && { URL: source.url }),
      ...(source?.language !== undefined && { language: source.language }),
      ...{ note: [inLine(`“${wellFormed(text)}”`), link, note].filter((part) => part).join(" ") },
    };
    return `${JSON.stringify([item], undefined, 2)}\n`;
  },
};

function about(source: Source | undefined, language: Language): string {
  if (!source) return "";
  const { title, article, source: paper, author, date } = source;
  return [title ?? article, paper, author, dateOf(date ?? "", language)].map((part) => clean(part ?? "")).filter((part) => part !== "").join(", ");
}

/** A line of which nothing means anything to Markdown: no sign, no address, no list, no code by its indent. */
function plainMarkdown(line: string): string {
  return line.replace(/[\\`*_{}[\]<>#+\-.!|~&:@=$)]/g, "\\$&").replace(/^[ \t]/, (space) => `&#${space.charCodeAt(0)};`);
}

/** Words that turn what stands behind them in their line, and do not turn it back, are kept apart from it. */
function inLine(words: string): string {
  return /[\u202a-\u202e\u2066-\u2068]/.test(words) ? isolate(words) : words;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
