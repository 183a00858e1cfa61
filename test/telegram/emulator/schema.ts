import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import ts from "typescript";

/**
 * The Bot API as a JSON Schema, made from the types that grammY itself is
 * compiled against: so it knows what this grammY knows, and nothing is typed
 * twice. Made once a version, then kept in node_modules/.cache.
 */

type Schema = { definitions: Record<string, { properties?: Record<string, object> }> };

const require = createRequire(import.meta.url);
const typesFolder = dirname(require.resolve("@grammyjs/types/package.json"));
/** Raise it when `wireSource` changes. */
const FORMAT = 1;

let loaded: { schema: Schema; ajv: Ajv } | undefined;
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with this value as the call, the result or the update that it claims to be; empty when nothing is. */
export function faultsOf(kind: "Calls" | "Results", method: string, value: unknown): string[];
export function faultsOf(kind: "Update", method: "", value: unknown): string[];
export function faultsOf(kind: string, method: string, value: unknown): string[] {
  const key = `${kind} ${method}`;
  let validate = compiled.get(key);
  if (validate === undefined) {
    const pointer = method === "" ? kind : `${kind}/properties/${method}`;
    validate = wire().ajv.compile({ $ref: `wire#/definitions/${pointer}` });
    compiled.set(key, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    (error) => `${key}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

/** The schema of a method's arguments by name; undefined for a method that the Bot API does not have. */
export function argumentsOf(method: string): Record<string, object> | undefined {
  const calls = wire().schema.definitions.Calls?.properties ?? {};
  const call = calls[method] as { properties?: Record<string, object> } | undefined;
  return call && (call.properties ?? {});
}

function wire(): { schema: Schema; ajv: Ajv } {
  if (loaded) return loaded;
  const schema = readOrMake();
  // Of so large a schema inlining and tidying take longer than they save: 1.6 s of five kinds, 0.3 without.
  const ajv = new Ajv({ strict: false, allErrors: false, inlineRefs: false, code: { optimize: false } });
  ajv.addSchema({ ...schema, $id: "wire" });
  loaded = { schema, ajv };
  return loaded;
}

function readOrMake(): Schema {
  const { version } = JSON.parse(readFileSync(join(typesFolder, "package.json"), "utf8")) as { version: string };
  const folder = join(dirname(dirname(typesFolder)), ".cache", "isnad-bot-api");
  const file = join(folder, `${version}-${FORMAT}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Schema;
  mkdirSync(folder, { recursive: true });
  const source = join(folder, `wire-${process.pid}.d.ts`);
  writeFileSync(source, wireSource(readFileSync(join(typesFolder, "methods.d.ts"), "utf8")));
  const schema = createGenerator({
    path: source,
    tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)),
    type: "Wire",
    skipTypeCheck: true,
    additionalProperties: false,
    encodeRefs: false,
  }).createSchema();
  rmSync(source);
  // Several test processes may do this at once: each writes its own file, the last rename wins.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(schema, nonNullable));
  renameSync(`${file}.${process.pid}`, file);
  return JSON.parse(readFileSync(file, "utf8")) as Schema;
}

/** NonNullable<T> is T & {} to TypeScript; the generator takes {} for an object without properties. */
function nonNullable(key: string, value: unknown): unknown {
  if (key !== "allOf" || !Array.isArray(value)) return value;
  return value.filter(
    (part) => JSON.stringify(part) !== '{"type":"object","additionalProperties":false,"properties":{}}',
  );
}

/**
 * `sendMessage(args: A): R` becomes `sendMessage: A` in Calls and
 * `sendMessage: R` in Results, because a schema describes values, not methods.
 * A file (F) travels as text: its id, its address or attach://part.
 */
function wireSource(methods: string): string {
  const file = ts.createSourceFile("methods.d.ts", methods, ts.ScriptTarget.Latest, true);
  const imports = file.statements.filter(ts.isImportDeclaration).map((line) => line.getText());
  const types = file.statements.filter((line) => ts.isTypeAliasDeclaration(line) || ts.isInterfaceDeclaration(line));
  const api = types.find((type) => type.name.text === "ApiMethods");
  if (!api || !ts.isTypeAliasDeclaration(api) || !ts.isTypeLiteralNode(api.type)) {
    throw new Error("@grammyjs/types has no type ApiMethods any more: see how it lists the methods now.");
  }
  const exported = types.filter((type) => type.modifiers !== undefined && type !== api).map((type) => type.name.text);
  const members = api.type.members.filter(ts.isMethodSignature);
  const calls = members.map(
    (m) => `${m.name.getText()}: ${m.parameters[0]?.type?.getText() ?? "Record<string, never>"};`,
  );
  const results = members.map((m) => `${m.name.getText()}: ${m.type?.getText()};`);
  return [
    ...imports,
    `import type { ${exported.join(", ")} } from "./methods.js";`,
    "type F = string;",
    `export interface Calls {\n${calls.join("\n")}\n}`,
    `export interface Results {\n${results.join("\n")}\n}`,
    "export interface Wire { calls: Calls; results: Results; update: Update }",
  ]
    .join("\n")
    .replace(/"\.\/\w+\.js"/g, '"@grammyjs/types"');
}
