import { Embedder } from "../../src/embedding/embedder.ts";
import { Reader } from "../../src/reading/reader.ts";
import { cases } from "./zz-cases.ts";
const reader = await Reader.load();
await cases(await Embedder.load("embeddings/model"), reader.read, (l) => process.stdout.write(`${l}\n`), process.argv[3]?.split(","));
await reader.close();
