import type { Bot } from "grammy";
import { DAYS, type Memory } from "../memory.ts";
import { clean, isolate, mark } from "../messages/bidi.ts";
import { fill, plain } from "../messages/draft.ts";
import { reply } from "../messages/reply.ts";
import { type Language, languageOf } from "../messages/texts.ts";
import type { Talk } from "../talk.ts";
import { type Admins, forAdmins } from "./admins.ts";

/** Turns texts into unit vectors, in which alike texts of any language lie near each other. */
export type Embed = (texts: string[]) => Promise<Float32Array[]>;

/**
 * Questions alike by this cosine are one. Of pairs that ask different things seven to ten in 10,000 are as alike in
 * one language; across languages, where all cosines are lower, three to six reach the lower bound, and so do 56-85 %
 * of the same questions (npx tsx test/telegram/likeness.ts, over XQuAD).
 */
const ALIKE = 0.6;
const ALIKE_ACROSS = 0.45;
const LISTED = 15;
/** More than these are not compared with each other. */
const READ = 2000;

export interface Group {
  question: string;
  count: number;
}

/** /unanswered, for admins: what people wanted to know and the articles do not say. */
export function installUnanswered(bot: Bot<Talk>, deps: Admins & { memory: Memory; embed: Embed }): void {
  forAdmins(bot, deps, "unanswered", async (ctx) => {
    const groups = await grouped(refused(deps.memory), deps.embed);
    if (groups.length === 0) {
      await reply(ctx, plain(ctx.say("unanswered-none")));
      return;
    }
    const lines = groups.slice(0, LISTED).map(({ question, count }) => {
      const line = clean(question);
      return `${mark(line)}• ${isolate(line)}${count > 1 ? ` ${ctx.say("times", { count })}` : ""}`;
    });
    const rest = groups.length - lines.length;
    if (rest > 0) lines.push(ctx.say("more", { count: rest }));
    await reply(ctx, fill([ctx.say("unanswered", { days: DAYS }), ...lines], "\n"));
  });
}

/** The words of the questions that found nothing and still have no answer, the latest first. */
function refused(memory: Memory): string[] {
  return memory
    .all<{ question: string }>(
      "SELECT question FROM asked WHERE found = 0 AND told IS NULL AND question IS NOT NULL ORDER BY at DESC LIMIT ?",
      READ,
    )
    .map(({ question }) => question);
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
