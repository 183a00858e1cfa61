import type { Role } from "../article.ts";
import { fold } from "../../language/fold.ts";
import { isClock, isHours, isOfDay, isWeekday } from "../facts/dates.ts";
import { cellsOf, isHead, isRule } from "../lines/cells.ts";
import { isLabel } from "../lines/labels.ts";
import { contrasts, corrects } from "../lines/notices.ts";
import type { Line } from "../lines/lines.ts";
import { unmarked } from "../lines/markdown.ts";
import { questions } from "../lines/questions.ts";
import { timeline } from "../lines/shapes/timeline.ts";
import type { Mark } from "../received.ts";

/** A line of the article that says little alone. */
export interface Together {
  /** It goes with the next line. */
  leads?: true;
  /** It is a row of a table. */
  row?: true;
  /** The line that names its columns. */
  head?: number;
  /** It says that something was told wrongly. */
  corrects?: true;
}

/**
 * Lines that belong together, whatever they look like one by one: rows of a table, a term and what
 * is said of it, days and hours, programmes, verses, questions with their answers. All are the article's own.
 * @param told what the format says of each line
 */
export function together(lines: Line[], roles: (Role | undefined)[], told: (Mark | undefined)[], title: string): Map<number, Together> {
  const found = new Map<number, Together>();
  const others = (i: number) => told[i] !== undefined && told[i]!.role !== "body";
  // What says of an article who wrote it and when may be a list of terms as well.
  const facts = (i: number) => isLabel(lines[i]!.text, "dateline") || isLabel(lines[i]!.text, "byline") || /^(?:byline|source|links|boilerplate)$/.test(roles[i + 1] ?? "");
  lines.forEach((_, i) => {
    if (!told[i]?.leads || told[i + 1]?.role !== "body" || facts(i)) return;
    found.set(i, { leads: true });
    if (!told[i + 1]!.leads) found.set(i + 1, {});
  });
  corrections(lines, told, title, found);
  tables(lines, roles, told, found);
  const plain = (i: number) => !found.has(i) && !others(i);
  for (const i of timeline(lines, (i) => plain(i) && /^(?:undefined|body|dateline|boilerplate)$/.test(String(roles[i])), (i) => plain(i) && (roles[i] === undefined || roles[i] === "body"))) {
    found.set(i, { leads: true });
    found.set(i + 1, {});
  }
  hours(lines, told, others, found);
  programmes(lines, others, found);
  verses(lines, others, found);
  const free = (i: number) => lines[i] !== undefined && !found.has(i) && (roles[i] === undefined || roles[i] === "body");
  for (const i of questions(lines, free, (i) => roles[i] === "title" && !found.has(i), title)) {
    found.set(i, { leads: true });
    found.set(i + 1, {});
  }
  entries(lines, roles, title, found);
  return found;
}

/** What corrects the article is its own, wherever it stands; where its heading says so, all of it, and not the heading. */
function corrections(lines: Line[], told: (Mark | undefined)[], title: string, found: Map<number, Together>): void {
  const all = corrects({ text: title });
  lines.forEach((line, i) => {
    if (!corrects(line) && !(all && found.has(i))) return;
    const alone = line.words <= 4 && line.stop !== "full";
    if (i === 0 && !alone && line.stop !== "full" && lines.length > 1 && !contrasts(line)) return;
    const next = alone && lines[i + 1] && told[i + 1]?.role !== "title" && unmarked(line.text) !== title;
    if (!alone) found.set(i, { ...found.get(i), corrects: true });
    else if (next) {
      found.set(i, { leads: true, corrects: true });
      found.set(i + 1, { ...found.get(i + 1), corrects: true });
    }
  });
}

