// The worker's first file: a worker does not take over tsx from the thread that starts it.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
