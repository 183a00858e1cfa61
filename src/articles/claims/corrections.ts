import { sentences } from "../../language/sentences.ts";
import type { Span } from "../../language/span.ts";
import type { Block } from "../article.ts";
import { any } from "../languages/lexicon.ts";
import { contrasts, corrects } from "../lines/notices.ts";

const RETRACTS = new RegExp(any("retracts"), "iu");
const BEHIND = new RegExp(any("retractsBehind"), "giu");
const RIGHTLY = new RegExp(any("rightly"), "iu");
const INSTEAD = new RegExp(`^(?:${any("rightly")})`, "iu");
const CLAUSE = /[,;:.،؛]\s|[.!?؟]?$/u;

/**
 * What an article corrects, in itself or in another: its correcting paragraphs, or all of it where its title says so. A label
 * alone goes with what it labels, and what was wrong with what is right instead: "The date was wrong. It is on the 12th, not the 5th."
 */
export function corrections(title: string, text: string, blocks: readonly Block[]): Span[] {
  const all = corrects({ text: title });
  const body = blocks.filter(({ role }) => role === "body");
  const found: Span[] = [];
  for (let i = 0; i < body.length; i++) {
    const { start, leads } = body[i]!;
    if (!all && !body[i]!.corrects) continue;
    if (leads && body[i + 1]) i++;
    const said = (at: number) => text.slice(body[at]!.start, body[at]!.end);
    if (body[i + 1] && !RIGHTLY.test(said(i)) && !contrasts({ text: said(i) }) && saysRight(said(i + 1))) i++;
    found.push({ start, end: body[i]!.end });
  }
  return found;
}

/** A paragraph that says what is right, behind one that says what was wrong. */
function saysRight(text: string): boolean {
  return INSTEAD.test(text) || contrasts({ text });
}

/** What a correction says was told wrongly: "our report said that | 14 men were killed |; it is 41", "8 percent and not | 3 percent |". */
export function retracted(text: string): Span[] {
  return sentences(text).flatMap((sentence): Span[] => {
    const said = text.slice(sentence.start, sentence.end);
    const clauses = [...said.matchAll(BEHIND)].map(({ 0: cue, index }) => {
      const from = index + cue.length;
      return { start: from, end: from + CLAUSE.exec(said.slice(from))!.index };
    });
    const told = RETRACTS.exec(said);
    if (told) {
      const from = told.index + told[0].length;
      // "We gave a wrong date: it is on the 24th, not on the 14th."
      const colon = said.indexOf(":", from);
      const contrast = colon >= 0 && clauses.some(({ start }) => start > colon) ? colon : said.length;
      const right = RIGHTLY.exec(said.slice(from, contrast));
      clauses.push({ start: from, end: right ? from + right.index : contrast });
    }
    return clauses.map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }));
  });
}
