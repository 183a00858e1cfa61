/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import type { Source } from "../../answer/answer.ts";
import { seen } from "../../citations/shelf.ts";
import type { Whole } from "../../citations/articles.ts";
import { matching } from "../../citations/matching.ts";
import { clean } from "../../texts/bidi.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { Reading } from "../look/reading.tsx";
import { articlePath, Details, Head, nameOf } from "../look/source.tsx";
import { Before, Behind, stretchOf } from "../look/stretch.tsx";
import type { Citing as Deps } from "./citation.tsx";
import { missing } from "./missing.tsx";
import { quotesOf } from "./quotes.ts";

const PER_PAGE = 20;
/** Of each block, as much as tells what it is. */
const GLIMPSE = 40;
/** The first blocks of what is shown tell how it was read; more would weigh more than the text. */
const BLOCKS = 100;
const FILTERS = ["from", "since", "until", "lang"] as const;

/** The articles: a list to search and filter, and each by itself with how it was read. */
export function installArticles(app: Hono<Env>, shelves: Deps): void {
  app.get("/articles", async (c) => {
    const deps = seen(c.var.visitor.insider, shelves);
    const query = [c.req.query("q") ?? "", ...FILTERS.flatMap((name) => filter(name, c.req.query(name)))].join(" ").trim();
    const { words, passes } = await deps.narrow(query);
    const all = await deps.sources();
    const found = matching(all.filter(passes), words);
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
    const page = Math.min(Math.max(Math.floor(Number(c.req.query("page"))) || 1, 1), pages);
    const listed = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const articles = await Promise.all(listed.map(({ article }) => deps.article(article)));
    const t = c.var.say;
    return show(c, {
      title: t("page-articles"),
      children: (
        <>
          <h1>{t("page-articles")}</h1>
          <Search c={c} languages={[...new Set(all.flatMap(({ language }) => language ?? []))].sort()} />
          <p class="note">{found.length > 0 ? t("page-count", { count: found.length }) : t("page-nothing-fits")}</p>
          <ol class="list" start={(page - 1) * PER_PAGE + 1}>
            {listed.map((source, i) => (
              <Row c={c} source={source} article={articles[i]} />
            ))}
          </ol>
          <Pages c={c} page={page} pages={pages} />
        </>
      ),
    });
  });

  app.get("/articles/:key{.+}", async (c) => {
    const deps = seen(c.var.visitor.insider, shelves);
    const article = await deps.article(c.req.param("key"));
    return article ? show(c, { title: nameOf(article), children: <Article c={c} article={article} deps={deps} /> }) : missing(c);
  });
}

/** A field of the search as it is written in a question: from:"Harbour Press". */
function filter(name: (typeof FILTERS)[number], value = ""): string[] {
  const plain = value.replace(/["«»“”]/g, " ").trim();
  return plain === "" ? [] : [`${name}:"${plain}"`];
}

function Search({ c, languages }: { c: Visit; languages: string[] }) {
  const t = c.var.say;
  const names = new Intl.DisplayNames([c.var.language], { type: "language", fallback: "code" });
  return (
    <search>
      <form action="/articles" method="get" class="filters">
        <label>
          {t("page-search-articles")}
          <input type="search" name="q" dir="auto" value={c.req.query("q") ?? ""} />
        </label>
        <label>
          {t("page-from")}
          <input name="from" dir="auto" value={c.req.query("from") ?? ""} />
        </label>
        <label>
          {t("page-since")}
          <input type="date" name="since" value={c.req.query("since") ?? ""} />
        </label>
        <label>
          {t("page-until")}
          <input type="date" name="until" value={c.req.query("until") ?? ""} />
        </label>
        <label>
          {t("page-lang")}
          <select name="lang">
            <option value="">{t("page-any")}</option>
            {languages.map((language) => (
              <option value={language} selected={c.req.query("lang") === language}>
                {names.of(language)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{t("page-search")}</button>
      </form>
    </search>
  );
}

function Row({ c, source, article }: { c: Visit; source: Source; article: Whole | undefined }) {
  return (
    <li>
      <a class="title" href={articlePath(source.article)}>
        <bdi>{nameOf(source)}</bdi>
      </a>
      <Details c={c} source={source} />
      {article && <span class="share">{c.var.say("page-body-share", { percent: bodyShare(article) })}</span>}
    </li>
  );
}

/** How much of what is to be seen was taken for the article's own text, in percent. */
function bodyShare({ blocks }: Whole): number {
  const units = (some: Whole["blocks"]) => some.reduce((sum, { start, end }) => sum + end - start, 0);
  return Math.round((100 * units(blocks.filter(({ role }) => role === "body"))) / (units(blocks) || 1));
}

function Pages({ c, page, pages }: { c: Visit; page: number; pages: number }) {
  if (pages === 1) return null;
  const t = c.var.say;
  const to = (other: number) => {
    const url = new URL(c.req.url);
    url.searchParams.set("page", String(other));
    return url.pathname + url.search;
  };
  return (
    <nav class="pages" aria-label={t("page-of", { page, pages })}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          {t("page-previous")}
        </a>
      )}
      <span>{t("page-of", { page, pages })}</span>
      {page < pages && (
        <a href={to(page + 1)} rel="next">
          {t("page-next")}
        </a>
      )}
    </nav>
  );
}

async function Article({ c, article, deps }: { c: Visit; article: Whole; deps: Deps }) {
  const t = c.var.say;
  const stretch = stretchOf(article, undefined, c.req.query("part"));
  const blocks = article.blocks.filter(({ start, end }) => start < stretch.end && stretch.start < end);
  return (
    <article>
      <Head c={c} source={article} tellers={await deps.tellers(article.article)} />
      <Before c={c} stretch={stretch} length={article.text.length} />
      <Reading article={article} within={stretch} others={await quotesOf(article, stretch, deps.memory)} />
      <Behind c={c} stretch={stretch} />
      {c.var.visitor.editor && (
        <p>
          <a href={`/desk${articlePath(article.article)}`}>{t("page-correct")}</a>
        </p>
      )}
      <details class="how">
        <summary>{t("page-reading")}</summary>
        <p>
          {t("page-file")}: <bdi>{clean(article.path)}</bdi> · {t("page-body-share", { percent: bodyShare(article) })}
        </p>
        <ol>
          {blocks.slice(0, BLOCKS).map(({ role, start, end }) => (
            <li>
              <b>{t(`role-${role}`)}</b> <bdi>{clean(article.text.slice(start, end), GLIMPSE)}</bdi>
            </li>
          ))}
        </ol>
        {blocks.length > BLOCKS && <p>{t("more", { count: blocks.length - BLOCKS })}</p>}
      </details>
      <p class="note">{t("page-not-body")}</p>
    </article>
  );
}
