import { describe, expect, it } from "vitest";
import { standard } from "../../src/language/questions/dialect.ts";

describe("a question in dialect", () => {
  it.each([
    ["ليش سكّروا الجسر؟", "لماذا سكّروا الجسر؟"],
    ["وين راح المركب اللي غرق مبارح؟", "أين راح المركب الذي غرق أمس؟"],
    ["شحال من دار تهدمات؟", "كم من دار تهدمات؟"],
    ["إمتى هيفتحوا الكوبري؟", "متى هيفتحوا الكوبري؟"],
    ["شلون طلع الطيار؟", "كيف طلع الطيار؟"],
    ["اكو مدرسة جديدة؟", "هل يوجد مدرسة جديدة؟"],
  ])("is read as it is written: %s", (asked, written) => expect(standard(asked)).toBe(written));

  it.each(["متى افتتح الجسر الجديد؟", "When did the bridge open?", "Когда открыли мост?", "", "؟!", "\ud800"])("any other stays as it is: %j", (asked) => expect(standard(asked)).toBe(asked));
});
