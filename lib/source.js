import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [SOURCE, COMPILED] = ["../src", "../dist"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
/** In what is compiled: the digest of the source that it was compiled from. */
export const MADE_OF = "made-of";

/** A module of the source: compiled, or else by tsx, in a world of its own, so that nothing of the program that imports it is touched. */
export async function load(name) {
  if (isCompiled()) return import(`../dist/${name}.js`);
  const { tsImport } = await import("tsx/esm/api");
  return tsImport(`../src/${name}.ts`, import.meta.url);
}

/** What a process or a thread of its own begins with, for a module of the source: compiled, as whoever asks is or could be; undefined where TypeScript needs its loader. */
export function beginning(name, { filename }) {
  return !filename.endsWith(".ts") || isCompiled() ? new URL(`../dist/${name}.js`, import.meta.url) : undefined;
}

/** Whether dist/ is compiled from src/ as it stands; a package has no source, and nothing to doubt. */
export function isCompiled() {
  const made = join(COMPILED, MADE_OF);
  return existsSync(made) && (!existsSync(SOURCE) || readFileSync(made, "utf8") === digest());
}

/** Of every file of the source, by its time and size: to read them all would cost a tenth of a start. */
export function digest() {
  const hash = createHash("sha256");
  const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path.slice(SOURCE.length)}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest("hex");
}
