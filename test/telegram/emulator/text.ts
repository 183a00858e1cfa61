import type { MessageEntity } from "@grammyjs/types";

/** Telegram says no: becomes `{ok: false, error_code, description}`. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: number;
  /** A refusal that only a faulty bot can meet; the test fails with it. */
  readonly fault: boolean;
  constructor(code: number, description: string, fault = false) {
    super(description);
    this.code = code;
    this.fault = fault;
  }
}

/** Text and entities as Telegram keeps them. Throws a Refusal for what it does not take. */
export function accept(text: string, entities: readonly MessageEntity[] = [], limit = 4096) {
  // A lone half of a surrogate pair is not UTF-8.
  if (/\p{Cs}/u.test(text)) throw new Refusal(400, "Bad Request: strings must be encoded in UTF-8", true);
  check(text, entities);
  const cleaned = clean(text, entities);
  if (cleaned.text === "") throw new Refusal(400, "Bad Request: message text is empty", true);
  if (cleaned.text.length > limit) throw new Refusal(400, "Bad Request: message is too long", true);
  return cleaned;
}

function check(text: string, entities: readonly MessageEntity[]): void {
  const bad = (entity: MessageEntity, why: string) =>
    new Refusal(400, `Bad Request: ${why}: ${JSON.stringify(entity)}`, true);
  // Telegram drops the hundred-and-first without a word.
  if (entities.length > 100) throw new Refusal(400, "Bad Request: more than 100 entities", true);
  for (const entity of entities) {
    const { offset, length } = entity;
    if (!(Number.isInteger(offset) && Number.isInteger(length) && offset >= 0 && length > 0)) {
      throw bad(entity, "ENTITY_BOUNDS_INVALID");
    }
    if (offset + length > text.length) throw bad(entity, "ENTITY_BOUNDS_INVALID, it ends after the text");
    for (const edge of [offset, offset + length]) {
      if (/[\ud800-\udbff]/.test(text[edge - 1] ?? "") && /[\udc00-\udfff]/.test(text[edge] ?? "")) {
        throw bad(entity, "ENTITY_BOUNDS_INVALID, it splits a surrogate pair");
      }
    }
    // Telegram drops a link that it can't read without a word.
    if (entity.type === "text_link" && !URL.canParse(entity.url)) throw bad(entity, "not an address");
    for (const other of entities) {
      if (other === entity || other.offset < offset || other.offset >= offset + length) continue;
      if (other.offset + other.length > offset + length && other.offset > offset) throw bad(entity, "entities cross");
      if (isBlockquote(entity) && isBlockquote(other)) throw bad(entity, "blockquotes can't be nested");
    }
  }
}

const isBlockquote = (entity: MessageEntity) => entity.type === "blockquote" || entity.type === "expandable_blockquote";

/**
 * What the server does to every text: control characters become spaces,
 * carriage returns, line separators and direction overrides vanish, white space
 * at both ends goes; entities move along.
 */
function clean(text: string, entities: readonly MessageEntity[]): { text: string; entities: MessageEntity[] } {
  const kept: string[] = [];
  const moved: number[] = [];
  for (const unit of text) {
    for (let i = 0; i < unit.length; i++) moved.push(kept.length);
    if (/[\r\u2028-\u202e]|\u0333|\u033f|\u030a/.test(unit)) continue;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
    if (/[\u0000-\u0009\u000b-\u001f]/.test(unit)) kept.push(" ");
    else kept.push(...unit.split(""));
  }
  moved.push(kept.length);
  const whole = kept.join("");
  const start = whole.length - whole.trimStart().length;
  const trimmed = whole.trim();
  const place = (offset: number) => Math.min(Math.max((moved[offset] ?? 0) - start, 0), trimmed.length);
  return {
    text: trimmed,
    entities: entities
      .map((entity) => {
        const offset = place(entity.offset);
        return { ...entity, offset, length: place(entity.offset + entity.length) - offset };
      })
      .filter((entity) => entity.length > 0)
      .sort((a, b) => a.offset - b.offset || b.length - a.length),
  };
}

/** The entities that Telegram finds by itself in what people type. */
export function found(text: string): MessageEntity[] {
  const entities: MessageEntity[] = [];
  const add = (type: "bot_command" | "mention", pattern: RegExp) => {
    for (const match of text.matchAll(pattern)) {
      entities.push({ type, offset: match.index, length: match[0].length });
    }
  };
  add("bot_command", /(?<![\w/])\/\w{1,64}(@\w{3,32})?/g);
  add("mention", /(?<![\w/])@\w{4,32}/g);
  return entities.sort((a, b) => a.offset - b.offset);
}
