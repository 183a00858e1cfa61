/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Gaps, Group } from "../../desk/unanswered.ts";
import { DAYS, type Recent } from "../../memory/questions.ts";
import { clean, wellFormed } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Visit } from "../guard/visitor.ts";
import { choosePath } from "./choose.tsx";

/** Questions of a list that are shown. */
export const LISTED = 15;
const MS = { style: "unit", unit: "millisecond" } as const;

/** What readers asked and the articles do not say; and what they say by now. */
export function Unanswered({ c, gaps: { open, since } }: { c: Visit; gaps: Gaps }) {
  const t = c.var.say;
  return (
    <section>
      <h2>{open.length > 0 ? t("unanswered", { days: DAYS }) : t("unanswered-none")}</h2>
      <Groups c={c} groups={open} />
      {since.length > 0 && (
        <>
          <h2>{t("page-answered-since")}</h2>
          <Groups c={c} groups={since} />
        </>
      )}
    </section>
  );
}

function Groups({ c, groups }: { c: Visit; groups: Group[] }) {
  const t = c.var.say;
  return (
    <>
      <ul>
        {groups.slice(0, LISTED).map(({ question, count }) => (
          <li>
            <Question question={question} /> {count > 1 && t("times", { count })} <Choose c={c} question={question} />
          </li>
        ))}
      </ul>
      {groups.length > LISTED && <p>{t("more", { count: groups.length - LISTED })}</p>}
    </>
  );
}

/** Questions one by one, the latest first. */
export function List({ c, heading, rows }: { c: Visit; heading: string; rows: Recent[] }) {
  const t = c.var.say;
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {rows.map(({ question, found, feedback, ms, at, trial }) => (
          <li>
            <Question question={question ?? ""} /> {feedback === 0 && <Choose c={c} question={question ?? ""} />}{" "}
            <span class="details">
              {trial === 1 && `${t("page-try")} · `}
              {found === 1 ? t("page-answered") : t("page-no-answer")}
              {feedback === null ? "" : feedback === 1 ? " 👍" : " 👎"} · <bdi>{new Intl.NumberFormat(`${c.var.language}-u-nu-latn`, MS).format(ms)}</bdi> · <time datetime={new Date(at).toISOString()} dir="auto">{dateOf(new Date(at).toISOString().slice(0, 10), c.var.language)}</time>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choose({ c, question }: { c: Visit; question: string }) {
  return (
    <a class="details" href={choosePath(question)}>
      {c.var.say("page-choose")}
    </a>
  );
}

export function Question({ question }: { question: string }) {
  return (
    <a href={`/?q=${encodeURIComponent(wellFormed(question))}`}>
      <bdi>{clean(question)}</bdi>
    </a>
  );
}
