import { fold } from "../fold.ts";
import type { Span } from "../span.ts";
import { type Word, words } from "../words.ts";
import { BESIDE, MAGHREB, THINGS, THINGS_BESIDE } from "./beside.ts";
import { slip } from "./slips.ts";
import { LETTERS, PAIRS, SMALL, TYPED } from "./small.ts";

/** A question as an article would word it. */
export interface Reworded {
  text: string;
  /** What was typed where the text has this. */
  typed(span: Span): string;
}

/** Whether any article has a folded word. */
export type Knows = (folded: string) => boolean;

/** A place that was reworded: where it was, and where it is. */
interface Place {
  was: Span;
  is: Span;
}

const forms = (table: Record<string, string>) => new Map(Object.entries(table).flatMap(([standard, said]) => said.split(" ").map((word) => [word, standard] as const)));
const [SMALL_WORDS, TYPED_WORDS, PAIRED] = [forms(SMALL), forms(TYPED), new Map(Object.entries(PAIRS))];
const [SAID_BESIDE, SAID_IN_MAGHREB] = [forms(BESIDE), forms(MAGHREB)];
const [THING, THING_BESIDE, LETTER] = [forms(THINGS), forms(THINGS_BESIDE), forms(LETTERS)];
/** "And" with a word that asks; of وجوه there is no جوه. */
const AND_ASKS = new Map([...SMALL_WORDS].filter(([, written]) => /^(?:ماذا|من|أين|لماذا|متى|كم|بكم|كيف)$/.test(written)).map(([said, written]) => [`و${said}`, `و${written}`]));

/** What is set before a verb: it goes on, or (ه ح غ) will be. */
const BEFORE_VERB = /^([بكهح]|كا|غا?)(?=[يتن]\p{L}{2})/u;
const WILL = /^[هحغ]/;
/** A verb with that before it is told by its root: of بيروت there is no يروت. */
const VERB = /^[يتن](?:قول|عمل|عرف|كون|قدر|حب|عيش|دفع|لعب|كتب|فتح|قفل|فوز|خسر|موت|صير|بيع|شتري|شتغل|ستلم|سافر|نتهي|خلص|رجع|وصل|طلع|نزل|سكن|سال|طلب|حتاج|علم|درس|شرح|فهم|بني|شيل|اكل|اخد|اخذ|شرب|نام|جيب|روح|حصل|بدا|وقف|سمع|شوف|ضل|قعد|هضر|سكر|رفض|قرر|وافق|كلف|نفذ|دخل|خرج|ضرب|صلح|صرف|زيد|رفع|نقل|شارك|ساعد|حكي|بلش)(?:وا|ون|و|ي|ين|ه|ها)?$/u;
/** So begins a verb of what is or will be. */
const GOES_ON = /^[بكهح]?[يتن]\p{L}{2}/u;
/** Of a passive, what is left without what makes it one in a dialect. */
const PASSIVE = /^(?:ات|ان)((?:قتل|دفن|سرق|كسر|خطف|جرح|نقل|نشر|طرد|ضرب|هدم|ولد|دهس)(?:ت|وا)?)$/u;
/** "He did not ...", with what was glued around it. */
const NOT = /^ما?(\p{L}{2,}?)(و?)ش$/u;
/** What may be glued to a thing, with what it is where a dialect says it shorter. */
const GLUED = /^([وف]?)(هال|عال|فال|[بك]?ال|لل|[بل])?(\p{L}+)$/u;
const SHORTER: Record<string, string> = { هال: "هذا ال", عال: "على ال", فال: "في ال" };
/** Where these are said, ف before a word is in. So much of a word tells that it is one. */
const OF_MAGHREB = new Set("شكون شحال علاش فوقاش غادي ديال ديالو كيفاش واش دابا بزاف مزيان".split(" "));
const LONG = 7;
/** Behind these a letter is a word. */
const ASKED = new Set("who what when where why how which do does did are can could will would should".split(" "));

/** A question with what people say or type otherwise as articles have it; any other text as it is. Models read that better, readers are shown what they typed. */
export function standard(question: string): string {
  return reworded(question).text;
}

/** @param knows tells a slip of the finger from a word, and a word of a dialect from one that articles have too */
export function reworded(question: string, knows?: Knows): Reworded {
  const all = words(question);
  const said = new Saying(question, all, knows);
  const places: Place[] = [];
  let text = "";
  let end = 0;
  for (let i = 0; i < all.length; i++) {
    const word = all[i]!;
    if (word.start < end) continue;
    const paired = PAIRED.get(`${word.folded} ${all[i + 1]?.folded}`);
    const written = paired ?? said.written(i);
    if (written === undefined) continue;
    const last = paired === undefined ? word : all[++i]!;
    text += question.slice(end, word.start);
    // Nothing takes the space behind it, too.
    end = written === "" ? last.end + /^\s*/.exec(question.slice(last.end))![0].length : last.end;
    places.push({ was: { start: word.start, end }, is: { start: text.length, end: text.length + written.length } });
    text += written;
  }
  text += question.slice(end);
  const before = (at: number) => places.filter(({ is }) => is.end <= at).at(-1) ?? { was: { end: 0 }, is: { end: 0 } };
  const around = (at: number) => places.find(({ is }) => is.start < at && at < is.end)?.was;
  const plain = (at: number) => at - before(at).is.end + before(at).was.end;
  return {
    text,
    typed: ({ start, end }) => question.slice(around(start)?.start ?? plain(start), around(end)?.end ?? plain(end)),
  };
}

