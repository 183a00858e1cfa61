/** Only what may be opened: an address of the web, not too long, without a fault, and without somebody's name and password in it. */
export function linkable(url: string | undefined): url is string {
  return url !== undefined && url.length <= 2000 && /^https?:\/\/(?![^/?#]*@)[^\s\p{Cc}\p{Cs}]+$/iu.test(url) && URL.canParse(url);
}

const LINK = /(?:https?:\/\/|www\.|t\.me\/)\S+/giu;

/** What is said beside addresses, which ask nothing and are words of no article. */
export function withoutLinks(text: string): string {
  return text.replace(LINK, " ").trim();
}
