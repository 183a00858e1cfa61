/**
 * What lies in this folder, at the top of the articles, is for editors and those whom they name. The keys of
 * its articles begin with its name, be they files or records, so that whoever holds a key knows.
 */
export const PRIVATE = "private/";

/** Whether an article, by its key, or a file, by its path below the articles, is not for everybody. */
export function isPrivate(name: string): boolean {
  return name.startsWith(PRIVATE);
}

/** What a record of a file calls itself, as its articles are called. */
export function within(file: string, own: string): string {
  return isPrivate(file) && !isPrivate(own) ? PRIVATE + own : own;
}
