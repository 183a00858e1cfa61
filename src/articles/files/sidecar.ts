import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "yaml";
import type { Metadata } from "../article.ts";
import { normalDate } from "../facts/dates.ts";
import { FIELDS, fields } from "../received.ts";

/**
 * What an editor corrected stands beside the file, in `news.txt.meta.yaml`: the text stays as
 * received, so no quote moves. Of a file that is one article it has the fields; of a file with
 * records the fields under each record's id. It counts before the file and before the text.
 */
const ENDING = ".meta.yaml";

/** Fields as an editor wants them; an empty one is unknown, whatever the article says. */
export type Correction = Metadata;

/** What a file's sidecar says; asked with the id of one of its records, or with none. */
export type Corrections = (record?: string) => Correction;

/** A sidecar that cannot be understood; the message says what to do. */
export class SidecarError extends Error {}

export function sidecarOf(file: string): string {
  return file + ENDING;
}

/** The file that a sidecar corrects; undefined for any other file. */
export function correctedBy(sidecar: string): string | undefined {
  return sidecar.endsWith(ENDING) ? sidecar.slice(0, -ENDING.length) : undefined;
}

/** @throws SidecarError */
export async function readSidecar(file: string): Promise<Corrections> {
  const known = await written(file);
  if (known === undefined) return () => ({});
  return (record) => {
    const own = record === undefined ? known : property(known, record);
    const correction: Correction = fields(own);
    for (const field of FIELDS) if ([null, ""].includes(property(own, field) as null)) correction[field] = "";
    if (!correction.date) return correction;
    const date = normalDate(correction.date);
    if (date === undefined) throw mend(file, `give a date that is none (${correction.date})`);
    return { ...correction, date };
  };
}

/** The chats between people, by name or id, that an editor wants to be read from what Telegram exported. @throws SidecarError */
export async function allowedChats(file: string): Promise<Set<string>> {
  const chats = property(await written(file), "chats");
  return new Set([chats ?? []].flat().map(String));
}

/** What stands beside a file; undefined where nothing does. */
async function written(file: string): Promise<unknown> {
  const sidecar = sidecarOf(file);
  if (!existsSync(sidecar)) return undefined;
  try {
    return parse(await readFile(sidecar, "utf8"));
  } catch (cause) {
    throw mend(file, `are not YAML (${(cause as Error).message.split("\n")[0]})`);
  }
}

function mend(file: string, why: string): SidecarError {
  return new SidecarError(`has corrections (${basename(sidecarOf(file))}) that ${why}: mend that file, or remove it`);
}

/** The metadata with what was corrected in it. */
export function corrected(metadata: Metadata, correction: Correction): Metadata {
  return Object.fromEntries(Object.entries({ ...metadata, ...correction }).filter(([, value]) => value !== "")) as Metadata;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
