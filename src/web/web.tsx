/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { createRequire } from "node:module";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import type { Ask } from "../answer/answer.ts";
import type { Articles } from "../citations/articles.ts";
import { type Inside, seen } from "../citations/shelf.ts";
import type { Desk } from "../desk/desk.ts";
import type { Log } from "../log.ts";
import { OWNER } from "../memory/entrance.ts";
import type { Memory } from "../memory/memory.ts";
import { OwnPace } from "../memory/pace.ts";
import { say } from "../texts/texts.ts";
import { createApi } from "./api/api.ts";
import { onlyCallers, problem } from "./api/caller.ts";
import { installMcp } from "./api/mcp.ts";
import { installAnswers } from "./desk/answers.tsx";
import { installAdd } from "./desk/add.tsx";
import { installChange } from "./desk/change.tsx";
import { installChoose } from "./desk/choose.tsx";
import { installDesk } from "./desk/desk.tsx";
import { Run } from "./desk/run.ts";
import { installSignIn, refused } from "./entry/signin.tsx";
import { installTelegram } from "./entry/telegram.ts";
import { headers, unkept } from "./guard/headers.ts";
import { wellFormed } from "./guard/forms.ts";
import { onlyFollowed, onlyOwnHost, ownOrigin } from "./guard/hosts.ts";
import { languageFor } from "./guard/language.ts";
import { userOf } from "./guard/session.ts";
import { type Env, visitor } from "./guard/visitor.ts";
import { installAssets } from "./look/assets.ts";
import { show } from "./look/page.tsx";
import { installArticles } from "./read/articles.tsx";
import { installAsking } from "./read/ask.tsx";
import { installCitations } from "./read/citation.tsx";
import { missing } from "./read/missing.tsx";

/** What the page is given. */
export type Deps = Inside & Articles & Desk & { clock: { zone: string }; ask: Ask; memory: Memory; log: Log; /** Absent: for this machine alone. */ publicUrl?: string; /** What Telegram signs with who opened its window. */ botToken?: string };

const { version: VERSION } = createRequire(import.meta.url)("../../package.json") as { version: string };

/** Requests of one address in a minute; an answer has its own, lower pace. */
const REQUESTS = 300;
/** Larger than any question or form. */
const LARGEST = 64 * 1024;
/** A file that an editor sends, with room for what is around it in a form. */
const UPLOAD = 21 * 1024 * 1024;

/** The page. In this order: what no one may, who they are, what is for all, what is for the welcome. */
export async function createWeb(deps: Deps): Promise<{ fetch: Hono<Env>["fetch"]; /** The way in for whoever has the machine, once. */ ownersPath: () => Promise<string> }> {
  const { memory, publicUrl, log } = deps;
  const { entrance } = memory;
  const sessions = { secret: await entrance.secret(), secure: publicUrl !== undefined, entrance };
  const requests = new OwnPace(REQUESTS);
  const app = new Hono<Env>();

  app.use(headers(publicUrl), unkept);
  // A proxy or a container asks under no name, or under its own.
  app.get("/health", (c) => c.text("ok"));
  app.use(onlyOwnHost(publicUrl));
  installAssets(app, !deps.access.limited);
  app.use(onlyFollowed(publicUrl !== undefined));
  app.use(async (c, next) => {
    c.set("visitor", await visitor(c, await userOf(c, sessions), deps));
    c.set("language", await languageFor(c, deps));
    c.set("say", say(c.var.language));
    return next();
  });
  const programs = [bodyLimit({ maxSize: LARGEST, onError: (c) => problem(c, 413, "Too large") }), onlyCallers({ memory, perMinute: deps.perMinute, limited: deps.access.limited, own: ownOrigin(publicUrl) })] as const;
  app.use("/api/*", ...programs);
  app.use("/mcp", ...programs);
  app.route("/api", createApi(deps, VERSION));
  installMcp(app, deps, VERSION);
  app.use(async (c, next) => {
    const pace = await requests.next(c.var.visitor.address);
    if (pace.go) return next();
    c.header("retry-after", String(pace.seconds));
    return show(c, { title: c.var.say("page-slowly"), children: [<h1>{c.var.say("page-slowly")}</h1>, <p>{c.var.say("slowly", { seconds: pace.seconds })}</p>] }, 429);
  });
  const form = bodyLimit({ maxSize: LARGEST });
  const upload = bodyLimit({ maxSize: UPLOAD });
  app.use(csrf({ origin: ownOrigin(publicUrl) }), (c, next) => (c.req.path === "/desk/add" && c.var.visitor.editor ? upload : form)(c, next), wellFormed);
  if (deps.botToken !== undefined) installTelegram(app, { token: deps.botToken, sessions });
  installSignIn(app, { entrance, sessions });
  app.use((c, next) => (c.var.visitor.welcome ? next() : refused(c)));

  const pace = memory.store.pace("page", deps.perMinute);
  installAsking(app, { ...deps, pace, secret: sessions.secret });
  installCitations(app, { ...deps, open: !deps.access.limited });
  installArticles(app, { ...deps, open: !deps.access.limited });
  const run = new Run(deps.reindex, log);
  for (const path of ["/desk", "/desk/*"]) app.use(path, (c, next) => (c.var.visitor.editor ? next() : refused(c, "page-desk-how")));
  // Whoever comes as far as that is an editor.
  const desk = seen(true, deps);
  installDesk(app, { ...desk, readers: deps }, run);
  installAnswers(app, desk);
  installChoose(app, desk);
  installAdd(app, desk, run);
  installChange(app, desk, run);
  app.notFound((c) => missing(c));
  app.onError((error, c) => {
    if ("getResponse" in error) return error.getResponse();
    log({ level: "error", event: "error", by: "page", path: c.req.routePath, message: error.message, stack: error.stack });
    if (!c.var.say) return c.text("", 500);
    return show(c, { title: c.var.say("page-fault"), children: <h1>{c.var.say("page-fault")}</h1> }, 500);
  });
  return { fetch: app.fetch, ownersPath: async () => `/sign-in/${await entrance.codeFor(OWNER)}` };
}
