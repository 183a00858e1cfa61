import { fold } from "../../language/fold.ts";
import { any } from "../languages/lexicon.ts";

/** What stands under a key in any language, at the beginning of folded words that spaces join. */
export function pattern(key: Parameters<typeof any>[0]): RegExp {
  return new RegExp(`^${fold(any(key))}(?= |$)`, "u");
}
