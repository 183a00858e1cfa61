/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Answer, Met, Quote, Side } from "../../answer/answer.ts";
import { citationId } from "../../citations/number.ts";
import { clean, directionOf } from "../../texts/bidi.ts";
import { dateOf, daysOf } from "../../texts/dates.ts";
import type { Visit } from "../guard/visitor.ts";
import { articlePath, citationPath, Details, nameOf, Names, Telling } from "../look/source.tsx";
import { Words } from "../look/words.tsx";

/** Letters of the question that a refusal repeats. */
const ASKED = 300;

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

/** What of the question no article has. */
function Missing({ c, words }: { c: Visit; words: string[] }) {
  return (
    <p>
      {c.var.say("missing")}: <bdi>{words.map((word) => clean(word, 60)).join(" · ")}</bdi>
    </p>
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
      <blockquote dir="auto" {...(quote.language !== undefined && { lang: quote.language })}>
        <Words text={quote.text} marks={quote.highlights} />
      </blockquote>
      <figcaption dir={directionOf(nameOf(quote))}>
        <a class="title" href={articlePath(quote.article)}>
          <bdi>{nameOf(quote)}</bdi>
        </a>
        <Details c={c} source={quote} />
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

/** What spoke for a quote: how each word of the question is met in its passage. */
function Because({ c, quote: { why, score }, refused = false }: { c: Visit; quote: Quote; refused?: boolean }) {
  const t = c.var.say;
  const met = (how: Met["by"]) => (why?.met ?? []).filter(({ by }) => by === how).map(({ word }) => clean(word, 40));
  const { reading, rank } = why ?? {};
  return (
    <ul class="why">
      {(["spelling", "name", "meaning", "nothing"] as const)
        .filter((how) => met(how).length > 0)
        .map((how) => (
          <li>
            {t(`why-${how}`)}: <bdi>{met(how).join(" · ")}</bdi>
          </li>
        ))}
      {reading?.span !== undefined && <li>{t("why-reading", { percent: Math.round(100 / (1 + Math.exp(-reading.answers))), span: clean(reading.span, 160) })}</li>}
      {!reading && refused && <li>{t("why-unread")}</li>}
      {why?.against && <li>{t(`why-${why.against}`)}</li>}
      {rank?.words !== undefined && <li>{t("why-rank-words", { rank: rank.words })}</li>}
      {rank?.vectors !== undefined && <li>{t("why-rank-vectors", { rank: rank.vectors })}</li>}
      {!refused && <li>{t("why-sure", { percent: Math.round(score * 100) })}</li>}
    </ul>
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
              <blockquote dir="auto" {...(quote.language !== undefined && { lang: quote.language })}>
                <Words text={quote.text} marks={quote.highlights} />
              </blockquote>
              <figcaption dir={directionOf(nameOf(quote))}>
                <a class="title" href={articlePath(quote.article)}>
                  <bdi>{nameOf(quote)}</bdi>
                </a>
                <Details c={c} source={quote} />
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

function Refusal({ c, answer }: { c: Visit; answer: Answer & { found: false } }) {
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
                <a class="title" href={articlePath(source.article)}>
                  <bdi>{nameOf(source)}</bdi>
                </a>
                <Details c={c} source={source} />
              </li>
            ))}
          </ul>
        </>
      )}
      {answer.considered && answer.considered.length > 0 && <Considered c={c} quotes={answer.considered} confidence={answer.confidence} />}
    </div>
  );
}
