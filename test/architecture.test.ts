import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { files, imports, inside, part, picture, room, source, way } from "./house.ts";

const plan = () => readFileSync("ARCHITECTURE.md", "utf8");

/** The table in ARCHITECTURE.md: rooms from the top of the house to its foundation. */
const rooms = [...plan().matchAll(/^\| `([\w-]+)(?:\/|\.tsx?)` \|/gm)].map((row) => row[1]!);
/** The tables of what is inside the large rooms, by room, from its top to its foundation. */
const inner = new Map(
  [...plan().matchAll(/^\| inside \|.*\n\|[-|]+\n((?:\|.*\n)+)/gm)].map(([, rows]) => {
    const found = [...rows!.matchAll(/^\| `(\w+)\/([\w-]+)(?:\/|\.tsx?)` \|/gm)];
    return [found[0]![1]!, found.map(([, , name]) => name!)] as const;
  }),
);

const importers = (pattern: RegExp) => files.filter((file) => imports(file).some((path) => pattern.test(path)));

describe("the house", () => {
  it("has the rooms that ARCHITECTURE.md says, and no other", () => {
    expect(rooms.length).toBeGreaterThan(5);
    expect([...inner.keys()]).toEqual(expect.arrayContaining(["telegram", "library", "articles"]));
    expect([...new Set(files.map(room))].sort()).toEqual([...rooms].sort());
  });

  it("is read by this test as it is", () => {
    // A check of the parser itself: what it misses, nothing below would find.
    expect(imports("main.ts")).toContain("./config.ts");
    expect(inside("library/build.ts")).toContain("articles/read.ts");
    for (const file of files) for (const path of inside(file)) expect(existsSync(join("src", path)), `${file} imports ${path}`).toBe(true);
  });

  it("is pointed to by ARCHITECTURE.md as it is: where to change what", () => {
    const [, table] = /## Where to change what\n\n[\s\S]*?\n\|[-|]+\n((?:\|.*\n)+)/.exec(plan())!;
    const pointers = table!.trim().split("\n").map((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    expect(pointers.length).toBeGreaterThanOrEqual(12);
    for (const names of pointers) {
      const paths = names.filter((name) => /^\S*(?:\/|\.(?:tsx?|json|md|example))$/.test(name)).map((name) => name.replace(/[^/]*\*.*$/, ""));
      expect(paths.length, names.join()).toBeGreaterThan(0);
      const found = paths.map((path) => [join("src", path), path].find((there) => existsSync(there)));
      for (const [i, path] of paths.entries()) expect(found[i], path).toBeDefined();
      // And what a row calls by its name is in a file of the row.
      const text = found.map((path) => (path!.endsWith("/") ? "" : readFileSync(path!, "utf8"))).join("\n");
      for (const name of names.filter((name) => /^[A-Z]{3,}$|^\w+\(\)$/.test(name))) expect(text, name).toContain(name.replace("()", "("));
    }
  });

  it("has doors only downwards", () => {
    const wrong = files.flatMap((file) =>
      inside(file)
        .filter((path) => rooms.indexOf(room(path)) < rooms.indexOf(room(file)))
        .map((path) => `${file} imports ${path}, which is above it`),
    );
    expect(wrong).toEqual([]);
  });

  it.each([...inner])("has inside %s/ the rooms that ARCHITECTURE.md says, with doors only downwards", (room, names) => {
    const own = files.filter((file) => file.startsWith(`${room}/`));
    expect([...new Set(own.map(part))].sort()).toEqual([...names].sort());
    const wrong = own.flatMap((file) =>
      inside(file)
        .filter((path) => path.startsWith(`${room}/`) && names.indexOf(part(path)) < names.indexOf(part(file)))
        .map((path) => `${file} imports ${path}, which is above it`),
    );
    expect(wrong).toEqual([]);
  });

  // DRAW=1 draws them anew. Each stands behind a comment that names it.
  it.each([["the rooms", () => picture(rooms)], ["a question's way", way], ...[...inner].map(([room, names]) => [`inside ${room}/`, () => picture(names, room)] as const)] as const)("is drawn in ARCHITECTURE.md: %s", (name, drawn) => {
    const place = new RegExp(`(<!-- picture: ${name} -->\\n)(\`\`\`mermaid\\n[^\`]*\`\`\`\\n)?`);
    const now = `\`\`\`mermaid\n${drawn()}\n\`\`\`\n`;
    if (process.env.DRAW) writeFileSync("ARCHITECTURE.md", plan().replace(place, (_, comment) => comment + now));
    expect(place.exec(plan())?.[2], `the picture of ${name}: DRAW=1 npx vitest run test/architecture.test.ts draws it`).toBe(now);
  });

  it("has no file of more than 200 lines, and no folder of more than a dozen", () => {
    for (const file of files) expect(source(file).split("\n").length - 1, file).toBeLessThanOrEqual(200);
    for (const folder of new Set(files.map((file) => dirname(file)))) expect(files.filter((file) => dirname(file) === folder).length, folder).toBeLessThanOrEqual(12);
  });

  it("has no import circle", () => {
    // What imports nothing that is left, or is imported by none, goes, again and again: a circle stays.
    const left = new Map(files.map((file) => [file, inside(file)]));
    for (let before = Number.POSITIVE_INFINITY; left.size < before; ) {
      before = left.size;
      for (const [file, paths] of left) if (!paths.some((path) => left.has(path)) || ![...left.values()].some((paths) => paths.includes(file))) left.delete(file);
    }
    expect([...left.keys()]).toEqual([]);
  });

  it.each([
    ["Transformers.js", /transformers/, "(embedding|reading)/"],
    ["grammY", /^@?grammy/, "telegram/"],
    ["SQLite", /^better-sqlite3/, "sqlite.ts"],
    ["PostgreSQL", /^pg$/, "postgres/"],
    ["the graph", /^hnswlib/, "library/"],
    ["dotenv", /^dotenv/, "config.ts"],
  ])("knows %s in one place", (_, pattern, place) => {
    const found = importers(pattern);
    expect(found.length).toBeGreaterThan(0);
    for (const file of found) expect(file).toMatch(new RegExp(`^${place}`));
  });

  it("reads the environment in config.ts alone", () => {
    const code = (file: string) => source(file).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
    expect(files.filter((file) => /process\s*(?:\.|\[\s*["'])\s*env\b|\benv\b[^;]*from "node:process"/.test(code(file)))).toEqual(["config.ts"]);
  });

  it("touches the disk only in the rooms for it", () => {
    for (const file of importers(/^(node:)?fs/)) expect(["articles", "intake", "library", "embedding", "reading", "telegram", "web", "texts", "memory", "serve", "sqlite", "postgres", "config", "publishing"], file).toContain(room(file));
    for (const file of files.filter((file) => ["search", "answer", "passages", "language"].includes(room(file)))) {
      for (const path of imports(file)) expect(path, file).not.toMatch(/^node:(fs|child_process|net|http)/);
    }
  });

  it("has no rooms for odds and ends", () => {
    for (const file of files) expect(file).not.toMatch(/(^|\/)(utils?|helpers?|common|misc|handlers|shared)(\/|\.ts$)/);
  });
});
