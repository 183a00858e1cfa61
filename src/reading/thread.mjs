// The worker's first file: a worker does not take over tsx from the thread that starts it.
// Transformers.js comes before tsx, which would go through all of it for half a second and 150 MB.
import "@xenova/transformers";
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
