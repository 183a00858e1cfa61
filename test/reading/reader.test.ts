import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReaderError } from "../../src/reading/files.ts";
import { layOut, type Window } from "../../src/reading/layout.ts";
import { Tokenizer } from "../../src/reading/tokenizer.ts";
import { BusyError, Reader } from "../../src/reading/reader.ts";
import { decode } from "../../src/reading/reading.ts";
import { nasty } from "../language/nasty.ts";
import { reference } from "./reference.ts";

const scratch = mkdtempSync(join(tmpdir(), "isnad-reading-"));
let reader: Reader;
beforeAll(async () => {
  reader = await Reader.load({ hands: 2 });
});
afterAll(async () => {
  await reader.close();
  rmSync(scratch, { recursive: true });
});

const asked = reference.map(({ question }) => question);
const windows: Window[] = reference.map(({ title, passage: text }) => ({ title, text }));
const long: Window = { title: "", text: windows.map(({ text }) => text).join(" ") };

describe("the reader that ships", () => {
  it("reads what it read where it was trained", async () => {
    const tokenizer = new Tokenizer(JSON.parse(readFileSync("embeddings/reader/tokenizer.json", "utf8")).model.vocab);
    const off: number[] = [];
    for (const [i, { question, passage, start, end, answer, span }] of reference.entries()) {
      const [reading] = await reader.read(question, [windows[i]!]);
      const { first, text } = layOut(tokenizer, question, windows[i]!);
      const passageOnly = (logits: number[]) => [logits[0]!, ...logits.slice(first, -1)];
      const exact = decode(passage, text, { start: passageOnly(start), end: passageOnly(end), says: answer });
      // Where nothing answers, whatever is likest is as good as another.
      if (answer > 0) expect(passage.slice(reading!.spans[0]!.start, reading!.spans[0]!.end)).toBe(span);
      expect(reading!.read).toBe(passage.length);
      off.push(Math.abs(reading!.says - exact.says), Math.abs(reading!.holds - exact.holds));
    }
    // The reference is in float32, what ships in eight bits.
    expect(Math.max(...off)).toBeLessThan(0.7);
    expect(off.reduce((a, b) => a + b) / off.length).toBeLessThan(0.25);
  });

  it("reads a window alike alone, among others and after others", async () => {
    const question = asked[0]!;
    const together = await reader.read(question, [...windows, long]);
    for (const [i, window] of [...windows, long].entries()) expect(await reader.read(question, [window])).toEqual([together[i]]);
    const turned = await reader.read(question, [long, ...windows].reverse());
    expect(turned.reverse()).toEqual([together.at(-1), ...together.slice(0, -1)]);
  });

  it("reads alike with one hand and with several", async () => {
    const alone = await Reader.load({ hands: 1 });
    for (const question of asked) expect(await alone.read(question, [...windows.slice(0, 4), long])).toEqual(await reader.read(question, [...windows.slice(0, 4), long]));
    await alone.close();
  });

  it("bears any question and any window", async () => {
    const odd = ["", " ", "؟", "x", "ا".repeat(4096), "سؤال ".repeat(900), "😀".repeat(50), "1234567890", "\0", "\ud800", "\udfff\ud83d", "\u202bمرحبا\u202c \u2067hello\u2069", "ا".repeat(5000), "<s> </s>", "\n\n"];
    const check = async (question: string, texts: string[]) => {
      const readings = await reader.read(question, texts.map((text) => ({ title: question.slice(0, 100), text })));
      expect(readings).toHaveLength(texts.length);
      for (const [i, { answers, spans, read }] of readings.entries()) {
        const text = texts[i]!;
        expect(Number.isFinite(answers)).toBe(true);
        expect(read).toBeLessThanOrEqual(text.length);
        if (/[\p{L}\p{N}]/u.test(text)) expect(spans.length).toBeGreaterThan(0);
        for (const { start, end } of spans) expect(0 <= start && start < end && end <= text.length && text.slice(start, end).trim() !== "", JSON.stringify(text)).toBe(true);
      }
    };
    expect(await reader.read("؟", [])).toEqual([]);
    for (const question of odd) await check(question, [windows[0]!.text, question]);
    await check(asked[0]!, odd);
    await fc.assert(fc.asyncProperty(nasty, nasty, (question, text) => check(question, [text, text + long.text])), { numRuns: 30 });
  });

  it("does not hold up the thread that asks", async () => {
    let most = 0;
    let last = performance.now();
    const ticks = setInterval(() => {
      most = Math.max(most, performance.now() - last);
      last = performance.now();
    }, 1);
    const begin = performance.now();
    await Promise.all(asked.map((question) => reader.read(question, [long, long, long, long])));
    const taken = performance.now() - begin;
    clearInterval(ticks);
    // One question's reading is an eighth of all; a thread that read itself would tick eight times.
    expect(most).toBeLessThan(taken / asked.length);
  });

  it("lets so many wait and no more, and says so", async () => {
    const small = await Reader.load({ hands: 1, waiting: 3 });
    const all = await Promise.allSettled(asked.slice(0, 5).map((question) => small.read(question, windows)));
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected", "rejected"]);
    for (const one of all.slice(3)) expect((one as PromiseRejectedResult).reason).toBeInstanceOf(BusyError);
    expect(await small.read(asked[0]!, windows)).toEqual(await reader.read(asked[0]!, windows));
    await small.close();
  });

  it("turns nobody away who was begun, and reads for them first", async () => {
    const small = await Reader.load({ hands: 1, waiting: 2 });
    const order: string[] = [];
    const read = (name: string, begun: boolean) => small.read(asked[0]!, windows.slice(0, 1), begun).then(() => order.push(name));
    await Promise.all([read("first", false), read("second", false), read("begun", true), expect(read("third", false)).rejects.toThrow(BusyError)]);
    expect(order).toEqual(["first", "begun", "second"]);
    await small.close();
  });

  it("reads what nobody waits for behind everybody who waits, one window at a time, and turns none of it away", async () => {
    const small = await Reader.load({ hands: 1, waiting: 3 });
    const order: string[] = [];
    const two = [windows[0]!, long];
    const patient = small.patiently(asked[1]!, two).finally(() => order.push("patient"));
    const waiting = asked.slice(0, 3).map((question) => small.read(question, windows.slice(0, 1)).then(() => order.push("waits")));
    // So many wait that one more would be turned away.
    const another = small.patiently(asked[2]!, two);
    await Promise.all([patient, ...waiting]);
    expect(order).toEqual(["waits", "waits", "waits", "patient"]);
    expect([await patient, await another]).toEqual(await Promise.all([asked[1]!, asked[2]!].map((question) => reader.read(question, two))));
    await small.close();
    await expect(small.patiently(asked[0]!, windows)).rejects.toThrow("ended");
  });

  it("reads the same once, while it keeps it", async () => {
    const small = await Reader.load({ hands: 1, kept: 2 });
    const read = async (question: string, window: Window) => (await small.read(question, [window]))[0]!;
    const first = await read(asked[0]!, windows[0]!);
    expect(await read(asked[0]!, windows[0]!)).toBe(first);
    // Another question, title or neighbour is another reading.
    for (const [question, window] of [[asked[1]!, windows[0]!], [asked[0]!, { ...windows[0]!, title: "Else" }], [asked[0]!, { ...windows[0]!, around: { before: "Before. ", after: "" } }]] as const) {
      expect(await read(question, window)).not.toBe(first);
    }
    const again = await read(asked[0]!, windows[0]!);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
    await small.close();
  });

  it("ends when told, and lets nobody wait for ever", async () => {
    const other = await Reader.load({ hands: 1 });
    const waiting = [other.read(asked[0]!, windows), other.read(asked[1]!, windows)];
    const told = Promise.allSettled(waiting);
    await other.close();
    await other.close();
    expect((await told).at(-1)!.status).toBe("rejected");
    await expect(other.read(asked[0]!, windows)).rejects.toThrow("ended");
  });
});

