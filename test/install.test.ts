import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const json = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const lock = json("package-lock.json") as { packages: Record<string, { hasInstallScript?: boolean; name?: string; dev?: boolean }> };
const about = json("package.json") as { allowScripts: Record<string, boolean>; bin: { isnad: string } };

it("runs no install script that nobody allowed: npm 10 would run it, npm 11 and 12 would warn", () => {
  // npm writes this back when it makes the lock file anew. The script of onnxruntime-node fetches CUDA libraries, which are never loaded, and fails without the open internet.
  expect(lock.packages["node_modules/onnxruntime-node"]).not.toHaveProperty("hasInstallScript");
  const scripts = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path.replace(/^.*node_modules\//, ""));
  for (const name of scripts) expect(about.allowScripts).toHaveProperty(name);
  // Its keys would make npm 11 and 12 warn at every command.
  expect(existsSync(".npmrc")).toBe(false);
});

it.each([
  ["onnxruntime-web", "onnxruntime-common"],
  ["sharp", "@img/colour"],
])("installs an empty stand-in where Transformers.js names %s", (asked, given) => {
  const names = Object.entries(lock.packages).filter(([path]) => path.endsWith(`/${asked}`)).map(([, { name }]) => name);
  expect(names).toEqual([given]);
});

it("packs what it needs, and nothing else", () => {
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--loglevel", "error"], { encoding: "utf8" })) as [{ files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining([about.bin.isnad, "lib/isnad.js", "lib/isnad.d.ts", "src/main.ts", "src/web/assets/page.js", "src/texts/page.ar.ftl", "src/search/weights.json", "src/reading/thread.mjs", "embeddings/reader/files.json", "embeddings/model/tokenizer.json", "embeddings/model/config.json", "LICENSE", "README.md"]));
  for (const model of ["model", "reader"]) expect(paths.some((path) => path.startsWith(`embeddings/${model}/onnx/`))).toBe(true);
  for (const path of paths) expect(path).toMatch(/^(bin|lib|src|embeddings\/(model|reader))\/|^(package\.json|LICENSE|README\.md|embeddings\/README\.md)$/);
});
