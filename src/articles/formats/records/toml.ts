/** A key before its value, and where the tables begin, in which no field of an article stands. */
const KEY = /^[ \t]*(?:([\w-]+)|"([^"\n]+)")[ \t]*=[ \t]*/;
const TABLE = /^[ \t]*\[/;
/** A value: text in one or three quotation marks of either kind, a list, or what needs none, such as a date. */
const VALUE = /^(?:"""\n?([\s\S]*?)"""|'''\n?([\s\S]*?)'''|"((?:\\.|[^"\\\n])*)"|'([^'\n]*)'|\[([^\]]*)\]|([^\n#]*))/;
const TEXTS = /"((?:\\.|[^"\\\n])*)"|'([^'\n]*)'/g;

/** The fields above the first table of a TOML document, as Hugo writes them over a text. What is no such field is passed over. */
export function toml(document: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (let rest = document.replace(/\r\n/g, "\n"); rest && !TABLE.test(rest); ) {
    const key = KEY.exec(rest);
    if (key) {
      rest = rest.slice(key[0].length);
      const [whole, ...values] = VALUE.exec(rest)!;
      const [long, longPlain, text, plain, list, bare] = values;
      found[key[1] ?? key[2]!] = list === undefined ? (longPlain ?? plain ?? bare?.trim() ?? unescaped(long ?? text ?? "")) : [...list.matchAll(TEXTS)].map(([, escaped, own]) => own ?? unescaped(escaped!));
      rest = rest.slice(whole.length);
    }
    const end = rest.indexOf("\n");
    rest = end < 0 ? "" : rest.slice(end + 1);
  }
  return found;
}

/** \n, \" and \u00e9 are a string's own way to write letters, the same as in JSON. */
function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text.replace(/\n/g, "\\n").replace(/(?<!\\)"/g, '\\"')}"`) as string;
  } catch {
    return text;
  }
}
