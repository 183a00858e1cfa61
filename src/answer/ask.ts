import type { Embedder } from "../embedding/embedder.ts";
import { words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import { type Filter, readFilter } from "../search/filter.ts";
import { propose } from "../search/propose.ts";
import { rank } from "../search/rank.ts";
import { understand } from "../search/understand.ts";
import type { Answer, Ask, AskOptions } from "./answer.ts";
import { choose, USUAL_QUOTES } from "./choose.ts";
import { cite } from "./cite.ts";
import { borrowed } from "./followup.ts";
import { judge } from "./judge.ts";

/** A longer question is a text, not a question. UTF-16 units. */
const LONGEST_QUESTION = 1000;

/** Makes the one function that answers. `library` is asked anew each time, so that a reindexed library is used at once. */
export function createAsk(library: () => Library, embedder: Embedder): Ask {
  return async (question, { before, filter, ...options } = {}): Promise<Answer> => {
    if (question.trim().length > LONGEST_QUESTION) return nothing("long");
    const now = library();
    const read = readFilter(question.trim(), () => now.articles().flatMap(({ source, author }) => [source, author]).filter((name) => name !== null));
    if (words(read.text).length === 0) return nothing("empty");
    const among = { ...filter, ...read.filter };
    const answer = await answered(read.text, now, embedder, among, options);
    if (answer.found || before === undefined) return answer;
    const lent = borrowed(read.text, before);
    if (lent.length === 0) return answer;
    const again = await answered(`${read.text} ${lent.join(" ")}`, now, embedder, among, options);
    return again.found ? { ...again, borrowed: lent } : answer;
  };
}

function nothing(reason: "empty" | "long"): Answer {
  return { found: false, reason, confidence: 0, quotes: [], missing: [], nearest: [] };
}

/** The way of a question: each stage takes what the one before gave. */
async function answered(text: string, library: Library, embedder: Embedder, filter: Filter, options: AskOptions): Promise<Answer> {
  const { top = USUAL_QUOTES, always = false } = options;
  const question = await understand(text, library, embedder);
  const proposed = propose(question, library, filter);
  const ranked = await rank(proposed, library, embedder);
  const judged = judge(ranked, top);
  const chosen = choose(judged, top, !always);
  return cite(chosen, library, embedder, options);
}
