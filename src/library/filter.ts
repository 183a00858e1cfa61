import { words } from "../language/words.ts";

/** Which articles may answer. Dates are ISO, as exact as they are given; names are compared after folding. */
export interface Filter {
  since?: string;
  until?: string;
  source?: string;
  author?: string;
  language?: string;
}

/** What a filter looks at. */
export interface Known {
  source: string | null;
  author: string | null;
  date: string | null;
  language: string | null;
}

/** Whether an article passes. What is not known of it does not pass. */
export function passes({ since, until, source, author, language }: Filter, article: Known): boolean {
  const named = (wanted: string | undefined, given: string | null) => wanted === undefined || (given !== null && plain(given).includes(plain(wanted)));
  return (
    named(source, article.source) &&
    named(author, article.author) &&
    (language === undefined || article.language?.toLowerCase().startsWith(language.toLowerCase()) === true) &&
    (since === undefined || (article.date !== null && article.date.slice(0, since.length) >= since.slice(0, article.date.length))) &&
    (until === undefined || (article.date !== null && article.date.slice(0, until.length) <= until))
  );
}

export function isEmpty(filter: Filter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

/** A name as names are compared. */
export function plain(name: string): string {
  return words(name).map(({ folded }) => folded).join(" ");
}
