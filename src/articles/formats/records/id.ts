/** Longer than any address that a browser or a server takes whole. UTF-16 units. */
const LONGEST = 1000;

/** Why an article cannot go by an id, which stands in addresses; undefined where it can. */
export function unfit(id: string): string | undefined {
  if (/\p{Cc}/u.test(id)) return "has a control character in its id: give it another";
  if (id.split("/").some((part) => part === "." || part === "..")) return 'has "." or ".." in its id, which leads elsewhere in an address: give it another';
  if (id.length > LONGEST) return `has an id of more than ${LONGEST} characters: give it a shorter one`;
  return undefined;
}
