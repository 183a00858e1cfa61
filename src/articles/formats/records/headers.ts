import type { Metadata } from "../../article.ts";
import { areNames } from "../../facts/names.ts";
import { phrase } from "../../facts/phrase.ts";
import { lexica } from "../../languages/lexicon.ts";
import type { Received } from "../../received.ts";
import { decoded } from "./encoded.ts";

type Told = "from" | "to" | "subject" | "date";

/** What the lines above an e-mail are called, folded. */
const NAMES = new Map([...lexica.values()].flatMap(({ mail = {} }) => (["from", "to", "subject", "date"] as const).flatMap((told) => (mail[told] ?? []).map((name): [string, Told] => [phrase(name), told]))));
/** "Re: Fwd: ", before a subject. */
const AGAIN = new RegExp(`^(?:(?:${[...lexica.values()].flatMap(({ mail }) => mail?.again ?? []).join("|")})(?:\\[\\d+\\])?\\s?[:：]\\s*)+`, "iu");
/** One such line; what a program adds ("MIME-Version: 1.0") or goes on from the line before, which no sentence does; and what stands above one that was sent on. */
const LINE = /^([^:：\n]{1,20}?)\s?[:：][^\S\n]*(.*)$/u;
const ADDED = /^(?:[A-Z][\w]*(?:-[\w]+)+:|\s+\S(?!.*[.!?؟…]["”»)]*\s*$))/;
const SENT_ON = /^[-_*=]{3,}.*$/;
/** They stand in the first so many UTF-16 units. */
const REACH = 6000;

/** What the lines above an e-mail that was saved as text tell of it, and where they end; of any other text nothing. */
export function headers(text: string): Pick<Received, "given" | "from"> {
  const told = new Map<Told, string>();
  let last: Told | undefined;
  let from = 0;
  for (const [whole, line] of text.slice(0, REACH).matchAll(/([^\n]*)(?:\n|$)/g)) {
    const [, name, value] = LINE.exec(line!.trimEnd()) ?? [];
    const what = name === undefined ? undefined : NAMES.get(phrase(name));
    if (what && !told.has(what)) told.set(what, value!.trim());
    // A long subject goes on in the next line.
    else if (!what && last && /^\s+\S/.test(line!) && told.get(last)!.includes("=?")) told.set(last, `${told.get(last)} ${line!.trim()}`);
    else if (!what && !(told.size > 0 ? ADDED.test(line!) : !line!.trim() || SENT_ON.test(line!))) break;
    if (what || !/^\s/.test(line!)) last = what;
    from += whole.length;
  }
  const subject = told.get("subject");
  if (!subject || !told.has("from") || told.size < 3) return { given: {}, from: 0 };
  const title = decoded(subject)?.replace(AGAIN, "");
  const given: Metadata = title ? { title } : {};
  const sender = (decoded(told.get("from")!) ?? "").replace(/\s*[<[(].*$/u, "").replace(/^["'“«]+|["'”»]+$/gu, "");
  if (areNames(sender)) given.author = sender;
  if (told.has("date")) given.date = told.get("date")!;
  return { given, from };
}
