import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { Document, isMap, isScalar, parseDocument } from "yaml";
import type { Metadata } from "../articles/article.ts";
import { sidecarOf } from "../articles/files/sidecar.ts";
import { IntakeError } from "./incoming.ts";
import { placeOf } from "../articles/files/place.ts";
import { replaceFile } from "./replace.ts";

/** New values by field; empty: not known, whatever the article says; undefined: as the article says it again. */
export type Changes = { [field in keyof Metadata]: string | undefined };

/**
 * Writes what an editor corrected into the sidecar beside the article's file, and leaves all else that
 * stands there as it is. The file itself is not touched. The articles know it from the next index run on.
 * @param article the article's id, and its path below the folder
 * @throws IntakeError
 */
export function correct({ id, path }: { id: string; path: string }, changes: Changes, articles: string): void {
  const { file, record } = placeOf(path);
  if (!existsSync(join(articles, file))) throw new IntakeError(`${file} is not there any more. Read the articles again.`);
  const sidecar = sidecarOf(join(articles, file));
  const document = existsSync(sidecar) ? parseDocument(readFileSync(sidecar, "utf8")) : new Document({});
  if (document.errors.length > 0) throw new IntakeError(`${basename(sidecar)} is not YAML (${document.errors[0]!.message.split("\n")[0]}). Mend or remove that file.`);
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  const within = record ? [keyOf(document, id)] : [];
  for (const [field, value] of Object.entries(changes)) {
    if (value !== undefined) document.setIn([...within, field], value);
    else if (document.hasIn([...within, field])) document.deleteIn([...within, field]);
  }
  if (record && isEmpty(document.getIn(within))) document.delete(within[0]);
  if (isEmpty(document.contents)) rmSync(sidecar, { force: true });
  else replaceFile(sidecar, document.toString());
}

/** A record's id as it stands among the keys: 7 may have been written without quotation marks. */
function keyOf(document: Document, id: string): unknown {
  const keys = isMap(document.contents) ? document.contents.items.map(({ key }) => (isScalar(key) ? key.value : key)) : [];
  return keys.find((key) => String(key) === id) ?? id;
}

const isEmpty = (node: unknown) => !isMap(node) || node.items.length === 0;
