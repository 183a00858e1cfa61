/** What there is to say besides answers: a line to standard error. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

const EXPECTED = new Set(["UsageError", "ConfigError", "ArticlesError", "LibraryError", "DriverError", "ModelError", "ReaderError", "RefusedError", "IntakeError", "ListenError", "PostgresError", "MoveError", "ChecksError"]);

/** Faults that a person can mend are told in a line; anything else with its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return EXPECTED.has(error.name) ? error.message : (error.stack ?? error.message);
}
