import { fold } from "../../language/fold.ts";

/** For comparing phrases: folded, and nothing but letters, digits and single spaces. */
export function phrase(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}
