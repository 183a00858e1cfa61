import type { Role } from "../article.ts";
import { fold } from "../../language/fold.ts";
import { STOPWORDS } from "../../language/lists/stopwords.ts";
import { phrase } from "../facts/phrase.ts";
import { any, lexica } from "../languages/lexicon.ts";
import { type Line, SHORT } from "./lines.ts";
import { isNotice, tells } from "./notices.ts";
import { points } from "./pointing.ts";
import { menu } from "./shapes/menu.ts";

/** A line that says itself what it is: `المصدر: نداء سوريا` is a source of value `نداء سوريا`. */
export interface Label {
  role: Role;
  /** The words behind the label, a slice of the line. */
  value: string;
}

const COMMENTS = new RegExp(`^\\p{Nd}+ ${any("replies")} ${any("repliesTo")} .+$|^[([]?\\d*[)\\]]?\\s*${any("comments")}(?:\\s*[:(]?\\s*\\d*\\s*\\)?)?$`, "iu");

const APPEAL = new RegExp(`^${any("appeals")}`, "iu");

/** "... in the race 400 persons.": how many did it, and no price. */
const COUNTED = /(\p{L}+)\s\p{Nd}[\p{Nd}.,٬]*\s\p{L}+\.$/u;

/** Buttons and notices that begin like this, which sentences may do too: short lines only. */
const NOTICE = [
  new RegExp(`^${any("buttons")}(?:[\\s:.!،,|/•·-]|$)`, "iu"),
  // Share, follow, subscribe; what it costs to read on, and where else one may
  APPEAL,
  COMMENTS,
  // For whom it is
  /^[^.!?]{3,60}[.!]?\s(?:0|6|12|16|18)\+$/u,
  new RegExp(`^[[(–—\\s-]*${any("advertising")}[\\])–—\\s-]*$`, "iu"),
  // Whose it is
  new RegExp(`^${any("advertising")}[.:]\\s(?:[^.]{0,40}\\s)?${any("companies")}(?!\\p{L})`, "iu"),
  // Reading time, listening, navigation
  new RegExp(`^(?:${any("wholeNotices")}|\\d+ ${any("counters")}|${any("counters")}\\s*:?\\s*[\\d٠-٩]+)$`, "iu"),
  new RegExp(`^${any("click")}(?:\\s+\\S+){0,3}(?:\\s*[:.])?$`, "iu"),
];

/** What a paper says of itself under its name: "An independent weekly, founded in 1931". */
const MASTHEAD = new RegExp(`^(?:[\\p{L}-]+\\s){0,3}${any("mastheads")}(?!\\p{L}).*${any("founded")}(?!\\p{L})`, "iu");

/** What moves on a page: a counter, a share's price, "1 of 3", the bounds of a list as read aloud; and arrows to other pages. */
const WIDGET = [
  /^(?:\p{L}+\s\p{Nd}+\s{2,}){2,}\p{L}+\s\p{Nd}+$/u,
  /^\(\p{Nd}{1,2}\)$|^\p{Nd}{1,3}(?:[\s.,٬]?\p{Nd}{3})?$|[▲▼]|^👁/u,
  new RegExp(`^(?:${any("sizeLetter")}[+-]?\\s?){1,3}$|^\\p{Nd}+ ${any("ofTotal")} \\p{Nd}+(?:\\s?\\|)?$`, "u"),
  new RegExp(`^${any("readAloud")}$|${any("loading")}\\s*(?:\\.{2,}|…)$|^[-–—*\\s]*${any("theEnd")}[-–—*\\s]+$`, "iu"),
];
const ARROW = /^(?:[←→]|<<|>>)\s?\p{L}.{3,}|^»\s\p{L}[^«]{3,}$|^«\s\p{L}[^»]{3,}$|^[^«]{3,}\p{L}[^.!?«]?\s(?:[←→»›]|>>)$/u;

/** Networks and apps: a line of hardly anything else is a row of buttons. */
const NETWORKS = new RegExp(any("networks"), "giu");

