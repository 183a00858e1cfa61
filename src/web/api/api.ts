import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Ask } from "../../answer/answer.ts";
import type { Articles } from "../../citations/articles.ts";
import { matching } from "../../citations/matching.ts";
import { giveOut } from "../../citations/cited.ts";
import { verdict } from "../../citations/verify.ts";
import { type Filter, passes } from "../../library/filter.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import { answerLine, articleLine, citationLine, NO_CITATION, sourceOf } from "../../programs/json.ts";
import { Article, Citation, filters, LEAST, Line, List, Problem, Question } from "../../programs/shapes.ts";
import { type CallerEnv, problem, tooOften } from "./caller.ts";

type Needs = Articles & { ask: Ask; memory: Memory; log: Log };

const problems = (all: Record<number, string>) => Object.fromEntries(Object.entries(all).map(([status, description]) => [status, { description, content: { "application/problem+json": { schema: Problem } } }]));
const PROBLEMS = problems({ 400: "what was sent is not what is described here", 401: "a key is needed", 403: "not from pages of other sites", 405: "another method than this; Allow names it", 413: "larger than 64 KB", 429: "too many requests; Retry-After tells when to come again" });
const missing = problems({ 404: "there is none of this name" });
const asking = problems({ 415: "not application/json", 503: "too many are asking; ask again in a moment" });
const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ 200: { description, content: { "application/json": { schema } } } });

/** A whole number in an address: coerced, an empty one would be 0. @param fallback where there is none; else it is the most that there may be */
function whole(least: number, most: number, fallback?: number) {
  const digits = z.string().regex(/^\d{1,9}$/).optional();
  return digits
    .transform((given) => (given === undefined ? (fallback ?? most) : Number(given)))
    .pipe(z.int().min(least).max(most))
    .openapi({ type: "integer", minimum: least, maximum: most, ...(fallback !== undefined && { default: fallback }) });
}

/** All of a text, where nothing else is said. */
const STRETCH = z.object({
  offset: whole(0, 999_999_999, 0).describe("where to begin, in UTF-16 units of the whole text"),
  limit: whole(LEAST, 999_999_999).describe("at most so many UTF-16 units; without it all that follows"),
});

const ASK = createRoute({
  ...{ method: "post", path: "/ask", operationId: "ask", summary: "Ask a question" },
  request: { body: { required: true, content: { "application/json": { schema: Question } } } },
  responses: { ...json(Line, "an answer, or that none was found"), ...PROBLEMS, ...asking },
});
const CITATION = createRoute({
  ...{ method: "get", path: "/citations/{id}", operationId: "verifyCitation", summary: "Whether the words of a citation still stand" },
  request: { params: z.object({ id: z.string().min(1).max(40).describe("such as k3f9a2-x7q1ab-1f4-8c") }) },
  responses: { ...json(Citation, "what became of it"), ...PROBLEMS, ...missing },
});
const ARTICLES = createRoute({
  ...{ method: "get", path: "/articles", operationId: "listArticles", summary: "The articles, without their texts" },
  request: {
    query: z.strictObject({ words: z.string().max(500).optional().describe("of title, source, author, date or key"), ...filters, offset: whole(0, 999_999_999, 0), limit: whole(1, 500, 100) }),
  },
  responses: { ...json(List, "as many as there are, and those from offset on"), ...PROBLEMS },
});
const ARTICLE = createRoute({
  ...{ method: "get", path: "/articles/{key}", operationId: "readArticle", summary: "An article with its text as received, or a stretch of it" },
  request: { params: z.object({ key: z.string().min(1).max(1000).describe("as the articles are listed; a / in it may stay as it is, or be written as %2F") }), query: STRETCH },
  responses: { ...json(Article, "the article"), ...PROBLEMS, ...missing },
});

/** What of a request is not as it is described. */
function unlike(c: Context, { issues }: Pick<z.ZodError, "issues">): Response {
  return problem(c, 400, "Not as described", issues.map(({ path, message }) => [...(path.length > 0 ? [path.join(".")] : []), message].join(": ")).join("; ").slice(0, 1000));
}

