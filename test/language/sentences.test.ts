import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences } from "../../src/language/sentences.ts";
import { nasty } from "./nasty.ts";

const texts = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  it("cover everything but white space, in order, without overlap, none longer than a quote can bear", () => {
    const pages = fc.array(nasty, { maxLength: 30 }).map((pieces) => pieces.join(" "));
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        let at = from;
        for (const { start, end } of sentences(text, from, to)) {
          expect(text.slice(at, start)).toMatch(/^\s*$/);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(420);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          at = end;
        }
        expect(text.slice(at, to)).toMatch(/^\s*$/);
      }),
      { numRuns: 500 },
    );
  });

  it("end at the marks of every language", () => {
    expect(texts("انتهت القمة؟ نعم! ثم عاد الجميع. قال: «لن نعود.» وسكت.")).toHaveLength(5);
    expect(texts("Did it end? Yes! Then all went home. “We will not return.” He fell silent.")).toHaveLength(5);
    expect(texts("Закончился ли саммит? Да! Потом все уехали.")).toHaveLength(3);
    expect(texts("会议结束了。大家都回家了！")).toHaveLength(2);
    expect(texts("बैठक समाप्त हुई। सब घर गए।")).toHaveLength(2);
  });

  it.each([
    "زار د. سامي المدينة يوم الأحد.",
    "قال أ. د. محمد علي إن العمل انتهى.",
    "توفي سنة 400 ق.م. في بابل.",
    "Dr. Smith met Mr. Jones at St. Mary's.",
    "The U.S. Senate met at 5 p.m. on Monday.",
    "J. R. Smith wrote it, e.g. in vol. 3 of the series.",
    "В 1985 г. академик И. П. Павлов, т.е. физиолог, жил на ул. Мира.",
    "The price was 3.5 million.",
    "في مقد.متها تقف المد.مرة.",
  ])("%s is one", (text) => {
    expect(texts(text)).toEqual([text]);
  });

  it.each([
    [
      "Judge R. K. Narayan of the U.S. District Court ruled that Acme Corp. must pay Dr. Eva Stone approx. $3.5 million, i.e. half of it.",
      "The case No. 22-cv-0417 had lasted since Jan. 2019.",
      "See also Sec. 4 para. 2 of the act, p. 14 ff. of the ruling.",
      "Mr. J. P. Morton vs. the St. Anne Hospital was put off to Feb. 3 at 9 a.m. Eastern time.",
      '"I am relieved!" she said.',
      '"It took years..."',
      "Her lawyer, Prof. Ian Webb Jr. of Webb & Co. Ltd., moved from the U.S.",
      "He sells boats, nets, etc.",
      "Fishermen like that.",
      "Was there a plan B?",
      "He said no.",
      "Then he left.",
    ],
    [
      "Суд г. Озёрска признал гр. А. С. Петрова виновным по ч. 2 ст. 158 УК РФ и назначил штраф в 50 тыс. руб. за кражу на ул. Ленина, д. 5, кв. 12.",
      "По словам адв. И. П. Сидоровой, т. е. защитника, в 2021 г. Петров уже был судим.",
      "Ущерб составил 1,5 млн. руб. и т. д.",
      "Следующее заседание пройдёт в 10 ч. 15 мин. в зале им. М. Ю. Лермонтова.",
      "Дом построили в 1911 г.",
      "Он стоит до сих пор.",
      "«Я рада!» — сказала она.",
      "И ушла.",
    ],
    ["حكمت المحكمة على شركة د. سامي الحلو وشركاه ذ.م.م. بدفع 3.5 مليون ل.س. إلى السيدة م. ن. وفق المادة 12 ف. 3 من القانون.", "وستعقد الجلسة المقبلة الساعة 10.30 صباحا في القاعة رقم 4.", "وحضر المحامي أ. د. فارس نصر."],
    ["Tesla starb am 7. Januar 1943, d. h. vor Dr. Braun, im 3. Stock des Hauses Nr. 5 in der St.-Anna-Str. neben dem Bahnhof.", "Der Prof. war 86.", "Im 18. und 19. Jahrhundert war das bzw. dies anders."],
    ["La Sra. Ruiz pagó aprox. 3 euros en la Avda. Real núm. 5 al Dr. Gil.", "El Sr. Paz no vino."],
  ])("end neither at abbreviations nor at initials: %s", (...whole) => {
    expect(texts(whole.join(" "))).toEqual(whole);
  });

  it.each([
    ["1. Buy a ticket.", "2. Wait at the gate.", "3) Board when the light is green.", "(4) Sit down."],
    ["1. Купите билет.", "2. Ждите у ворот.", "3) Войдите на зелёный свет."],
    ["1. اشتر تذكرة.", "٢. انتظر عند البوابة.", "3) اركب عند الضوء الأخضر."],
  ])("have the number of their item: %s", (...items) => {
    expect(texts(items.join(" "))).toEqual(items);
    expect(texts(items.join("\n"))).toEqual(items);
  });

  it("end at every kind of line break", () => {
    for (const end of ["\n", "\r\n", "\r", "\u2028", "\u2029"]) expect(texts(`First line${end}second line`), JSON.stringify(end)).toEqual(["First line", "second line"]);
  });

  it("are cut at a clause when overlong", () => {
    const clause = "وقال المتحدث باسم المنظمة إن القافلة وصلت إلى المدينة في الصباح الباكر";
    const parts = texts(`${Array(10).fill(clause).join("، ")}.`);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(420);
      expect(part.startsWith("وقال")).toBe(true);
    }
  });

  it("never stand between the halves of a character", () => {
    for (const part of texts("👍".repeat(3000))) expect(part).not.toMatch(/\p{Cs}/u);
    for (const part of texts(`a${"👍".repeat(3000)}`)) expect(part).not.toMatch(/\p{Cs}/u);
  });

  it("of a long paragraph take time in proportion to its length", () => {
    const started = performance.now();
    expect(sentences("انتهت القمة في جنيف. وعاد الوفد إلى بلاده بعد يومين! ".repeat(4000)).length).toBeGreaterThanOrEqual(8000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
