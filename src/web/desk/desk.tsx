/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import { type Figures, figures } from "../../desk/figures.ts";
import type { Shelf } from "../../citations/shelf.ts";
import { gaps } from "../../desk/unanswered.ts";
import type { Held } from "../../library/report.ts";
import { DAYS } from "../../memory/questions.ts";
import { clean } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import type { Needs } from "./add.tsx";
import { List, LISTED, Question, Unanswered } from "./asked.tsx";
import { Charts } from "./chart.tsx";
import type { Run } from "./run.ts";

/** The editors' first page: what is asked and not found, what answers were none, how the library is. */
export function installDesk(app: Hono<Env>, deps: Needs & { /** How readers are answered. */ readers: Pick<Shelf, "ask" | "sources"> }, run: Run): void {
  app.get("/desk", async (c) => {
    const t = c.var.say;
    const { memory, embed, readers: { ask, sources } } = deps;
    const [found, groups, last, wrong, status, held] = await Promise.all([figures(memory), gaps({ memory, embed, ask, sources }, LISTED), deps.memory.questions.lately("all", LISTED), deps.memory.questions.lately("wrong", LISTED), deps.status(), deps.held()]);
    return show(c, {
      title: t("page-desk"),
      children: (
        <>
          <h1>{t("page-desk")}</h1>
          <p class="further">
            <a href="/desk/add">{t("page-add")}</a>
            <a href="/articles">{t("page-articles")}</a>
            <a href="/desk/answers">{t("page-answered-before")}</a>
            <a href="/desk/choose">{t("page-chosen")}</a>
          </p>
          <Library c={c} status={status} run={run} held={held} fault={deps.checksFault()} />
          <Asked c={c} found={found} />
          <Unanswered c={c} gaps={groups} />
          <List c={c} heading={t("page-complaints")} rows={wrong} />
          <List c={c} heading={t("page-recent")} rows={last} />
        </>
      ),
    });
  });

  app.post("/desk/reindex", async (c) => {
    const { anyway } = await c.req.parseBody();
    run.start(typeof anyway === "string" ? anyway : undefined);
    return c.redirect("/desk#library", 303);
  });

  app.get("/desk/reindex", (c) => c.json({ running: run.running, ...(run.progress && { ...run.progress, phase: c.var.say(`phase-${run.progress.phase}`) }) }));
}

function Library({ c, status, run, held, fault }: { c: Visit; status: Awaited<ReturnType<Needs["status"]>>; run: Run; held: Held | undefined; fault: string | undefined }) {
  const t = c.var.say;
  const { progress, report, failed } = run;
  return (
    <section id="library">
      <h2>{t("page-library")}</h2>
      <p>
        {t("page-count", { count: status.articles })} · {t("passages")}: {status.passages} · {dateOf(status.built, c.var.language)} <bdi>{status.built.slice(11, 16)} UTC</bdi>
      </p>
      {run.running ? (
        <p data-progress="/desk/reindex" role="status">
          <label>
            <span>{t(`phase-${progress?.phase ?? "starting"}`)}</span> <progress max={String(progress?.total || 1)} value={String(progress?.done ?? 0)} />
          </label>
        </p>
      ) : (
        <form action="/desk/reindex" method="post">
          <button type="submit">{t("page-reindex")}</button>
        </form>
      )}
      {failed !== undefined && <p class="refusal">{failed}</p>}
      {fault !== undefined && <p class="refusal">{t("checks-broken", { fault: clean(fault) })}</p>}
      {held && !run.running && <Waiting c={c} held={held} />}
      {report && (
        <div class="note">
          <p>
            {t("indexed", { seconds: report.seconds.toFixed(1) })} {t("added")}: {report.added} · {t("changed-count")}: {report.changed} · {t("removed-count")}: {report.removed} · {t("skipped")}: {report.skipped.length}
          </p>
          {report.skipped.length > 0 && (
            <ul>
              {report.skipped.slice(0, LISTED).map(({ path, reason }) => (
                <li dir="ltr">
                  <bdi>{clean(path, 120)}</bdi>: {clean(reason)}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

/** What the checks hold back, and the way past them. */
function Waiting({ c, held: { broken, held } }: { c: Visit; held: Held }) {
  const t = c.var.say;
  return (
    <form action="/desk/reindex" method="post">
      <p class="refusal">{t("page-held")}</p>
      <ul>
        {broken.map(({ question, expected, found }) => (
          <li>
            <Question question={question} /> <span class="details">{t("held-expected")}: <bdi>{clean(expected, 160)}</bdi> · {t("held-found")}: <bdi>{clean(found, 160)}</bdi></span>
          </li>
        ))}
      </ul>
      <button type="submit" name="anyway" value={held} class="danger">
        {t("held-publish")}
      </button>
    </form>
  );
}

function Asked({ c, found }: { c: Visit; found: Figures | undefined }) {
  const t = c.var.say;
  return (
    <section>
      <h2>{t("page-this-month", { days: DAYS })}</h2>
      {found ? (
        <>
          <Charts c={c} figures={found} days={DAYS} />
          <p>
            👍 {found.yes} · 👎 {found.no} · {t("page-times", { median: found.median, slow: found.slow })}
          </p>
        </>
      ) : (
        <p>{t("stats-nothing")}</p>
      )}
    </section>
  );
}
