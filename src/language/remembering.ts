/**
 * The same function, which remembers what it made: every rule looks at the words of the same question and the same few
 * passages. @param most texts that are remembered together, in UTF-16 units; with one more all are forgotten
 * @param longest of a longer text nothing is remembered: a word holds on to the text that it was cut from
 */
export function remembering<Made>(make: (text: string) => Made, most: number, longest = most): (text: string) => Made {
  const known = new Map<string, Made>();
  let held = 0;
  return (text) => {
    if (known.has(text)) return known.get(text)!;
    const made = make(text);
    if (text.length > longest) return made;
    held += text.length;
    if (held > most) known.clear();
    if (known.size === 0) held = text.length;
    known.set(text, made);
    return made;
  };
}
