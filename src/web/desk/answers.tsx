/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import { askedAgain, type Given, givenBy, lookUp, moment } from "../../desk/given.ts";
import { ANSWER_DAYS } from "../../memory/given.ts";
import { DAYS } from "../../memory/questions.ts";
import { clean } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { AnswerView } from "../read/answer.tsx";
import { missing } from "../read/missing.tsx";
import type { Needs } from "./add.tsx";

const LISTED = 30;
const GLIMPSE = 200;

/** What was answered at a time, or with some words; each as it was given, and why. */
export function installAnswers(app: Hono<Env>, { memory, narrow, clock }: Needs & { clock: { zone: string } }): void {
  app.get("/desk/answers", async (c) => {
    const t = c.var.say;
    const query = (c.req.query("q") ?? "").trim();
    const { found, more, wrong } = await lookUp(memory, narrow, query, clock.zone, LISTED);
    return show(c, {
      title: t("page-answered-before"),
      children: (
        <>
          <h1>{t("page-answered-before")}</h1>
          <search>
            <form action="/desk/answers" method="get" class="ask">
              <label for="q" class="unseen">{t("page-search")}</label>
              <input id="q" name="q" type="search" dir="auto" placeholder="since:2026-03 until:2026-03-15" value={query} />
              <button type="submit">{t("page-search")}</button>
            </form>
          </search>
          {found.length === 0 && <p class="note">{wrong === undefined ? t("answers-none", { days: ANSWER_DAYS }) : t("correct-date", { date: clean(wrong, 40) })}</p>}
          <ul class="list">
            {found.map((one) => (
              <li>
                <a href={`/desk/answers/${one.asked}`}>
                  <Asked c={c} one={one} />
                </a>{" "}
                <span class="details">
                  <When c={c} one={one} zone={clock.zone} />
                </span>
                <span class="details">
                  <bdi>{one.answer.found && one.answer.quotes[0] ? clean(one.answer.quotes[0].text, GLIMPSE) : t("answers-refused")}</bdi>
                </span>
              </li>
            ))}
          </ul>
          {more && <p>{t("answers-more")}</p>}
        </>
      ),
    });
  });

  app.get("/desk/answers/:asked{\\d{1,15}}", async (c) => {
    const one = await givenBy(memory, Number(c.req.param("asked")));
    if (!one) return missing(c);
    const t = c.var.say;
    return show(c, {
      title: t("page-answered-before"),
      children: (
        <>
          <h1>
            <Asked c={c} one={one} />
          </h1>
          <p class="note">
            <When c={c} one={one} zone={clock.zone} /> ({clock.zone}) · <bdi dir="ltr"><code>{askedAgain(one)}</code></bdi>
          </p>
          <AnswerView c={c} answer={one.answer} />
          <p>{t(one.answer.found ? "why-sure" : "why-unsure", { percent: Math.round(one.answer.confidence * 100) })}</p>
        </>
      ),
    });
  });
}

function Asked({ c, one: { question, feedback } }: { c: Visit; one: Given }) {
  return (
    <>
      <bdi>{question === null ? c.var.say("answer-forgotten", { days: DAYS }) : clean(question)}</bdi>
      {feedback === null ? "" : feedback === 1 ? " 👍" : " 👎"}
    </>
  );
}

function When({ c, one, zone }: { c: Visit; one: Given; zone: string }) {
  const [day, time] = moment(one.at, zone).split(" ") as [string, string];
  return (
    <time datetime={new Date(one.at).toISOString()} dir="auto">
      {dateOf(day, c.var.language)}, {time}
    </time>
  );
}
