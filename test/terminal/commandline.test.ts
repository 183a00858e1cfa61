import { expect, it } from "vitest";
import { command, help, meant, parse, UsageError } from "../../src/terminal/commandline.ts";

const dig = command({
  takes: "PLACE...",
  about: "dig a hole",
  options: { depth: { takes: "N", about: "how deep" }, wide: { about: "more than one person" } },
  run: async () => 0,
});

it("takes words and options apart, wherever they stand", () => {
  expect(parse(dig, ["here", "--depth", "3", "there", "--wide"])).toEqual({ words: ["here", "there"], values: { depth: "3", wide: true } });
  expect(parse(dig, ["--depth=-3"])).toEqual({ words: [], values: { depth: "-3" } });
  expect(parse(dig, ["--", "--wide", "-5"])).toEqual({ words: ["--wide", "-5"], values: {} });
});

it("gives nothing where help is asked for, which names every option", () => {
  for (const asked of ["--help", "-h"]) expect(parse(dig, ["here", asked])).toBeUndefined();
  expect(help("dig", dig)).toMatch(/^Usage: npx isnad dig \[OPTIONS\] PLACE\.\.\.\n\nDig a hole\.\n\nOptions:\n {2}--depth N +how deep\n {2}--wide +more than one person\n {2}--help +this help$/);
});

it.each([
  [["--dpeth", "3"], "no option --dpeth. Did you mean --depth?"],
  [["--wid"], "no option --wid. Did you mean --wide?"],
  [["--xyzzy"], 'There is no option --xyzzy. --help lists the options. If it is part of what you ask, put -- before it: -- "--xyzzy ..."'],
  [["-5"], /no option -5\. .*put -- before it/],
  [["--depth"], "--depth"],
  [["--depth", "--wide"], "--depth"],
  [["--wide=yes"], "--wide"],
])("%j cannot be followed, and why", (given, message) => {
  expect(() => parse(dig, given as string[])).toThrow(UsageError);
  expect(() => parse(dig, given as string[])).toThrow(message as string);
});

it("takes a word for a slip only where it is near", () => {
  const all = ["start", "index", "ask", "add", "inspect"];
  for (const [typed, known] of [["strat", "start"], ["idnex", "index"], ["indx", "index"], ["aks", "ask"], ["inspct", "inspect"]]) expect(meant(typed!, all)).toContain(` ${known}?`);
  for (const typed of ["frobnicate", "x", "serve"]) expect(meant(typed, all)).toBe("");
});
