/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import type { Quote } from "../../answer/answer.ts";
import { standsAlone } from "../../answer/chosen/preference.ts";
import { giveOut } from "../../citations/cited.ts";
import { citationId } from "../../citations/number.ts";
import { choices, choose } from "../../desk/choosing.ts";
import { clean, wellFormed } from "../../texts/bidi.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { articlePath, Details, nameOf } from "../look/source.tsx";
import { Words } from "../look/words.tsx";
import type { Needs } from "./add.tsx";

/** Passages to choose from. */
const SHOWN = 10;
const LONGEST = 1000;

export const choosePath = (question: string) => `/desk/choose?q=${encodeURIComponent(wellFormed(question))}`;

/** Which passage answers a question: an editor chooses one; and what was chosen. */
export function installChoose(app: Hono<Env>, deps: Needs): void {
  app.get("/desk/choose", async (c) => {
    const t = c.var.say;
    const question = (c.req.query("q") ?? "").trim().slice(0, LONGEST);
    if (question === "") return show(c, { title: t("page-chosen"), children: <Chosen c={c} all={await choices(deps)} /> });
    const alone = standsAlone(question, new Date());
    const quotes = alone ? (await deps.ask(question, { always: true, top: SHOWN })).quotes : [];
    await giveOut(deps.memory, quotes);
    return show(c, {
      title: t("page-choose"),
      children: (
        <>
          <h1>{t("choose-which", { question: clean(question, 300) })}</h1>
          {!alone && <p class="note">{t("choose-leans")}</p>}
          {alone && quotes.length === 0 && <p class="note">{t("no-more")}</p>}
          <ol class="quotes">
            {quotes.map((quote) => (
              <li>
                <Passage c={c} quote={quote} question={question} />
              </li>
            ))}
          </ol>
        </>
      ),
    });
  });

  app.post("/desk/choose", async (c) => {
    const { question, citation, remove } = await c.req.parseBody();
    if (typeof remove === "string") await deps.memory.preferences.remove(remove);
    else if (typeof question === "string" && typeof citation === "string" && standsAlone(question, new Date()) && question.length <= LONGEST && (await choose(question, citation, deps))) {
      deps.log({ level: "info", event: "chosen", by: c.var.visitor.user });
    }
    return c.redirect("/desk/choose", 303);
  });
}

function Passage({ c, quote, question }: { c: Visit; quote: Quote; question: string }) {
  return (
    <figure>
      <blockquote dir="auto" {...(quote.language !== undefined && { lang: quote.language })}>
        <Words text={quote.text} />
      </blockquote>
      <figcaption>
        <a class="title" href={articlePath(quote.article)}>
          <bdi>{nameOf(quote)}</bdi>
        </a>
        <Details c={c} source={quote} />
      </figcaption>
      <form action="/desk/choose" method="post">
        <input type="hidden" name="question" value={wellFormed(question)} />
        <button type="submit" name="citation" value={citationId(quote)}>
          {c.var.say("page-choose-this")}
        </button>
      </form>
    </figure>
  );
}

function Chosen({ c, all }: { c: Visit; all: Awaited<ReturnType<typeof choices>> }) {
  const t = c.var.say;
  return (
    <>
      <h1>{t("page-chosen")}</h1>
      {all.length === 0 && <p class="note">{t("page-chosen-none")}</p>}
      <ul>
        {all.map(({ id, question, text, article, title, fallen }) => (
          <li>
            <a href={choosePath(question)}>
              <bdi>{clean(question)}</bdi>
            </a>{" "}
            <span class="details">
              <a href={articlePath(article)}>
                <bdi>{clean(title, 80)}</bdi>
              </a>{" "}
              · <bdi>{clean(text, 200)}</bdi>
              {fallen && ` · ${t("chosen-fallen")}`}
            </span>
            <form action="/desk/choose" method="post">
              <button type="submit" name="remove" value={id}>
                {t("choose-undo")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
