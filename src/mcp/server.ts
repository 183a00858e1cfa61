import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { Ask } from "../answer/answer.ts";
import type { Articles } from "../citations/articles.ts";
import { matching } from "../citations/matching.ts";
import { giveOut } from "../citations/cited.ts";
import { verdict } from "../citations/verify.ts";
import { type Filter, passes } from "../library/filter.ts";
import type { Memory } from "../memory/memory.ts";
import { answerLine, articleLine, citationLine, NO_CITATION, sourceOf } from "../programs/json.ts";
import { Article, Citation, filters, LEAST, Line, List, Question } from "../programs/shapes.ts";

type Needs = Articles & { ask: Ask; memory: Pick<Memory, "citations">; /** Counts a question; gives back the seconds to wait, where there were too many. */ asks?: () => Promise<number | undefined> };

/** An article is read in parts of this many UTF-16 units: a model takes only so much at a time. */
const PART = 16_000;
const READS = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

const INSTRUCTIONS =
  "Answers from a library of articles, in their own words. Every quote is text.slice(start, end) of its article as received, and has a citation number: quote it unchanged, name its source, and give the number, so that whoever reads it can check it by verify_citation. Where found is false the articles do not say it: say so, and do not answer from elsewhere as if they did.";

/** The same answers for models: four tools, all of which only read. */
export function createMcp({ asks = async () => undefined, ...deps }: Needs, version: string): McpServer {
  const server = new McpServer({ name: "isnad", title: "Isnad", version }, { instructions: INSTRUCTIONS });

  server.registerTool(
    "ask",
    { title: "Ask the articles", description: "Verbatim quotes that answer a question, with their sources, exact places and citation numbers; or found: false.", inputSchema: Question.shape, outputSchema: Line.shape, annotations: READS },
    async ({ text, id = null, before, top, always, why, ...filter }) => {
      const wait = await asks();
      if (wait !== undefined) return tooOften(wait);
      const started = performance.now();
      const options = Object.entries({ before, top, always, why, filter: filter as Filter }).filter(([, value]) => value !== undefined);
      const answer = await deps.ask(text, Object.fromEntries(options));
      if (!answer.found && answer.reason === "busy") return fault("Too many are asking just now. Ask again in a moment.");
      await giveOut(deps.memory, answer.quotes);
      return result(answerLine({ id, question: text }, answer, performance.now() - started));
    },
  );

  server.registerTool(
    "read_article",
    {
      title: "Read an article",
      description: `An article's text as received, from \`offset\` on, up to ${PART} UTF-16 units at once; \`next\`, where there is more, is the offset to go on at.`,
      inputSchema: { article: z.string().max(1000).describe("the article's key"), offset: z.int().min(0).default(0), limit: z.int().min(LEAST).max(PART).default(PART) },
      ...{ outputSchema: Article.shape, annotations: READS },
    },
    async ({ article, offset, limit }) => {
      const found = await deps.article(article);
      return found ? result(articleLine(found, (await deps.tellers(article)).map(sourceOf), offset, limit)) : fault("There is no article of this key. list_sources lists them.");
    },
  );

  server.registerTool(
    "verify_citation",
    { title: "Verify a citation", description: "Whether the words of a citation still stand in their article, have changed, or are gone.", inputSchema: { citation: z.string().max(40).describe("such as k3f9a2-x7q1ab-1f4-8c") }, outputSchema: Citation.shape, annotations: READS },
    async ({ citation }) => {
      const id = citation.trim().toLowerCase();
      const found = await verdict(deps, id);
      return found ? result(citationLine(id, found)) : fault(NO_CITATION);
    },
  );

  server.registerTool(
    "list_sources",
    {
      title: "List the articles",
      description: "The articles that there are, by words of their title, source, author or date, and by filters.",
      inputSchema: { words: z.string().max(500).default(""), ...filters, offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) },
      ...{ outputSchema: List.shape, annotations: READS },
    },
    async ({ words, offset, limit, ...filter }) => {
      const among = (await deps.sources()).filter((source) => passes(filter as Filter, { source: null, author: null, date: null, language: null, ...source }));
      const found = matching(among, words);
      return result({ count: found.length, articles: found.slice(offset, offset + limit).map(sourceOf) });
    },
  );
  return server;
}

/** As structured content, and as text for clients that know no other. */
function result(content: object): CallToolResult {
  return { structuredContent: content as Record<string, unknown>, content: [{ type: "text", text: JSON.stringify(content) }] };
}

function tooOften(seconds: number): CallToolResult {
  return fault(`Too many requests. Ask again in ${seconds} s.`);
}

function fault(text: string): CallToolResult {
  return { isError: true, content: [{ type: "text", text }] };
}
