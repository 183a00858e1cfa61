/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import { LANGUAGES, type Language, NAMES } from "../../texts/texts.ts";
import type { Visit } from "../guard/visitor.ts";
import { ASSETS } from "./assets.ts";

const DIRECTION: Record<Language, "ltr" | "rtl"> = { en: "ltr", ar: "rtl", ru: "ltr" };

interface Given {
  c: Visit;
  title: string;
  /** For the head: what links to this page show of it. */
  preview?: Child;
  children?: Child;
}

/** A page as a reply. */
export async function show(c: Visit, page: Omit<Given, "c">, status: 200 | 400 | 401 | 404 | 410 | 429 | 500 | 503 = 200): Promise<Response> {
  // With a part that waits for something, a node becomes the promise of a string.
  return c.html(`<!doctype html>${await (<Page c={c} {...page} />).toString()}`, status);
}

function Page({ c, title, preview, children }: Given) {
  const { language, say: t, visitor } = c.var;
  return (
    <html lang={language} dir={DIRECTION[language]}>
      <head>
        <meta charset="utf-8" />
        <title>{title === "" ? `Isnad · ${t("page-tagline")}` : `${title} · Isnad`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href={ASSETS["icon.svg"]!.path} type="image/svg+xml" />
        <link rel="stylesheet" href={ASSETS["page.css"]!.path} />
        <script type="module" src={ASSETS["page.js"]!.path} />
        {preview}
      </head>
      <body>
        <a class="skip" href="#main">
          {t("page-skip")}
        </a>
        <header>
          <a class="brand" href="/">
            Isnad <span lang="ar">إسناد</span>
          </a>
          {visitor.welcome && (
            <nav>
              <a href="/articles">{t("page-articles")}</a>
              {visitor.editor && <a href="/desk">{t("page-desk")}</a>}
            </nav>
          )}
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer>
          <nav aria-label={t("page-language")}>
            {LANGUAGES.map((other) => (
              <a href={inLanguage(c, other)} lang={other} hreflang={other} {...(other === language && { "aria-current": "true" })}>
                {NAMES[other]}
              </a>
            ))}
          </nav>
          {visitor.here && visitor.welcome && <a href="/api/openapi.json">{t("page-programs")}</a>}
          {visitor.user !== undefined && (
            <form action="/sign-out" method="post">
              <button type="submit" class="plain">
                {t("page-sign-out")}
              </button>
            </form>
          )}
        </footer>
      </body>
    </html>
  );
}

/** The same page, in another language. What was sent by a form has no address: the first page then. */
function inLanguage(c: Visit, language: Language): string {
  if (c.req.method !== "GET") return `/?hl=${language}`;
  const url = new URL(c.req.url);
  url.searchParams.set("hl", language);
  return url.pathname + url.search;
}
