/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import type { Ask } from "../../answer/answer.ts";
import type { Articles } from "../../citations/articles.ts";
import { alike } from "../../desk/alike.ts";
import type { Desk } from "../../desk/desk.ts";
import { type Incoming, IntakeError } from "../../intake/incoming.ts";
import { leftOut, type Preview } from "../../intake/preview.ts";
import type { Version } from "../../intake/versions.ts";
import type { Log } from "../../log.ts";
import type { Memory } from "../../memory/memory.ts";
import { clean } from "../../texts/bidi.ts";
import { OWNER, type Env, type Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { Reading } from "../look/reading.tsx";
import { articlePath, Details, nameOf } from "../look/source.tsx";
import { Pending } from "./pending.ts";
import type { Run } from "./run.ts";

export type Needs = Articles & Desk & { ask: Ask; memory: Memory; log: Log };

const LINK = /^https?:\/\/\S+$/i;
const LISTED = 5;

/** Adding an article: a file or a link, how it is read, and only then among the articles. */
export function installAdd(app: Hono<Env>, deps: Needs, run: Run): void {
  const pending = new Pending();
  const user = (c: Visit) => c.var.visitor.user ?? OWNER;

  app.get("/desk/add", (c) => show(c, { title: c.var.say("page-add"), children: <Form c={c} /> }));

  app.post("/desk/add", async (c) => {
    const { file, link } = await c.req.parseBody();
    const t = c.var.say;
    const again = (reason: string) => show(c, { title: t("page-add"), children: [<p class="refusal">{t("add-unreadable", { reason: clean(reason, 500) })}</p>, <Form c={c} />] }, 400);
    try {
      const incoming = await received(file, link, deps);
      if (!incoming) return again("—");
      const read = await deps.intake.preview(incoming);
      if (read.count === 0) return again(read.skipped[0]?.reason ?? "—");
      const earlier = await deps.intake.earlier(read);
      if (earlier?.same) return show(c, { title: t("page-add"), children: [<p class="note">{t("add-already", { path: clean(earlier.path) })}</p>, <Form c={c} />] });
      return show(c, { title: t("page-add"), children: <Shown c={c} id={pending.hold(user(c), incoming)} read={read} earlier={earlier} deps={deps} /> });
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      return again(error.message);
    }
  });

  app.post("/desk/keep", async (c) => {
    const { id, how } = await c.req.parseBody();
    const t = c.var.say;
    const said = (text: string, status: 200 | 400 = 200) => show(c, { title: t("page-add"), children: [<p class="note">{text}</p>, <Form c={c} />] }, status);
    const file = typeof id === "string" ? pending.take(user(c), id) : undefined;
    if (how === "no") return said(t("add-cancelled"));
    if (!file) return said(t("page-add-gone"), 400);
    try {
      const earlier = how === "replace" ? await deps.intake.earlier(await deps.intake.preview(file)) : undefined;
      const { path, already } = await (earlier ? deps.intake.supersede(file, earlier.path) : deps.intake.keep(file, how === "secret"));
      if (already) return said(t("add-already", { path: clean(path) }));
      deps.log({ level: "info", event: "added", by: user(c), path });
      run.start();
      return c.redirect("/desk#library", 303);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      return said(t("add-unreadable", { reason: clean(error.message, 500) }), 400);
    }
  });
}

async function received(file: unknown, link: unknown, { intake }: Needs): Promise<Incoming | undefined> {
  if (file instanceof File && file.size > 0) return { name: file.name || "article.txt", bytes: Buffer.from(await file.arrayBuffer()) };
  const address = typeof link === "string" ? link.trim() : "";
  return LINK.test(address) ? intake.download(address) : undefined;
}

function Form({ c }: { c: Visit }) {
  const t = c.var.say;
  return (
    <form action="/desk/add" method="post" enctype="multipart/form-data" class="stack">
      <h1>{t("page-add")}</h1>
      <p class="note">{t("page-add-how")}</p>
      <label>
        {t("page-file")}
        <input type="file" name="file" />
      </label>
      <label>
        {t("field-url")}
        <input type="url" name="link" dir="ltr" placeholder="https://" />
      </label>
      <button type="submit">{t("page-look")}</button>
    </form>
  );
}

/** How a file is read, and what is nearly the same already. */
async function Shown({ c, id, read, earlier, deps }: { c: Visit; id: string; read: Preview; earlier: Version | undefined; deps: Needs }) {
  const t = c.var.say;
  const [first] = read.articles;
  const near = first ? await alike(first.article.text, deps) : [];
  const left = read.articles.flatMap(({ article }) => leftOut(article));
  const passages = read.articles.reduce((sum, { passages }) => sum + passages.length, 0);
  const { title, source, date } = first?.article.metadata ?? {};
  return (
    <>
      <h1>{t("page-add")}</h1>
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
      {earlier && <p>{t("add-version", { path: clean(earlier.path) })}</p>}
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
        <button type="submit" name="how" value="yes">
          {t("add-yes")}
        </button>
        <button type="submit" name="how" value="secret" class="plain">
          {t("add-secret")}
        </button>
        <button type="submit" name="how" value="no" class="plain">
          {t("add-no")}
        </button>
      </form>
      {first && <Reading article={{ ...first.article.metadata, article: "", path: "", text: first.article.text, blocks: first.article.blocks }} />}
    </>
  );
}

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
