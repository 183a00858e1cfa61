import { expect, test } from "vitest";
import { daily, isQuiet, local, next, nextOn, notQuiet } from "../../src/news/hours.ts";

const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString();
const night = { from: 22, to: 8 };

test("hours are quiet by the clock of a place", () => {
  const damascus = { zone: "Asia/Damascus", quiet: night };
  // Damascus is three hours on.
  expect(["18:59", "19:00", "23:30", "04:59", "05:00"].map((time) => isQuiet(at(`2026-03-01T${time}Z`), damascus))).toEqual([false, true, true, true, false]);
  expect(["12:59", "13:00", "14:59", "15:00"].map((time) => isQuiet(at(`2026-03-01T${time}Z`), { zone: "UTC", quiet: { from: 13, to: 15 } }))).toEqual([false, true, true, false]);
  expect(isQuiet(at("2026-03-01T02:00Z"), { zone: "UTC" })).toBe(false);
  expect(iso(notQuiet(at("2026-03-01T20:15:07Z"), damascus))).toBe("2026-03-02T05:00:00.000Z");
  expect(iso(notQuiet(at("2026-03-01T12:15:07Z"), damascus))).toBe("2026-03-01T12:15:07.000Z");
});

test("the next hour is found over midnight, in zones of half an hour, and over clocks that are set", () => {
  expect(iso(next(9, at("2026-03-01T08:59:59Z"), "UTC"))).toBe("2026-03-01T09:00:00.000Z");
  expect(iso(next(9, at("2026-03-01T09:00:00Z"), "UTC"))).toBe("2026-03-02T09:00:00.000Z");
  expect(iso(next(9, at("2026-03-01T00:00:00Z"), "Asia/Kolkata"))).toBe("2026-03-01T03:30:00.000Z");
  // Berlin sets its clock on in the night to 29 March 2026, and back in that to 25 October.
  expect(iso(next(9, at("2026-03-28T12:00:00Z"), "Europe/Berlin"))).toBe("2026-03-29T07:00:00.000Z");
  expect(iso(next(9, at("2026-10-24T12:00:00Z"), "Europe/Berlin"))).toBe("2026-10-25T08:00:00.000Z");
  expect(local(at("2026-03-01T23:30:00Z"), "Europe/Berlin")).toEqual({ hour: 0, minute: 30, weekday: 1 });
  expect(iso(daily(at("2026-03-01T12:00:00Z"), { zone: "UTC", quiet: night }))).toBe("2026-03-02T08:00:00.000Z");
  expect(iso(daily(at("2026-03-01T12:00:00Z"), { zone: "UTC" }))).toBe("2026-03-02T09:00:00.000Z");
});

test("the next hour on a day of the week is found by the clock of the place", () => {
  // 1 March 2026 is a Sunday; in Damascus it ends three hours earlier.
  expect(iso(nextOn(0, 9, at("2026-03-01T05:00:00Z"), "Asia/Damascus"))).toBe("2026-03-01T06:00:00.000Z");
  expect(iso(nextOn(0, 9, at("2026-03-01T06:00:00Z"), "Asia/Damascus"))).toBe("2026-03-08T06:00:00.000Z");
  expect(iso(nextOn(1, 1, at("2026-03-01T12:00:00Z"), "Asia/Damascus"))).toBe("2026-03-01T22:00:00.000Z");
  expect(iso(nextOn(null, 9, at("2026-03-01T12:00:00Z"), "UTC"))).toBe("2026-03-02T09:00:00.000Z");
  expect(iso(nextOn(0, 9, at("2026-03-23T12:00:00Z"), "Europe/Berlin"))).toBe("2026-03-29T07:00:00.000Z");
});
