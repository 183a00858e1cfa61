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

export interface Group {
  question: string;
  count: number;
}

/** The words of the questions that found nothing and still have no answer, the latest first. */
export function refused(memory: Memory): Promise<string[]> {
  return memory.questions.refused(READ);
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

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
