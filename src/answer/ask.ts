import { withoutLinks } from "../articles/facts/links.ts";
import { dayOf, type Period, periodOf, shifted } from "../articles/facts/period.ts";
import { weekdayIn } from "../articles/facts/weekdays.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { news } from "../language/questions/asks.ts";
import { namesNothing } from "../language/questions/followup.ts";
import { halves } from "../language/questions/halves.ts";
import { smallTalk, withoutTalk } from "../language/smalltalk.ts";
import { among } from "../library/among.ts";
import { type Filter, passes } from "../library/filter.ts";
import type { Library } from "../library/library.ts";
import { BusyError, type Read } from "../reading/reader.ts";
import { readFilter } from "../search/filter.ts";
import { identify } from "../search/identify.ts";
import { propose } from "../search/propose.ts";
import { rank } from "../search/rank.ts";
import { understand, wordedFor } from "../search/understand.ts";
import type { Answer, Ask, AskOptions } from "./answer.ts";
import { choose, USUAL_QUOTES } from "./choose.ts";
import { chronicle } from "./chronicle.ts";
import { cite } from "./cite.ts";
import { judge } from "./judge.ts";
import { consult } from "./consult.ts";
import { createPrefer, preferred } from "./chosen/prefer.ts";
import type { Preferences } from "./chosen/preference.ts";
import { attribute } from "./witnesses/attribute.ts";
import { confine } from "./witnesses/confine.ts";
import { correct } from "./witnesses/correct.ts";
import { dispute } from "./witnesses/dispute.ts";
import { schedule } from "./tables/schedule.ts";
import { leaning } from "./turns/leaning.ts";
import type { Put } from "./turns/second.ts";
import { twice } from "./turns/twice.ts";

/** A longer question is a text, not a question. UTF-16 units. */
const LONGEST_QUESTION = 1000;

/** What a question is put to. */
interface Means {
  library: Library;
  embedder: Embedder;
  read: Read | undefined;
  filter: Filter;
  options: AskOptions;
}

/**
 * Makes the one function that answers. `library` is asked anew each time, so that a reindexed library is used at once.
 * @param read absent where nothing is to be read (READER=off). @param preferences what editors chose by hand, if anybody can
 */
export function createAsk(library: () => Library | Promise<Library>, embedder: Embedder, read?: Read, preferences?: Preferences): Ask {
  const prefer = preferences && createPrefer(preferences);
  return async (question, options = {}) => {
    if (question.trim().length > LONGEST_QUESTION) return nothing("long");
    const now = options.among ? await among(await library(), options.among) : await library();
    const asked = readFilter(question.trim(), () => now.names);
    const answer = await answering(now, asked, options);
    if (answer.found || answer.reason !== "none") return answer;
    const undated = await withoutDate(now, { ...options.filter, ...asked.filter });
    return { ...answer, ...(asked.typed.length > 0 && { within: asked.typed }), ...(undated > 0 && { undated }) };
  };

  async function answering(now: Library, asked: ReturnType<typeof readFilter>, { before, filter, among: few, ...options }: AskOptions): Promise<Answer> {
    const talk = smallTalk(asked.text);
    if (talk) return { ...nothing("talk"), talk: { kind: talk, articles: now.articleCount } };
    asked.text = withoutTalk(asked.text);
    const plain = withoutLinks(asked.text);
    const bare = asksNothing(plain);
    if (bare) asked.text = plain;
    if (bare && before === undefined) return nothing("empty");
    const means = { library: now, embedder, read, filter: { ...filter, ...asked.filter }, options };
    const chosen = await prefer?.(asked.text, now, means.filter, { ...options, ...(few && { among: few }) });
    const put: Put = async (text, { few: some, ...how } = {}) => ({ ...(await inTime(text, { ...means, library: some ? await among(now, new Set(some)) : now, options: { ...options, ...how } })), release: now.state });
    const told = { before: chosen ? [] : [before ?? []].flat().map((text) => readFilter(text, () => now.names).text), today: dayOf(options.now ?? new Date()) };
    const parts = chosen ? undefined : halves(asked.text);
    const both = parts && (await twice(asked.text, parts, options.top ?? USUAL_QUOTES, { ...told, library: now, put }).catch(busy));
    if (both) return both;
    const { text, lent, meant } = leaning(asked.text, told.before, told.today);
    const whole = async (): Promise<Answer> => ({ ...(await put(text).catch(busy)), borrowed: lent });
    // Alone, what a pronoun stands for is anybody.
    const first = meant && (await whole());
    if (first && (first.found || first.reason === "busy" || meant === "only")) return first;
    const answer = bare ? nothing("empty") : await put(asked.text).catch(busy);
    if (chosen) return { ...preferred(answer, chosen, options), release: now.state };
    // What is told by another article than the one that is about what was asked before is told of another "it".
    if (first && answer.found && answer.quotes[0]?.article !== first.nearest[0]?.article) return first;
    if (answer.found || answer.reason === "busy") return answer;
    if (lent.length === 0 || first) return answer;
    const again = await whole();
    return again.found ? again : answer;
  }
}

