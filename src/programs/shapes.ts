import { z } from "@hono/zod-openapi";
import { normalDate } from "../articles/facts/dates.ts";

/** What programs send and get, as schemas: they check what comes in, and describe what goes out. Places count UTF-16 units. */

const place = z.int().min(0).max(2 ** 31);

export const Source = z
  .object({
    article: z.string().describe("the article's key"),
    title: z.string().optional(),
    source: z.string().optional().describe("who published it"),
    author: z.string().optional(),
    date: z.string().optional().describe("ISO 8601, as exact as it is known: 2021, 2021-06 or 2021-06-16"),
    url: z.string().optional(),
    language: z.string().optional().describe("BCP 47"),
  })
  .meta({ id: "Source", description: "Where words stand, and what is known of it; what is unknown is absent." });

const Why = z.object({
  met: z.array(z.object({ word: z.string(), by: z.enum(["spelling", "name", "meaning", "nothing"]), with: z.string().optional(), strength: z.number() })),
  shares: z.record(z.string(), z.number()).describe("what each feature of the passage adds, in log-odds"),
  rank: z.object({ words: z.int().optional(), vectors: z.int().optional() }).describe("place among the proposals of either search, from 1"),
  reading: z.object({ answers: z.number(), span: z.string().optional() }).optional().describe("log-odds that it answers, and the words that would"),
  against: z.enum(["days", "missing", "other"]).optional().describe("a rule says that it is no answer: it is of other days, lacks what the question names, or is of another person, thing or event"),
});

export const Quote = Source.extend({
  citation: z.string().describe("the citation's number, by which the words can be checked at any time"),
  text: z.string().describe("verbatim: the article's text from start to end"),
  start: place,
  end: place,
  marks: z.array(z.object({ start: place, end: place, text: z.string() })).describe("the words in it that answer, by their places in the article; where it was not read, those that meet the question"),
  head: z.string().optional().describe("of a row of a table, the row that names its columns"),
  score: z.number(),
  beside: z.literal(true).optional().describe("about the question, but it does not seem to answer it"),
  chosen: z.literal(true).optional().describe("an editor chose it for questions that mean the same"),
  corrects: z.literal(true).optional().describe("it corrects what an article told wrongly"),
  corrected: z.literal(true).optional().describe("a correction denies it, which is quoted before it"),
  also: z.array(Source).describe("other articles that say the same"),
  told: z.object({ articles: z.int(), origins: z.array(Source) }).optional().describe("how many articles tell the story, and who told it first"),
  why: Why.optional().describe("what spoke for it, where that was asked for"),
}).meta({ id: "Quote" });

const Side = z.object({
  says: z.string().describe("the words that answer, as they stand in the quote"),
  sources: z.array(Source).describe("who says so: the quoted article, then others"),
  newest: z.literal(true).optional(),
  corrects: z.literal(true).optional(),
  corrected: z.literal(true).optional(),
});

export const Line = z
  .object({
    id: z.union([z.string(), z.number()]).nullable(),
    question: z.string(),
    found: z.boolean(),
    confidence: z.number().min(0).max(1).describe("the calibrated probability that the first quote answers"),
    quotes: z.array(Quote),
    differ: z.array(Side).optional().describe("where sources differ: the answers that they give"),
    missing: z.array(z.string()).optional().describe("words of the question that no article has, codes, numbers and names first; beside quotes only these"),
    unanswered: z.string().optional().describe("of a question that asks twice, the half that nothing answers"),
    within: z.array(z.string()).optional().describe("filters that the question writes, as typed, where no article that passes answers"),
    undated: z.int().optional().describe("articles left out by since or until alone, for they have no date, where nothing answers"),
    considered: z.array(Quote).optional().describe("where it was asked why: what came nearest where nothing answers, and what speaks against each; not an answer"),
    days: z.object({ from: z.string(), to: z.string() }).optional().describe("days that were asked about, where nothing is of them"),
    reason: z.enum(["empty", "long", "busy", "talk"]).optional().describe("where the articles were not asked: no words in it, over 1,000 characters, too many are asking (ask again), or it asks the articles nothing"),
    release: z.string().optional().describe("the library that answered, as `npx isnad ask --as-of` takes it; absent where none was asked"),
    ms: z.number(),
  })
  .meta({ id: "Answer", description: "The line that `npx isnad ask --json` prints." });

const day = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/).refine((date) => normalDate(date) === date, "There is no such day");

export const filters = {
  since: day.optional().describe("only articles from then on"),
  until: day.optional().describe("only articles up to then"),
  source: z.string().max(200).optional().describe("only articles of this source"),
  author: z.string().max(200).optional(),
  language: z.string().max(20).optional(),
};

export const Question = z
  .strictObject({
    text: z.string().max(10_000).describe("the question, of at most 1,000 characters"),
    id: z.union([z.string().max(200), z.number()]).optional().describe("comes back with the answer"),
    before: z.string().max(10_000).optional().describe("the question before, on which this one may lean"),
    top: z.int().min(1).max(20).optional().describe("at most so many quotes; 3 if it is not given"),
    always: z.boolean().optional().describe("the nearest passages even where nothing answers"),
    why: z.boolean().optional().describe("say of every quote what spoke for it, and of a refusal what came nearest"),
    ...filters,
  })
  .meta({ id: "Question" });

export const Citation = z
  .object({
    citation: z.string(),
    fate: z.enum(["verbatim", "moved", "renamed", "changed", "removed"]).describe("the words stand in the article, at another place of it, in an article of another name; or the article no longer has them, or is gone"),
    source: Source.optional(),
    was: Source.optional().describe("of an article that is gone, what was known of it last; absent where that was not kept"),
    text: z.string().describe("the words as cited"),
    start: place.optional(),
    end: place.optional(),
    now: z.object({ text: z.string(), start: place, end: place }).optional().describe("of a changed article, what is nearest to the words now"),
  })
  .meta({ id: "Citation" });

/** Of an article no less is read at once: a pair of units is never parted. */
export const LEAST = 2;

export const Article = Source.extend({
  length: place.describe("of the whole text, in UTF-16 units, as all places"),
  start: place.describe("in the whole text"),
  end: place,
  text: z.string().describe("as received, from start to end"),
  next: place.optional().describe("where to read on: the next offset; absent where the text ends"),
  blocks: z.array(z.object({ role: z.string(), start: place, end: place })).describe("what each part of the text given is, in places of the whole text: body, title, byline, dateline, source, links, caption, boilerplate"),
  tellers: z.array(Source).describe("other articles that tell the same, the earliest first"),
}).meta({ id: "Article" });

export const List = z.object({ count: z.int(), articles: z.array(Source) }).meta({ id: "Articles" });

export const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional() })
  .meta({ id: "Problem", description: "RFC 9457" });
