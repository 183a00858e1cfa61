/**
 * Intake is how a file gets into the articles folder from somewhere else: a link,
 * a chat, a command line. Always in three steps: `download(url)` gives a file (one
 * sent in a chat is a file already), `preview(file)` reads it as the index will and
 * tells what it holds or why it cannot be read, `keep(file, folder)` puts it
 * among the articles. Nothing is written before `keep`, and `keep` never overwrites.
 */

/** A file that is not yet among the articles. */
export interface Incoming {
  /** The name somebody else gave it: never used as a path before `keep` has cleaned it. Its extension tells the format. */
  name: string;
  bytes: Buffer;
}

/** A link or file that cannot be taken; the message says why and what to do, fit to be shown to whoever sent it. */
export class IntakeError extends Error {
  override name = "IntakeError";
}
