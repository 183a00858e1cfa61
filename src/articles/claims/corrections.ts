import { sentences } from "../../language/sentences.ts";
import type { Span } from "../../language/span.ts";
import type { Block } from "../article.ts";
import { any } from "../languages/lexicon.ts";
import { corrects } from "../lines/notices.ts";

const RETRACTS = new RegExp(any("retracts"), "iu");
const BEHIND = new RegExp(any("retractsBehind"), "giu");
const RIGHTLY = new RegExp(any("rightly"), "iu");
const CLAUSE = /[,;:.،؛]\s|[.!?؟]?$/u;

/** What an article corrects, in itself or in another: its correcting paragraphs, or all of it where its title says so. A label alone goes with what it labels. */
export function corrections(title: string, blocks: readonly Block[]): Span[] {
  const all = corrects({ text: title });
  const own = blocks.filter((block) => block.role === "body" && (all || block.corrects));
  return own.flatMap(({ start, end, leads }, i) => {
    if (own[i - 1]?.leads) return [];
    return [{ start, end: leads && own[i + 1] ? own[i + 1]!.end : end }];
  });
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