/** The same answers for programs, below /api; its description, at /api/openapi.json, is made of the schemas that check what comes. */
export function createApi(deps: Needs, version: string): OpenAPIHono<CallerEnv> {
  const app = new OpenAPIHono<CallerEnv>({
    defaultHook: (result, c) => {
      if (!result.success) return unlike(c, result.error);
    },
  });

  app.openapi(ASK, async (c) => {
    const { text, id = null, before, top, always, why, ...filter } = c.req.valid("json");
    const wait = await c.var.asks();
    if (wait !== undefined) return tooOften(c, wait) as never;
    const started = performance.now();
    const options = { before, top, always, why, filter: filter as Filter };
    const answer = await deps.ask(text, Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)));
    const ms = performance.now() - started;
    await giveOut(deps.memory, answer.quotes);
    deps.log({ level: "info", event: "question", by: "api", found: answer.found, ms: Math.round(ms) });
    if (!answer.found && answer.reason === "busy") return problem(c, 503, "Too many are asking", "Ask again in a moment.") as never;
    return c.json(answerLine({ id, question: text }, answer, ms), 200);
  });

  app.openapi(CITATION, async (c) => {
    const id = c.req.valid("param").id.toLowerCase();
    const found = await verdict(deps, id);
    return found ? c.json(citationLine(id.trim().toLowerCase(), found), 200) : (problem(c, 404, "No such citation", NO_CITATION) as never);
  });

  app.openapi(ARTICLES, async (c) => {
    const { words = "", offset, limit, ...filter } = c.req.valid("query");
    const among = (await deps.sources()).filter((source) => passes(filter as Filter, { source: null, author: null, date: null, language: null, ...source }));
    const found = matching(among, words);
    return c.json({ count: found.length, articles: found.slice(offset, offset + limit).map(sourceOf) }, 200);
  });

  const read = async (key: string, { offset, limit }: z.output<typeof STRETCH>) => {
    const article = await deps.article(key);
    return article && articleLine(article, (await deps.tellers(article.article)).map(sourceOf), offset, limit);
  };
  app.openapi(ARTICLE, async (c) => {
    const article = await read(c.req.valid("param").key, c.req.valid("query"));
    return article ? c.json(article, 200) : (problem(c, 404, "No such article") as never);
  });
  // A key is a path of its own: whoever writes it as it is listed means the same. It is looked up, and never opened.
  app.get("/articles/:key{.+}", async (c) => {
    const { data, error } = STRETCH.safeParse(c.req.query());
    if (error) return unlike(c, error);
    const article = await read(c.req.param("key"), data);
    return article ? c.json(article) : problem(c, 404, "No such article");
  });

  app.openAPIRegistry.registerComponent("securitySchemes", "key", { type: "http", scheme: "bearer" });
  app.get("/openapi.json", (c) =>
    c.json(
      app.getOpenAPI31Document({
        openapi: "3.1.0",
        info: { title: "Isnad", version, license: { name: "MIT" }, description: "Answers from articles in their own words. Every quote is a slice of its article's text as received, and has a number by which it can be checked." },
        servers: [{ url: "/api" }],
        // On its own machine no key is needed.
        security: [{ key: [] }, {}],
      }),
    ),
  );
  for (const { method, path } of [...[ASK, CITATION, ARTICLES].map(({ method, getRoutingPath }) => ({ method, path: getRoutingPath() })), { method: "get", path: "/articles/:key{.+}" }]) {
    app.all(path, (c) => {
      c.header("allow", method.toUpperCase());
      return problem(c, 405, `Only ${method.toUpperCase()}`);
    });
  }
  app.all("*", (c) => problem(c, 404, "Nothing at this address", "See /api/openapi.json."));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return problem(c, error.status as 400, "Not as described", error.message);
    deps.log({ level: "error", event: "error", by: "api", path: c.req.routePath, message: error.message, stack: error.stack });
    return problem(c, 500, "Something went wrong on our side");
  });
  return app;
}
