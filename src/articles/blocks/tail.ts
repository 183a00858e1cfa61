import type { Role } from "../article.ts";
import { chatter, invites } from "../lines/chatter.ts";
import { isComments, label } from "../lines/labels.ts";
import { type Line, SHORT } from "../lines/lines.ts";
import { isDetail, isProse, isTabular } from "../lines/lists.ts";
import { phrase } from "../facts/phrase.ts";
import { any } from "../languages/lexicon.ts";

type Roles = (Role | undefined)[];

/** What heads the notes under a text: about the house or the writer, and how to reach them. */
const ABOUT = new RegExp(`^${any("about")}(?:\\s|:|$)`, "iu");
const PRINTED_FIRST = new RegExp(any("printedFirst"), "iu");
/** What a page asks of those who comment; behind it stands nothing but comments. */
const POLICY = new RegExp(any("policy"), "iu");

/** What stands under the last sentence: readers' comments, notes on house and writer, the page's talk. */
export function tail(lines: Line[], roles: Roles): void {
  const open = lines.map((line, i) => (roles[i] === undefined ? line.text.length : 0));
  const whole = open.reduce((sum, length) => sum + length, 0);
  let above = 0;
  for (const [i, line] of lines.entries()) {
    above += open[i]!;
    const heading = (line.stop === "none" || line.stop === "colon") && line.words <= 7 && line.text.length <= SHORT && open[i]! > 0 && ABOUT.test(line.text);
    if ((heading && above > whole * 0.65) || (above > whole * 0.35 && (isComments(line) || (line.words <= 45 && POLICY.test(line.text))))) {
      for (let k = i; k < lines.length; k++) roles[k] ??= "boilerplate";
      break;
    }
    // "* Critic, lives in Tunis".
    if (roles[i] === undefined && above > whole * 0.6 && i > lines.length - 7 && /^\*\s?\p{L}[^?؟:\p{Nd}]+$/u.test(line.text) && line.words <= 8 && lines.filter(({ text }) => text.startsWith("*")).length === 1) roles[i] = "boilerplate";
    if (roles[i] === undefined && invites(line)) invited(i);
  }
  under(lines, roles, whole, open);
  for (let i = lines.length - 1; i > 0; i--) {
    if (roles[i] !== undefined) continue;
    const line = lines[i]!;
    const note = line.words <= 16 && line.text.length <= SHORT && !isTabular(line) && /^[([][^()[\]]+[)\]]\.?$/u.test(line.text);
    const said = chatter(line);
    // Where to register is what a story may end with; of a sentence nothing but an address to write to is the page's, or a few words on its own text.
    const own = said === "page" && line.stop === "full" && line.words <= 8 && !/\p{Nd}/u.test(line.text);
    if (!note && !own && said !== "reader" && (said === "none" || (isProse(line) && !line.text.includes("@")))) break;
    roles[i] = "boilerplate";
  }
  lines.forEach((line, i) => {
    if (roles[i] === undefined && chatter(line) === "reader") roles[i] = "boilerplate";
  });

  /** Headlines to the end of the text, under a line that speaks to the reader. */
  function invited(at: number): void {
    const rest = lines.slice(at + 1, at + 40).filter((_, k) => roles[at + 1 + k] === undefined);
    const headlines = rest.every((line) => line.stop !== "full" && line.stop !== "comma" && line.words <= 16 && !isTabular(line));
    if (at + 40 >= lines.length && rest.length > 0 && rest.length <= 12 && headlines && rest.some((line) => line.words >= 4)) for (let k = at; k < lines.length; k++) roles[k] ??= "links";
  }
}

/** "The post TITLE appeared first on SITE.": what a feed adds below a text, told by the title in it. */
export function printedFirst(lines: Line[], roles: Roles, title: string): void {
  const key = phrase(title);
  if (key.length < 4) return;
  for (let i = Math.max(1, lines.length - 4); i < lines.length; i++) {
    const said = phrase(lines[i]!.text);
    if (roles[i] === undefined && said.includes(key) && said.split(key).join(" ").split(/\s+/).length <= 14 && PRINTED_FIRST.test(lines[i]!.text)) roles[i] = "boilerplate";
  }
}

/** What is told of the writer below the text: it begins with the name that stands above. */
export function aboutWriters(lines: Line[], roles: Roles): void {
  const writers = lines.flatMap((line, i) => (roles[i] === "byline" ? (/\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+)+|[\p{Script=Arabic}]+(?:\s[\p{Script=Arabic}]+)+/u.exec(label(line)?.value || line.text)?.[0] ?? []) : []));
  lines.forEach((line, i) => {
    if (i > lines.length / 2 && roles[i] === undefined && line.words <= 45 && writers.some((name) => line.text.startsWith(name)) && !lines.slice(i + 1).some((next, k) => roles[i + 1 + k] === undefined && next.words >= 18)) roles[i] = "boilerplate";
  });
}

/** Behind the text and three lines of the page's a last word or two are the page's as well, unless a sentence ends it all. */
function under(lines: Line[], roles: Roles, whole: number, open: number[]): void {
  const prose = lines.map((line, i) => roles[i] === undefined && isProse(line));
  if (prose.at(-1) && lines.at(-1)!.stop === "full") return;
  const theirs = lines.map((_, i) => roles[i] === "links" || roles[i] === "boilerplate");
  const short = lines.map((line, i) => line.marker === "none" && (theirs[i] || (roles[i] === undefined && !prose[i] && !isTabular(line) && !isDetail(line) && line.stop !== "colon" && !/^["“«„‘—–-]/u.test(line.text))));
  let rest = 0;
  let above = whole;
  let from = lines.length;
  for (let i = lines.length - 1; i > 0 && rest <= Math.min(300, whole * 0.12); i--) {
    above -= open[i]!;
    if (prose[i]) rest += open[i]!;
    const three = [i, i + 1, i + 2];
    if (above > whole * 0.6 && rest <= Math.min(300, whole * 0.12) && three.every((k) => short[k]) && three.filter((k) => theirs[k]).length > 1) from = i;
  }
  for (let k = from; k < lines.length; k++) roles[k] ??= "boilerplate";
}
