/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import { type Inside, seen } from "../../citations/shelf.ts";
import type { Source } from "../../answer/answer.ts";
import type { Articles } from "../../citations/articles.ts";
import { difference } from "../../citations/difference.ts";
import { given } from "../../citations/cited.ts";
import { parseCitation } from "../../citations/number.ts";
import { type Verdict, verdict } from "../../citations/verify.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Pace } from "../../memory/pace.ts";
import { clean } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { Reading } from "../look/reading.tsx";
import { citationPath, Head, nameOf } from "../look/source.tsx";
import { Words } from "../look/words.tsx";
import { COPIES } from "./copies.ts";
import { missing } from "./missing.tsx";
import { quotesOf } from "./quotes.ts";

export type Citing = Inside & Articles & {
  memory: Memory;
  /** Who asks too often, by person or address. */
  pace: Pace;
  publicUrl?: string;
  /** Whether outsiders may know what is cited here. */
  open: boolean;
};

/** /c/ID, a citation's permanent address: the words as cited, whether they still stand, and where. */
export function installCitations(app: Hono<Env>, shelves: Citing): void {
  app.get("/c/:id", async (c) => {
    const deps = seen(c.var.visitor.insider, shelves);
    const found = await looked(c, deps);
    if (found === undefined) return missing(c);
    if (found === "wait") return show(c, { title: c.var.say("page-slowly"), children: <h1>{c.var.say("page-slowly")}</h1> }, 429);
    const { id, verdict } = found;
    if (verdict.fate === "removed" && verdict.text === undefined) return missing(c, "removed");
    const { article, text } = verdict;
    const title = article ? nameOf(article) : c.var.say("page-cited");
    return show(c, { title, preview: deps.open && text !== undefined && <Preview c={c} title={title} source={article} text={text} />, children: <Citation c={c} id={id} verdict={verdict} deps={deps} /> }, verdict.fate === "removed" ? 410 : 200);
  });

  app.get("/c/:id/:form", async (c) => {
    const deps = seen(c.var.visitor.insider, shelves);
    const found = await looked(c, deps);
    const copy = COPIES[c.req.param("form")];
    if (found === undefined || found === "wait" || !copy) return missing(c);
    const { id, verdict } = found;
    if (!verdict.article || verdict.text === undefined) return missing(c);
    const link = `${deps.publicUrl ?? new URL(c.req.url).origin}${citationPath(id)}`;
    return c.text(copy({ id, text: verdict.text, source: verdict.article, link }, c.var.language));
  });
}

/** A number that nobody was given costs a look at every article: that is counted like a question. */
async function looked(c: Visit, deps: Citing): Promise<{ id: string; verdict: Verdict } | "wait" | undefined> {
  const id = (c.req.param("id") ?? "").toLowerCase();
  if (!parseCitation(id)) return undefined;
  const { user, address } = c.var.visitor;
  if (!(await given(deps, id)) && !(await deps.pace.next(user ?? address)).go) return "wait";
  return { id, verdict: await verdict(deps, id) };
}

/** What other programs show of a link to this page. */
function Preview({ c, title, source, text }: { c: Visit; title: string; source: Source | undefined; text: string }) {
  const about = clean(text, 300);
  const whose = [title, clean(source?.source ?? source?.author ?? "", 100), dateOf(source?.date ?? "", c.var.language)];
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

async function Citation({ c, id, verdict: { fate, article, place, text, now }, deps }: { c: Visit; id: string; verdict: Verdict; deps: Citing }) {
  const t = c.var.say;
  const state = STATES[fate];
  const after = article && now && article.text.slice(now.start, now.end);
  const parted = text !== undefined && after !== undefined ? difference(text, after) : undefined;
  const told = fate === "changed" ? (text === undefined ? "changed-unknown" : now ? "changed" : "changed-gone") : fate;
  const shown = place ?? now;
  return (
    <>
      {!article && <h1>{t("page-cited")}</h1>}
      <section class="cited" aria-label={t("page-cited")} {...(parted && { id: "quote", tabindex: -1 })}>
        <p class={`fate ${state}`}>
          <strong>{t(`page-${state}`)}</strong> {t(told)}
        </p>
        {parted && text !== undefined && after !== undefined ? (
          <div class="versions">
            <Version heading={t("page-before")} text={text} marks={parted.before} kind="gone" {...(article?.language !== undefined && { language: article.language })} />
            <Version heading={t("page-after")} text={after} marks={parted.after} kind="come" {...(article?.language !== undefined && { language: article.language })} />
          </div>
        ) : (
          text !== undefined && (
            <blockquote dir="auto" {...(article?.language !== undefined && { lang: article.language })}>
              <Words text={text} />
            </blockquote>
          )
        )}
        {article && text !== undefined && (
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
        )}
      </section>
      {article && (
        <article>
          <Head c={c} source={article} tellers={await deps.tellers(article.article)} linked />
          <Reading article={article} {...(shown && { place: shown })} scrolled={!parted} others={await quotesOf(article, deps.memory, id)} />
          <p class="note">{t("page-not-body")}</p>
        </article>
      )}
    </>
  );
}

function Version({ heading, text, marks, kind, language }: { heading: string; text: string; marks: { start: number; end: number }[]; kind: "gone" | "come"; language?: string }) {
  return (
    <div>
      <h2>{heading}</h2>
      <blockquote class={kind} dir="auto" {...(language !== undefined && { lang: language })}>
        <Words text={text} marks={marks} />
      </blockquote>
    </div>
  );
}
