/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Visit } from "../guard/visitor.ts";
import { show } from "../look/page.tsx";

/** There is nothing at this address. */
export function missing(c: Visit, why: "page-not-found-how" | "no-such-citation" = "page-not-found-how"): Promise<Response> {
  const t = c.var.say;
  return show(
    c,
    {
      title: t("page-not-found"),
      children: (
        <>
          <h1>{t("page-not-found")}</h1>
          <p>{t(why)}</p>
        </>
      ),
    },
    404,
  );
}
