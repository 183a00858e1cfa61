import { expect, test } from "vitest";
import { isOfWhoever } from "../../src/language/questions/halves.ts";

test.each([
  ["how many houses has he?", "Who is the mayor of Lake Orin", true],
  ["where was she born?", "Who won the flower show", true],
  ["сколько у него домов?", "Кто мэр озера Орин", true],
  // Named, so that it can be answered by itself.
  ["where was she born?", "Who is Ada Stern", false],
  ["где она родилась?", "Кто такая Ада Штерн", false],
  // Of the lake.
  ["where is the lake?", "Who is the mayor of Lake Orin", false],
])("%s is of whoever answers %s: %s", (second, first, is) => expect(isOfWhoever(second, first)).toBe(is));
