import type { MessageEntity } from "grammy/types";

/**
 * A message to be: text and what is to be seen in it, as Telegram takes it.
 * Entities count UTF-16 units, as JavaScript does, so nothing is ever escaped.
 */
export interface Draft {
  text: string;
  entities: MessageEntity[];
}

type Style = { type: "bold" | "italic" | "underline" | "strikethrough" | "blockquote" | "expandable_blockquote" } | { type: "text_link"; url: string };

/** What one message holds: Telegram refuses more text, and drops more entities without a word. */
const TEXT = 4096;
const ENTITIES = 100;

export function plain(text: string): Draft {
  return { text, entities: [] };
}

/** The draft with a style over all of it. */
export function styled(draft: Draft | string, style: Style): Draft {
  const { text, entities } = typeof draft === "string" ? plain(draft) : draft;
  if (text === "") return { text, entities };
  return { text, entities: [{ ...style, offset: 0, length: text.length }, ...entities] };
}

export function join(parts: readonly (Draft | string)[], separator = ""): Draft {
  let text = "";
  const entities: MessageEntity[] = [];
  for (const [i, part] of parts.entries()) {
    if (i > 0) text += separator;
    const draft = typeof part === "string" ? plain(part) : part;
    for (const entity of draft.entities) entities.push({ ...entity, offset: text.length + entity.offset });
    text += draft.text;
  }
  return { text, entities };
}

/** Whether one message holds it. */
export function fits({ text, entities }: Draft): boolean {
  return text.length <= TEXT && entities.length <= ENTITIES;
}

/** As many of the first parts as one message holds. A part is taken whole or not at all; the first must fit. */
export function fill(parts: readonly (Draft | string)[], separator: string): Draft {
  for (let count = parts.length; count > 0; count--) {
    const draft = join(parts.slice(0, count), separator);
    if (fits(draft)) return draft;
  }
  throw new RangeError("Nothing of this fits into a message.");
}
