import { any } from "../languages/lexicon.ts";
import { chunks } from "./chunks.ts";
import { extract } from "./page.ts";

/** What servers send in place of a page, as if it were that page. */
export type Wall = "login" | "missing" | "robot";

/** Text (UTF-16 units) that such a page has at most; an article about them has more. */
const MOST = 1500;
/** So much text stands at most beside a form for a password, if that is what the page is for. */
const FORM = 500;

const MISSING = new RegExp(`^(?:${any("errors")}\\W*)?(?:404|410)(?!\\p{Nd})|(?<![\\p{L}\\p{M}])${any("notFound")}(?![\\p{L}\\p{M}])`, "iu");
const LOGIN = new RegExp(`^\\W*${any("signIn")}(?![\\p{L}\\p{M}])`, "iu");
/** A field for a name, an address or a number; and a button to sign in by way of others. */
const ACCOUNT = /<input\b[^>]*\b(?:type\s*=\s*["']?(?:email|tel)\b|autocomplete\s*=\s*["']?(?:username|email)|(?:name|id)\s*=\s*["']?(?:user(?:name)?|login|e?-?mail|phone)\b)/i;
const OTHERS = /<(?:button|a)\b[^>]*>[^<]{0,40}(?:Google|Apple|Facebook|Microsoft|Yandex|VK)/i;
const ROBOT = new RegExp(`(?<![\\p{L}\\p{M}])${any("robots")}(?![\\p{L}\\p{M}])`, "iu");

/** What of these a page is by its headline, its title and what it has to be filled in; undefined for any other page. @throws PageError */
export function wall(html: string): Wall | undefined {
  const page = chunks(html);
  const title = page.facts.get("title") ?? "";
  const headings = [title, ...title.split(/\s+[|–—·•-]\s+/u), ...page.chunks.filter(({ element }) => /^h[12]$/.test(element.tag)).map(({ text }) => text)].filter((text) => text.length < 120);
  const said = (pattern: RegExp) => headings.some((text) => pattern.test(text.trim()));
  const length = extract(html)?.text.length ?? 0;
  if (length > MOST) return undefined;
  if (said(MISSING)) return "missing";
  if (said(ROBOT)) return "robot";
  if (/<input\b[^>]*\btype\s*=\s*["']?password/i.test(html) && (length < FORM || said(LOGIN))) return "login";
  // The password is asked for on the next page, or by somebody else.
  return length < FORM && said(LOGIN) && (ACCOUNT.test(html) || OTHERS.test(html)) ? "login" : undefined;
}
