import type { Article, Block, Metadata, Role } from "../articles/article.ts";
import { namedDays } from "../articles/facts/days.ts";
import { languageWithin } from "../articles/facts/tongue.ts";
import type { Added } from "../intake/add.ts";
import { leftOut, type Preview } from "../intake/preview.ts";
import type { Telling } from "../library/stories.ts";

/** ANSI colours by role: the body is plain, since it is what will be quoted. */
const COLOURS: Record<Role, number> = { title: 1, byline: 36, dateline: 36, source: 32, body: 0, links: 33, caption: 35, boilerplate: 90 };

/** What tells a field that no file or record gave. */
const FOUND: Record<keyof Metadata, string> = {
  title: "title line",
  source: "source line or dateline",
  author: "byline",
  date: "dateline",
  url: "source line",
  language: "its letters and words",
};

/**
 * How a file was read: every block under its role, the metadata with where each came from, the passages,
 * the days that "today" and the like mean, and who else tells the same, as `others` finds them.
 */
export function inspect({ articles, count, skipped }: Preview, colour: boolean, others: (article: Article) => (Telling & { likeness: number; differ?: [own: string, theirs: string] })[] = () => []): string {
  const paint = (code: number, text: string) => (colour && code ? `\x1b[${code}m${text}\x1b[0m` : text);
  const lines: string[] = [];
  for (const { article, passages, given, told, unsure } of articles) {
    const { id, text, blocks, metadata } = article;
    lines.push(paint(7, ` ${plain(id)} `), "");
    for (const field of Object.keys(FOUND) as (keyof Metadata)[]) {
      const value = metadata[field];
      const from = given[field] === undefined ? FOUND[field] : (told[field] ?? "given with it");
      lines.push(`${field.padEnd(9)} ${value === undefined ? paint(31, "unknown") : `${plain(value)}  ${paint(90, `(${from})`)}`}`);
    }
    lines.push("");
    const starts = new Map(passages.map((passage, i) => [passage.start, i + 1]));
    for (const block of blocks) {
      for (const [at, piece] of pieces(text, block, [...starts.keys()])) {
        const passage = starts.get(at);
        if (passage !== undefined) {
          const { start, end } = passages[passage - 1]!;
          const language = languageWithin(text.slice(start, end), metadata.language);
          lines.push(paint(90, `${"".padEnd(12)}── passage ${passage} of ${passages.length}${language === metadata.language ? "" : ` (${language})`}`));
        }
        lines.push(`${paint(COLOURS[block.role], `${block.role.padEnd(11)} ${plain(piece)}`)}`);
        if (block.leads) lines.push(paint(90, `${"".padEnd(12)}(quoted with the next)`));
        if (block.head) lines.push(paint(90, `${"".padEnd(12)}(its columns: ${plain(text.slice(block.head.start, block.head.end))})`));
        if (block.was) lines.push(paint(90, `${"".padEnd(12)}(its source has this line in most of its articles)`));
        if (block.role !== "body") continue;
        const days = namedDays(piece, metadata.date, metadata.language).map(({ start, end, date }) => `${piece.slice(start, end)} = ${date}`);
        if (days.length > 0) lines.push(paint(90, `${"".padEnd(12)}${days.join(", ")}`));
      }
    }
    lines.push("", `${passages.length} passages, ${passages.reduce((sum, p) => sum + p.sentences.length, 0)} sentences.`);
    if (unsure) lines.push(paint(31, `${unsureOrder(unsure)}.`));
    const left = leftOut(article);
    if (left.length > 0) lines.push(`Left out: ${left.length} ${left.length === 1 ? "line" : "lines"} of four words and more, ${Math.round((100 * left.join("").length) / text.length)} % of all letters.`);
    for (const { key, title, source, date, likeness, differ } of others(article).filter((other) => other.key !== id)) {
      const other = `${plain([key, title, source, date].filter(Boolean).join(" · "))} (${Math.round(likeness * 100)} % alike)`;
      lines.push(...(differ ? [`told otherwise by ${other}:`, `  here:  ${plain(differ[0])}`, `  there: ${plain(differ[1])}`] : [`also told by ${other}`]));
    }
    lines.push("");
  }
  if (count > articles.length) lines.push(`... and ${count - articles.length} more articles.`);
  for (const { path, reason } of skipped) lines.push(paint(31, `${plain(path)} ${reason}`));
  return lines.join("\n").trimEnd();
}

/** A block cut where passages begin inside it. */
function pieces(text: string, { start, end }: Block, cuts: number[]): [number, string][] {
  const at = [start, ...cuts.filter((cut) => cut > start && cut < end), end];
  return at.slice(0, -1).map((from, i) => [from, text.slice(from, at[i + 1]).trimEnd()]);
}

/** What a terminal might obey is written out; line ends inside a block are marked. */
function plain(text: string): string {
  return text.replace(/\r?\n/g, " ⏎ ").replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** Lines of columns may be mixed. */
function unsureOrder(pages: number[]): string {
  return `It is unsure in which order the lines of page${pages.length === 1 ? "" : "s"} ${pages.join(", ")} are to be read`;
}

/** Lines that are shown of what was left out of an article. */
const LEFT = 5;

/** What became of a link that was to be added. */
export function printAdded(added: Added): string {
  if ("reason" in added) return `not added ${plain(added.link)}: ${plain(added.reason)}`;
  const { preview } = added;
  const first = preview.articles[0]?.article.metadata;
  const about = preview.count > 1 ? `${preview.count} articles` : [first?.title, first?.source, first?.date].filter(Boolean).join(" · ");
  if ("offered" in added) return `not added ${plain(added.link)}: ${added.offered} is an earlier version of it (${plain(about)}). Run it again with --replace to put this one in its place.`;
  const unsure = preview.articles.flatMap(({ unsure = [] }) => unsure);
  const left = preview.articles.flatMap(({ article }) => leftOut(article));
  const out = [...(unsure.length > 0 ? [`\n  ${unsureOrder(unsure)}`] : []), ...left.slice(0, LEFT).map((line) => `\n  left out: ${plain(line.length > 100 ? `${line.slice(0, 99)}…` : line)}`), ...(left.length > LEFT ? [`\n  and ${left.length - LEFT} more lines`] : [])].join("");
  return `${added.already ? "there already" : added.replaced ? "replaced" : "added"} ${added.path}: ${plain(about)}${added.already ? "" : out}`;
}
