// Compiles src/ into dist/, file by file, so that nobody who starts waits for that (lib/source.js tells whether it still fits).
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { digest, isCompiled, MADE_OF } from "../lib/source.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const isTyped = (path) => /\.tsx?$/.test(path);
/** Each file imports what is compiled of the others, and has within it what it imports of JSON. */
const apart = {
  name: "apart",
  setup: ({ onResolve }) => onResolve({ filter: /^\.\.?\/.*\.(tsx?|js)$/ }, ({ path }) => ({ path: path.replace(/\.tsx?$/, ".js"), external: true })),
};

// In a container the modules are installed before the source is there.
if (existsSync(join(root, "src")) && !isCompiled()) {
  const made = mkdtempSync(join(root, "dist-"));
  cpSync(join(root, "src"), made, { recursive: true, filter: (path) => !isTyped(path) });
  const files = readdirSync(join(root, "src"), { recursive: true }).filter(isTyped);
  await build({ entryPoints: files.map((file) => join(root, "src", file)), outbase: join(root, "src"), outdir: made, tsconfig: join(root, "tsconfig.json"), bundle: true, packages: "external", plugins: [apart], format: "esm", platform: "node", target: "node20", logLevel: "warning" });
  writeFileSync(join(made, MADE_OF), digest());
  // Whoever starts meanwhile finds the old, or none, and takes the source.
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(made, join(root, "dist"));
}
