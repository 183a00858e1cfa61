import { describe, expect, it, test } from "vitest";
import { fold } from "../../src/language/fold.ts";
import { formsOf } from "../../src/language/forms.ts";
import { skeleton } from "../../src/language/skeleton.ts";

function isForm(asked: string, printed: string): boolean {
  const forms = formsOf(fold(asked));
  const word = fold(printed);
  return forms.spelt(word) || (forms.consonants.has(skeleton(word)) && forms.sounds(word));
}

describe("a word is found in every form that an article may have of it", () => {
  it.each([
    ["small words glued to it, on either side", "لبوتين بوتين|وبوتين بوتين|بوتين لبوتين|ببراتيسلافا براتيسلافا|كرامانوف بكرامانوف|بايدن لبايدن"],
    ["in dialect", "سميحه سميحة|احمد أحمد"],
    ["inflected", "Остроуховым Остроухов|Остроухов Остроухову|Ивановыми Иванова|лозинскую Лозинская|Threlkelds Threlkeld"],
    ["mistyped", "Nvalny Navalny|Navlany Navalny|بوتن بوتين|Зиленский Зеленский"],
    ["in dialect, with another sound", "الدهبية ذهبية|تلت الثلث"],
    ["in another hand", "Zhuravlev Zhuravlyov|Gaddafi Qaddafi|Mohammed Muhammad"],
    ["in another script", "Putin بوتين|Putin وبوتين|putins بوتين|Путиным بوتين|بوتين Путин|George جورج|Michael مايكل|حداد Хаддад|Omar عمر|Кузнецов كوزنيتسوف|Kuznetsov كوزنيتسوف|Горбачёв غورباتشوف|تشيخوف Чехов|Churchill تشرشل|دونيتسك Donetsk|Кузнецов Kuznetsov|Ратцель راتزل|Ratzel راتزل|Moataz معتز|Tesla تسلا|Tasnim تسنيم|Testour تستور|Watson واطسون|Watson Уотсон|Hatshepsut حتشبسوت|Хатшепсут حتشبسوت|Ельцин Yeltsin|يلتسين Ельцин|Navalny Навальный|Навального نافالني|Navalny Навальному|نافالني Навальным|Достоевским دوستويفسكي|Putin Путиным"],
    ["for short", "Катя Екатерина|Кате Екатериной|Саше Александру|Bill William"],
  ])("%s", (_, pairs) => {
    for (const pair of pairs.split("|")) {
      const [asked, printed] = pair.split(" ") as [string, string];
      expect(isForm(asked, printed), pair).toBe(true);
    }
  });
});

test("and another name is none", () => {
  for (const pair of "Quennell Quayle|Quillinan Penhaligon|Biden Putin|Biden بدون|Жмыхова Иванова|Саша Маша|Остроухов Петров|سميحة سامي|كرامانوف كرامة|Carla Karl|المرعبي المركب|السنديان الهندي".split("|")) {
    const [asked, printed] = pair.split(" ") as [string, string];
    expect(isForm(asked, printed), pair).toBe(false);
  }
});

test("numbers with a point and words with marks are words like others", () => {
  for (const word of ["3·5", "2·10·3", "at&t", "c++", "x|y", "a(b", "putin's"]) {
    expect(formsOf(word).spelt(word), word).toBe(true);
    expect(formsOf(word).spelt("zqxwv"), word).toBe(false);
  }
});
