/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Answer, Quote, Side } from "../../answer/answer.ts";
import { citationId } from "../../citations/number.ts";
import { clean, directionOf } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import type { Visit } from "../guard/visitor.ts";
import { citationPath, nameOf, Names, Telling } from "../look/source.tsx";
import { Because, Said, Titled } from "./quoted.tsx";
import { ASKED, Missing, Refusal } from "./refusal.tsx";

/** An answer as in the chat: quotes with their sources, or "not found" with what is near. */
export function AnswerView({ c, answer }: { c: Visit; answer: Answer }) {
  const t = c.var.say;
  return (
    <>
      {answer.found && answer.missing && <Missing c={c} words={answer.missing} />}
      {answer.found && answer.unanswered !== undefined && <p>{t("nothing-asked", { question: clean(answer.unanswered, ASKED) })}</p>}
      {answer.found && answer.differ && <Differ c={c} sides={answer.differ} />}
      {answer.found ? <Quotes c={c} quotes={answer.quotes} /> : <Refusal c={c} answer={answer} />}
      {answer.borrowed && answer.borrowed.length > 0 && <p class="note">{t("borrowed", { words: clean(answer.borrowed.join(" · "), 200) })}</p>}
    </>
  );
}

/** That sources differ, and in what: who says which, and when. */
function Differ({ c, sides }: { c: Visit; sides: Side[] }) {
  const t = c.var.say;
  return (
    <div class="note">
      {t("differ")}:
      <ul>
        {sides.map(({ says, sources: [first, ...rest], newest, corrects, corrected }) => (
          <li>
            <bdi>{clean(says, 80)}</bdi> · <bdi>{first!.source ?? first!.author ?? nameOf(first!)}</bdi>
            {first!.date !== undefined && <> · <bdi>{dateOf(first!.date, c.var.language)}</bdi></>}
            {(corrects || corrected || newest) && ` (${t(corrects ? "correcting" : corrected ? "corrected-since" : "newest")})`}
            {rest.length > 0 && ` ${t("more", { count: rest.length })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Quotes({ c, quotes }: { c: Visit; quotes: Quote[] }) {
  // What does not answer is called so, above the first of it.
  const cut = quotes.findIndex(({ beside }) => beside);
  const answers = cut < 0 ? quotes : quotes.slice(0, cut);
  const beside = cut < 0 ? [] : quotes.slice(cut);
  return (
    <>
      <List c={c} quotes={answers} from={1} />
      {beside.length > 0 && <h2 class="beside">{c.var.say("beside")}</h2>}
      <List c={c} quotes={beside} from={answers.length + 1} />
    </>
  );
}

function List({ c, quotes, from }: { c: Visit; quotes: Quote[]; from: number }) {
  if (quotes.length === 0) return null;
  return (
    <ol class="quotes" start={from}>
      {quotes.map((quote) => (
        <li>
          <Quoted c={c} quote={quote} />
        </li>
      ))}
    </ol>
  );
}

function Quoted({ c, quote }: { c: Visit; quote: Quote }) {
  const t = c.var.say;
  return (
    <figure>
      {quote.chosen && <p class="note">{t("chosen")}</p>}
      {quote.corrects ? <p class="note">{t("corrects")}</p> : quote.corrected && <p class="note">{t("corrected")}</p>}
      {quote.head !== undefined && (
        <p class="columns" dir="auto">
          {clean(quote.head, 300)}
        </p>
      )}
      <Said quote={quote} />
      <figcaption dir={directionOf(nameOf(quote))}>
        <Titled c={c} source={quote} />
        <a class="seen" href={`${citationPath(citationId(quote))}#quote`}>
          {t("in-article")}
        </a>
      </figcaption>
      {quote.also.length > 0 && <Names c={c} heading={t("also-in")} sources={quote.also} />}
      {quote.told && <Telling c={c} told={quote.told} />}
      {quote.why && <Because c={c} quote={quote} />}
    </figure>
  );
}
