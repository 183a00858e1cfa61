import { stat } from "node:fs/promises";
import { items } from "../articles/formats/xml.ts";
import { type Downloaded, type DownloadOptions, download } from "./download.ts";
import { IntakeError } from "./incoming.ts";
import { keep } from "./keep.ts";
import { type Preview, preview } from "./preview.ts";

/** A sitemap may list a whole site; this many of its links are followed, one after the other. */
const MOST_LINKS = 500;

/** What became of one link. */
export type Added =
  | { link: string; path: string; already: boolean; preview: Preview }
  | { link: string; reason: string };

/**
 * Links -> files among the articles, one after the other, so that no site is hurried. A sitemap stands
 * for the links in it. What cannot be read is not kept; one bad link costs no other.
 */
export async function* add(links: string[], articles: string, options: DownloadOptions = {}): AsyncGenerator<Added> {
  if (!(await stat(articles).catch(() => undefined))?.isDirectory()) throw new IntakeError(`${articles} is no folder, so nothing can be put there: set ARTICLES_DIR (--articles) to a folder.`);
  const queue = [...new Set(links)];
  const seen = new Set<string>();
  for (let link = queue.shift(); link !== undefined && seen.size < MOST_LINKS; link = queue.shift()) {
    if (seen.has(link)) continue;
    seen.add(link);
    try {
      const file = await download(link, options);
      const more = sitemap(file);
      if (more) {
        queue.push(...more);
        if (more.length > MOST_LINKS) yield { link, reason: `lists ${more.length} links, and the first ${MOST_LINKS} are followed: give the others yourself.` };
      } else {
        const found = await preview(file);
        if (found.count === 0) yield { link, reason: `${file.name} ${found.skipped[0]?.reason ?? "has no article in it"}` };
        else yield { link, ...(await keep(file, articles)), preview: found };
      }
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      yield { link, reason: error.message };
    }
  }
}

function sitemap(file: Downloaded): string[] | undefined {
  if (!file.name.endsWith(".xml")) return undefined;
  const { kind, links } = items(file.bytes.toString("utf8"));
  return kind === "sitemap" ? links : undefined;
}
