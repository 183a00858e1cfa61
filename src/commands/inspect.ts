import { dirname, relative, sep } from "node:path";
import type { Article } from "../articles/article.ts";
import { sketch } from "../articles/duplicates.ts";
import type { Settings } from "../config.ts";
import { previewFile } from "../intake/preview.ts";
import { alone, among } from "../library/furniture.ts";
import { tellingsIn } from "../library/stories.ts";
import { split } from "../passages/split.ts";
import { UsageError } from "../terminal/commandline.ts";
import { inspect } from "../terminal/inspect.ts";

export async function inspectFile(settings: Settings, file: string | undefined): Promise<number> {
  if (file === undefined) throw new UsageError("Name a file: npx isnad inspect FILE");
  const found = await previewFile(file);
  for (const one of found.articles) {
    one.article = among(one.article, settings.indexDir);
    one.passages = split(one.article);
  }
  const others = (article: Article) => {
    const drawn = sketch(alone(article));
    const own = keyOf(article.id, file, settings.articlesDir);
    return drawn ? tellingsIn(settings.indexDir, drawn, alone(article)).filter(({ key }) => key !== own) : [];
  };
  process.stdout.write(`${inspect(found, process.stdout.isTTY && process.stdout.hasColors(), others)}\n`);
  return found.count > 0 ? 0 : 1;
}

/** The key that an article of a file has in the library: read alone it is called by its name without the folders before it. */
function keyOf(id: string, file: string, articles: string): string {
  const folder = relative(articles, dirname(file));
  return folder === "" || folder.startsWith("..") ? id : `${folder.split(sep).join("/")}/${id}`;
}
