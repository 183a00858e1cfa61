import { fold } from "../../../language/fold.ts";
import { any } from "../../languages/lexicon.ts";
import type { Line } from "../line.ts";

/** The number of a page, by itself on its line: "12", "- 12 -", "Page 12 of 40". */
const NUMBER = new RegExp(`^(?:${any("pageNumber")}\\s*)?[-–—\\s/|]*(\\p{Nd}{1,4})[-–—\\s|]*(?:(?:${any("ofTotal")}|\\/)\\s*\\p{Nd}{1,4})?[-–—\\s/|]*$`, "iu");
/** A running title has at most so many words, and a page in between so many UTF-16 units at least. */
const TITLE = 14;
const PAGE = 80;

/** Which lines stand around the text of pages that became one text: numbers that count the pages, two and more, and the line that stands beside each of them. */
export function pageBreaks(lines: Line[]): Set<number> {
  const numbers = lines.flatMap(({ text }, i) => {
    const number = text.length < 30 ? NUMBER.exec(text)?.[1] : undefined;
    return number === undefined ? [] : [{ i, number: Number(fold(number)) }];
  });
  const counts = (a: (typeof numbers)[number] | undefined, b: (typeof numbers)[number] | undefined) =>
    a !== undefined && b !== undefined && b.number === a.number + 1 && lines[b.i]!.start - lines[a.i]!.end >= PAGE;
  const pages = numbers.filter((one, k) => counts(numbers[k - 1], one) || counts(one, numbers[k + 1])).map(({ i }) => i);
  const found = new Set(pages);
  for (const step of [-1, 1]) {
    const beside = pages.map((i) => lines[i + step]).filter((line) => line !== undefined && line.words <= TITLE && line.stop !== "full");
    const times = new Map<string, number>();
    for (const line of beside) times.set(line!.text, (times.get(line!.text) ?? 0) + 1);
    for (const i of pages) if ((times.get(lines[i + step]?.text ?? "") ?? 0) > 1) found.add(i + step);
  }
  return found;
}