/** How many articles a filter leaves out by its days alone, for they have no date. */
async function withoutDate(library: Library, { since, until, ...others }: Filter): Promise<number> {
  if (since === undefined && until === undefined) return 0;
  return (await library.articles()).filter((article) => article.date === null && passes(others, article)).length;
}

/** Neither a word that could be looked for, nor a day, nor what is new. */
function asksNothing(text: string): boolean {
  return namesNothing(text) && !news(text) && !periodOf(text, dayOf(new Date(0)));
}

function nothing(reason: "empty" | "long" | "busy" | "talk"): Answer & { found: false } {
  return { found: false, reason, confidence: 0, quotes: [], missing: [], nearest: [] };
}

/** Too many are asking: that is said, and is no fault. */
function busy(error: unknown): Answer {
  if (error instanceof BusyError) return nothing("busy");
  throw error;
}

/**
 * A question with regard to the days that it names. News is what articles of the days say. For a fact
 * the articles of the days are asked as well, without the days, of which they need not speak.
 */
async function inTime(text: string, means: Means): Promise<Answer> {
  const period = periodOf(text, dayOf(means.options.now ?? new Date()));
  const wanted = news(wordedFor(means.library, period?.rest ?? text).text);
  if (wanted && (period || wanted.kind === "latest")) {
    const reported = await report(wanted, text, period, means);
    if (reported.found || wanted.about === "") return reported;
    // What has no date may be about it all the same.
    if (!period) return answered(wanted.about, means);
  }
  // A year or a weekday alone is a word like others.
  if (!period || period.unit === "year" || period.unit === "recurring") {
    const named = await answered(text, means);
    const weekday = named.found ? undefined : weekdayIn(text);
    // A list of hours may call it otherwise, or name the days around it.
    const listed = weekday ? await answered(weekday.rest, means, undefined, weekday.day) : named;
    return listed.found ? listed : named;
  }
  const among = { since: period.from, until: shifted(period.to, 1), ...means.filter };
  const ofTheDays = () => answered(period.rest, { ...means, filter: among });
  const plainly = () => answered(text, means);
  const first = await (period.away === 0 ? ofTheDays : () => answered(text, means, period))();
  if (first.found) return first;
  // What is true today may have been written long ago.
  const second = await (period.away === 0 ? plainly : ofTheDays)();
  if (second.found || period.away === 0) return second;
  return period.unit === "yearless" ? plainly() : first;
}

async function report({ about, kind }: NonNullable<ReturnType<typeof news>>, text: string, days: Period | undefined, { library, embedder, filter, options }: Means): Promise<Answer> {
  const question = await understand(about, library, embedder, { ...(days && { days }), news: kind });
  const ranked = await rank(await propose(question, library, filter), library, embedder);
  const chosen = chronicle(ranked, options.top ?? USUAL_QUOTES);
  return cite({ ...chosen, question: { ...chosen.question, asked: text }, sides: [] }, library, embedder, options);
}

/** The way of a question: each stage takes what the one before gave. @param weekday that was asked for, where the text is without it. */
async function answered(text: string, { library, embedder, read, filter, options }: Means, days?: Period, weekday?: number): Promise<Answer> {
  const { top = USUAL_QUOTES, always = false } = options;
  const question = await understand(text, library, embedder, days && { days });
  const proposed = await propose(question, library, filter);
  const ranked = await rank(proposed, library, embedder);
  const identified = await identify(ranked, library);
  const heard = await consult(identified, library, read, always);
  const judged = judge(heard, top);
  const chosen = choose(judged, Math.max(top, USUAL_QUOTES), !always);
  const confined = confine(chosen, !always);
  const righted = correct(confined, !always);
  const attributed = attribute(righted, !always);
  const scheduled = schedule(attributed, weekday ?? weekdayIn(text)?.day, weekday !== undefined, !always);
  const disputed = await dispute(scheduled, top, embedder, !always);
  return cite(disputed, library, embedder, options);
}
