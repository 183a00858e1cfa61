import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AutoModel, AutoTokenizer, env, FeatureExtractionPipeline } from "@xenova/transformers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Embedder, ModelError } from "../../src/embedding/embedder.ts";
import { recipeFor } from "../../src/embedding/recipes.ts";
import { nasty } from "../language/nasty.ts";

/** What the trainer's own code makes of hard strings: ids, and unit vectors in thousandths. */
const reference = JSON.parse(readFileSync("embeddings/model.test.json", "utf8")) as { text: string; ids: number[]; vector: number[] }[];
const scratch = mkdtempSync(join(tmpdir(), "isnad-embedding-"));
let embedder: Embedder;
beforeAll(async () => {
  env.allowRemoteModels = false;
  env.localModelPath = "embeddings";
  embedder = await Embedder.load("embeddings/model");
});
afterAll(() => rmSync(scratch, { recursive: true }));

const length = (vector: Iterable<number>) => Math.hypot(...vector);
function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum / (length(Array.from(a)) * length(Array.from(b)));
}

describe("the model that ships", () => {
  it("gives what it gave where it was trained", async () => {
    for (const { text, ids, vector } of reference) {
      const made = await embedder.question(text);
      // A text without a word has the lone piece of the empty word, which says nothing; we have no tokens there.
      if (made.tokens.length > 0) expect([...made.tokens], text).toEqual(ids);
      else expect(ids, text).toHaveLength(1);
      expect(cosine(made.vector, vector), text).toBeGreaterThan(0.999);
    }
  });

  it("gives what Transformers.js' own pipeline gives", async () => {
    const pipeline = new FeatureExtractionPipeline({
      task: "feature-extraction",
      tokenizer: await AutoTokenizer.from_pretrained("model", { local_files_only: true }),
      model: await AutoModel.from_pretrained("model", { local_files_only: true, dtype: "q8", device: "cpu" }),
    });
    for (const { text } of reference) {
      const theirs = await pipeline(text === "" ? " " : text, { pooling: "mean", normalize: true });
      expect(cosine((await embedder.question(text)).vector, theirs.data as Float32Array), text).toBeGreaterThan(0.999);
    }
  });

  it("remembers tokens word by word and gets those of the whole text", async () => {
    const tokenizer = await AutoTokenizer.from_pretrained("model", { local_files_only: true });
    const blank = tokenizer.encode(" ", { add_special_tokens: false });
    const check = (text: string) => {
      const whole = tokenizer.encode(text, { add_special_tokens: false });
      const expected = whole.join() === blank.join() ? [] : whole;
      expect([...embedder.tokens(text)], JSON.stringify(text)).toEqual(expected);
      expect([...embedder.tokens(text)], `${JSON.stringify(text)}, remembered`).toEqual(expected);
    };
    for (const { text } of reference) check(text);
    check(reference.map(({ text }) => text).join(" ... — "));
    // What begins with a letter beyond U+FFFF is cut between its surrogates there; so is U+FACF, which stands for one.
    const letter = /[^\p{P}\p{S}\p{C}\p{Z}]/gu;
    const near = (text: string) => text.replace(letter, (one) => (/[\u{10000}-\u{10ffff}]/u.test(one.normalize("NFKC")) ? "" : one));
    check(near("a \ufacf b"));
    fc.assert(fc.property(nasty, (text) => check(near(text))), { numRuns: 1000 });
    expect([...embedder.tokens("\u{10300}")]).toEqual([...embedder.tokens("\u0b83")]);
  });

  it("has a finite vector of length 1 for any text, also for none", async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        for (const { vector } of [await embedder.question(text), ...(await embedder.passages([[text, "", text]]))]) {
          expect(vector).toHaveLength(embedder.dimensions);
          expect(length(vector)).toBeCloseTo(1, 4);
        }
      }),
      { numRuns: 300, examples: [[""], [" "], ["..."], ["\ud800"], ["\0"]] },
    );
  });

  it("says where each part of a passage ends", async () => {
    const parts = ["The summit ended.", "", "انتهت القـ.ـمة في جنيف", "..."];
    const [made] = await embedder.passages([parts]);
    expect(made!.ends).toHaveLength(parts.length);
    let from = 0;
    for (const [i, end] of made!.ends.entries()) {
      expect([...made!.tokens.subarray(from, end)]).toEqual([...embedder.tokens(parts[i]!)]);
      from = end;
    }
    expect(made!.tokens).toHaveLength(from);
  });

  it("gives the same vector for the same text, whatever came before", async () => {
    const text = "متى انتهت القمة؟ When did it end?";
    const first = await embedder.question(text);
    await embedder.passages(reference.map(({ text }) => [text]));
    expect((await embedder.question(text)).vector).toEqual(first.vector);
    const [alone] = await embedder.passages([[text]]);
    expect(alone!.vector).toEqual(first.vector);
  });

  it("compares units as cosines, whatever the language", async () => {
    const { units } = embedder.comparison!;
    const some = [...units.of(embedder.tokens("القمة summit саммит 2021 broken-upness"))];
    const vectors = units.vectors(some);
    const square = await embedder.products(vectors, vectors);
    const n = some.length;
    for (let i = 0; i < n; i++) {
      expect(square[i * n + i]).toBeCloseTo(1, 4);
      expect(units.weight(some[i]!)).toBeGreaterThan(0);
      for (let k = 0; k < n; k++) expect(square[i * n + k]).toBeCloseTo(square[k * n + i]!, 5);
    }
    expect(await embedder.products(vectors, new Float32Array(0))).toHaveLength(0);
  });

  it("gives the cosines of a unit by those of its pieces", async () => {
    const { units } = embedder.comparison!;
    const some = [...units.of(embedder.tokens("broken-upness antidisestablishmentarianism Qaraquzlu summit"))];
    expect(some.some((unit) => units.pieces(unit))).toBe(true);
    const right = units.vectors(some);
    const square = await embedder.products(right, right);
    const n = some.length;
    for (const [i, unit] of some.entries()) {
      const pieces = units.pieces(unit) ?? [unit];
      const products = await embedder.products(units.kept(pieces, new Float32Array(0)), right);
      for (let k = 0; k < n; k++) {
        const sum = pieces.reduce((total, piece, row) => total + units.share(piece, unit) * units.scale(piece) * products[row * n + k]!, 0);
        expect(sum).toBeCloseTo(square[i * n + k]!, 5);
      }
    }
  });

  it("numbers units anew before they are too many", () => {
    const before = embedder.comparison!.units;
    // Words of three pieces, of the pieces of some thousand words.
    const pieces = [...new Set(Array.from({ length: 5000 }, (_, i) => [...embedder.tokens(`zzq${i}x`)]).flat())];
    for (let i = 0; before.size < 300_000; i++) for (const piece of pieces) before.of(Uint32Array.of(pieces[0]!, pieces[i % pieces.length]!, piece, pieces[Math.floor(i / pieces.length)]!));
    const { units } = embedder.comparison!;
    expect(units).not.toBe(before);
    expect(units.size).toBeLessThan(100_000);
    expect(embedder.comparison!.units).toBe(units);
  });

  it("does not grow with the texts it has seen", async () => {
    // Distinct words, so that nothing is answered from memory.
    const pages = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => [Array.from({ length: 50 }, (_, k) => `w${(from + i) * 50 + k}`).join(" ")]);
    await embedder.passages(pages(0, 1000));
    const before = process.memoryUsage().rss;
    for (let from = 1000; from < 3000; from += 500) await embedder.passages(pages(from, from + 500));
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(100);
  });
});