function tables(lines: Line[], roles: (Role | undefined)[], told: (Mark | undefined)[], found: Map<number, Together>): void {
  for (let i = 0; i < lines.length; ) {
    const cells: (string[] | undefined)[] = [];
    for (let k = i; lines[k] && !found.has(k) && !(k > i && isRule(lines[k + 1]?.text ?? "")) && isRow(k, cells); k++) cells.push(isRule(lines[k]!.text) ? undefined : cellsOf(lines[k]!.text));
    const end = i + cells.length;
    const rule = cells.indexOf(undefined);
    const rows = cells.filter((row) => row !== undefined);
    const counted = rows.filter((row) => row.some((cell) => /\p{Nd}/u.test(cell))).length;
    const isTable = rows.length > 1 && (rule === 1 || told[i]?.row || (rows.length > 2 && counted >= rows.length / 2));
    if (isTable) mark(i, end, rule === 1 || !isHead(rows) ? (rule === 1 ? i : undefined) : i);
    i = Math.max(end, i + 1);
  }

  function isRow(i: number, above: (string[] | undefined)[]): boolean {
    if (isRule(lines[i]!.text)) return above.length === 1;
    const cells = cellsOf(lines[i]!.text);
    const first = above[0];
    // Links are no rows, but for a menu's look.
    if (!cells || (told[i] && told[i]!.role !== "body") || (roles[i] !== undefined && roles[i] !== "body" && !told[i] && !first && !isRule(lines[i + 1]?.text ?? "") && !looksLikeMenu(i, cells))) return false;
    // Nor is a menu that stands apart behind a table.
    if (first && roles[i] === "links" && !told[i] && lines[i]!.apart) return false;
    return first === undefined || Math.abs(cells.length - first.length) <= (told[i]?.row ? 30 : 1);
  }

  /** "Team | Won | Lost" has the look of a menu, but right under it stand numbers, twice and in as many cells. */
  function looksLikeMenu(i: number, head: string[]): boolean {
    const below = [i + 1, i + 2].map((k) => (lines[k] && !lines[k]!.apart && (roles[k] === undefined || roles[k] === "body") ? cellsOf(lines[k]!.text) : undefined));
    return roles[i] === "links" && below.every((row) => row?.length === head.length && row.some((cell) => /^\P{L}*\p{Nd}/u.test(cell))) && isHead([head, ...below.map((row) => row!)]);
  }

  function mark(from: number, end: number, shaped: number | undefined): void {
    let head = shaped;
    for (let k = from; k < end; k++) {
      if (told[k]?.names) head = k;
      // The head goes with the first row below it, so that it is never quoted alone.
      const leads = (head === k || isRule(lines[k]!.text)) && k + 1 < end;
      found.set(k, { row: true, ...(leads ? { leads } : head !== undefined && head !== k && { head }) });
    }
  }
}

/** Words that a line may say of its day: "Sunday: women only, from ten in the morning to four in the afternoon". */
const SAID_OF_DAY = 14;

/** A day and under it its hours, day after day; or both on a line, two lines and more. */
function hours(lines: Line[], told: (Mark | undefined)[], others: (i: number) => boolean, found: Map<number, Together>): void {
  const short = (i: number) => lines[i] !== undefined && lines[i]!.words <= 8 && !found.has(i) && !others(i);
  for (let i = 0; i < lines.length; i++) {
    let end = i;
    let open = false;
    while (short(end) && short(end + 1) && isWeekday(lines[end]!.text) && !isWeekday(lines[end + 1]!.text)) {
      open ||= isHours(lines[end + 1]!.text) || isClock(lines[end + 1]!.text);
      end += 2;
    }
    if (open) for (let k = i; k < end; k++) found.set(k, k % 2 === i % 2 ? { leads: true } : {});
    i = Math.max(i, end - 1);
  }
  // "Sun: closed" beside "Sat: 9 to 5": days, each with what is said of it, and a number among them.
  const ofDay = (i: number) => (found.has(i) || (!others(i) && lines[i]!.words <= SAID_OF_DAY)) && lines[i]!.stop !== "full" && isOfDay(lines[i]!.text);
  runs(lines, ofDay, (from, end) => {
    if (end - from < 2 || !lines.slice(from, end).some(({ text }) => /\p{Nd}/u.test(text))) return;
    for (let k = from; k < end; k++) if (!found.has(k)) found.set(k, {});
    // "Opening hours", or whose they are; the first line of all heads the article.
    const above = lines[from - 1];
    if (from > 1 && above!.words <= 5 && above!.stop !== "full" && !found.has(from - 1) && !told[from - 1]) found.set(from - 1, { leads: true });
  });
  lines.forEach((_, i) => {
    if (short(i) && isHours(lines[i]!.text)) found.set(i, {});
  });
}

