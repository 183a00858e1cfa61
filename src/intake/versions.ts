import { open } from "node:fs/promises";
import { join } from "node:path";
import { walk } from "../articles/files/walk.ts";
import { type Preview, previewFile } from "./preview.ts";

/** A page that is there already under the address of another. */
export interface Version {
  /** Below the articles folder. */
  path: string;
  /** Whether it says the very same. */
  same: boolean;
}

/** Bytes of a page that its address stands in. */
const HEAD = 65_536;

/** The page among the articles that has the address of this one; one that says the same before one that does not. */
export async function versionOf(found: Preview, articles: string): Promise<Version | undefined> {
  const [only] = found.articles;
  const address = plainAddress(only?.article.metadata.url);
  if (!only || found.count !== 1 || address === undefined) return undefined;
  let other: Version | undefined;
  for await (const path of walk(articles, () => {})) {
    if (!/\.x?html?$/i.test(path) || !(await addressesIn(join(articles, path))).includes(address)) continue;
    const [known] = (await previewFile(join(articles, path), 1)).articles;
    if (!known || plainAddress(known.article.metadata.url) !== address) continue;
    const version = { path, same: known.article.text === only.article.text };
    if (version.same) return version;
    other ??= version;
  }
  return other;
}

/** What a page's head says of its own address: what it was saved from, and what it calls its own. */
async function addressesIn(file: string): Promise<(string | undefined)[]> {
  const opened = await open(file);
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.toString("utf8", 0, bytesRead);
    const saved = /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/i.exec(head)?.[1];
    const own = [...head.matchAll(/<(?:link|meta)\b[^>]*>/gi)].flatMap(([tag]) => (/\b(?:canonical|og:url)\b/i.test(tag) ? (/\b(?:href|content)\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? []) : []));
    return [saved, ...own].map((link) => plainAddress(link?.replaceAll("&amp;", "&"), saved));
  } finally {
    await opened.close();
  }
}

/** An address as far as it tells one page from another: without its scheme, `www.`, the place in the page, and where a reader came from. */
export function plainAddress(link: string | undefined, base?: string): string | undefined {
  if (!link || !URL.canParse(link, base)) return undefined;
  const url = withoutTracking(new URL(link, base));
  url.searchParams.sort();
  return `${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}`;
}

/** What letters, networks and advertisements hang on a link to know who follows it. */
const TRACKING = /^(?:utm_\w+|[a-z]{0,2}clid|gbraid|wbraid|msclkid|twclid|mc_[ce]id|igshid|igsh|_ga|_gl|_hs\w+|ref_src|s_cid|cmpid|at_(?:medium|campaign)\w*|wt_mc|ns_(?:mchannel|source|campaign)|yadclid|ysclid|vero_id|mkt_tok)$/i;

export function withoutTracking(url: URL): URL {
  const plain = new URL(url);
  for (const name of [...plain.searchParams.keys()]) if (TRACKING.test(name)) plain.searchParams.delete(name);
  return plain;
}
