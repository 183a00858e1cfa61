/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { Source } from "../../answer/answer.ts";
import type { Articles } from "../../citations/articles.ts";
import { type Verdict, verdict } from "../../citations/verify.ts";
import type { Memory } from "../../memory/memory.ts";
import { clean } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { Reading } from "../look/reading.tsx";
import { citationPath, Details, Head, nameOf } from "../look/source.tsx";
import { Before, Behind, stretchOf } from "../look/stretch.tsx";
import { Versions } from "../look/versions.tsx";
import { Words } from "../look/words.tsx";
import { COPIES } from "./copies.ts";
import { missing } from "./missing.tsx";
import { quotesOf } from "./quotes.ts";

export type Citing = Inside & Articles & {
  memory: Memory;
  publicUrl?: string;
  /** Whether outsiders may know what is cited here. */
  open: boolean;
};

/** /c/ID, a citation's permanent address: the words as cited, whether they still stand, and where. */
export function installCitations(app: Hono<Env>, shelves: Citing): void {
  app.get("/c/:id", async (c) => {
    const deps = seen(c.var.visitor.insider, shelves);
    const found = await looked(c, deps);
    if (found === undefined) return missing(c, "no-such-citation");
    const { id, verdict } = found;
    const { article = verdict.was, text, fate } = verdict;
    const title = article ? nameOf(article) : c.var.say("page-cited");
    return show(c, { title, preview: deps.open && <Preview c={c} title={title} source={article} fate={fate} text={text} />, children: <Citation c={c} id={id} verdict={verdict} deps={deps} /> }, verdict.fate === "removed" ? 410 : 200);
  });

  app.get("/c/:id/:form", async (c) => {
    const deps = seen(c.var.visitor.insider, shelves);
    const found = await looked(c, deps);
    const copy = COPIES[c.req.param("form")];
    if (found === undefined) return missing(c, "no-such-citation");
    if (!copy) return missing(c);
    const { id, verdict: { fate, was, article = was, text } } = found;
    const link = `${deps.publicUrl ?? new URL(c.req.url).origin}${citationPath(id)}`;
    const fell = fate === "changed" ? c.var.say("page-words-gone") : fate === "removed" ? c.var.say("removed") : undefined;
    return c.text(copy({ id, text, link, ...(article && { source: article }), ...(fell !== undefined && { note: fell }) }, c.var.language));
  });
}

async function looked(c: Visit, deps: Citing): Promise<{ id: string; verdict: Verdict } | undefined> {
  const id = (c.req.param("id") ?? "").toLowerCase();
  const found = await verdict(deps, id);
  return found && { id, verdict: found };
}

/** What other programs show of a link to this page. */
function Preview({ c, title, source, fate, text }: { c: Visit; title: string; source: Source | undefined; fate: Verdict["fate"]; text: string }) {
  const about = clean(text, 300);
  const state = STATES[fate];
  const whose = [state === "stands" ? "" : c.var.say(`page-${state}`), title, clean(source?.source ?? source?.author ?? "", 100), dateOf(source?.date ?? "", c.var.language)];
  return (
    <>
      <meta name="description" content={about} />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={`Isnad · ${c.var.say("page-tagline")}`} />
      <meta property="og:title" content={whose.filter((part) => part !== "").join(" · ")} />
      <meta property="og:description" content={about} />
    </>
  );
}

const STATES = { verbatim: "stands", moved: "stands", renamed: "stands", changed: "is-changed", removed: "is-gone" } as const;

async function Citation({ c, id, verdict: { fate, article, was, place, text, now }, deps }: { c: Visit; id: string; verdict: Verdict; deps: Citing }) {
  const t = c.var.say;
  const state = STATES[fate];
  const { language } = article ?? was ?? {};
  const after = article && now && article.text.slice(now.start, now.end);
  const told = fate === "changed" ? "page-words-gone" : fate;
  const shown = place ?? now;
  const stretch = article && stretchOf(article, shown, c.req.query("part"));
  return (
    <>
      {!article && <h1>{t("page-cited")}</h1>}
      <section class="cited" aria-label={t("page-cited")} {...(after !== undefined && { id: "quote", tabindex: -1 })}>
        <p class={`fate ${state}`}>
          <strong>{t(`page-${state}`)}</strong> {t(told)}
        </p>
        {after !== undefined ? (
          <Versions before={{ heading: t("page-before"), text }} after={{ heading: t("page-after"), text: after }} language={language} />
        ) : (
          <blockquote dir="auto" {...(language !== undefined && { lang: language })}>
            <Words text={text} />
          </blockquote>
        )}
        {was && (
          <p class="was">
            {t("was-cited")} <bdi class="title">{nameOf(was)}</bdi> <Details c={c} source={was} />
          </p>
        )}
        <p class="copies">
          <span>{t("page-copy")}:</span>
          {Object.keys(COPIES).map((form) => (
            <a href={`${citationPath(id)}/${form}`} data-copy={form} data-done={t("page-copied")}>
              {t(`page-copy-${form}`)}
            </a>
          ))}
          <span class="number" dir="ltr">
            {id}
          </span>
        </p>
      </section>
      {article && stretch && (
        <article>
          <Head c={c} source={article} tellers={await deps.tellers(article.article)} linked />
          <Before c={c} stretch={stretch} length={article.text.length}>
            {shown && (shown.end <= stretch.start || stretch.end <= shown.start) && <a href={`${citationPath(id)}#quote`}>{t("page-to-quote")}</a>}
          </Before>
          <Reading article={article} within={stretch} {...(shown && { place: shown })} scrolled={after === undefined} others={await quotesOf(article, stretch, deps.memory, id)} />
          <Behind c={c} stretch={stretch} />
          <p class="note">{t("page-not-body")}</p>
        </article>
      )}
    </>
  );
}
