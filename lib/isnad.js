import { tsImport } from "tsx/esm/api";

// The source is TypeScript, in a world of its own: nothing of the program that imports this is touched.
const { open } = await tsImport("../src/isnad.ts", import.meta.url);
export { open };
