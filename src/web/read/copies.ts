import type { Source } from "../../answer/answer.ts";
import { clean, wellFormed } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import { linkable } from "../../texts/links.ts";
import type { Language } from "../../texts/texts.ts";
import { shown } from "../look/words.tsx";

/** A citation to be copied: the words, whose they are, and where they can be checked. */
export interface Cited {
  id: string;
  text: string;
  source: Source;
  /** The citation's permanent address. */
  link: string;
}

/** Each way to copy a citation, by the name in its address; all are sent as plain text, for no browser is to show them as a page. */
export const COPIES: Record<string, (cited: Cited, language: Language) => string> = {
  text: (cited, language) => `“${wellFormed(cited.text)}”\n${about(cited.source, language)}${linkable(cited.source.url) ? `\n${cited.source.url}` : ""}\n${cited.link}\n`,
  markdown: ({ text, source, link }, language) =>
    `${wellFormed(text).split(/\r\n?|\n/).map((line) => `> ${plainMarkdown(line)}`).join("\n")}\n\n— ${plainMarkdown(about(source, language))}${linkable(source.url) ? ` <${source.url.replace(/[<>\s]/g, encodeURIComponent)}>` : ""} [🔗](${link})\n`,
  html: ({ text, source, link }, language) =>
    `<figure><blockquote cite="${escaped(link)}">${escaped(shown(text))}</blockquote><figcaption>— <a href="${escaped(linkable(source.url) ? source.url : link)}">${escaped(about(source, language))}</a></figcaption></figure>\n`,
  csl: ({ id, text, source, link }) => {
    const [year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])/.exec(source.date ?? "")?.slice(1) ?? [];
    const item = {
      ...{ id, type: "article", title: source.title ?? source.article },
      ...(source.author !== undefined && { author: [{ literal: source.author }] }),
      ...(source.source !== undefined && { "container-title": source.source }),
      ...(year !== undefined && { issued: { "date-parts": [[year, month, day].filter((part) => part !== undefined).map(Number)] } }),
      ...(linkable(source.url) && { URL: source.url }),
      ...(source.language !== undefined && { language: source.language }),
      ...{ note: `“${wellFormed(text)}” ${link}` },
    };
    return `${JSON.stringify([item], undefined, 2)}\n`;
  },
};

function about({ title, article, source, author, date }: Source, language: Language): string {
  return [title ?? article, source, author, dateOf(date ?? "", language)].map((part) => clean(part ?? "")).filter((part) => part !== "").join(", ");
}

/** A line of which nothing means anything to Markdown: no sign, no address, no list, no code by its indent. */
function plainMarkdown(line: string): string {
  return line.replace(/[\\`*_{}[\]<>#+\-.!|~&:@=$)]/g, "\\$&").replace(/^[ \t]/, (space) => `&#${space.charCodeAt(0)};`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
