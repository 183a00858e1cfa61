import { describe, expect, it } from "vitest";
import { standing } from "../../src/articles/facts/mentions.ts";
import { periodOf } from "../../src/articles/facts/period.ts";

/** A Friday. */
const TODAY = "2024-05-24";

describe("the days that a question names, and what is left of it", () => {
  it.each([
    ["What happened in Tarn on 19 January 2024?", "2024-01-19", "2024-01-19", "What happened in Tarn ?"],
    ["Who resigned between 3 May 2020 and 6 May 2020?", "2020-05-03", "2020-05-06", "Who resigned between and ?"],
    ["ماذا حدث في الحادي والعشرين من شهر أيار عام 2020 في حلب؟", "2020-05-21", "2020-05-21", "ماذا حدث في حلب؟"],
    ["Что случилось двадцать первого мая 2020 года?", "2020-05-21", "2020-05-21", "Что случилось ?"],
    ["Кто победил в марте 2020 года?", "2020-03-01", "2020-03-31", "Кто победил ?"],
    ["What happened on 3 December?", "2023-12-03", "2023-12-03", "What happened ?"],
    ["Who won yesterday?", "2024-05-23", "2024-05-23", "Who won ?"],
    ["من فاز أول أمس؟", "2024-05-22", "2024-05-22", "من فاز ؟"],
    ["شو صار مبارح بحلب؟", "2024-05-23", "2024-05-23", "شو صار بحلب؟"],
    ["Кто выиграл позавчера?", "2024-05-22", "2024-05-22", "Кто выиграл ?"],
    ["What happened last week?", "2024-05-13", "2024-05-19", "What happened ?"],
    ["ماذا حدث هذا الأسبوع في حمص؟", "2024-05-20", "2024-05-26", "ماذا حدث في حمص؟"],
    ["Что было в прошлом месяце?", "2024-04-01", "2024-04-30", "Что было ?"],
    ["ماذا حدث في العام الماضي؟", "2023-01-01", "2023-12-31", "ماذا حدث ؟"],
    ["What happened in Tarn in February?", "2024-02-01", "2024-02-29", "What happened in Tarn ?"],
    ["ماذا حدث في شهر حزيران في حلب؟", "2023-06-01", "2023-06-30", "ماذا حدث في حلب؟"],
    ["Что было в мае?", "2024-05-01", "2024-05-31", "Что было ?"],
    ["What happened on Monday?", "2024-05-20", "2024-05-20", "What happened ?"],
  ])("%s", (question, from, to, rest) => expect(periodOf(question, TODAY)).toMatchObject({ from, to, rest }));

  it.each(["Is TX-4418B affected?", "Who wrote section 1998/2?", "من هو مارس؟", "May I park in Tarn?", "من هي آذار في الفيلم؟", "Сколько стоит 12.8?"])("%s: none", (question) => expect(periodOf(question, TODAY)).toBeUndefined());
});

describe("how a text stands to the 3rd of May 2023, a Wednesday", () => {
  const asked = { from: "2023-05-03", to: "2023-05-03" };
  it.each([
    ["On 3 May 2023 the bridge fell.", "2024-01-01", "en", "told"],
    ["سقط الجسر في 3 أيار.", "2023-06-01", "ar", "told"],
    ["Мост упал вчера.", "2023-05-04", "ru", "told"],
    ["The bridge fell.", "2023-05-03", "en", "published"],
    ["The bridge fell on 4 May 2023.", "2023-06-01", "en", "off"],
    ["Мост упал.", "2021-05-03", "ru", "off"],
    ["سقط الجسر.", "2023-01", "ar", "off"],
    // A month, a year, a weekday that may be the one, the paper of the day after, no date at all: nobody can tell.
    ["Мост упал в мае 2023 года.", "2024-01-01", "ru", undefined],
    ["The bridge fell in 2023.", "2024-01-01", "en", undefined],
    ["سقط الجسر يوم الأربعاء.", "2023-05-07", "ar", undefined],
    ["The bridge fell.", "2023-05-04", "en", undefined],
    ["The bridge fell.", undefined, "en", undefined],
  ] as const)("%s (%s)", (text, date, language, how) => expect(standing(asked, text, { ...(date && { date }), language })).toBe(how));
});
