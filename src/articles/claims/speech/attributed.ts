import { sentences } from "../../../language/sentences.ts";
import type { Span } from "../../../language/span.ts";
import { isCapital, type Word, words } from "../../../language/words.ts";
import { offices } from "../kinds/offices.ts";
import { pattern } from "../pattern.ts";
import { over, tidy, type Utterance, within } from "./stretches.ts";

const ACCORDING = pattern("accordingTo");
const THEN = pattern("accordingThen");
/** Words of such a phrase; of who says it; and of what is said at the least. */
const PHRASE = 4;
const NAME = 8;
const LEAST = 3;
/** Words of a name or office behind a comma. */
const APPOSED = 4;
const CUT = /[,،]/u;

/** According to NAME, ...; По словам NAME, ...; وبحسب NAME فإن ...; and ..., according to NAME. */
export function attributed(text: string): Utterance[] {
  return sentences(text).flatMap((sentence): Utterance[] => {
    const all = within(words(text), sentence);
    const at = all.findIndex((_, i) => ACCORDING.test(phrase(all, i)));
    if (at < 0) return [];
    const name = all.slice(at + ACCORDING.exec(phrase(all, at))![0].split(" ").length);
    const cut = (from: number) => name.findIndex((word, i) => i > from && (CUT.test(text.slice(name[i - 1]!.end, word.start)) || THEN.test(word.folded)));
    const end = isApposed(text, name, cut(0), cut(Math.max(cut(0), 0))) ? cut(cut(0)) : cut(0);
    const [who, rest] = end < 0 ? [name, []] : [name.slice(0, end), name.slice(THEN.test(name[end]!.folded) ? end + 1 : end)];
    if (who.length === 0 || who.length > NAME) return [];
    const told = at === 0 && rest.length >= LEAST ? rest : at >= LEAST && rest.length === 0 && CUT.test(text.slice(all[at - 1]!.end, all[at]!.start)) ? all.slice(0, at) : [];
    const said = whole(told, at === 0 ? sentence.end : undefined);
    return said ? [{ said: tidy(text, said), speaker: over(who)! }] : [];
  });
}

/** Whether what stands between two commas is another name or the office of who was named: the harbour master, | Tom Sill, | ... */
function isApposed(text: string, all: Word[], from: number, to: number): boolean {
  if (from < 0 || to < 0 || to - from > APPOSED) return false;
  const beside = all.slice(from, to);
  return beside.every((word) => isCapital(text, word)) || offices(text.slice(beside[0]!.start, beside.at(-1)!.end)).length > 0;
}

function phrase(all: Word[], at: number): string {
  return all.slice(at, at + PHRASE).map(({ folded }) => folded).join(" ");
}

function whole(some: Word[], end = some.at(-1)?.end): Span | undefined {
  return some.length > 0 ? { start: some[0]!.start, end: end! } : undefined;
}
