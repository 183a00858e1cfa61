import { textHash } from "../answer/chosen/preference.ts";
import type { Articles } from "../citations/articles.ts";
import { type Cited, find } from "../citations/cited.ts";
import { digest } from "../citations/number.ts";
import type { Memory } from "../memory/memory.ts";
import type { Chosen } from "../memory/chosen/preferences.ts";
import { gaps, type Group, grouped, refused } from "./unanswered.ts";

/** Complaints that are looked at. */
const READ = 500;

/** What editors choose passages for: questions without an answer, and those whose answer somebody said was none; alike ones together. */
export interface Board {
  refused: Group[];
  wrong: Group[];
}

/** @param most questions without an answer that are to be shown */
export async function board(deps: Parameters<typeof gaps>[0], most: number): Promise<Board> {
  return { refused: (await gaps(deps, most)).open, wrong: await grouped(await wrong(deps.memory), deps.embed) };
}

/** The words of the questions of which somebody said that the answer was none, and for which nothing was chosen since; the latest first. */
async function wrong({ questions, preferences }: Memory): Promise<string[]> {
  const chosen = new Map((await preferences.all()).map(({ question, at }) => [question, at]));
  return (await questions.lately("wrong", READ)).flatMap(({ question, at }) => (question === null || (chosen.get(question) ?? 0) > at ? [] : [question]));
}

/** A question in the space of a button; and back, as long as somebody wants to know it or something is chosen for it. */
export const short = digest;
export async function asked(id: string, memory: Memory): Promise<string | undefined> {
  const chosen = (await memory.preferences.all()).map(({ question }) => question);
  return [...(await refused(memory)), ...(await wrong(memory)), ...chosen].find((question) => short(question) === id);
}

/** Keeps what an editor chose, by its citation's number, while these words stand in their article. @returns what is kept */
export async function choose(question: string, citation: string, deps: Cited & { memory: Memory }): Promise<Chosen | undefined> {
  const found = await find(deps, citation);
  if (!found?.place) return undefined;
  const { article, place } = found;
  const { preferences, questions } = deps.memory;
  const id = await preferences.keep({ question, article: article.article, hash: textHash(article.text), ...place, text: article.text.slice(place.start, place.end) });
  await questions.toldEditors(question);
  return (await preferences.all()).find((kept) => kept.id === id);
}

/** What was chosen, the latest first, under the key where its text is by now; `fallen`: that is another, or gone. */
export async function choices({ memory, article, articleWith }: { memory: Memory } & Pick<Articles, "article" | "articleWith">): Promise<(Chosen & { fallen: boolean; title: string })[]> {
  return Promise.all(
    (await memory.preferences.all()).map(async (chosen) => {
      const isIt = (text: string) => textHash(text) === chosen.hash;
      const named = await article(chosen.article);
      const now = named && isIt(named.text) ? named : await articleWith(isIt);
      return { ...chosen, article: now?.article ?? chosen.article, fallen: now === undefined, title: (now ?? named)?.title ?? chosen.article };
    }),
  );
}
