import { textHash } from "../answer/chosen/preference.ts";
import type { Settings } from "../config.ts";
import { Memory } from "../memory/memory.ts";
import { writeSet } from "../publishing/set.ts";
import { UsageError } from "../terminal/commandline.ts";
import { note } from "../terminal/faults.ts";
import { opened } from "./open/opened.ts";

/** What editors chose as a set for `npm run eval -- --set DIR`, with all articles. @param secret articles for editors alone too */
export async function exportChosen(settings: Settings, folder: string | undefined, secret: boolean): Promise<number> {
  if (folder === undefined) throw new UsageError("Name a folder: npx isnad export DIR");
  const { library, database } = await opened({ ...settings, reader: false }, { anew: false });
  const memory = Memory.open(settings.botDb, database);
  const now = await library.get(secret ? "insiders" : "everyone");
  const articles = new Map<string, { title: string | null; text: string }>();
  for (const { key } of await now.articles()) articles.set(key, (await now.articleByKey(key))!);
  const byText = new Map([...articles].map(([key, { text }]) => [textHash(text), key]));
  const chosen = (await memory.preferences.all()).flatMap((one) => {
    const here = textHash(articles.get(one.article)?.text ?? "") === one.hash ? one.article : byText.get(one.hash);
    return here === undefined ? [] : [{ ...one, article: here }];
  });
  writeSet(folder, articles, chosen);
  await memory.close();
  await library.close();
  note(`${folder}: ${articles.size} articles, ${chosen.length} questions. To measure: npm run eval -- --set ${folder}`);
  return 0;
}
