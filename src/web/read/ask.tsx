/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import type { Articles } from "../../citations/articles.ts";
import { seen } from "../../citations/shelf.ts";
import { clean } from "../../texts/bidi.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { AnswerView } from "./answer.tsx";
import { askFor, type Asking, judge, MOST, type Wanted } from "./asking.ts";

const STEP = 3;
/** So many questions before one are kept in its address. */
const TOLD = 4;

/** The first page: one field; with a question in the address its answer. */
export function installAsking(app: Hono<Env>, deps: Asking & Pick<Articles, "sources">): void {
  app.get("/", async (c) => {
    const wanted = wantedBy(c);
    if (wanted.question === "") return show(c, { title: "", children: <Welcome c={c} articles={(await seen(c.var.visitor.insider, deps).sources()).length} /> });
    const asked = await askFor(c.var.visitor, wanted, deps);
    const title = clean(wanted.question, 80);
    if ("wait" in asked) {
      c.header("retry-after", String(asked.wait));
      return show(c, { title, children: [<Field c={c} asked={wanted.question} before={wanted.before} />, <h1 class="unseen">{c.var.say("page-slowly")}</h1>, <p class="refusal">{c.var.say("slowly", { seconds: asked.wait })}</p>] }, 429);
    }
    const { answer } = asked;
    const busy = !answer.found && answer.reason === "busy";
    return show(
      c,
      {
        title,
        children: (
          <>
            <Field c={c} asked={wanted.question} before={wanted.before} />
            <h1 class="unseen">{c.var.say(answer.found ? "page-answers-to" : "page-no-answer", { question: title })}</h1>
            <AnswerView c={c} answer={answer} />
            <Further c={c} wanted={wanted} shown={answer.quotes.length} refused={!answer.found && answer.nearest.length > 0} judge={asked.judge} />
          </>
        ),
      },
      busy ? 503 : 200,
    );
  });

  app.post("/judge", async (c) => {
    const { asked, yes } = await c.req.parseBody();
    const known = typeof asked === "string" && (await judge(asked, yes === "1", deps));
    return show(c, { title: c.var.say(known ? "thanks" : "asked-forgotten"), children: [<Field c={c} asked="" />, <h1>{c.var.say(known ? "thanks" : "asked-forgotten")}</h1>] }, known ? 200 : 400);
  });
}

function wantedBy(c: Visit): Wanted {
  const top = Math.min(Number(c.req.query("top")) || STEP, MOST);
  return { question: (c.req.query("q") ?? "").trim(), before: c.req.queries("before")?.slice(-TOLD) ?? [], top: Math.max(1, top), why: c.req.query("why") === "1" };
}

function Welcome({ c, articles }: { c: Visit; articles: number }) {
  const t = c.var.say;
  return (
    <div class="welcome">
      <h1>{t("page-tagline")}</h1>
      <Field c={c} asked="" />
      <p>{t("page-about")}</p>
      <p>
        <a href="/articles">{t("page-count", { count: articles })}</a>
      </p>
    </div>
  );
}

/** @param asked what stands in it; the next question may lean on it, and on those before it */
function Field({ c, asked, before = [] }: { c: Visit; asked: string; before?: string[] }) {
  const t = c.var.say;
  return (
    <search>
      <form action="/" method="get" class="ask">
        <label for="q" class="unseen">
          {t("page-question")}
        </label>
        <input id="q" name="q" type="search" dir="auto" required maxlength={1000} autocomplete="off" enterkeyhint="search" placeholder={t("page-question")} value={asked} {...(asked === "" && { autofocus: true })} />
        {[...before, asked].filter(Boolean).map((told) => (
          <input type="hidden" name="before" value={told} />
        ))}
        <button type="submit">{t("page-ask")}</button>
      </form>
    </search>
  );
}

/** What can be done with an answer: say whether it is one, ask for more, ask why. */
function Further({ c, wanted, shown, refused, judge }: { c: Visit; wanted: Wanted; shown: number; refused: boolean; judge: string | undefined }) {
  const t = c.var.say;
  const again = (changes: Record<string, string>) => `/?${new URLSearchParams([["q", wanted.question], ...wanted.before.map((told): [string, string] => ["before", told]), ...Object.entries({ ...(wanted.top === STEP ? {} : { top: String(wanted.top) }), ...changes })])}`;
  return (
    <div class="further">
      {shown >= wanted.top && wanted.top < MOST && <a href={again({ top: String(wanted.top + STEP) })}>{t("more-results")}</a>}
      {(shown > 0 || refused) && !wanted.why && <a href={again({ why: "1" })}>{t(refused ? "page-why-not" : "page-why")}</a>}
      {shown > 0 && judge !== undefined && (
        <form action="/judge" method="post">
          <span id="judge">{t("page-judge")}</span>
          <input type="hidden" name="asked" value={judge} />
          <button type="submit" name="yes" value="1" class="plain" aria-describedby="judge">
            {t("page-yes")}
          </button>
          <button type="submit" name="yes" value="0" class="plain" aria-describedby="judge">
            {t("page-no")}
          </button>
        </form>
      )}
    </div>
  );
}
