/** A link to the bot that opens a citation: `v` checks it, `a` shows it in the article. */
export function deepLink(username: string, what: "v" | "a", id: string): string {
  return `https://t.me/${username}?start=${what}-${id}`;
}
