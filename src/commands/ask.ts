import { Readable } from "node:stream";
import type { Answer, AskOptions } from "../answer/answer.ts";
import { normalDate } from "../articles/facts/dates.ts";
import type { Settings } from "../config.ts";
import type { Library } from "../library/library.ts";
import { Memory } from "../memory/memory.ts";
import { batch } from "../terminal/batch.ts";
import { UsageError } from "../terminal/commandline.ts";
import { note } from "../terminal/faults.ts";
import { print } from "../terminal/print.ts";
import { opened } from "./open/opened.ts";

interface Values {
  articles?: string;
  top?: string;
  json?: boolean;
  always?: boolean;
  why?: boolean;
  since?: string;
  until?: string;
  source?: string;
  author?: string;
  language?: string;
  now?: string;
  private?: boolean;
  "as-of"?: string;
}

export async function ask(settings: Settings, question: string | undefined, values: Values): Promise<number> {
  const { articles, json = false } = values;
  const options = read(values);
  if (!json && question === undefined) throw new UsageError('Ask something: npx isnad ask "question"');
  const { asking, seen, database } = await opened(settings, { anew: articles !== undefined, asOf: values["as-of"], ...(!json && { hands: 1 }) });
  const audience = values.private ? "insiders" : "everyone";
  if (values["as-of"] !== undefined) note(asItWas(await seen(audience), values.private && (await seen("everyone"))));
  // What editors chose since was not chosen then.
  const memory = values["as-of"] === undefined ? Memory.existing(settings.botDb, database) : undefined;
  const answer = asking(audience, memory && (() => memory.preferences.all()));
  if (json) {
    const lines = question === undefined ? process.stdin : Readable.from([JSON.stringify({ text: question })]);
    return (await batch(answer, lines, process.stdout, note, options)) > 0 ? 2 : 0;
  }
  const reply = narrowed(await answer(question!, options), values);
  process.stdout.write(`${print(reply, question)}\n`);
  return reply.found ? 0 : 1;
}

/** A refusal with the filters that the command line set, beside those that the question writes. */
function narrowed(answer: Answer, { since, until, source, author, language }: Values): Answer {
  const set = Object.entries({ since, until, source, author, language }).flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${value}`]));
  return answer.found || answer.reason !== "none" || set.length === 0 ? answer : { ...answer, within: [...set, ...(answer.within ?? [])] };
}

/** @param open of it what everybody may know, where more is shown */
function asItWas({ state, built, articleCount }: Library, open?: Library | false): string {
  const closed = open ? articleCount - open.articleCount : 0;
  return `As it was: release ${state} of ${built}, ${articleCount} articles${closed > 0 ? `, ${closed} of them not for everybody today` : ""}.`;
}

function read({ top: most = "3", always = false, why = false, since, until, source, author, language, now }: Values): AskOptions {
  const top = Number(most);
  if (!Number.isInteger(top) || top < 1 || top > 100) throw new UsageError("--top takes a whole number from 1 to 100.");
  for (const date of [since, until]) {
    if (date !== undefined && normalDate(date) !== date) throw new UsageError(`"${date}" is no date: write 2021, 2021-06 or 2021-06-16.`);
  }
  if (since !== undefined && until !== undefined && until < since && !since.startsWith(until)) throw new UsageError(`--until ${until} is before --since ${since}: nothing can be of both.`);
  if (now !== undefined && (now.length < 10 || normalDate(now) !== now)) throw new UsageError(`"${now}" is no day: write 2021-06-16.`);
  const filter = Object.fromEntries(Object.entries({ since, until, source, author, language }).filter(([, value]) => value !== undefined));
  return { top, always, why, filter, ...(now !== undefined && { now: new Date(`${now}T12:00`) }) };
}
