import { fold } from "../../../language/fold.ts";
import { real } from "../../facts/spellings.ts";

/** Two numbers and a year: 03/04/2024. */
const NUMBERS = /^\s*(\d\d?)[-/.](\d\d?)[-/.]((?:19|20)\d\d)(?!\d)/;

/** Whether the day or the month stands first in the dates of a column: one of 13/04/2024 tells it of 03/04/2024 as well. */
export class DayOrder {
  private days = 0;
  private months = 0;
  private any = false;

  /** Takes in one date of the column. Gives whether it is worth to look at more: the first one is such a date. */
  saw(date: string): boolean {
    const [, first, second] = NUMBERS.exec(fold(date)) ?? [];
    if (first === undefined) return this.any;
    this.any = true;
    if (Number(first) > 12) this.days++;
    else if (Number(second) > 12) this.months++;
    return true;
  }

  /** A date as the column tells it, ISO 8601; as it is written where the column tells nothing, or both. */
  told(date: string): string {
    const [, first, second, year] = NUMBERS.exec(fold(date)) ?? [];
    if (first === undefined || (this.days > 0) === (this.months > 0)) return date;
    const [day, month] = this.days > 0 ? [first, second] : [second, first];
    return real(Number(year), Number(month), Number(day)) ?? date;
  }
}
