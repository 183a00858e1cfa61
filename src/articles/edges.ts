import type { Role } from "./article.ts";
import { chatter, invites } from "./chatter.ts";
import { isClock, withoutDate } from "./dates.ts";
import { isComments, label } from "./labels.ts";
import { type Line, SHORT } from "./lines.ts";
import { isProse, isTabular } from "./lists.ts";
import { agency, areNames, isByShape, isCity, isPerson, isReporter } from "./names.ts";

type Roles = (Role | undefined)[];

/** What heads the notes under a text: about the house or the writer, and how to reach them. */
const ABOUT =
  /^(?:about|contacts?|media contacts?|press contacts?|for (?:more|further) information|notes? (?:to|for) editors?|نبذة عن|لمحة عن|عن الكاتبة?|حول الكاتبة?|للتواصل|للاتصال|جهات الاتصال|о компании|об авторе|об авторах|контакты|контакты для сми|справка|à propos|sobre la firma|sobre la autora?|sobre el autor|zum autor|zur autorin|über die autorin|contacts? presse|über (?:den|die|das|uns)|pressekontakt|kontakt|sobre (?:el|la|los) |acerca de|contacto|hakkında|iletişim|درباره)(?:\s|:|$)/iu;

/** Who speaks for an office. */
const PRESS = /^(?:пресс-служба|прес-служба|пресс-центр|المكتب (?:الإعلامي|الصحفي)|إدارة الإعلام|الدائرة الإعلامية|press (?:office|service)|pressestelle|service de presse|oficina de prensa|ufficio stampa|biuro prasowe|basın)\s/iu;

/** What a page asks of those who comment; behind it stands nothing but comments. */
const POLICY = /^доступ к (?:чату|комментари)|^(?:please|keep)\b.{0,60}\b(?:obscene|vulgar|abusive|offensive|libel|defamat|off-topic)|^شروط (?:التعليق|النشر)|عدم الإساءة للكاتب|^правила комментирования|^комментарии.{0,60}оскорблени|^نظرات.{0,30}توهین|^kommentare.{0,60}beleidig|^comentarios.{0,60}(?:ofens|injuri)|^(?:les )?commentaires.{0,60}(?:injuri|diffamat)|^komentarze.{0,60}(?:obraźliw|wulgar)/iu;

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
    if (roles[i] === undefined && invites(line)) invited(i);
  }
  under(lines, roles, whole, open);
  const writers = lines.flatMap((line, i) => (roles[i] === "byline" ? (/\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+)+|[\p{Script=Arabic}]+(?:\s[\p{Script=Arabic}]+)+/u.exec(label(line)?.value || line.text)?.[0] ?? []) : []));
  lines.forEach((line, i) => {
    // Below the text its writer is told of, not heard of.
    if (i > lines.length / 2 && roles[i] === undefined && line.words <= 45 && writers.some((name) => line.text.startsWith(name)) && !lines.slice(i + 1).some((next, k) => roles[i + 1 + k] === undefined && next.words >= 18)) roles[i] = "boilerplate";
  });
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

/** Behind the text and three lines of the page's a last word or two are the page's as well, unless a sentence ends it all. */
function under(lines: Line[], roles: Roles, whole: number, open: number[]): void {
  const prose = lines.map((line, i) => roles[i] === undefined && isProse(line));
  if (prose.at(-1) && lines.at(-1)!.stop === "full") return;
  const theirs = lines.map((_, i) => roles[i] === "links" || roles[i] === "boilerplate");
  const short = lines.map((line, i) => line.marker === "none" && (theirs[i] || (roles[i] === undefined && !prose[i] && !isTabular(line) && line.stop !== "colon" && !/^["“«„‘—–-]/u.test(line.text))));
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

/** A short line with a date in it, between the headline and the text, is about the article: "Valdehoz - 05 AGO 2023 - 05:30 CEST". */
export function datesAbove(lines: Line[], roles: Roles, title: number): void {
  for (let i = title + 1; title >= 0 && i < lines.length; i++) {
    const line = lines[i]!;
    if (roles[i] !== undefined) continue;
    if (isProse(line) || line.stop === "colon" || line.marker !== "none") return;
    if (line.stop === "none" && line.words <= (isClock(line.text, true) ? 20 : 10) && line.text.length <= SHORT && withoutDate(line.text) !== undefined) roles[i] = "dateline";
  }
}

/** Short lines above the first and below the last sentence: site names, bylines, dates, second headlines. */
export function edges(lines: Line[], roles: Roles, title: number, introduced: Set<number>, record: boolean): void {
  const body = (line: Line, i: number) =>
    roles[i] === undefined && (introduced.has(i) || isProse(line) || line.stop === "colon" || line.marker !== "none");
  const first = lines.findIndex(body);
  const last = lines.findLastIndex(body);
  if (first < 0) return;
  lines.forEach((line, i) => {
    // Under the summary of a story there may be who wrote it, with the date.
    if (roles[i] === undefined && i > first && i < first + 4 && !record && title >= 0 && line.stop === "none" && byDate(i) && (isPerson(line.text) || isByShape(line.text))) roles[i] = "byline";
    if (roles[i] !== undefined || (i >= first && i <= last)) return;
    // A remark on somebody, his address, or a full stop behind him say nothing of his name.
    const bare = line.text.replace(/\s*(?:\([^()]{3,60}\)|\S+@\S+)$/u, "").replace(/^[\s([|/*_–—-]+|[\s)\]|/*_.–—-]+$/gu, "");
    const [place, name] = bare.split(/\s+[-–]\s+/u);
    if (isPerson(bare) || isReporter(bare)) roles[i] = "byline";
    else if (agency(bare) || (line.words <= 8 && line.stop === "none" && PRESS.test(bare))) roles[i] = "source";
    else if (name && (isCity(place!) || agency(place!)) && isByShape(name)) roles[i] = "byline";
    else if (i > last) {
      if (
        line.words <= 3 &&
        line.stop === "none" &&
        lines[last]!.stop !== "colon" &&
        lines[last]!.marker === "none" &&
        !isTabular(line)
      )
        roles[i] = "boilerplate";
      // A headline under other headlines.
      else if (!isTabular(line) && line.marker === "none" && (line.stop === "none" || line.stop === "weak") && (roles[i - 1] === "links" || (roles[i - 1] === "boilerplate" && roles[i - 2] === "boilerplate"))) roles[i] = roles[i - 1];
    } else if (title >= 0 && i < title) roles[i] = line.words <= 4 ? "boilerplate" : "title";
    else if (title >= 0 && !record && byDate(i) && areNames(bare)) roles[i] = "byline";
    else if (line.words <= 4 && line.stop === "none") roles[i] = "boilerplate";
    else if (title >= 0 && !record && line.stop === "none" && line.words <= 12) roles[i] = "title";
  });

  /** A date is near, as it is to bylines. */
  function byDate(i: number): boolean {
    return [-1, 1].some((step) => {
      for (let k = i + step, far = 0; k > title && k < lines.length && far < 3; k += step) {
        if (roles[k] === "dateline") return true;
        // Buttons and dots are no distance.
        if (roles[k] !== "boilerplate") far++;
      }
      return false;
    });
  }
}
