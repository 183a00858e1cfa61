import { readdirSync, readFileSync } from "node:fs";
import type { Block, Metadata, Role } from "../../src/articles/article.ts";

/**
 * Pages labelled by hand, in FOLDER/*.txt. A page begins with `=== name` and a
 * line of JSON, its expected metadata (and `markup`, where it is not plain). Each
 * further line is its role's letter, a bar and the line; where a role changes
 * inside a line, `{{B}}` names the next. Empty lines belong to the page.
 */
export interface Page {
  name: string;
  text: string;
  blocks: Block[];
  metadata: Metadata;
  markup: "plain" | "markdown";
}

export const ROLES: Record<string, Role> = {
  T: "title", Y: "byline", D: "dateline", S: "source", B: "body", L: "links", C: "caption", X: "boilerplate",
};

export function pages(folder = "pages"): Page[] {
  const at = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(at).filter((file) => file.endsWith(".txt")).sort().flatMap((file) =>
    readFileSync(new URL(file, at), "utf8").split(/^=== /m).slice(1).map((source) => page(file, source)),
  );
}

function page(file: string, source: string): Page {
  const [name, head, ...rest] = source.replace(/\s+$/, "").split("\n");
  const { markup = "plain", ...metadata } = JSON.parse(head!);
  const blocks: Block[] = [];
  let text = "";
  for (const [i, line] of rest.entries()) {
    if (i > 0) text += "\n";
    if (!line.trim()) continue;
    let role = ROLES[line[0]!]!;
    for (const part of line.slice(2).split(/(\{\{.\}\})/)) {
      const change = /^\{\{(.)\}\}$/.exec(part);
      if (change) {
        role = ROLES[change[1]!]!;
        continue;
      }
      blocks.push({ start: text.length, end: text.length + part.trimEnd().length, role });
      text += part;
    }
  }
  return { name: `${file.replace(".txt", "")}/${name!.trim()}`, text, blocks, metadata, markup };
}

/** How a labelling compares with the hand's, in characters that are not white space. */
export interface Score {
  precision: number;
  recall: number;
}

export function score(all: { page: Page; found: Block[] }[]): Record<Role, Score> {
  const hits = new Map<Role, number>();
  const expected = new Map<Role, number>();
  const claimed = new Map<Role, number>();
  const add = (to: Map<Role, number>, role: Role | undefined) => role && to.set(role, (to.get(role) ?? 0) + 1);
  for (const { page, found } of all) {
    const want = perCharacter(page.text, page.blocks);
    const got = perCharacter(page.text, found);
    for (let i = 0; i < page.text.length; i++) {
      if (/\s/.test(page.text[i]!)) continue;
      add(expected, want[i]);
      add(claimed, got[i]);
      if (want[i] === got[i]) add(hits, want[i]);
    }
  }
  const ratio = (a = 0, b = 0) => (b === 0 ? 1 : a / b);
  return Object.fromEntries(
    Object.values(ROLES).map((role) => [
      role,
      { precision: ratio(hits.get(role), claimed.get(role)), recall: ratio(hits.get(role), expected.get(role)) },
    ]),
  ) as Record<Role, Score>;
}

function perCharacter(text: string, blocks: Block[]): (Role | undefined)[] {
  const roles = new Array<Role | undefined>(text.length);
  for (const { start, end, role } of blocks) roles.fill(role, start, end);
  return roles;
}
