import { any } from "../../languages/lexicon.ts";

/** Behind the end of a sentence: what leads to all of a story, and from a note back to its place in the text. */
const GO_ON = new RegExp(`(?<=[.!?؟…]["”»)]*)\\s+[([]?${any("goOn")}[)\\]]?\\s*(?:[»›>→…]+|\\.{2,3})?$`, "iu");
/** Where no sentence ended, "↑" may say that a price rose. */
const BACK = /\s+[↩⤴]\ufe0e?\ufe0f?$|(?<=[.!?؟…]["”»)]*)\s+[↑^]\ufe0e?\ufe0f?$/u;
/** None is longer, UTF-16 units. */
const LONGEST = 60;

/** How many UTF-16 units at the end of a line are such a link and no words of it, with the space before; mostly 0. */
export function hungLink(text: string): number {
  const end = text.slice(-LONGEST);
  return (GO_ON.exec(end) ?? BACK.exec(end))?.[0].length ?? 0;
}
