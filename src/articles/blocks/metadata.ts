import { fold } from "../../language/fold.ts";
import type { Block, Metadata, Role } from "../article.ts";
import { findDate, normalDate, withoutDate } from "../facts/dates.ts";
import { isLabel, label } from "../lines/labels.ts";
import { lines } from "../lines/lines.ts";
import { unmarked } from "../lines/markdown.ts";
import { agency, areNames, isByShape, isCity, isNobody, isPerson, isReporter } from "../facts/names.ts";
import { stamp } from "../lines/shapes/stamp.ts";
import { phrase } from "../facts/phrase.ts";
import { languageOf } from "../facts/tongue.ts";
import { any } from "../languages/lexicon.ts";

/**
 * What a citation can say. What a record or front matter gives comes first;
 * else it is read from the blocks that are not body. Nothing is taken from
 * running text, and what is not clear is absent.
 */
export function metadata(text: string, blocks: Block[], given: Metadata): Metadata {
  const said = (b: Block) => text.slice(b.start, b.end);
  const of = (role: Role) => blocks.filter((b) => b.role === role).map(said);
  const body = blocks.filter((b) => b.role === "body");
  const language =
    tag(given.language) ??
    languageOf(
      body
        .slice(0, 8)
        .map((b) => text.slice(b.start, b.end))
        .join("\n") || text,
    );
  // "Published 4 October 2021 | By Leo Orr" tells the day as well as any dateline below it.
  const dated = blocks.filter((b) => b.role === "dateline" || (b.role === "byline" && stamp(said(b)))).map(said);
  const found: { [field in keyof Metadata]: string | undefined } = {
    title: given.title ?? title(of("title")),
    source: given.source ?? first(of("source"), source) ?? first(of("dateline"), datelineAgency) ?? first(of("boilerplate"), owner),
    author: (given.author && bareName(given.author)) ?? first(of("byline"), author) ?? first(of("dateline"), besideDate) ?? gluedAuthor(text, blocks),
    date: (given.date && normalDate(given.date, language)) || first([...dated, ...of("byline")], (t) => findDate(t, language)),
    url: given.url ?? first(of("source"), url),
    language,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value)) as Metadata;
}

function first(texts: string[], read: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const value = read(text);
    if (value) return value;
  }
  return undefined;
}

/** The value behind a label, or the whole where there is none. */
function value(text: string): string {
  const line = lines(text)[0];
  const own = line && label(line);
  return (own?.value || text).replace(/\s+/g, " ").trim();
}

const BREAKING = new RegExp(`^${any("breaking")}\\s*[|:!–-]+\\s*(?=\\p{L})`, "iu");

/** The first title; where a later one is the same without the site's name, that one. */
function title(texts: string[]): string | undefined {
  const plain = texts.map((text) =>
    unmarked(isLabel(/^([\p{L}\p{M}\s]{1,12}):/u.exec(text)?.[1] ?? "", "title") ? value(text) : text)
      .replace(/\s+/g, " ")
      // Pictures before it are for the eye.
      .replace(/^(?:\p{Extended_Pictographic}|\ufe0f|\u200d|\s)+(?=\p{L}|\p{P})/u, "")
      // How new it is, is no part of it.
      .replace(BREAKING, ""),
  );
  const shorter = plain.find(
    (t, i) => i > 0 && t.length > 8 && phrase(plain[0]!).startsWith(`${phrase(t)} `) && /\s[|–—-]\s/u.test(plain[0]!),
  );
  return shorter ?? plain[0];
}

