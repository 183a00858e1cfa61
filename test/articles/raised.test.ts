import { describe, expect, test } from "vitest";
import { printed } from "../../src/articles/print/print.ts";
import type { Glyphs } from "../../src/articles/print/rows.ts";
import { DOWN, END, levelled, UP } from "../../src/articles/page/raised.ts";
import { body, document, Folder, paragraph } from "./folder.ts";
import { zip } from "./zip.ts";

const folder = new Folder();

/** As printed, ^raised^ and _lowered_, and as it is to be kept. */
const STORIES: [string, string][] = [
  [
    "The Orlen dam was finished in 1994^2^ and holds 3.5 × 10^6^ m^3^ of water, and 12,300^3^ people live below it^4^.",
    "The Orlen dam was finished in 1994 and holds 3.5 × 10⁶ m³ of water, and 12,300 people live below it.",
  ],
  [
    "Плотину на Орлене достроили в 1994^2^ году, она держит 3,5 · 10^6^ м^3^ воды, а ниже живут 12 300^3^ человек^4^.",
    "Плотину на Орлене достроили в 1994 году, она держит 3,5 · 10⁶ м³ воды, а ниже живут 12 300 человек.",
  ],
  [
    "اكتمل سد أورلن سنة 1994^2^ ويحفظ من الماء 3.5 × 10^6^ م^3^ ويعيش تحته 12300^3^ نسمة كما قال المهندسون^4^.",
    "اكتمل سد أورلن سنة 1994 ويحفظ من الماء 3.5 × 10⁶ م³ ويعيش تحته 12300 نسمة كما قال المهندسون.",
  ],
];

describe.each(STORIES)("%s", (source, kept) => {
  test("of a page", async () => {
    const page = source.replace(/\^(\d)\^\./, '<a href="#n$1" class="note"><sup>$1</sup></a>.').replace(/\^([^^]*)\^/g, "<sup>$1</sup>");
    expect(body(await folder.article("a.html", `<html><body><article><p>${page}</p></article></body></html>`))).toEqual([kept]);
  });

  test("of a Word file", async () => {
    expect(body(await folder.article("a.docx", zip({ "word/document.xml": document(paragraph(source)) })))).toEqual([kept]);
  });

  test("of a printed page", () => {
    const glyphs: Glyphs[] = [];
    // Arabic goes left, letter by letter; a number in it goes right, with what is raised behind it.
    const rtl = /\p{Script=Arabic}/u.test(source);
    let at = rtl ? 900 : 0;
    for (const [piece] of source.matchAll(rtl ? /\p{Nd}[\p{Nd}.]*(?:\^\d\^)?|\^\d\^|./gsu : /\^\d\^|[^^\s]+|\s+/g)) {
      const runs = piece.split("^").flatMap((text, i) => (text ? [{ text, height: i % 2 ? 7 : 11, y: i % 2 ? 704 : 700, width: text.length * (i % 2 ? 3 : 5) }] : []));
      const width = runs.reduce((sum, run) => sum + run.width, 0);
      let x = rtl ? at - width : at;
      for (const run of runs) {
        glyphs.push({ ...run, x });
        x += run.width;
      }
      at += rtl ? -width : width;
    }
    expect(printed([glyphs]).text).toBe(kept);
  });
});

test.each([
  ["41^1^/_2_ crowns and 41 ^1^⁄_2_", "41 1/2 crowns and 41 1/2"],
  ["19^th^, XIX^e^, 1^er^, M^me^, n^o^ 5", "19th, XIXe, 1er, Mme, no 5"],
  ["H_2_O, CO_2_, log_2_8", "H2O, CO2, log₂8"],
  ["the ^14^C test, Ca^2+^, 10^−^^6^ m", "the ¹⁴C test, Ca²⁺, 10⁻⁶ m"],
  ["E = mc^2^, 2^10^ = 1024, 2^3^ = 8, 9.81 m/s^2^", "E = mc², 2¹⁰ = 1024, 2³ = 8, 9.81 m/s²"],
  ["20^o^C, 20^0^C", "20°C, 20°C"],
  ["١٩٩٤^٢^ و ٥ كم^٢^", "١٩٩٤ و ٥ كم²"],
  ["12,300^a^ in 1994^*^, of which 40^[citation needed]^ fell^1,2^ (in 1996)^3^", "12,300 in 1994, of which 40 fell (in 1996)"],
  ["^1^ Measured at the gauge", "1 Measured at the gauge"],
  ["nothing raised 1994²", "nothing raised 1994²"],
])("%s is %s", (source, kept) => {
  expect(levelled(source.replace(/\^([^^]*)\^/g, `${UP}$1${END}`).replace(/_([^_]*)_/g, `${DOWN}$1${END}`))).toBe(kept);
});

test("links to notes go, whether raised or not; other links and their numbers stay; what is crossed out is not said", async () => {
  const page = `<p>The pool was built in 1911<a href="#n1">1</a> and has 3<a href="#n2">[2]</a> slides, see <a href="#p4">4</a> and <a href="/5">5</a>; a ticket costs <s>7</s> 9 crowns.</p>`;
  expect(body(await folder.article("a.html", page))).toEqual(["The pool was built in 1911 and has 3 slides, see 4 and 5; a ticket costs 9 crowns."]);
});
