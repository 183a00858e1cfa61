import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A tiny library, a question, and what an exacting editor wants of the answer; see test/cases/README.md. */
export interface Case {
  _id: string;
  kind: string;
  half: "tuning" | "report";
  files: Record<string, string>;
  ask: string;
  /** The day on which it is asked. */
  now?: string;
  /** The question before it. */
  before?: string;
  expect: {
    found?: boolean;
    quoted?: string[];
    first?: string;
    not?: string[];
    sources?: number;
    differ?: string[];
    same?: boolean;
    missing?: string[];
    has?: string[];
    whole?: string[];
    together?: string[];
    smalltalk?: boolean;
    nearest?: string[];
    agree?: boolean;
    corrects?: string;
    corrected?: string;
  };
}

/** A folder with its articles. */
export function written({ files }: Pick<Case, "files">): string {
  const folder = mkdtempSync(join(tmpdir(), "isnad-case-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
