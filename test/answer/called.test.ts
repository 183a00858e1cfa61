import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { around } from "../../src/answer/around.ts";
import type { Block } from "../../src/articles/article.ts";
import { libraryWith } from "./samples.ts";

const BARGES = {
  "en/barge.md":
    "---\ntitle: Freed after nine days on the sandbank\n---\nThe grain barge Lady Maud, which had blocked the lower Tarn since Sunday, was pulled free on Tuesday evening by two tugs from Port Ellis. She had run onto the sandbank below Cobble Weir, when her steering failed. Nobody was hurt. About 400 tonnes of wheat had to be moved into smaller boats before she would float.\n\nForty-one boats were waiting when the river was opened again at 19:20. The harbour master, Imogen Strand, said that the owners would be billed for the tugs, which cost 9,300 pounds a day. Divers found a hole the size of a dinner plate in the hull. The barge was built in 1958 in Rotterdam and belongs to the Kettle brothers.\n",
  "ar/sandal.md":
    "---\ntitle: إخراج من الرمال بعد ثمانية أيام\n---\nنجحت قاطرتان مساء الأربعاء في تعويم الصندل «نجمة النيل» الذي كان يسد المجرى الملاحي قرب إسنا منذ الثلاثاء قبل الماضي. وكان قد جنح بعد عطل في الدفة، ولم يصب أحد من طاقمه. واضطر المنقذون إلى نقل 350 طنا من القمح إلى قوارب أصغر.\n\nوقال مدير الميناء عصام بركات إن 28 مركبا كانت تنتظر عند فتح المجرى. وبلغت كلفة القاطرتين 200 ألف جنيه في اليوم. وعثر الغواصون على ثقب في بدن الصندل الذي بني عام 1969 في الإسكندرية. وسيبحث تحقيق في سبب انطفاء أضواء التحذير.\n",
};

describe("what a passage calls by its kind alone", () => {
  let library: Awaited<ReturnType<typeof libraryWith>>;
  beforeAll(async () => {
    library = await libraryWith(BARGES);
  }, 120_000);
  afterAll(() => library.close());

  it.each([
    ["When was the Lady Maud built?", "1958"],
    ["Where was the Lady Maud built?", "Rotterdam"],
    ["متى بني «نجمة النيل»؟", "1969"],
  ])("is what an earlier paragraph called by name: %s", async (question, said) => {
    const { found, quotes } = await library.ask(question);
    expect(found && quotes[0]!.highlights.map(({ start, end }) => quotes[0]!.text.slice(start, end)).join(" ")).toContain(said);
  });

  it.each(["How long is the Lady Maud?", "Who was steering the Lady Maud?", "كم طول «نجمة النيل»؟"])("is not told more of for that: %s", async (question) =>
    expect(await library.ask(question)).toMatchObject({ found: false }));
});

describe("the sentence that introduced a name", () => {
  const ahead = (question: string, paragraphs: string[]) => {
    const text = paragraphs.join("\n");
    const blocks = paragraphs.map((paragraph): Block => ({ role: "body", start: text.indexOf(paragraph), end: text.indexOf(paragraph) + paragraph.length }));
    return around(question, blocks.at(-1)!, "", text, blocks).before.trim();
  };

  it.each([
    ["When was the Maud built?", ["Fog lay on the river. The barge Maud was freed.", "The barge was built in 1958."], "The barge Maud was freed."],
    ["Когда построен «Ветер»?", ["Баржу «Ветер» сняли.", "Баржа построена в 1976 году."], "Баржу «Ветер» сняли."],
    ["متى بني «النجم»؟", ["عُوم الصندل «النجم».", "وبني الصندل عام 1969."], "عُوم الصندل «النجم»."],
  ])("comes right before what goes on about it: %s", (question, paragraphs, told) => expect(ahead(question, paragraphs)).toBe(told));

  it.each([
    ["Who is the captain of Dunmere?", ["Harlow won, beating Dunmere 3-1.", "Their captain, Tom Abara, missed the match."]],
    ["When was the Maud built?", ["The barge Maud was freed.", "Other ships", "The barge was built in 1958."]],
    ["When was the Maud built?", ["The barge Maud was freed.", "The barge Maud was built in 1958."]],
    ["Who was found in the bay of Maud?", ["A whale was found in the bay Maud.", "The bay has been closed since."]],
  ])("does not where the passage is of something else, has the name, or the question the kind: %s", (question, paragraphs) => expect(ahead(question, paragraphs)).toBe(""));
});
