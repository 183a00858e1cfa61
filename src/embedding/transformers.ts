import { createRequire } from "node:module";

/**
 * Transformers.js, for whoever comes to need it. It is required: what is imported tsx goes through,
 * which of so large a file takes more than half a second and 120 MB.
 */
export const transformers = () => createRequire(import.meta.url)("@xenova/transformers") as typeof import("@xenova/transformers");
