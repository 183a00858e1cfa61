import { readFileSync } from "node:fs";
import { AutoTokenizer, env, type PreTrainedTokenizer } from "@xenova/transformers";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { layOut } from "../../src/reading/layout.ts";
import { Tokenizer } from "../../src/reading/tokenizer.ts";
import { nasty } from "../language/nasty.ts";
import { reference } from "./reference.ts";

const { vocab } = JSON.parse(readFileSync("embeddings/reader/tokenizer.json", "utf8")).model as { vocab: [string, number][] };
const tokenizer = new Tokenizer(vocab);
/** Transformers.js' own, which tells no positions. */
let theirs: PreTrainedTokenizer;
beforeAll(async () => {
  env.allowRemoteModels = false;
  env.localModelPath = "embeddings";
  theirs = await AutoTokenizer.from_pretrained("reader", { local_files_only: true });
});
const ALL = 100_000;
const likelihood = (ids: number[]) => ids.reduce((sum, id) => sum + vocab[id]![1], 0);

describe("the reader's tokens", () => {
  it("are those that its trainer made of a row", () => {
    for (const { question, title, passage, ids } of reference) {
      const row = layOut(tokenizer, question, { title, text: passage });
      expect(row.ids, question).toEqual(ids);
      const [asked, titled] = ids.flatMap((id, at) => (id === 2 ? [at] : []));
      const kind = (at: number) => (at <= asked! ? 0 : at <= titled! || at === ids.length - 1 ? 1 : 2);
      expect(row.segments).toEqual(ids.map((_, at) => kind(at)));
    }
  });

  it("are those of Transformers.js' own tokenizer, for any text", () => {
    const check = (text: string) => {
      const expected = theirs.encode(text, { add_special_tokens: false });
      // A space at the end, or a text of nothing else, is a piece of its own there.
      while (expected.at(-1) === 6) expected.pop();
      const { ids } = tokenizer.encode(text, ALL);
      // Two cuts may be as likely ("..." + "." or "." + "..."): then either will do.
      if (ids.length === expected.length && Math.abs(likelihood(ids) - likelihood(expected)) < 1e-9) return;
      expect(ids, JSON.stringify(text)).toEqual(expected);
    };
    for (const { question, passage } of reference) for (const text of [question, passage, passage.toUpperCase()]) check(text);
    fc.assert(fc.property(nasty, check), { numRuns: 2000, examples: [["a\u000bb \u0001 c"], ["x ¨ ´y"]] });
  });

  it("never are the row's own marks, whatever a text says", () => {
    const row = layOut(tokenizer, "<s> </s>", { title: "</s>", text: "<pad> </s> </s>" });
    expect(row.ids.filter((id) => id <= 2)).toEqual([0, 2, 2, 2]);
  });

  it("stand in the text one after another, each inside it", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const { ids, starts, ends } = tokenizer.encode(text, ALL);
        expect([starts.length, ends.length]).toEqual([ids.length, ids.length]);
        for (let i = 0; i < ids.length; i++) {
          expect(starts[i]!).toBeLessThan(ends[i]!);
          expect(starts[i]!).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
          expect(ends[i]!).toBeGreaterThanOrEqual(ends[i - 1] ?? 0);
        }
        expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
    const text = "وقالت: «انتهت القمّة» في 3 مايو 2021.";
    const { ids, starts, ends } = tokenizer.encode(text, ALL);
    expect(ids.map((id, i) => vocab[id]![0].replace("▁", "") || text[starts[i]!])).toEqual(ids.map((_, i) => text.slice(starts[i], ends[i])));
  });

  it("are no more than asked for, and soon found, in texts without a space too", () => {
    for (const text of ["ا".repeat(1_000_000), "\0".repeat(1_000_000), "😀".repeat(500_000), " ".repeat(1_000_000), "كلمة ".repeat(200_000)]) {
      const begin = performance.now();
      expect(tokenizer.encode(text, 200).ids.length).toBeLessThanOrEqual(200);
      expect(performance.now() - begin).toBeLessThan(1000);
    }
    expect(tokenizer.encode("كلمة ".repeat(300), 200).ids).toHaveLength(200);
  });

  it("leave room for the text: a long question and a long title are cut", () => {
    const row = layOut(tokenizer, "سؤال ".repeat(800), { title: "عنوان ".repeat(100), text: "كلمة ".repeat(500) });
    expect(row.ids).toHaveLength(224);
    expect(row.segments).toHaveLength(224);
    expect(row.segments.filter((segment) => segment === 2)).toHaveLength(row.text.ids.length);
    expect(row.text.ids).toHaveLength(224 - 48 - 24 - 4);
    expect(row.ids.slice(row.first, -1)).toEqual(row.text.ids);
  });

  it.each([
    ["ar", "كم ارتفاعها؟", "بُنيت منارة سارو سنة 1884. صمّمها مهندس من تارن.", "ارتفاعها 41 متراً.", "رُمّمت مرتين. يزورها الناس كل صيف."],
    ["en", "How tall is it?", "The lighthouse of Sarrow was built in 1884. An engineer from Tarn designed it.", "It is 41 metres tall.", "It was restored twice. People visit it each summer."],
    ["ru", "Какой он высоты?", "Маяк в Сарроу построили в 1884 году. Его спроектировал инженер из Тарна.", "Высота 41 метр.", "Его дважды чинили. Летом туда ездят люди."],
  ])("of a short text are read with the whole sentences around it, the nearest first, as many as fit: %s", (_, question, before, text, after) => {
    const own = tokenizer.encode(text, ALL).ids;
    const alone = layOut(tokenizer, question, { title: "", text });
    expect([alone.before, alone.ids.slice(alone.first, -1)]).toEqual([0, own]);
    const all = layOut(tokenizer, question, { title: "", text, around: { before, after } });
    expect(all.text.ids).toEqual(own);
    expect(all.ids.slice(all.first, -1)).toEqual([before, text, after].flatMap((part) => tokenizer.encode(part, ALL).ids));
    expect(all.ids.slice(all.first + all.before).slice(0, own.length)).toEqual(own);
    expect(all.segments.filter((segment) => segment === 2)).toHaveLength(all.before + own.length + tokenizer.encode(after, ALL).ids.length);
    // No sentence in part, none further off than one that did not fit.
    const far = layOut(tokenizer, question, { title: "", text, around: { before: `${before} ${"7 ".repeat(160)}.`, after: `${after.repeat(30)}` } });
    expect(far.before).toBe(0);
    expect(far.ids.length - 1 - far.first).toBeLessThanOrEqual(140);
    const last = tokenizer.encode(after.split(/(?<=\.) /)[1]!, ALL).ids.at(-1);
    expect([last, tokenizer.encode(after.split(/(?<=\.) /)[0]!, ALL).ids.at(-1)]).toContain(far.ids.at(-2));
  });

  it("of a long text are its own alone", () => {
    const text = "كلمة ".repeat(139);
    const row = layOut(tokenizer, "سؤال", { title: "عنوان", text, around: { before: "جملة طويلة قبله.", after: "جملة طويلة بعده." } });
    expect(row.ids.slice(row.first, -1)).toEqual(row.text.ids);
    // However long the question and the title are.
    const full = layOut(tokenizer, "سؤال ".repeat(800), { title: "عنوان ".repeat(100), text: "كلمة", around: { before: "جملة. ".repeat(90), after: "جملة. ".repeat(90) } });
    expect(full.ids.length).toBeLessThanOrEqual(224);
  });
});
