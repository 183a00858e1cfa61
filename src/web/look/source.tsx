/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { Source, Told } from "../../answer/answer.ts";
import { clean, directionOf, wellFormed } from "../../texts/bidi.ts";
import { dateOf } from "../../texts/dates.ts";
import { linkable } from "../../articles/facts/links.ts";
import type { Visit } from "../guard/visitor.ts";

const SHOWN = 5;

export const citationPath = (id: string) => `/c/${id}`;
/** A key with half a pair in it has no address, which costs no other article its own. */
export const articlePath = (key: string) => `/articles/${encodeURIComponent(wellFormed(key))}`;

/** What to call an article. */
export function nameOf({ title, article }: Source): string {
  return clean(title ?? "") || clean(article);
}

/** Source, author and date of an article, and the way to the page that it is from; what is not known is left out. */
export function Details({ c, source }: { c: Visit; source: Source }) {
  const known = [clean(source.source ?? "", 100), clean(source.author ?? "", 100), dateOf(source.date ?? "", c.var.language)].filter((one) => one !== "");
  const original = linkable(source.url) && (
    <a href={source.url} rel="noopener noreferrer nofollow external">
      {c.var.say("page-original")}
    </a>
  );
  return <span class="details">{between([...known.map((one) => <bdi>{one}</bdi>), ...(original ? [original] : [])])}</span>;
}

/** With a dot between each two. */
function between(parts: Child[]): Child[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [" · ", part]));
}

/** A few articles in a line, each by its source's name where it has one. */
export function Names({ c, heading, sources }: { c: Visit; heading: string; sources: Source[] }) {
  const rest = sources.length - SHOWN;
  return (
    <p class="others">
      {heading}:{" "}
      {between([
        ...sources.slice(0, SHOWN).map((source) => (
          <a href={articlePath(source.article)}>
            <bdi>{clean(source.source ?? "", 100) || nameOf(source)}</bdi>
          </a>
        )),
        ...(rest > 0 ? [c.var.say("more", { count: rest })] : []),
      ])}
    </p>
  );
}

/** The head of an article's page: its title, what is known of it, who tells the same. */
export function Head({ c, source, tellers, linked = false }: { c: Visit; source: Source; tellers: Source[]; linked?: boolean }) {
  const others = tellers.filter(({ article }) => article !== source.article);
  const name = nameOf(source);
  return (
    <div dir={directionOf(name)}>
      <h1>{linked ? <a href={articlePath(source.article)}>{name}</a> : name}</h1>
      <Details c={c} source={source} />
      {others.length > 0 && <Names c={c} heading={c.var.say("page-told-by")} sources={others} />}
    </div>
  );
}

/** How many articles tell the story, and who told it first. */
export function Telling({ c, told: { articles, origins } }: { c: Visit; told: Told }) {
  const t = c.var.say;
  return <Names c={c} heading={`${t("told-articles", { count: articles })} · ${t("told-origins", { count: origins.length })}`} sources={origins} />;
}
