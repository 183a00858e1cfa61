import type { Span } from "../../../language/span.ts";
import { meanings } from "../pattern.ts";

/** A stage of a contest, where it is told: "semi-final", "в четвертьфинале", "الدور نصف النهائي". */
export interface Stage extends Span {
  stage: string;
}

/** Of so many words: "play-off for third place". */
const told = meanings("stages", 5);
/** Where a clause ends, what stands beyond is further off than anything within. */
const CUT = /[,،;؛:.()—–]/gu;
const FAR = 1000;

/** The stages that a text tells of. */
export function stages(text: string): Stage[] {
  // What has no stage's name is one that decides nothing: "the final whistle".
  return told(text).flatMap(({ name, start, end }) => (name === "none" ? [] : [{ stage: name, start, end }]));
}

/** The stage that a place of a sentence is told of: of several the nearest. */
export function stageAt(sentence: string, place: Span): string | undefined {
  return nearest(sentence, stages(sentence), place)?.stage;
}

/** Which of several stands nearest to a place of a sentence, in its own clause before others. */
export function nearest<T extends Span>(sentence: string, some: T[], place: Span): T | undefined {
  const far = ({ start, end }: Span) => {
    const between = end <= place.start ? sentence.slice(end, place.start) : sentence.slice(place.end, start);
    return between.length + FAR * [...between.matchAll(CUT)].length;
  };
  return [...some].sort((one, other) => far(one) - far(other))[0];
}
