import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The house as its files tell it: what stands where, who imports whom, and pictures of that. */

export const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name)).map((name) => name.replaceAll("\\", "/"));
export const source = (file: string) => readFileSync(join("src", file), "utf8");
export const room = (file: string) => file.split("/")[0]!.replace(/\.tsx?$/, "");
/** The inner room of a file of a large room. */
export const part = (file: string) => file.split("/")[1]!.replace(/\.tsx?$/, "");

/** What a file imports: `import ... from`, `export ... from`, bare and dynamic imports. */
export function imports(file: string): string[] {
  const text = source(file).replace(/\/\*[\s\S]*?\*\//g, "");
  return [...text.matchAll(/^\s*(?:import|export)\s[^"';]*?from\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm)].map((found) => (found[1] ?? found[2] ?? found[3])!);
}

/** Of those the files of the house. */
export function inside(file: string): string[] {
  return imports(file).filter((path) => path.startsWith(".")).map((path) => relative("src", join("src", dirname(file), path)).replaceAll("\\", "/")).filter((path) => path !== LOADER);
}

/** How the house is entered, compiled or not: it stands before it, and whoever begins a process or a thread asks it. */
export const LOADER = "../lib/source.js";

/** Who imports whom among rooms: by room, the others that its files import. */
function doors(among: string[], of: (file: string) => string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of among) {
    const own = found.get(of(file)) ?? new Set();
    found.set(of(file), own);
    for (const path of inside(file)) if (among.includes(path) && of(path) !== of(file)) own.add(of(path));
  }
  return found;
}

/** All rooms, or those inside one; an arrow that follows from others is left out. */
export function picture(names: string[], large?: string): string {
  const open = doors(large === undefined ? files : files.filter((file) => file.startsWith(`${large}/`)), large === undefined ? room : part);
  const reaches = (from: string, to: string): boolean => [...(open.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  const lines = names.flatMap((from) => [...open.get(from)!].filter((to) => ![...open.get(from)!].some((other) => other !== to && reaches(other, to))).sort((a, b) => names.indexOf(a) - names.indexOf(b)).map((to) => `  ${from} --> ${to}`));
  return ["flowchart TD", ...lines].join("\n");
}

/** A question's way: the stages that answer/ask.ts calls one after the other, with what each gives to the next. */
export function way(): string {
  const [, stated] = source("answer/ask.ts").split("/** The way of a question");
  const stages = [...stated!.matchAll(/(?:= |return )(?:await )?(\w+)\(/g)].map((found) => found[1]!);
  const gives = stages.map((stage) => {
    const file = files.find((name) => /^(?:answer|search)\//.test(name) && name.endsWith(`/${stage}.ts`))!;
    return new RegExp(`^export (?:async )?function ${stage}\\(.*\\): (?:Promise<)?(\\w+)>? {$`, "m").exec(source(file))![1]!;
  });
  return ["flowchart LR", `  question([question]) --> ${stages[0]}`, ...stages.map((stage, i) => `  ${stage} -- ${gives[i]} --> ${stages[i + 1] ?? "answer([answer])"}`)].join("\n");
}
