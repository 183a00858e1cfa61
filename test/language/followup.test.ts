import { expect, test } from "vitest";
import { borrowed, leans } from "../../src/language/questions/followup.ts";

test.each([
  ["And where was she born?", "Who is Mara Quill?", ["Mara", "Quill"]],
  ["ومتى افتتح؟", "أين يقع متحف النسيج؟", ["يقع", "متحف", "النسيج"]],
  ["А сколько рек из него вытекает?", "Где находится Байкал?", ["находится", "Байкал"]],
  ["When?", "Who opened the baths?", ["opened", "baths"]],
])("%s leans on %s", (question, before, words) => expect(borrowed(question, before)).toEqual(words));

test.each([
  // In another script.
  ["من هو مؤلف المقدمة؟", "Кто тренер «Факела»?"],
  ["And where?", "أين يقع متحف النسيج؟"],
  // Two naming words stand alone.
  ["من هو مؤلف المقدمة؟", "من مدرب فريق النخيل؟"],
  ["Кто открыл аптеку?", "Кто тренер «Факела»?"],
  ["Who built the mill?", "Who is Mara Quill?"],
])("%s does not lean on %s", (question, before) => expect(borrowed(question, before)).toEqual([]));

test.each(["What is WHO?", "وزير الصحة", "واشنطن وموسكو", "Is there a hospital in Tarn?", "floods in Tarn this year"])("%s stands alone", (question) => expect(leans(question)).toBe(false));
test.each(["ومتى افتتح؟", "And where was she born?", "а кто его тренер?", "What happened there?"])("%s leans", (question) => expect(leans(question)).toBe(true));
