/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { isPrivate } from "../../articles/files/private.ts";
import { placeOf } from "../../articles/files/place.ts";
import type { Whole } from "../../citations/articles.ts";
import { changesOf, FIELDS, type Field, LONGEST } from "../../desk/corrections.ts";
import { IntakeError } from "../../intake/incoming.ts";
import { removable } from "../../intake/remove.ts";
import { clean } from "../../texts/bidi.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { articlePath, nameOf } from "../look/source.tsx";
import { missing } from "../read/missing.tsx";
import { Form, type Needs } from "./add.tsx";
import type { Run } from "./run.ts";

/** Correcting what is known of an article, beside its file; and taking it out, to where it can be found again. */
export function installChange(app: Hono<Env>, deps: Needs, run: Run): void {
  app.get("/desk/articles/:key{.+}", async (c) => {
    const article = await deps.article(c.req.param("key"));
    return article ? show(c, { title: nameOf(article), children: <Change c={c} article={article} folder={deps.removedFolder} /> }) : missing(c);
  });

  app.post("/desk/articles/:key{.+}", async (c) => {
    const article = await deps.article(c.req.param("key"));
    if (!article) return missing(c);
    const form = await c.req.parseBody();
    const t = c.var.say;
    const stays = (why: string, kept: Typed = {}) => show(c, { title: nameOf(article), children: [<p class="refusal">{why}</p>, <Change c={c} article={article} folder={deps.removedFolder} typed={kept} />] }, 400);
    try {
      if (form.do === "open" || form.do === "close") {
        const path = await deps.shelve(article, form.do === "close");
        deps.log({ level: "info", event: form.do === "close" ? "made private" : "made public", by: c.var.visitor.user, path });
      } else if (form.do === "remove") {
        await deps.remove(article);
        deps.log({ level: "info", event: "removed", by: c.var.visitor.user, path: article.path });
      } else if (form.do === "correct") {
        // What another editor saved since the form was shown stays, unless both changed the same.
        const typed = FIELDS.flatMap((name): [Field, string][] => (typeof form[name] === "string" && form[name] !== form[`was-${name}`] ? [[name, form[name]]] : []));
        if (typed.some(([name, value]) => shown(article, name) !== form[`was-${name}`] && shown(article, name) !== value)) return stays(t("page-correct-meanwhile"));
        const changes = changesOf(typed, c.var.language);
        if ("fault" in changes) return stays(t(`correct-${changes.fault}`, { [changes.fault]: changes.typed }), Object.fromEntries(typed));
        if (typed.length === 0) return c.redirect(articlePath(article.article), 303);
        deps.correct(article, changes);
        deps.log({ level: "info", event: "corrected", by: c.var.visitor.user, path: article.path, fields: Object.keys(changes) });
      } else throw new HTTPException(400, { message: "No such button" });
      run.start();
      return c.redirect("/desk#library", 303);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      return stays(t("article-unchanged", { reason: clean(error.message, 500) }));
    }
  });
}

/** What somebody typed that was not taken: it is theirs to mend. */
type Typed = Partial<Record<Field, string>>;

/** A field as a form can hold it. */
function shown(article: Whole, name: Field): string {
  return clean(article[name] ?? "", LONGEST);
}

function Change({ c, article, folder, typed = {} }: { c: Visit; article: Whole; folder: string; typed?: Typed }) {
  const t = c.var.say;
  const { file, record } = placeOf(article.path);
  const secret = isPrivate(article.article);
  const place = { file: clean(file), folder: clean(folder) };
  return (
    <>
      <h1 dir="auto">{nameOf(article)}</h1>
      <p class="note">
        {t("page-file")}: <bdi>{clean(article.path)}</bdi>
      </p>
      <form method="post" action={`/desk${articlePath(article.article)}`} class="stack">
        <p class="note">{t("page-correct-how")}</p>
        {FIELDS.map((name) => (
          <label>
            {t(`field-${name}`)}
            <input name={name} dir="auto" maxlength={LONGEST} value={typed[name] ?? shown(article, name)} />
            <input type="hidden" name={`was-${name}`} value={shown(article, name)} />
          </label>
        ))}
        <button type="submit" name="do" value="correct">
          {t("correct-yes")}
        </button>
      </form>
      {!record && (
        <details class="how">
          <summary>{t("page-replace")}</summary>
          <Form c={c} was={article} />
        </details>
      )}
      <details class="how">
        <summary>{t(secret ? "shelve-open" : "shelve-close")}</summary>
        <form method="post" action={`/desk${articlePath(article.article)}`}>
          <p>{t(secret ? "shelve-ask-open" : "shelve-ask-close", { file: place.file })}</p>
          <button type="submit" name="do" value={secret ? "open" : "close"} class="danger">
            {t(secret ? "shelve-open" : "shelve-close")}
          </button>
        </form>
      </details>
      {removable(article.path) ? (
        <details class="how">
          <summary>{t("article-remove")}</summary>
          <form method="post" action={`/desk${articlePath(article.article)}`}>
            <p>{record ? t("remove-ask-record", place) : t("remove-ask", { folder: place.folder })}</p>
            <button type="submit" name="do" value="remove" class="danger">
              {t("article-remove")}
            </button>
          </form>
        </details>
      ) : (
        <p class="note">{t("remove-by-hand", { path: clean(article.path) })}</p>
      )}
    </>
  );
}
