/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Met, Quote, Source } from "../../answer/answer.ts";
import { clean } from "../../texts/bidi.ts";
import type { Visit } from "../guard/visitor.ts";
import { articlePath, Details, nameOf } from "../look/source.tsx";
import { Words } from "../look/words.tsx";

/** The words of a quote, with what answers marked. */
export function Said({ quote }: { quote: Quote }) {
  return (
    <blockquote dir="auto" {...(quote.language !== undefined && { lang: quote.language })}>
      <Words text={quote.text} marks={quote.highlights} />
    </blockquote>
  );
}

/** An article by its title, with the way there. */
export function Titled({ c, source }: { c: Visit; source: Source }) {
  return (
    <>
      <a class="title" href={articlePath(source.article)}>
        <bdi>{nameOf(source)}</bdi>
      </a>
      <Details c={c} source={source} />
    </>
  );
}

/** What spoke for a quote: how each word of the question is met in its passage. */
export function Because({ c, quote: { why, score }, refused = false }: { c: Visit; quote: Quote; refused?: boolean }) {
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