describe("a model that cannot be used", () => {
  const refused = async (name: string) => {
    const error = await Embedder.load(name).then(() => undefined, (error: unknown) => error);
    expect(error).toBeInstanceOf(ModelError);
    // What was looked for where, and what to do.
    expect((error as Error).message).toContain("EMBEDDING_MODEL");
    expect((error as Error).message).toContain("leave it empty for the model that ships");
    return (error as Error).message;
  };
  const copy = (name: string) => {
    const folder = join(scratch, name);
    cpSync("embeddings/model", folder, { recursive: true });
    return folder;
  };

  it("is named where there is no such folder", async () => {
    const folder = join(scratch, "nowhere");
    expect(await refused(folder)).toContain("no such folder");
  });

  it("is named where the folder is empty", async () => {
    const folder = join(scratch, "empty");
    mkdirSync(folder);
    expect(await refused(folder)).toContain(folder);
  });

  it.each(["config.json", "tokenizer.json", "onnx/model_quantized.onnx"])("is named where %s is garbage, or cut short, or missing", async (file) => {
    const folder = copy(`bad-${file.replaceAll("/", "-")}`);
    const whole = readFileSync(join(folder, file));
    writeFileSync(join(folder, file), whole.subarray(0, whole.length >> 1));
    expect(await refused(folder)).toContain(folder);
    writeFileSync(join(folder, file), "\0garbage");
    expect(await refused(folder)).toContain(folder);
    rmSync(join(folder, file));
    expect(await refused(folder)).toContain(folder);
  });

  it("leaves a good one loadable afterwards", async () => {
    expect((await Embedder.load("embeddings/model")).id).toBe(embedder.id);
  });

  it("has another id when its bytes are others, so that vectors never meet", async () => {
    const folder = copy("model");
    const config = JSON.parse(readFileSync(join(folder, "config.json"), "utf8")) as object;
    writeFileSync(join(folder, "config.json"), JSON.stringify({ ...config, note: "another" }));
    const other = await Embedder.load(folder);
    expect(other.id).not.toBe(embedder.id);
    expect(other.id).toMatch(/^model@[0-9a-f]{12}$/);
  });
});

describe("recipes", () => {
  it("say what a model wants, by its name", () => {
    expect(recipeFor("Xenova/multilingual-e5-small")).toMatchObject({ question: "query: ", passage: "passage: ", pooling: "mean" });
    expect(recipeFor("intfloat/multilingual-e5-large-instruct").question).toMatch(/^Instruct:/);
    expect(recipeFor("Xenova/bge-m3")).toMatchObject({ question: "", pooling: "cls" });
    expect(recipeFor("embeddings/model")).toEqual({ question: "", passage: "", pooling: "mean", dtype: "q8" });
  });
});