/** A question word by word. */
class Saying {
  private readonly isDialect: boolean;
  private readonly isMaghreb: boolean;

  constructor(
    private readonly question: string,
    private readonly all: Word[],
    private readonly knows: Knows | undefined,
  ) {
    this.isDialect = all.some(({ folded }) => SMALL_WORDS.has(folded) || AND_ASKS.has(folded) || (/^[بهح]ي/.test(folded) && this.isVerb(folded.slice(1))) || (/^[بهح]ت/.test(folded) && SAID_BESIDE.has(folded.slice(1))));
    this.isMaghreb = all.some(({ folded }) => OF_MAGHREB.has(folded));
  }

  /** A word as it is written; undefined where it is written so. */
  written(i: number): string | undefined {
    const { folded, start, end } = this.all[i]!;
    const printed = this.question.slice(start, end);
    // آية is no ايه.
    if (printed.startsWith("آ")) return undefined;
    const small = SMALL_WORDS.get(folded) ?? AND_ASKS.get(folded) ?? slip(this.all, i, this.knows);
    if (small !== undefined) return small;
    if (/^\p{Lu}{2,}$/u.test(printed) || /['’]/.test(printed)) return undefined;
    if (printed.length === 1 && printed === folded && (i === 0 || ASKED.has(this.all[i - 1]!.folded) || LETTER.has(this.all[i - 1]!.folded))) return LETTER.get(folded);
    return TYPED_WORDS.get(folded) ?? this.thing(folded, THING) ?? (this.isDialect ? this.among(i) : undefined);
  }

  /** Beside a word of a dialect. */
  private among(i: number): string | undefined {
    const { folded } = this.all[i]!;
    const [before, next] = [this.all[i - 1]?.folded ?? "", this.all[i + 1]?.folded ?? ""];
    if (GOES_ON.test(next)) {
      if (folded === "عم") return "";
      if (folded === "راح") return "سوف";
    }
    // What became is what happened, where that is asked.
    if (/^صارت?$/.test(folded) && SMALL_WORDS.has(before)) return folded.replace("صار", "حدث");
    return this.bare(folded) ?? this.denied(folded) ?? this.thing(folded, THING_BESIDE) ?? this.inside(folded);
  }

  /** A verb without what is set before it, or another. */
  private bare(folded: string): string | undefined {
    const [, glued] = BEFORE_VERB.exec(folded) ?? [];
    const rest = folded.slice(glued?.length ?? 0);
    const written = this.known(folded, (this.isMaghreb ? SAID_IN_MAGHREB.get(rest) : undefined) ?? SAID_BESIDE.get(rest) ?? PASSIVE.exec(rest)?.[1]);
    if (glued === undefined || (written === undefined && !this.isVerb(rest) && !this.isKnownVerb(folded, rest))) return written;
    return `${WILL.test(glued) ? "س" : ""}${written ?? rest}`;
  }

  private isVerb(rest: string): boolean {
    return VERB.test(rest) || (SAID_BESIDE.has(rest) && /^[يتن]/.test(rest));
  }

  /** Nobody has the word, and articles have the verb. */
  private isKnownVerb(folded: string, rest: string): boolean {
    return this.knows !== undefined && !this.knows(folded) && rest.length > 3 && (this.knows(rest) || this.knows(rest.slice(1)));
  }

  private denied(folded: string): string | undefined {
    const [, stem, many] = NOT.exec(folded) ?? [];
    if (stem === undefined) return undefined;
    const verb = many ? `${stem}وا` : stem;
    const written = SAID_BESIDE.get(verb) ?? (verb.length > 2 && this.knows?.(folded) === false && this.knows(verb) ? verb : undefined);
    return written && `ما ${written}`;
  }

  private thing(folded: string, table: Map<string, string>): string | undefined {
    const plain = this.known(folded, table.get(folded));
    if (plain) return plain;
    const [, and = "", glued = "", thing = ""] = GLUED.exec(folded) ?? [];
    const written = this.known(folded, table.get(thing));
    return written && `${and}${SHORTER[glued] ?? glued}${written}`;
  }

  /** What is written, unless articles have but what was said. */
  private known(folded: string, written: string | undefined): string | undefined {
    return written !== undefined && this.knows?.(folded) && !words(written).some((word) => this.knows!(word.folded)) ? undefined : written;
  }

  private inside(folded: string): string | undefined {
    if (!this.isMaghreb || this.knows === undefined || !folded.startsWith("ف") || this.knows(folded)) return undefined;
    const rest = folded.slice(1);
    return rest.length >= LONG || this.knows(fold(rest)) ? `في ${rest}` : undefined;
  }
}
