import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

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
])("installs a stand-in for what Transformers.js names and Isnad never calls: %s", (asked, given) => {
  const names = Object.entries(lock.packages).filter(([path]) => path.endsWith(`/${asked}`)).map(([, { name }]) => name);
  expect(names).toEqual([given]);
});

it("says that its packages have to be installed first", () => {
  const bare = mkdtempSync(join(tmpdir(), "isnad-bare-"));
  mkdirSync(join(bare, "bin"));
  for (const file of ["bin/isnad.js", "lib/source.js", "package.json"]) cpSync(file, join(bare, file));
  const { status, stderr } = spawnSync(process.execPath, [join(bare, "bin/isnad.js"), "ask", "x"], { encoding: "utf8" });
  rmSync(bare, { recursive: true });
  expect({ status, stderr }).toEqual({ status: 2, stderr: `Isnad's packages are not there yet. Run "npm ci" first, in ${bare}/\n` });
});

it("starts from what is compiled as long as that is of this source, and of no other", () => {
  const clone = mkdtempSync(join(tmpdir(), "isnad-compiled-"));
  for (const file of ["bin", "lib", "scripts", "package.json", "tsconfig.json"]) cpSync(file, join(clone, file), { recursive: true });
  symlinkSync(resolve("node_modules"), join(clone, "node_modules"));
  const main = (said: string) => writeFileSync(join(clone, "src/main.ts"), `import { data } from "./part/data.ts";\nexport const run = async (): Promise<number> => (console.log("${said}", data(), import.meta.filename.slice(-9)), 0);\n`);
  const compile = () => execFileSync(process.execPath, ["scripts/compile.js"], { cwd: clone, encoding: "utf8" });
  const run = () => execFileSync(process.execPath, ["bin/isnad.js"], { cwd: clone, encoding: "utf8" });
  // Before the source is there (a container's first layer) there is nothing to do.
  compile();
  mkdirSync(join(clone, "src/part"), { recursive: true });
  writeFileSync(join(clone, "src/part/data.ts"), 'import { readFileSync } from "node:fs";\nimport weights from "./weights.json" with { type: "json" };\nexport const data = () => readFileSync(new URL("./data.txt", import.meta.url), "utf8") + weights.one;\n');
  writeFileSync(join(clone, "src/part/weights.json"), '{"one": 1}');
  writeFileSync(join(clone, "src/part/data.txt"), "a");
  main("first");
  expect(run()).toBe("first a1 c/main.ts\n");
  compile();
  expect(run()).toBe("first a1 t/main.js\n");
  main("second");
  expect(run()).toBe("second a1 c/main.ts\n");
  compile();
  expect(run()).toBe("second a1 t/main.js\n");
  writeFileSync(join(clone, "src/part/data.txt"), "b");
  expect(run()).toBe("second b1 c/main.ts\n");
  // A package has no source.
  rmSync(join(clone, "src"), { recursive: true });
  expect(run()).toBe("second a1 t/main.js\n");
  rmSync(clone, { recursive: true });
});

describe("packed", () => {
  /** A project that has the packed tarball among its modules, and nothing of the clone but what npm would install beside it. */
  const home = mkdtempSync(join(tmpdir(), "isnad-packed-"));
  const installed = join(home, "node_modules/isnad");
  let paths: string[];
  beforeAll(() => {
    const [{ filename, files }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--loglevel", "error", "--pack-destination", home], { encoding: "utf8" })) as [{ filename: string; files: { path: string }[] }];
    paths = files.map(({ path }) => path);
    mkdirSync(installed, { recursive: true });
    execFileSync("tar", ["xzf", join(home, filename), "-C", installed, "--strip-components=1"]);
    symlinkSync(resolve("node_modules"), join(installed, "node_modules"));
    mkdirSync(join(home, "node_modules/.bin"));
    symlinkSync(join("../isnad", about.bin.isnad), join(home, "node_modules/.bin/isnad"));
    cpSync("data/articles", join(home, "data/articles"), { recursive: true });
  });
  afterAll(() => rmSync(home, { recursive: true }));
  const run = async (command: string, ...args: string[]) => {
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd: home });
    expect(stderr).toBe("");
    return stdout;
  };

  it("has what it needs, and nothing else", () => {
    expect(paths).toEqual(expect.arrayContaining([about.bin.isnad, "lib/isnad.js", "lib/isnad.d.ts", "dist/main.js", "dist/web/assets/page.js", "dist/texts/page.ar.ftl", "dist/articles/languages/ar.json", "dist/reading/worker.js", "embeddings/reader/files.json", "embeddings/model/tokenizer.json", "embeddings/model/config.json", "LICENSE", "README.md"]));
    for (const model of ["model", "reader"]) expect(paths.some((path) => path.startsWith(`embeddings/${model}/onnx/`))).toBe(true);
    for (const path of paths) expect(path).toMatch(/^(bin|lib|dist|embeddings\/(model|reader))\/|^(package\.json|LICENSE|README\.md|embeddings\/README\.md)$/);
  });

  // The example of the README, as it stands there.
  const [, example] = /```js\n(import \{ open \} from "isnad";[\s\S]*?)```/.exec(readFileSync("README.md", "utf8"))!;

  it("quotes in a program of one's own", async () => {
    writeFileSync(join(home, "example.mjs"), example!);
    expect(await run(process.execPath, "example.mjs")).toMatch(/“[^”]+[\s\S]*” — .+ \[[0-9a-z]{6}-[0-9a-z]{6}-/);
  });

  it("has types that say so", () => {
    const faults = (program: string) => {
      writeFileSync(join(home, "example.mts"), program);
      const options = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, skipDefaultLibCheck: true, types: [], lib: ["lib.es2023.d.ts", "lib.dom.d.ts"] };
      return ts.getPreEmitDiagnostics(ts.createProgram([join(home, "example.mts")], options)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
    };
    expect(faults(example!)).toEqual([]);
    expect(faults(example!.replace("quote.title", "quote.headline"))).toEqual([expect.stringContaining("'headline' does not exist")]);
  });

  it("answers by npx", async () => {
    expect(await run("npx", "isnad", "ask", "--index", "data/articles.isnad-index", "How many people died in the Beirut port explosion?")).toMatch(/“[^”]+”\n {3}» /);
  });

  it("lets a program end that does not close the reader", async () => {
    const program = `const { Reader } = await import(${JSON.stringify(join(installed, "dist/reading/reader.js"))});
      const reader = await Reader.load();
      const [{ spans }] = await reader.read("Who built the bridge?", [{ title: "", text: "The bridge was built by Orsted Civil." }]);
      console.log("The bridge was built by Orsted Civil.".slice(spans[0].start, spans[0].end));`;
    writeFileSync(join(home, "reading.mjs"), program);
    expect(await run(process.execPath, "reading.mjs")).toBe("Orsted Civil\n");
  });
});
