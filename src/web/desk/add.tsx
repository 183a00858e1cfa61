/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Ask } from "../../answer/answer.ts";
import type { Articles, Whole } from "../../citations/articles.ts";
import type { Desk } from "../../desk/desk.ts";
import { type Incoming, IntakeError } from "../../intake/incoming.ts";
import type { Log } from "../../log.ts";
import { OWNER } from "../../memory/entrance.ts";
import type { Memory } from "../../memory/memory.ts";
import { clean } from "../../texts/bidi.ts";
import type { Env, Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";
import { Pending } from "./pending.ts";
import type { Run } from "./run.ts";
import { Shown } from "./shown.tsx";

export type Needs = Articles & Desk & { ask: Ask; memory: Memory; log: Log };

const LINK = /^https?:\/\/\S+$/i;

/** Adding an article, or another version of one that is there: a file or a link, how it is read, and only then among the articles. */
export function installAdd(app: Hono<Env>, deps: Needs, run: Run): void {
  const pending = new Pending();
  const user = (c: Visit) => c.var.visitor.user ?? OWNER;

  const known = async (key: unknown) => (typeof key === "string" ? deps.article(key) : undefined);

  app.get("/desk/add", (c) => show(c, { title: c.var.say("page-add"), children: <Form c={c} /> }));

  app.post("/desk/add", async (c) => {
    const { file, link, instead } = await c.req.parseBody();
    const t = c.var.say;
    const was = await known(instead);
    const form = <Form c={c} {...(was && { was })} />;
    const again = (reason: string) => show(c, { title: t("page-add"), children: [<p class="refusal">{t("add-unreadable", { reason: clean(reason, 500) })}</p>, form] }, 400);
    try {
      const incoming = await received(file, link, deps);
      if (typeof incoming === "string") return again(t(incoming));
      const read = await deps.intake.preview(incoming);
      if (read.count === 0) return again(read.skipped[0]?.reason ?? t("page-add-empty"));
      const earlier = was ? { path: was.path, same: was.text === read.articles[0]?.article.text } : await deps.intake.earlier(read);
      if (earlier?.same) return show(c, { title: t("page-add"), children: [<p class="note">{t("add-already", { path: clean(earlier.path) })}</p>, form] });
      const id = pending.hold(user(c), { file: incoming, ...(earlier && { instead: earlier.path }), ways: [...(earlier ? ["replace"] : []), ...(was ? [] : ["yes", "secret"])] });
      return show(c, { title: t(was ? "page-replace" : "page-add"), children: <Shown c={c} id={id} read={read} earlier={earlier} was={was} deps={deps} /> });
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      return again(error.message);
    }
  });

  app.post("/desk/keep", async (c) => {
    const { id, how } = await c.req.parseBody();
    const t = c.var.say;
    const said = (text: string, status: 200 | 400 = 200) => show(c, { title: t("page-add"), children: [<p class="note">{text}</p>, <Form c={c} />] }, status);
    const held = typeof id === "string" ? pending.take(user(c), id) : undefined;
    if (how === "no") return said(t("add-cancelled"));
    if (!held) return said(t("page-add-gone"), 400);
    if (typeof how !== "string" || !held.ways.includes(how)) throw new HTTPException(400, { message: "No such button" });
    try {
      const { file, instead } = held;
      const { path, already } = await (how === "replace" && instead !== undefined ? deps.intake.supersede(file, instead) : deps.intake.keep(file, how === "secret"));
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

/** What was sent, or why nothing of it can be taken. A browser sends a nameless file where none was chosen. */
async function received(file: unknown, link: unknown, { intake }: Needs): Promise<Incoming | "page-add-empty" | "page-add-which" | "page-add-no-link"> {
  if (file instanceof File && file.size > 0) return { name: file.name || "article.txt", bytes: Buffer.from(await file.arrayBuffer()) };
  const address = typeof link === "string" ? link.trim() : "";
  if (address !== "") return LINK.test(address) ? intake.download(address) : "page-add-no-link";
  return file instanceof File && file.name !== "" ? "page-add-empty" : "page-add-which";
}

/** @param was the article whose text another is to take the place of */
export function Form({ c, was }: { c: Visit; was?: Whole }) {
  const t = c.var.say;
  return (
    <form action="/desk/add" method="post" enctype="multipart/form-data" class="stack">
      {was ? <input type="hidden" name="instead" value={was.article} /> : <h1>{t("page-add")}</h1>}
      <p class="note">{was ? t("page-replace-how") : t("page-add-how")}</p>
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
