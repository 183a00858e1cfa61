import { readFileSync } from "node:fs";
import { Embedder } from "../../src/embedding/embedder.ts";
import { build } from "../../src/library/build.ts";
import { SqliteLibrary } from "../../src/library/sqlite/library.ts";
import { createAsk } from "../../src/answer/ask.ts";
import { Reader } from "../../src/reading/reader.ts";
import { remembering } from "./remember.ts";
const embedder = await Embedder.load("embeddings/model");
await build({ articles: "/work/lab/s11/eyelib", index: process.argv[2]!, embedder });
const library = SqliteLibrary.open(process.argv[2]!, embedder.id, () => {});
const reader = await Reader.load();
const ask = createAsk(() => library, embedder, remembering(reader.read, "/work/lab/s11/rem-eye.jsonl"));
for (const q of JSON.parse(readFileSync("/work/lab/s11/eyeq.json", "utf8")) as string[]) {
  if (process.argv[3] && !q.includes(process.argv[3])) continue;
  const a: any = await ask(q, {});
  console.log(JSON.stringify({ q, found: a.found, missing: a.missing, confidence: a.confidence, quotes: a.quotes.map((x: any) => [x.text, x.highlights?.map(({ start, end }: any) => x.text.slice(start, end)), x.beside, x.also?.map((s: any) => s.article)]), differ: a.differ }));
}
await reader.close();
