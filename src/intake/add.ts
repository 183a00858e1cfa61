import { stat } from "node:fs/promises";
import { items } from "../articles/formats/xml.ts";
import { type Downloaded, type DownloadOptions, download } from "./download.ts";
import { IntakeError } from "./incoming.ts";
import { type Kept, keep, supersede } from "./keep.ts";
import { type Preview, preview } from "./preview.ts";
import { versionOf } from "./versions.ts";

/** A sitemap may list a whole site; this many of its links are followed, one after the other. */
const MOST_LINKS = 500;

/** What became of one link; `replaced` where it took the place of an earlier version, `offered` where it may. */
export type Added =
  | { link: string; path: string; already: boolean; replaced?: true; preview: Preview }
  | { link: string; offered: string; preview: Preview }
  | { link: string; reason: string };

interface AddOptions extends DownloadOptions {
  /** Where earlier versions go, whose place a page at the same address is to take. Without it they are told and left. */
  aside?: string;
  /** For insiders alone. */
  secret?: boolean;
  /** Whoever gives the links sits at this machine: a file of it that is taken for a link is told as one. */
  local?: boolean;
}

/**
 * Links -> files among the articles, one after the other, so that no site is hurried. A sitemap stands
 * for the links in it. What cannot be read is not kept; one bad link costs no other.
 */
export async function* add(links: string[], articles: string, options: AddOptions = {}): AsyncGenerator<Added> {
  if (!(await stat(articles).catch(() => undefined))?.isDirectory()) throw new IntakeError(`${articles} is no folder, so nothing can be put there: set ARTICLES_DIR (--articles) to a folder.`);
  const queue = [...new Set(links)];
  const seen = new Set<string>();
  for (let link = queue.shift(); link !== undefined && seen.size < MOST_LINKS; link = queue.shift()) {
    if (seen.has(link)) continue;
    seen.add(link);
    if (options.local && !/^\w+:\/\//.test(link) && (await stat(link).catch(() => undefined))) {
      yield { link, reason: `is no link, but lies on this machine: copy it into ${articles} and run "npx isnad index".` };
      continue;
    }
    try {
      const file = await download(link, options);
      const more = sitemap(file);
      if (more) {
        queue.push(...more);
        if (more.length > MOST_LINKS) yield { link, reason: `lists ${more.length} links, and the first ${MOST_LINKS} are followed: give the others yourself.` };
      } else {
        const found = await preview(file);
        if (found.count === 0) yield { link, reason: `${file.name} ${found.skipped[0]?.reason ?? "has no article in it"}` };
        else yield { link, ...(await place(file, found, articles, options)), preview: found };
      }
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      yield { link, reason: error.message };
    }
  }
}

/** Among the articles, unless it is there already, by its words or by its address. */
async function place(file: Downloaded, found: Preview, articles: string, { aside, secret }: AddOptions): Promise<(Kept & { replaced?: true }) | { offered: string }> {
  const version = await versionOf(found, articles);
  if (!version) return keep(file, articles, secret);
  if (version.same) return { path: version.path, already: true };
  if (aside === undefined) return { offered: version.path };
  return { ...(await supersede(file, version.path, articles, aside)), replaced: true };
}

function sitemap(file: Downloaded): string[] | undefined {
  if (!file.name.endsWith(".xml")) return undefined;
  const { kind, links } = items(file.bytes.toString("utf8"));
  return kind === "sitemap" ? links : undefined;
}
