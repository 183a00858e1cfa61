import type { Ask } from "../../answer/answer.ts";
import { ArticlesError } from "../../articles/files/fault.ts";
import { createAsk } from "../../answer/ask.ts";
import type { Preferences } from "../../answer/chosen/preference.ts";
import type { Settings } from "../../config.ts";
import { Embedder } from "../../embedding/embedder.ts";
import { openEngine } from "../../library/engine.ts";
import { LibraryError } from "../../library/format/file.ts";
import type { Audience } from "../../library/library.ts";
import { seenBy } from "../../library/seen.ts";
import { ChecksError } from "../../publishing/checks.ts";
import { Reader } from "../../reading/reader.ts";
import { note } from "../../terminal/faults.ts";
import { printReport } from "../../terminal/progress.ts";
import { openDatabase, openReplica } from "./database.ts";
import { update } from "./update.ts";

interface How {
  /** Whether it is brought up to date first; where there is none it always is. */
  anew: boolean;
  /** What answers is the library as it was then; nothing is brought up to date. */
  asOf?: string | undefined;
  /** Whether checks that cannot be read only keep it from being brought up to date. */
  serves?: boolean;
  /** How many threads read; one is ready sooner. Absent: one a core. */
  hands?: number;
}

/** The library and what answers from it. */
export async function opened(settings: Settings, { anew, asOf, serves = false, hands }: How) {
  // Beside all that follows; where that fails nobody waits for it.
  const loading = settings.reader ? Reader.load(hands === undefined ? {} : { hands }) : undefined;
  loading?.catch(() => {});
  const embedder = await Embedder.load(settings.embeddingModel);
  const database = await openDatabase(settings);
  const engine = openEngine(settings.indexDir, database, await openReplica(settings));
  const past = asOf === undefined ? undefined : await engine.asOf(asOf, embedder.id, note);
  const there = past !== undefined || (await engine.exists());
  const report = !past && (anew || !there) ? await update(settings, engine, embedder, { wait: !there }).catch(goesOn(there && database !== undefined, there && serves)) : undefined;
  if (report) note(printReport(report));
  const library = await engine.current(embedder.id, note);
  await library.get("insiders");
  const seen = (audience: Audience) => (past ? seenBy(audience, past.library, past.closed) : library.get(audience));
  const reader = await loading;
  const asking = (audience: Audience, preferences?: Preferences, patiently = false): Ask => createAsk(() => seen(audience), embedder, patiently ? reader?.patiently : reader?.read, preferences);
  return { embedder, database, library, seen, asking };
}

/** One of several answers from what is published, whoever makes the next: another at this moment, or a machine that has the articles. */
function goesOn(published: boolean, unchecked: boolean): (error: unknown) => undefined {
  return (error) => {
    if (unchecked && error instanceof ChecksError) return note(`${error.message}\nIt answers from the library that is published; no run is published until CHECKS is mended.`) as undefined;
    if (!published || !(error instanceof LibraryError || error instanceof ArticlesError)) throw error;
    note(`${error.message}\nIt answers from the library that is published.`);
  };
}
