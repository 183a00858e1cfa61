/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Ask } from "../../answer/answer.ts";
import type { Articles, Whole } from "../../citations/articles.ts";
import { alike } from "../../desk/alike.ts";
import { leftOut, type Preview } from "../../intake/preview.ts";
import type { Version } from "../../intake/versions.ts";
import { clean, whole } from "../../texts/bidi.ts";
import type { Visit } from "../guard/visitor.ts";
import { Reading } from "../look/reading.tsx";
import { articlePath, Details, nameOf } from "../look/source.tsx";
import { Before, stretchOf } from "../look/stretch.tsx";
import { Versions } from "../look/versions.tsx";

const LISTED = 5;
/** Lines that differ, of each version. */
const COMPARED = 20;
/** Of a line, which may be as long as a book. UTF-16 units. */
const LONGEST = 500;

/** How a file is read; what is nearly the same already, or, of another version, what it says otherwise. */
export async function Shown({ c, id, read, earlier, was, deps }: { c: Visit; id: string; read: Preview; earlier: Version | undefined; was: Whole | undefined; deps: { ask: Ask } & Pick<Articles, "article"> }) {
  const t = c.var.say;
  const [first] = read.articles;
  const near = first && !was ? await alike(first.article.text, deps) : [];
  const left = read.articles.flatMap(({ article }) => leftOut(article));
  const unsure = read.articles.flatMap(({ unsure = [] }) => unsure);
  const passages = read.articles.reduce((sum, { passages }) => sum + passages.length, 0);
  const begins = first && stretchOf(first.article);
  const { title, source, date } = first?.article.metadata ?? {};
  return (
    <>
      <h1>{t(was ? "page-replace" : "page-add")}</h1>
      <dl>
        {Object.entries({ title, source, date }).map(([name, value]) => (
          <>
            <dt>{t(`field-${name}`)}</dt>
            <dd>
              <bdi>{clean(value ?? "") || "—"}</bdi>
            </dd>
          </>
        ))}
      </dl>
      <p>{t("add-count", { articles: read.count, passages })}</p>
      {unsure.length > 0 && <p class="refusal">{t("add-unsure", { pages: unsure.join(", ") })}</p>}
      {earlier && <p>{t("add-version", { path: clean(earlier.path) })}</p>}
      {was && first && <Otherwise c={c} before={was.text} after={first.article.text} language={first.article.metadata.language} />}
      {near.length > 0 && (
        <>
          <h2>{t("add-alike")}</h2>
          <ul>
            {near.map((other) => (
              <li>
                <a href={articlePath(other.article)}>
                  <bdi>{nameOf(other)}</bdi>
                </a>{" "}
                <Details c={c} source={other} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Lines heading={t("add-left")} lines={left} more={t("more", { count: left.length - LISTED })} />
      <Lines heading={t("add-skipped")} lines={read.skipped.map(({ path, reason }) => `${path}: ${reason}`)} more={t("more", { count: read.skipped.length - LISTED })} />
      <form action="/desk/keep" method="post" class="further">
        <input type="hidden" name="id" value={id} />
        {earlier && (
          <button type="submit" name="how" value="replace">
            {t("add-replace")}
          </button>
        )}
        {!was && (
          <>
            <button type="submit" name="how" value="yes">
              {t("add-yes")}
            </button>
            <button type="submit" name="how" value="secret" class="plain">
              {t("add-secret")}
            </button>
          </>
        )}
        <button type="submit" name="how" value="no" class="plain">
          {t("add-no")}
        </button>
      </form>
      {begins && <Before c={c} stretch={begins} length={first!.article.text.length} />}
      {begins && <Reading article={{ ...first!.article.metadata, article: "", path: "", text: first!.article.text, blocks: first!.article.blocks }} within={begins} />}
    </>
  );
}

/** The lines that only one of two texts has, and in them what differs. */
function Otherwise({ c, before, after, language }: { c: Visit; before: string; after: string; language: string | undefined }) {
  const t = c.var.say;
  const only = (one: string, other: string) => {
    const there = new Set(linesOf(other));
    return linesOf(one).filter((line) => !there.has(line));
  };
  const [gone, come] = [only(before, after), only(after, before)];
  const rest = Math.max(gone.length, come.length) - COMPARED;
  const text = (lines: string[]) => lines.slice(0, COMPARED).map((line) => (line.length > LONGEST ? `${line.slice(0, whole(line, LONGEST))}…` : line)).join("\n") || "—";
  return (
    <>
      <Versions before={{ heading: t("page-replace-gone"), text: text(gone) }} after={{ heading: t("page-replace-come"), text: text(come) }} language={language} />
      {rest > 0 && <p>{t("more", { count: rest })}</p>}
    </>
  );
}

const linesOf = (text: string) => text.split(/\r\n?|\n/).map((line) => line.trim()).filter((line) => line !== "");

function Lines({ heading, lines, more }: { heading: string; lines: string[]; more: string }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{heading}</h2>
      <ul>
        {lines.slice(0, LISTED).map((line) => (
          <li dir="auto">{clean(line, 160)}</li>
        ))}
      </ul>
      {lines.length > LISTED && <p>{more}</p>}
    </>
  );
}
