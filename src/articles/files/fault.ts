/** The articles as a whole cannot be read; the message says what to do and is meant to be shown. */
export class ArticlesError extends Error {
  override name = "ArticlesError";
}

const REASONS: Record<string, string> = {
  ENOENT: "vanished while it was read, or is a link to nothing: bring the index up to date again, or remove the link",
  ENOTDIR: "vanished while it was read: bring the index up to date again",
  EACCES: "may not be read: give the bot's user permission to read it",
  EPERM: "may not be read: give the bot's user permission to read it",
  ELOOP: "is a link that leads back to itself: remove it",
  ENAMETOOLONG: "has too long a name: rename it",
  EISDIR: "is a folder where a file was expected: bring the index up to date again",
  EMFILE: "could not be opened because too many files are open: raise the limit (ulimit -n)",
};

/** What an error of the file system means for one file, and what to do about it. */
export function fault(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return REASONS[code ?? ""] ?? `could not be read: ${message}`;
}

/** A path fit for a terminal: control characters are written out, since a name may hold any byte but / and NUL. */
export function shown(path: string): string {
  return path.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
