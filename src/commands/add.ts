import { removedFolder, type Settings } from "../config.ts";
import { add } from "../intake/add.ts";
import { UsageError } from "../terminal/commandline.ts";
import { note } from "../terminal/faults.ts";
import { printAdded } from "../terminal/inspect.ts";

/** @param allowPrivate links may lead into this network; replace: pages that changed take the place of their earlier versions; secret: for editors alone */
export async function addLinks(settings: Settings, links: string[], { allowPrivate, replace, secret }: { allowPrivate: boolean; replace: boolean; secret: boolean }): Promise<number> {
  if (links.length === 0) throw new UsageError("Give a link: npx isnad add https://...");
  let kept = 0;
  for await (const added of add(links, settings.articlesDir, { allowPrivate, secret, local: true, ...(replace && { aside: removedFolder(settings) }) })) {
    if ("path" in added) kept++;
    process.stdout.write(`${printAdded(added)}\n`);
  }
  if (kept > 0) note('Run "npx isnad index" to make them answer.');
  return kept > 0 ? 0 : 1;
}