/** What begins with a time of day, its words behind it. */
const AT_TIME = /^\p{Nd}{1,2}[:.]\p{Nd}{2}(?:\s?[-–—]\s?\p{Nd}{1,2}[:.]\p{Nd}{2})?(?:\s?[-–—:|])?\s+\p{L}/u;
const minutes = (text: string) => Number(fold(text).match(/^\d+/)![0]) * 60 + Number(fold(text).match(/^\d+\D(\d+)/)![1]);

/** A programme: three lines and more, each with its time before it, the earliest first; of news the latest comes first. */
function programmes(lines: Line[], others: (i: number) => boolean, found: Map<number, Together>): void {
  runs(lines, (i) => !found.has(i) && !others(i) && lines[i]!.words <= 20 && AT_TIME.test(lines[i]!.text), (from, end) => {
    const times = lines.slice(from, end).map(({ text }) => minutes(text));
    if (times.length > 2 && times.every((time, i) => i === 0 || time >= times[i - 1]!) && times[0] !== times.at(-1)) for (let k = from; k < end; k++) found.set(k, {});
  });
}

/** Two halves, and a wide gap between them. */
const HALVES = /^([^\p{Nd}|:]+?)(?:\s{3,}|\s*(?:\*{2,3}|…|\.{3,})\s*)([^\p{Nd}|:]+)$/u;

/** Verses as Arabic prints them: two halves of much the same length on a line, two lines and more. */
function verses(lines: Line[], others: (i: number) => boolean, found: Map<number, Together>): void {
  const isVerse = ({ text }: Line) => {
    const [, first = "", second = ""] = HALVES.exec(text) ?? [];
    const [a, b] = [first.trim(), second.trim()].map((half) => half.split(/\s+/).length) as [number, number];
    return /^\p{Script=Arabic}/u.test(text) && Math.min(a, b) >= 2 && Math.max(a, b) <= 9 && Math.max(a, b) <= 2.5 * Math.min(a, b);
  };
  runs(lines, (i) => !found.has(i) && !others(i) && isVerse(lines[i]!), (from, end) => {
    if (end - from > 1) for (let k = from; k < end; k++) found.set(k, {});
  });
}

/** Neighbouring lines of which all are such. */
function runs(lines: Line[], isOne: (i: number) => boolean, take: (from: number, end: number) => void): void {
  for (let from = 0; from < lines.length; from++) {
    let end = from;
    while (end < lines.length && isOne(end)) end++;
    if (end > from) take(from, end);
    from = Math.max(from, end - 1);
  }
}

/** "Departure: 9:40". */
const LABELLED = /^(\p{L}[^:：\n]{0,40}?)\s*[:：]\s+\S/u;

/** Names, two and more, each over lines with the same labels: a boat, and under it when it leaves and when it arrives. */
function entries(lines: Line[], roles: (Role | undefined)[], title: string, found: Map<number, Together>): void {
  const labels = lines.map((line, i) => (!found.has(i) && (roles[i] === undefined || roles[i] === "body") && line.words <= 12 ? LABELLED.exec(line.text)?.[1] : undefined));
  const named = lines.flatMap((line, i) => (labels[i] === undefined && labels[i + 1] !== undefined && !found.has(i) && (roles[i] === undefined || roles[i] === "title") && line.words <= 6 && line.stop === "none" && unmarked(line.text) !== title && i > 0 ? [i] : []));
  const under = (i: number) => labels.slice(i + 1, labels.indexOf(undefined, i + 1) < 0 ? undefined : labels.indexOf(undefined, i + 1));
  const times = new Map<string, number>();
  for (const i of named) times.set(under(i).join(), (times.get(under(i).join()) ?? 0) + 1);
  for (const i of named.filter((i) => times.get(under(i).join())! > 1)) {
    for (const line of under(i).keys()) found.set(i + line, { leads: true });
    found.set(i + under(i).length, {});
  }
}
