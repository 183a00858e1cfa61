import type { Ask, Source } from "../answer/answer.ts";
import type { Articles } from "../citations/articles.ts";
import { cosine } from "../embedding/cosine.ts";
import type { Memory } from "../memory/memory.ts";
import { type Language, languageOf } from "../texts/texts.ts";
import type { Embed } from "./desk.ts";

/**
 * Questions alike by this cosine are one. Of pairs that ask different things seven to ten in 10,000 are as alike in
 * one language; across languages, where all cosines are lower, three to six reach the lower bound, and so do 56-85 %
 * of the same questions (npx tsx test/telegram/likeness.ts, over XQuAD).
 */
const ALIKE = 0.6;
const ALIKE_ACROSS = 0.45;
/** More than these are not compared with each other. */
const READ = 2000;
/** So many questions are asked again for one look; the rest at the next. */
const ASKED = 30;

export interface Group {
  question: string;
  count: number;
}

/** What readers asked and did not find, alike questions together: still without an answer, and answered by now. */
export interface Gaps {
  open: Group[];
  since: Group[];
}

/** The words of what readers asked and did not find, the latest first. */
export async function refused(memory: Memory): Promise<string[]> {
  return (await memory.questions.refused(READ)).map(({ question }) => question);
}

/**
 * What readers did not find is asked again of the library as it is, once for each that answers: no more of it than
 * is shown. @param ask as readers are answered @param most groups to be shown
 */
export async function gaps({ memory, embed, ask, sources }: Looking, most: number): Promise<Gaps> {
  const rows = await memory.questions.refused(READ);
  const at = new Map(rows.map((row) => [row.question, row.at]).reverse() as [string, number][]);
  const known = await remembered(await sources(), memory);
  const found: Gaps = { open: [], since: [] };
  let left = ASKED;
  for (const group of await grouped(rows.map(({ question }) => question), embed)) {
    const { question } = group;
    if (!known.has(question) && found.open.length < most && left-- > 0) {
      const answer = await ask(question, { now: new Date(at.get(question)!) });
      if (answer.found || answer.reason !== "busy") known.set(question, answer.found);
    }
    found[known.get(question) ? "since" : "open"].push(group);
  }
  return found;
}

interface Looking {
  memory: Memory;
  embed: Embed;
  ask: Ask;
  sources: Articles["sources"];
}

/** Of a library, as long as there is its list, and of what editors chose by then: which questions are answered. */
const answers = new WeakMap<Source[], { chosen: string; known: Map<string, boolean> }>();

async function remembered(list: Source[], { preferences }: Memory): Promise<Map<string, boolean>> {
  const chosen = (await preferences.all()).map(({ id, at }) => `${id} ${at}`).join();
  const before = answers.get(list);
  if (before?.chosen === chosen) return before.known;
  const known = new Map<string, boolean>();
  answers.set(list, { chosen, known });
  return known;
}

/** Alike questions together under the latest of them, most asked first. Who is like any of a group belongs to it. */
export async function grouped(questions: string[], embed: Embed): Promise<Group[]> {
  const distinct = [...new Set(questions)];
  const vectors = await embed(distinct);
  const groups: (Group & { members: Member[] })[] = [];
  const groupOf = new Map<string, Group>();
  for (const [i, question] of distinct.entries()) {
    const member = { vector: vectors[i]!, language: languageOf(undefined, question) };
    let group = groups.find(({ members }) => members.some((other) => alike(other, member)));
    if (!group) {
      group = { question, count: 0, members: [] };
      groups.push(group);
    }
    group.members.push(member);
    groupOf.set(question, group);
  }
  for (const question of questions) groupOf.get(question)!.count++;
  return groups.sort((a, b) => b.count - a.count);
}

interface Member {
  vector: Float32Array;
  /** By its letters. */
  language: Language;
}

function alike(a: Member, b: Member): boolean {
  return cosine(a.vector, b.vector) >= (a.language === b.language ? ALIKE : ALIKE_ACROSS);
}