function source(text: string): string | undefined {
  const name = value(text).replace(/^[\s(["«“–—/-]+|[\s)\]"»”.–—/-]+$/gu, "");
  // "البستان + وكالات": the outlet, and nobody.
  const parts = name.split(/\s*[+،,/]\s*|\s+[-–—|]\s+/u);
  const outlet = parts.some(isNobody) ? parts.filter((part) => !isNobody(part)).join(", ") : name;
  if (/^(?:https?:|www\.)/i.test(name) || !/\p{L}/u.test(name) || !outlet) return undefined;
  return agency(outlet) ?? outlet;
}

function datelineAgency(text: string): string | undefined {
  for (const part of text.split(/[,،()[\]/:–—ـ]|\s-\s|\.\s/u)) {
    const name = agency(part);
    if (name && !isNobody(name)) return name;
  }
  // "The Channel, [12.02.2024 18:45]", as Telegram copies a post; "ТИКСИ, 3 декабря. /Вестник/."; "دجلة برس/".
  const told = /^(.{2,60}),\s\[\p{Nd}/u.exec(text)?.[1] ?? /\.\s\/([^/]{2,40})\/\.?$/u.exec(text)?.[1] ?? /^([^/\p{Nd}]{3,40}?)\s?\/$/u.exec(text)?.[1] ?? /\p{Nd}{4}\s([^-–—.:\p{Nd}]{2,20})[-–—]$/u.exec(text)?.[1];
  if (told) return told.trim();
  // "PORT SAID (Harbour Press) -": between a place and a dash stands nothing else in brackets.
  const bracketed = /\(([^()\p{Nd}]{3,40})\)/u.exec(text)?.[1];
  // "5 تشرين الثاني (نوفمبر) 2023": a month by its other name.
  return bracketed && !isNobody(bracketed) && (withoutDate(text) ?? phrase(text)).includes(fold(bracketed)) ? bracketed : undefined;
}

const NAME = "[\\p{L}\\p{M}][^,.|،:;©()\\p{Nd}–—]{2,50}";
const OWNER = new RegExp(`(?:©|\\(c\\)|${any("rights")})(?:\\s|©|\\(c\\)|${any("rightsOf")}|\\p{Nd}|[–—-])*(${NAME})`, "iu");
const OWNER_BEFORE = new RegExp(`^(${NAME}?)\\s*©\\s*\\p{Nd}{4}`, "iu");
const ALL_RIGHTS = new RegExp(`\\s+${any("allRights")}(?!\\p{L}).*$`, "iu");
const NO_OWNER = new RegExp(`^${any("noOwner")}(?:\\s|$)|(?<!\\p{L})${any("companies")}\\.?$|^${any("companies")}\\s`, "iu");

/** Whose a page says that it is: "© 2009-2021 The Harbour Post. All rights reserved". */
function owner(text: string): string | undefined {
  // A picture's owner stands there without a year.
  if (text.length > 160 || !/\p{Nd}{4}/u.test(text)) return undefined;
  const [, name] = OWNER.exec(text) ?? OWNER_BEFORE.exec(text) ?? [];
  const plain = name?.replace(ALL_RIGHTS, "").trim();
  if (!plain || plain.split(/\s+/).length > 6 || NO_OWNER.test(plain)) return undefined;
  return plain;
}

const BYLINE = new RegExp(`^${any("bylines")}\\s*[-–:/]?\\s+`, "iu");
const BY_NAME = new RegExp(`(?<!\\p{L})(?:${any("by")}|${any("by").toLowerCase()})\\s(\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’-]+){1,2})(?=\\s*(?:$|[-–—·|,•]))`, "u");

/** "By Jane Doe", told by a record: who that is; a name that may be none is left as it was told. */
function bareName(told: string): string {
  const name = told.replace(BYLINE, "");
  return isPerson(name) || (/^\p{Lu}/u.test(name) && isByShape(name)) ? name : told;
}

function author(text: string): string | undefined {
  const stamped = stamp(text);
  if (stamped) return stamped;
  const whole = value(text).replace(/^\*+|\*+$/g, "").replace(/\s*(?:\([^()]{3,60}\)|\S+@\S+|[-–—]+)$/u, "");
  const [place, ...rest] = whole.split(/\s+[-–]\s+/u);
  // "الرياض - جمانة الدوسري": the name is behind the place.
  const name = (rest.length > 0 && (isCity(place!) || agency(place!)) ? rest.join(" - ") : whole)
    .replace(BYLINE, "")
    .split(/[,،|•·:–—]|\s[-/]\s/u)[0]!
    .replace(/^[\s([-]+|[\s)\].-]+$/gu, "");
  const parts = name.split(/\s+/);
  if (rest.length === 0 && areNames(whole)) return whole;
  if (isPerson(name) || isReporter(text.trim()) || isByShape(name)) return name;
  // A label vouches for a name that is not on our list, if it looks like one.
  if (name === text.trim() || parts.length > 5 || /[\p{Nd}@]/u.test(name)) return undefined;
  return /\p{L}{2}/u.test(name) ? name : undefined;
}

/** "Published: Jan 9, 2023 by Hannah Greaves", "di Beatrice Tonelli - 30 Dicembre 2023". */
function besideDate(text: string): string | undefined {
  return BY_NAME.exec(text)?.[1];
}

/** A name that the next word is glued to was taken for a byline by that shape: no list has to know it. */
function gluedAuthor(text: string, blocks: Block[]): string | undefined {
  const glued = blocks.find((b, i) => b.role === "byline" && blocks[i + 1]?.start === b.end);
  return glued && text.slice(glued.start, glued.end);
}

function url(text: string): string | undefined {
  return /https?:\/\/[^\s<>"«»)]+/i.exec(text)?.[0];
}

/** "AR", "ar_EG", "Arabic" -> a tag; what is not understood is left to the letters. */
function tag(given: string | undefined): string | undefined {
  if (!given) return undefined;
  const plain = given.trim().replace(/_/g, "-");
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(plain)) {
    try {
      return new Intl.Locale(plain).language;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
