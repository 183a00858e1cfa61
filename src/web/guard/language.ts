import { getCookie, setCookie } from "hono/cookie";
import { parseAccept } from "hono/utils/accept";
import type { Memory } from "../../memory/memory.ts";
import { LANGUAGES, type Language, languageOf } from "../../texts/texts.ts";
import type { Visit } from "./visitor.ts";

const NAME = "hl";
const YEAR = 365 * 86_400;

/** In which language the page speaks: the one chosen (?hl=ar), else the bot's for this person, else the browser's, else the question's. */
export async function languageFor(c: Visit, { memory, publicUrl }: { memory: Memory; publicUrl?: string }): Promise<Language> {
  const chosen = c.req.query(NAME);
  if (known(chosen)) {
    setCookie(c, NAME, chosen, { path: "/", maxAge: YEAR, sameSite: "Lax", httpOnly: true, secure: publicUrl !== undefined });
    return chosen;
  }
  const before = getCookie(c, NAME);
  if (known(before)) return before;
  const { user } = c.var.visitor;
  const own = user && (await memory.people.languageOf(user));
  if (own) return own;
  const accepted = parseAccept(c.req.header("accept-language") ?? "").sort((a, b) => b.q - a.q).map(({ type }) => type.toLowerCase().split("-")[0]);
  return languageOf(accepted.find(known), c.req.query("q"));
}

const known = (language: string | undefined): language is Language => LANGUAGES.some((one) => one === language);