describe("a reader that cannot be used", () => {
  const spoilt = (name: string, spoil: (folder: string) => void) => {
    const folder = join(scratch, name, "reader");
    cpSync("embeddings/reader", folder, { recursive: true });
    spoil(folder);
    return folder;
  };
  const model = "onnx/model_quantized.onnx";

  it.each([
    ["a missing model", model, (folder: string) => rmSync(join(folder, model))],
    ["a missing list", "files.json", (folder: string) => rmSync(join(folder, "files.json"))],
    ["a list that is none", "files.json", (folder: string) => writeFileSync(join(folder, "files.json"), "<html>")],
    ["a missing tokenizer", "tokenizer.json", (folder: string) => rmSync(join(folder, "tokenizer.json"))],
    ["a model cut short", model, (folder: string) => truncateSync(join(folder, model), 1_000_000)],
    ["an empty configuration", "config.json", (folder: string) => truncateSync(join(folder, "config.json"), 0)],
    ["a foreign tokenizer", "tokenizer.json", (folder: string) => cpSync("embeddings/model/tokenizer.json", join(folder, "tokenizer.json"))],
    [
      "one byte changed",
      model,
      (folder: string) => {
        const content = readFileSync(join(folder, model));
        content[20_000_000]! ^= 1;
        writeFileSync(join(folder, model), content);
      },
    ],
  ])("%s stops the start, with the file's name and what mends it", async (name, file, spoil) => {
    const folder = spoilt(name.replaceAll(" ", "-"), spoil);
    const error = await Reader.load({ folder, hands: 1 }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(ReaderError);
    expect((error as Error).message).toContain(join(folder, file));
    expect((error as Error).message).toContain("git checkout -- embeddings/reader");
    expect((error as Error).message).toContain("READER=off");
    rmSync(folder, { recursive: true });
  });

  it("a folder that is not there is named", async () => {
    await expect(Reader.load({ folder: join(scratch, "nowhere") })).rejects.toThrow(join(scratch, "nowhere", "files.json"));
  });
});

describe("a process that reads", () => {
  it("may end at any moment", () => {
    // ONNX Runtime would abort it (exit code 134) when its thread ended while it ran.
    const program = `import { Reader } from ${JSON.stringify(resolve("src/reading/reader.ts"))};
      const loading = Reader.load();
      setTimeout(() => process.exit(7), Number(process.argv[2]) === 0 ? 200 : 60_000);
      const reader = await loading;
      for (let i = 0; i < 3; i++) void reader.read("who " + i, Array(9).fill({ title: "", text: "who and what ".repeat(90) })).catch(() => {});
      setTimeout(() => process.exit(7), Number(process.argv[2]));`;
    writeFileSync(join(scratch, "ends.mts"), program);
    for (const after of ["0", "20", "100"]) {
      const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx/esm", join(scratch, "ends.mts"), after], { encoding: "utf8", timeout: 60_000 });
      expect([status, stderr]).toEqual([7, ""]);
    }
  });
});
