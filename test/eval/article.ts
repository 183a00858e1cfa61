import type { ArticleRow } from "../../src/library/format/schema.ts";
import type { Library } from "../../src/library/library.ts";

/** An article of the library, which has it. */
export async function articleOf(library: Library, id: number): Promise<ArticleRow> {
  return (await library.articlesBy([id])).get(id)!;
}
