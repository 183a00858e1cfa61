/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Answer, Quote } from "../../answer/answer.ts";
import { clean, directionOf } from "../../texts/bidi.ts";
import { daysOf } from "../../texts/dates.ts";
import type { Visit } from "../guard/visitor.ts";
import { nameOf } from "../look/source.tsx";
import { Because, Said, Titled } from "./quoted.tsx";

/** Letters of the question that a refusal repeats. */
export const ASKED = 300;

/** What of the question no article has. */
export function Missing({ c, words }: { c: Visit; words: string[] }) {
  return (
    <p>
      {c.var.say("missing")}: <bdi>{words.map((word) => clean(word, 60)).join(" · ")}</bdi>
    </p>
  );
}

/** What came nearest where nothing answers, and what speaks against it. */
function Considered({ c, quotes, confidence }: { c: Visit; quotes: Quote[]; confidence: number }) {
  const t = c.var.say;
  return (
    <>
      <h2>{t("why-considered")}</h2>
      <ol class="quotes">
        {quotes.map((quote) => (
          <li>
            <figure>
              <Said quote={quote} />
              <figcaption dir={directionOf(nameOf(quote))}>
                <Titled c={c} source={quote} />
              </figcaption>
              <Because c={c} quote={quote} refused />
            </figure>
          </li>
        ))}
      </ol>
      <p>{t("why-unsure", { percent: Math.round(confidence * 100) })}</p>
    </>
  );
}

/** That nothing answers, or why nothing was asked, with what is near. */
export function Refusal({ c, answer }: { c: Visit; answer: Answer & { found: false } }) {
  const t = c.var.say;
  if (answer.talk) return <p class="refusal">{t(`talk-${answer.talk.kind}`, { articles: answer.talk.articles })}</p>;
  if (answer.reason !== "none") return <p class="refusal">{t(answer.reason)}</p>;
  return (
    <div class="refusal">
      <p>{answer.asked === undefined ? t("nothing") : t("nothing-asked", { question: clean(answer.asked, ASKED) })}</p>
      {answer.within && (
        <p>
          <bdi>{t("within", { filters: clean(answer.within.join(" "), ASKED) })}</bdi>
        </p>
      )}
      {answer.undated !== undefined && <p>{t("undated", { count: answer.undated })}</p>}
      {answer.days && <p>{t("no-days", { days: daysOf(answer.days, c.var.language) })}</p>}
      {answer.missing.length > 0 && <Missing c={c} words={answer.missing} />}
      {answer.nearest.length > 0 && (
        <>
          <h2>{t(answer.days ? "nearest-days" : "nearest")}</h2>
          <ul class="nearest">
            {answer.nearest.map((source) => (
              <li>
                <Titled c={c} source={source} />
              </li>
            ))}
          </ul>
        </>
      )}
      {answer.considered && answer.considered.length > 0 && <Considered c={c} quotes={answer.considered} confidence={answer.confidence} />}
    </div>
  );
}
