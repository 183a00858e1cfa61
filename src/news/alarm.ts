import type { Held } from "../library/report.ts";
import type { Memory } from "../memory/memory.ts";

/** What editors are to know of the library that waits. */
export interface Waiting {
  /** What the checks hold back, whoever made it; undefined where nothing is. */
  held: () => Promise<Held | undefined>;
  /** What is wrong with the checks themselves, for people; undefined where they can be read. */
  checksFault: () => string | undefined;
}

/** Looks whether editors are to be told anything, and puts it into the outbox. */
export type Alarm = () => Promise<void>;

/** Each thing that is held back is told once, whatever process made it, and anything once more after a start; checks that cannot be read are told at the start. */
export function createAlarm({ held, checksFault, memory, adminIds }: Waiting & { memory: Memory; adminIds: readonly number[] }): Alarm {
  const started = new Date().toISOString();
  let told: string | undefined;
  let begun = false;
  const tell = async (kind: "held" | "fault", subject: string) => {
    const now = Date.now();
    await memory.outbox.put(adminIds.map((chat) => ({ chat, kind, subject, batch: subject, due: now })), now);
  };
  return async () => {
    if (!begun && checksFault() !== undefined) await tell("fault", `checks ${started}`);
    begun = true;
    const now = await held();
    const subject = now && `held ${now.held} ${now.since} ${started}`;
    if (subject !== undefined && subject !== told) await tell("held", subject);
    told = subject;
  };
}
