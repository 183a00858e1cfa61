import { fold } from "../../language/fold.ts";
import { any } from "../languages/lexicon.ts";

/** What stands under any of these keys in any language, at the beginning of folded words that spaces join. */
export function pattern(...keys: Parameters<typeof any>): RegExp {
  return new RegExp(`^${fold(any(...keys))}(?= |$)`, "u");
}
