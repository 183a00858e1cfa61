import type { Window } from "../../reading/layout.ts";
import type { Reading } from "../../reading/reading.ts";
import { won } from "./contests/winner.ts";
import { ofTheIngredient } from "./ingredient.ts";
import { ofTheSide } from "./sides.ts";
import { spoken } from "./spoken.ts";
import { ofTheToll } from "./toll.ts";
import { ofWhatIsAsked } from "./told.ts";
import { asWhole } from "./whole.ts";

/** A reading with what the text itself says put right: of which ingredient an amount is, of which side a number, how many died, who won, which of two events is told, whether it is so, whose words they are. @param article the text that the window is of */
export function putRight(question: string, window: Window, article: string, reading: Reading): Reading {
  const { title, text } = window;
  const measured = ofTheToll(question, text, ofTheSide(question, text, ofTheIngredient(question, window, reading)));
  return spoken(question, window, article, asWhole(question, text, won(question, text, ofWhatIsAsked(question, text, measured), `${title}\n${article}`)));
}
