import type { Embedder } from "../embedding/embedder.ts";
import { words } from "../language/words.ts";
import type { Library } from "../library/library.ts";
import { BusyError, type Read } from "../reading/reader.ts";
import { readFilter } from "../search/filter.ts";
import type { Filter } from "../library/filter.ts";
import { propose } from "../search/propose.ts";
import { rank } from "../search/rank.ts";
import { understand } from "../search/understand.ts";
import type { Answer, Ask, AskOptions } from "./answer.ts";
import { choose, USUAL_QUOTES } from "./choose.ts";
import { cite } from "./cite.ts";
import { borrowed } from "./followup.ts";
import { judge } from "./judge.ts";
import { consult } from "./consult.ts";

/** A longer question is a text, not a question. UTF-16 units. */
const LONGEST_QUESTION = 1000;

/**
 * Makes the one function that answers. `library` is asked anew each time, so that a reindexed library is used at once.
 * @param read absent where nothing is to be read (READER=off).
 */
export function createAsk(library: () => Library | Promise<Library>, embedder: Embedder, read?: Read): Ask {
  return async (question, { before, filter, ...options } = {}): Promise<Answer> => {
    if (question.trim().length > LONGEST_QUESTION) return nothing("long");
    const now = await library();
    const asked = readFilter(question.trim(), () => now.names);
    if (words(asked.text).length === 0) return nothing("empty");
    const among = { ...filter, ...asked.filter };
    const answer = await answered(asked.text, now, { embedder, read }, among, options).catch(busy);
    if (answer.found || before === undefined) return answer;
    const lent = borrowed(asked.text, before);
    if (lent.length === 0) return answer;
    const again = await answered(`${asked.text} ${lent.join(" ")}`, now, { embedder, read }, among, options).catch(busy);
    return again.found ? { ...again, borrowed: lent } : answer;
  };
}

function nothing(reason: "empty" | "long" | "busy"): Answer {
  return { found: false, reason, confidence: 0, quotes: [], missing: [], nearest: [] };
}

/** Too many are asking: that is said, and is no fault. */
function busy(error: unknown): Answer {
  if (error instanceof BusyError) return nothing("busy");
  throw error;
}

/** The way of a question: each stage takes what the one before gave. */
async function answered(text: string, library: Library, { embedder, read }: { embedder: Embedder; read: Read | undefined }, filter: Filter, options: AskOptions): Promise<Answer> {
  const { top = USUAL_QUOTES, always = false } = options;
  const question = await understand(text, library, embedder);
  const proposed = await propose(question, library, filter);
  const ranked = await rank(proposed, library, embedder);
  const heard = await consult(ranked, library, read);
  const judged = judge(heard, top);
  const chosen = choose(judged, top, !always);
  return cite(chosen, library, embedder, options);
}
