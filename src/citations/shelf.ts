import type { Ask } from "../answer/answer.ts";
import type { Articles } from "./articles.ts";

/** What answers and can be looked up, as one audience sees it. */
export type Shelf = Articles & { ask: Ask };

/** What insiders see; whatever stands beside it is what everybody sees, so that who forgets it shows too little. */
export interface Inside {
  inside: Shelf;
}

/** What somebody is shown. */
export function seen<Deps extends Inside>(insider: boolean, deps: Deps): Deps {
  return insider ? { ...deps, ...deps.inside } : deps;
}
