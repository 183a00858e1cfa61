import { expect, test } from "vitest";
import { halves, isOfWhoever } from "../../src/language/questions/halves.ts";

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

test.each<[string, [string, string] | undefined]>([
  ["When was Ada Stern born? And where did she study?", ["When was Ada Stern born", "where did she study?"]],
  ["متى شب الحريق؟ ومن هو المحافظ؟", ["متى شب الحريق", "من هو المحافظ؟"]],
  ["Кто такая Ада Штерн? Где она училась?", ["Кто такая Ада Штерн", "Где она училась?"]],
  // One clause that asks.
  ["What lies between Elsing and Tarn?", undefined],
  ["When and where was Ada Stern born?", undefined],
  ["In what year and where was Ada Stern born?", undefined],
  ["Кто и когда основал Тарн?", undefined],
  ["В каком году и где родилась Ада Штерн?", undefined],
  ["من أسس تارن ومتى", ["من أسس تارن", "متى"]],
  ["Who was the captain who sailed in 1890 and who died at sea?", undefined],
  ["Как называется город, где он родился и где умер?", undefined],
  // What is behind it asks nothing.
  ["When was Ada Stern born? I need it today.", undefined],
])("what asks twice, and what once: %s", (question, parts) => expect(halves(question)).toEqual(parts));