const RULE = /^[\s\p{P}\p{S}\u200b-\u200f]+$/u;
const URL_LINE = /^(?:https?:\/\/|www\.)\S+$/i;
/** (Reuters), (صورة أرشيفية): a picture's words or an agency's name, in brackets, as a line of its own. */
const PICTURE_NOTE = new RegExp(any("pictureNotes"), "iu");
const CREDIT = new RegExp(`[.。।()[\\]\\s|–—/]${any("photo")}(?:(?: ${any("photoBy")})?\\s?[:：/]\\s?| ${any("photoBy")} | (?=\\p{Lu}))\\S+(?: \\S+){0,4}$`, "iu");
/** Behind a caption its photographer: "... in the square. / ANA ROA", "... (Dan Okafor/Metro Ledger)", "... (خاص)". */
const PHOTOGRAPHER = new RegExp(`[\\p{L}\\p{Nd}.…]\\s(?:[/|]\\s?\\p{Lu}[\\p{Lu}\\s.'-]{3,40}|\\(${any("pictureMarks")}[^()]{0,40}\\)|\\([^()\\p{Nd}]{2,30}\\/\\s?[^()\\p{Nd}]{2,30}\\))$`, "iu");
/** A broadcaster's captions, and what stands for a name under a picture. */
const PICTURED = new RegExp(any("captions"), "iu");

const ROLES = ["title", "byline", "dateline", "source", "links", "caption"] as const;
/** Words that stand before a colon. Compared folded, so case, marks and alef forms do not matter. */
const beforeColon = ROLES.map((role) => [role, new Set([...lexica.values()].flatMap(({ labels }) => labels?.[role] ?? []).map(phrase))] as const);

/** What a short line says of itself, if anything. */
export function label(line: Line): Label | undefined {
  const { text } = line;
  if (RULE.test(text)) return { role: "boilerplate", value: "" };
  if (text.length > SHORT * 2) return undefined;
  if (isNotice(line)) return { role: "boilerplate", value: "" };
  if (text.length > SHORT) return undefined;
  if (notice(line) || (line.words <= 12 && MASTHEAD.test(text)) || (line.words <= 6 && WIDGET.some((pattern) => pattern.test(text)))) return { role: "boilerplate", value: "" };
  if (line.words <= 16 && ARROW.test(text)) return { role: "links", value: text };
  if (URL_LINE.test(text)) return { role: "links", value: text };
  if (points(line)) return { role: "links", value: "" };
  if (menu(text)) return { role: "links", value: "" };
  if (line.words <= 14 && buttons(text)) return { role: "boilerplate", value: "" };
  if (picture(line)) return { role: "caption", value: text };
  return labelled(line) ?? spokenByline(line);
}

/** Whether words before a colon say that their line has this role. */
export function isLabel(words: string, role: Role): boolean {
  return beforeColon.some(([known, names]) => known === role && names.has(phrase(words)));
}

/** What heads the comments of readers, alone on its line. */
export function isComments({ text }: Line): boolean {
  return text.length <= SHORT && COMMENTS.test(text);
}

/** "Share", "Follow us on Telegram for more"; but not "شارك الوزير في الاجتماع." */
function notice(line: Line): boolean {
  const { text, words, stop } = line;
  const bare = text.replace(/^(?:\p{S}|\p{Cf}|[·•]|\ufe0f|\s)+(?=\p{L})/u, "");
  // "Print runs fell to 4,000 copies." begins like a button and tells more; of an appeal only numbers prove that.
  if (stop === "full" && COUNTED.test(bare) && !STOPWORDS.has(fold(COUNTED.exec(bare)![1]!))) return false;
  if (tells(line) && (/\p{Nd}/u.test(bare) || !APPEAL.test(bare))) return false;
  return words <= (stop === "full" ? 8 : 12) && NOTICE.some((pattern) => pattern.test(bare));
}

function labelled(line: Line): Label | undefined {
  const taken = QUOTED_FROM.exec(line.text)?.[1];
  if (taken && line.words <= 7) return { role: "source", value: taken };
  const bare = line.text.replace(/^[\s*_#>([•-]+/u, "");
  const colon = /^([^:：]{1,30}?)[\s*_]*[:：][\s*_]*(.*)$/su.exec(bare);
  if (!colon && line.words > 2) return undefined;
  const name = phrase(colon ? colon[1]! : bare);
  for (const [role, names] of beforeColon) {
    if (!names.has(name)) continue;
    const value = (colon?.[2] ?? "").replace(/[\s*_)\]]+$/u, "");
    // "Source: the minister said that ..." is a sentence; titles and captions may be long.
    const most = role === "title" ? 40 : role === "caption" ? 30 : role === "links" ? 30 : 10;
    if (!colon && role !== "source" && role !== "links") return undefined;
    if (line.words > most + 2 || (line.stop === "full" && line.words > 8 && role !== "caption" && role !== "title"))
      return undefined;
    if (role === "byline" && !value) return undefined;
    // "فيديو :" heads what follows; only what follows it on the line is a caption.
    return { role: role === "caption" && !value ? "boilerplate" : role, value };
  }
  return undefined;
}

