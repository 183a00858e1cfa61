import { expect, test } from "vitest";
import { findDate, withoutDate } from "../../src/articles/facts/dates.ts";

test.each([
  ["6 ذو القعدة 1442 هـ", "2021-06-16"],
  ["الأربعاء ٦ ذي القعدة ١٤٤٢هـ", "2021-06-16"],
  ["1 محرم 1445", "2023-07-19"],
  ["27 من شهر رمضان عام 1443 هجرية", "2022-04-28"],
  ["06/11/1442 هـ", "2021-06-16"],
  ["الخميس ١٥ / ٩ / ١٤٤٤ هـ", "2023-04-06"],
  ["۲۴ اردیبهشت ۱۴۰۲", "2023-05-14"],
  ["30 اسفند 1399", "2021-03-20"],
  ["6 ذو القعدة 1442 هـ الموافق 17 حزيران 2021", "2021-06-17"],
])("%s is %s", (text, date) => expect(findDate(text, "ar")).toBe(date));

test("no such day, and no date at all", () => {
  expect(findDate("31 رمضان 1442 هـ")).toBeUndefined();
  expect(findDate("10/11/1442")).toBeUndefined();
  expect(findDate("في شهر رمضان الماضي")).toBeUndefined();
  expect(withoutDate("الأربعاء 6 ذو القعدة 1442 هـ")?.trim()).toBe("الاربعا");
});
