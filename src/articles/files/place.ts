/** Where an article lies: its file below the articles folder, and whether it is one of many in it. */
export interface Place {
  file: string;
  record: boolean;
}

/** The place that an article's path tells: "wire/briefs.jsonl, line 7" is a record of its file, any other path a file. */
export function placeOf(path: string): Place {
  const [, file] = /^(.+), (?:line|row|record|message|item) \d+$/s.exec(path) ?? [];
  return { file: file ?? path, record: file !== undefined };
}
