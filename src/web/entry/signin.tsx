/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import type { Entrance } from "../../memory/entrance.ts";
import { show } from "../look/page.tsx";
import { type Sessions, signIn, signOut } from "../guard/session.ts";
import type { Env, Visit } from "../guard/visitor.ts";

/** Signing in by a link that works once. Looking at it uses nothing up, since chats look at links before people do. */
export function installSignIn(app: Hono<Env>, { entrance, sessions }: { entrance: Entrance; sessions: Sessions }): void {
  app.get("/sign-in/:code", async (c) => {
    const t = c.var.say;
    if (!(await entrance.opens(c.req.param("code")))) return refused(c, "page-sign-in-old");
    return show(c, {
      title: t("page-sign-in"),
      children: (
        <form method="post" action={`/sign-in/${encodeURIComponent(c.req.param("code"))}`}>
          <h1>{t("page-sign-in")}</h1>
          <p>{t("page-sign-in-here")}</p>
          <button type="submit">{t("page-sign-in")}</button>
        </form>
      ),
    });
  });

  app.post("/sign-in/:code", async (c) => {
    const user = await entrance.redeem(c.req.param("code"));
    if (user === undefined) return refused(c, "page-sign-in-old");
    await signIn(c, user, sessions);
    return c.redirect("/", 303);
  });

  app.post("/sign-out", async (c) => {
    await signOut(c, sessions);
    return c.redirect("/", 303);
  });
}

/** The same for whatever an outsider asked for: what there is and what there is not look alike. */
export function refused(c: Visit, why: "page-sign-in-how" | "page-sign-in-old" | "page-desk-how" = "page-sign-in-how"): Promise<Response> {
  const t = c.var.say;
  return show(
    c,
    {
      title: t("page-sign-in"),
      children: (
        <>
          <h1>{t("page-sign-in")}</h1>
          <p data-refused>{t(why)}</p>
        </>
      ),
    },
    401,
  );
}
