import { parseArgs } from "node:util";

/** A command line that cannot be followed; the message says what to write instead. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** With `takes` it has a value, which help calls by that name. */
interface Option {
  takes?: string;
  about: string;
}

type Options = Record<string, Option>;
type Values<O extends Options> = { [Name in keyof O]?: O[Name] extends { takes: string } ? string : boolean };

interface Definition<O extends Options, V> {
  /** What follows its name. */
  takes: string;
  about: string;
  options: O;
  /** @returns the exit code. */
  run(words: string[], values: V): Promise<number>;
}

export type Command = Definition<Options, Record<string, string | boolean>>;

/** A command whose options have the types that they are defined with, as parse() gives them. */
export function command<const O extends Options>(definition: Definition<O, Values<O>>): Command {
  return definition as unknown as Command;
}

const WIDTH = 24;
const HELP: Option = { about: "this help" };

/** What all commands are, in lines. */
export function overview(commands: Record<string, Command>): string {
  const rows = Object.entries(commands).map(([name, { takes, about }]) => row(`${name} ${takes}`, about));
  return [
    "Isnad answers questions about your articles with verbatim quotes and their sources.",
    "",
    "Usage: npx isnad COMMAND [OPTIONS]",
    "",
    ...rows,
    "",
    '"npx isnad COMMAND --help" tells the options of one. In a clone of the project',
    '"npm run COMMAND -- OPTIONS" is the same.',
  ].join("\n");
}

/** What one command is, with its options. */
export function help(name: string, { takes, about, options }: Command): string {
  const rows = Object.entries({ ...options, help: HELP }).map(([option, { takes, about }]) => row([`--${option}`, ...(takes === undefined ? [] : [takes])].join(" "), about));
  return [`Usage: npx isnad ${[name, "[OPTIONS]", ...(takes === "" ? [] : [takes])].join(" ")}`, "", `${about[0]!.toUpperCase()}${about.slice(1)}.`, "", "Options:", ...rows].join("\n");
}

function row(left: string, right: string): string {
  return left.length < WIDTH ? `  ${left.padEnd(WIDTH)}${right}` : `  ${left}\n  ${" ".repeat(WIDTH)}${right}`;
}

/**
 * The words and options that follow a command's name; nothing where help is asked for.
 * @throws UsageError
 */
export function parse({ options }: Command, given: string[]): { words: string[]; values: Record<string, string | boolean> } | undefined {
  const known = Object.fromEntries(Object.entries(options).map(([name, { takes }]) => [name, { type: takes === undefined ? "boolean" : "string" } as const]));
  const config = { args: given, allowPositionals: true, options: { ...known, help: { type: "boolean", short: "h" } } } as const;
  for (const token of parseArgs({ ...config, strict: false, tokens: true }).tokens) {
    if (token.kind === "option" && !Object.hasOwn(config.options, token.name)) {
      const slip = meant(token.name, Object.keys(options).map((name) => `--${name}`));
      throw new UsageError(`There is no option ${token.rawName}.${slip || ` --help lists the options. If it is part of what you ask, put -- before it: -- "${token.rawName} ..."`}`);
    }
  }
  try {
    const { values, positionals } = parseArgs(config);
    const { help, ...rest } = values;
    return help ? undefined : { words: positionals, values: rest as Record<string, string | boolean> };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** " Did you mean ...?", where one is near enough to be a slip of it. */
export function meant(word: string, all: string[]): string {
  const apart = all.map((one) => ({ one, slips: slips(word, one.replace(/^-+/, "")) })).sort((a, b) => a.slips - b.slips)[0];
  return apart && apart.slips <= Math.max(1, word.length / 3) ? ` Did you mean ${apart.one}?` : "";
}

/** Letters to put in, take out, change or swap with their neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, change, swap));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