const QUOTED_FROM = new RegExp(`^${any("quotedFrom")}\\s+(\\p{L}[^.:،]{2,40})$`, "u");
const CONTRIBUTED = new RegExp(`${any("contributed")}\\.?$`, "iu");
/** Where there are capitals, a name has one: "By then it was late" is no byline. */
const SPOKEN = new RegExp(`^(?=\\p{Lu})${any("bylines")}\\s+(?=\\p{Lu})|^(?=\\p{Lo})${any("bylines")}\\s*[-–/:]?\\s+`, "u");
/** "Oxley - from our correspondent Lena Moss". */
const FROM_OURS = new RegExp(`^(?:[^\\p{Nd}.:،,!?؟]{2,30}?\\s*[-–—:،,]\\s*)?${any("fromReporters")}[:،,]?\\s+([^\\p{Nd}.:،,!?؟]{5,40})$`, "iu");
const NAME_PART = new RegExp(`^(?:\\p{Lu}|${any("inNames", "familyAnd", "and")}$)`, "u");

/** "By Jane Doe", "كتب محمد عباس": a byline without a colon. */
function spokenByline(line: Line): Label | undefined {
  if (line.words <= 24 && CONTRIBUTED.test(line.text)) return { role: "byline", value: line.text };
  const sent = FROM_OURS.exec(line.text)?.[1]?.split(/\s+/);
  if (sent && sent.length > 1 && sent.length < 4 && sent.every((part) => /^(?:\p{Lu}|\p{Lo})/u.test(part) && !STOPWORDS.has(fold(part)))) return { role: "byline", value: sent.join(" ") };
  const match = SPOKEN.exec(line.text);
  if (!match || line.stop === "comma" || (line.stop === "full" && line.words > 5)) return undefined;
  const value = line.text.slice(match[0].length).replace(/[\s:.]+$/u, "");
  const name = value.split(/[,،|•·–—]|\s-\s|\s\/\s/u)[0]!.trim();
  const parts = name.split(/\s+/);
  if (parts.length > 5 || parts.length < 1 || !name) return undefined;
  if (line.words > 14) return undefined;
  // Latin and Cyrillic names have capitals: "By then it was late" is no byline.
  if (
    /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name) &&
    !parts.every((p) => NAME_PART.test(p))
  )
    return undefined;
  return { role: "byline", value: name };
}

function buttons(text: string): boolean {
  const rest = text.replace(NETWORKS, "");
  if (rest.length === text.length) return false;
  return (
    rest
      .replace(/[^\p{L}]+/gu, " ")
      .trim()
      .split(" ")
      .filter(Boolean).length <= 1
  );
}

function picture({ text, words, stop }: Line): boolean {
  if (words <= 40 && PICTURED.test(text)) return true;
  if (/^[([](?:.{0,30})[)\]]$/su.test(text) && PICTURE_NOTE.test(text)) return true;
  if (words <= 30 && CREDIT.test(text.replace(/[.)\]]+$/u, ""))) return true;
  if (words <= 24 && PHOTOGRAPHER.test(text) && !/[.؟?!]\s/u.test(text.replace(/[.]?\s[/|]\s?[^/|]*$/u, ""))) return true;
  // Whose picture it is, in brackets, and no end.
  if (words >= 4 && words <= 16 && stop === "none" && /\p{L}\s\(\p{L}[\p{L}\s]{2,24}\)$/u.test(text) && !/[.؟?!]\s|[:*/\t]/u.test(text)) return true;
  return words <= 25 && stop !== "full" && PICTURE_NOTE.test(text) && !/(?<!(?:^|\s)\p{Lu})[.؟?!]\s/u.test(text);
}
