import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, openSync, ftruncateSync, closeSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Skipped } from "../../src/articles/article.ts";
import { fault } from "../../src/articles/files/fault.ts";
import { ArticlesError, type RawArticle, readArticles } from "../../src/articles/read.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "articles-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Buffer) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), content);
};

async function read(path = folder): Promise<{ articles: RawArticle[]; skipped: Skipped[] }> {
  const skipped: Skipped[] = [];
  const articles: RawArticle[] = [];
  for await (const raw of readArticles(path, (s) => skipped.push(s))) articles.push(raw);
  return { articles, skipped };
}

/** A folder where something else is fine, so that one bad thing can be seen to cost only itself. */
async function beside(bad: () => void): Promise<Skipped[]> {
  put("good.txt", "A fine title\n\nAnd a sentence under it.");
  bad();
  const { articles, skipped } = await read();
  expect(articles.map((a) => a.id)).toEqual(["good"]);
  return skipped;
}

const STORY = "Bridge opens\n\nThe bridge was opened on Monday by the mayor of the town.\n";

describe("what is read", () => {
  test("a folder, recursively, in one order, ids with / and without extension", async () => {
    put("b/z.txt", STORY);
    put("b/a.b.TXT", STORY);
    put("a.md", "# Bridge opens\n\nThe bridge was opened.");
    put("c.jsonl", '{"_id":"r1","text":"One."}\n{"id":7,"text":"Two."}');
    put(".hidden.txt", STORY);
    const { articles, skipped } = await read();
    expect(articles.map((a) => a.id)).toEqual(["a", "b/a.b", "b/z", "r1", "7"]);
    expect(articles.map((a) => a.path)).toEqual(["a.md", "b/a.b.TXT", "b/z.txt", "c.jsonl, line 1", "c.jsonl, line 2"]);
    expect(skipped).toEqual([]);
  });

  test("one file, called by its base name", async () => {
    put("deep/one.txt", STORY);
    put("deep/two.txt", STORY);
    expect((await read(join(folder, "deep/one.txt"))).articles.map((a) => a.id)).toEqual(["one"]);
  });

  test("the text as received: the mark goes, line ends and spaces stay", async () => {
    put("a.txt", `\ufeff${STORY.replaceAll("\n", "\r\n")}  \t\r\n`);
    const article = (await read()).articles[0]!.parse();
    expect(article.text).toBe(`${STORY.replaceAll("\n", "\r\n")}  \t\r\n`);
    expect(article.metadata).toEqual({ title: "Bridge opens", language: "en" });
  });

  test("front matter is metadata, and part of the text but not of the body", async () => {
    const text = '---\ntitle: "سدّ جديد"\nauthor: [A. Nasser, B. Ali]\ndate: 16 حزيران 2021\nurl: https://example.org/x\nlanguage: ar\nsource: ""\n---\n\nبدأ العمل في السد صباح اليوم.\n';
    put("a.md", text);
    const article = (await read()).articles[0]!.parse();
    expect(article.text).toBe(text);
    expect(article.metadata).toEqual({ title: "سدّ جديد", author: "A. Nasser, B. Ali", date: "2021-06-16", url: "https://example.org/x", language: "ar" });
    const body = article.blocks.filter((b) => b.role === "body").map((b) => text.slice(b.start, b.end));
    expect(body).toEqual(["بدأ العمل في السد صباح اليوم."]);
  });

  test.each(["Coach overturns: what we know", "“Salt Road”: a play", '"Salt Road" opens at the Rowan', "حريق السوق: ما نعرفه", "@home, in the rain", "Пожар на складе: что известно"])("a headline needs no quotation marks in front matter: %s", async (title) => {
    put("a.md", `---\ntitle: ${title}\nsource: The Courier\ndate: 2021-06-16\n---\nThe bridge was opened on Wednesday by the mayor.\n`);
    expect((await read()).articles[0]!.parse().metadata).toMatchObject({ title, source: "The Courier", date: "2021-06-16" });
  });

  test("a record's fields, at the top or under metadata", async () => {
    put("a.jsonl", JSON.stringify({ _id: "x", title: "T", text: "One sentence.", source: "S", metadata: { date: "2017-01-20T21:43:00+01:00", author: "", url: "https://e.org", source: "other", language: "en" } }));
    expect((await read()).articles[0]!.parse().metadata).toEqual({ title: "T", source: "S", date: "2017-01-20", url: "https://e.org", language: "en" });
  });

  test("the hash is the same for the same article and another for any change that matters", async () => {
    const hash = async (line: object) => {
      put("a.jsonl", JSON.stringify(line));
      return (await read()).articles[0]!.hash;
    };
    const one = await hash({ _id: "x", text: "One.", title: "T" });
    expect(await hash({ title: "T", text: "One.", _id: "x", ignored: 1 })).toBe(one);
    expect(await hash({ _id: "x", text: "One. ", title: "T" })).not.toBe(one);
    expect(await hash({ _id: "x", text: "One.", title: "U" })).not.toBe(one);
    expect(one).toHaveLength(createHash("sha256").update("").digest("hex").length);
  });

  test("links are followed once, and never round in a circle", async () => {
    put("a/one.txt", STORY);
    symlinkSync("..", join(folder, "a/up"));
    symlinkSync("a", join(folder, "again"));
    const { articles, skipped } = await read();
    expect(articles.map((a) => a.id)).toEqual(["a/one"]);
    expect(skipped.map((s) => s.path)).toEqual(["a/up", "again"]);
  });

  test("a .jsonl is read record by record: the first comes before the last is there", async () => {
    const line = `${JSON.stringify({ _id: "ID", text: `${"word ".repeat(2000)}.` })}\n`;
    for (let i = 0; i < 3000; i++) appendFileSync(join(folder, "big.jsonl"), line.replace("ID", `r${i}`));
    const before = process.memoryUsage().rss;
    let most = 0;
    let count = 0;
    for await (const raw of readArticles(folder, () => {})) {
      if (raw.id === `r${count}`) count++;
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(count).toBe(3000);
    // 30 MB of records; far less is held at once, garbage that waits for collection included.
    expect(most).toBeLessThan(200e6);
  });
});

describe("bad input costs only itself and says what to do", () => {
  const only = (skipped: Skipped[], path: string, reason: RegExp) => {
    expect(skipped.map((s) => s.path)).toEqual([path]);
    expect(skipped[0]!.reason).toMatch(reason);
  };

  test("unknown extension", async () => only(await beside(() => put("a.xyz", "?")), "a.xyz", /unknown extension \(\.xyz\): \.txt, .*are read/));
  test("a word processor's own file", async () => only(await beside(() => put("a.rtf", "?")), "a.rtf", /unknown extension \(\.rtf\): .*; open it and save it as \.docx/));
  test("no extension", async () => only(await beside(() => put("README", "?")), "README", /unknown extension \(none\)/));
  test("empty", async () => only(await beside(() => put("a.txt", "")), "a.txt", /empty: put/));
  test("white space only", async () => only(await beside(() => put("a.txt", "\ufeff \r\n\t")), "a.txt", /empty: put/));
  test("front matter only", async () => only(await beside(() => put("a.md", "---\ntitle: x\n---\n\n")), "a.md", /empty: put/));

  test.each([
    ["windows-1256", Buffer.from("c7e1d3e1c7e320dae1edeae3c7d5cd20c7e1e1e5", "hex")],
    ["windows-1251", Buffer.from("cff0e8e2e5f22c20ece8f02120dfeee1fbf7edfbe920f2e5eaf1f2ee", "hex")],
    ["koi8-r", Buffer.from("f0d2c9d7c5d42c20cdc9d22120efc2d9decec9ca20d4c5cbd3d4cf", "hex")],
    ["windows-1252", Buffer.from("Les écoles sont fermées à Genève", "latin1")],
  ])("not UTF-8 but %s", async (encoding, bytes) => {
    only(await beside(() => put("a.txt", bytes)), "a.txt", new RegExp(`looks like ${encoding}\\): save it as UTF-8`));
  });

  test("UTF-16 that breaks off inside a letter", async () => only(await beside(() => put("a.txt", Buffer.from("\ufeffHello there", "utf16le").subarray(0, -1))), "a.txt", /UTF-16 with damaged places: .*save it as UTF-8/));
  test("UTF-16 without its mark", async () => only(await beside(() => put("a.txt", Buffer.from("Hello there, all of you", "utf16le"))), "a.txt", /looks like UTF-16/));

  test("UTF-8 with a damaged letter names the line", async () => {
    const bytes = Buffer.concat([Buffer.from(`${"نص عربي سليم\n".repeat(30)}نص`), Buffer.from([0xd8]), Buffer.from(" آخر\nوسطر أخير")]);
    only(await beside(() => put("a.txt", bytes)), "a.txt", /damaged place, the first in line 31/);
  });

  test("binary called .txt", async () => only(await beside(() => put("a.txt", Buffer.from([1, 2, 0, 3, 0, 0, 7, 65, 66]))), "a.txt", /not text \(it has NUL bytes\): remove/));
  test("a PDF called .txt", async () => only(await beside(() => put("a.txt", "%PDF-1.4\n...")), "a.txt", /is a PDF file under another name/));

  test("50 MB", async () => {
    const skipped = await beside(() => {
      const file = openSync(join(folder, "a.txt"), "w");
      ftruncateSync(file, 50 * 1024 * 1024);
      closeSync(file);
    });
    only(skipped, "a.txt", /52 MB, and the limit is 50 MB: split it/);
  });

  test("front matter that is not YAML", async () => only(await beside(() => put("a.md", "---\ntitle: [x\nurl: y\n---\nText.")), "a.md", /front matter is not YAML .*mend/));

  test("lines of a .jsonl, each by its number", async () => {
    put(
      "a.jsonl",
      Buffer.concat([
        Buffer.from('\ufeff{"_id":"1","text":"One."}\r\n{"_id":"2","text":\n\n{"text":"no id"}\n{"_id":"4"}\n{"_id":"5","text":" "}\nnull\n{"_id":"7","text":"'),
        Buffer.from([0xff]),
        Buffer.from('"}\n{"_id":"8","text":"Eight."}'),
      ]),
    );
    const { articles, skipped } = await read();
    expect(articles.map((a) => a.id)).toEqual(["1", "8"]);
    expect(skipped.map((s) => s.path)).toEqual([2, 4, 5, 6, 7, 8].map((n) => `a.jsonl, line ${n}`));
    const reasons = skipped.map((s) => s.reason);
    expect(reasons[0]).toMatch(/not JSON .*one whole record/);
    expect(reasons[1]).toMatch(/has no id/);
    expect(reasons[2]).toMatch(/has no text/);
    expect(reasons[3]).toMatch(/has no text/);
    expect(reasons[4]).toMatch(/has no id/);
    expect(reasons[5]).toMatch(/UTF-8/);
  });

  test("an id with control characters", async () => only(await beside(() => put("a.jsonl", '{"_id":"a\\u0007b","text":"x"}')), "a.jsonl, line 1", /control character/));

  test.each(["..", ".", "a/../b"])("an id that leads elsewhere in an address: %s", async (id) => {
    only(await beside(() => put("a.jsonl", JSON.stringify({ _id: id, text: "x" }))), "a.jsonl, line 1", /leads elsewhere in an address/);
  });
  test("and in a table", async () => only(await beside(() => put("a.csv", "id,text\n..,The lake froze over in the night of 3 May.\n")), "a.csv, row 2", /leads elsewhere in an address/));
  test("an id longer than an address", async () => only(await beside(() => put("a.jsonl", JSON.stringify({ _id: "x".repeat(1001), text: "x" }))), "a.jsonl, line 1", /more than 1000 characters/));
  test("a name with control characters is written out", async () => only(await beside(() => put("a\x1b[31m\n.txt", STORY)), "a\\x1b[31m\\x0a.txt", /control character.*rename/));
  test("a link to nothing", async () => only(await beside(() => symlinkSync("nowhere.txt", join(folder, "a.txt"))), "a.txt", /link to nothing/));
  test("a link to itself", async () => only(await beside(() => symlinkSync("a.txt", join(folder, "a.txt"))), "a.txt", /leads back to itself/));
  test("a pipe", async () => only(await beside(() => execFileSync("mkfifo", [join(folder, "a.txt")])), "a.txt", /neither a file nor a folder/));

  test.skipIf(process.getuid?.() === 0)("no permission", async () => {
    const skipped = await beside(() => {
      put("a.txt", STORY);
      chmodSync(join(folder, "a.txt"), 0);
      put("closed/b.txt", STORY);
      chmodSync(join(folder, "closed"), 0);
    });
    chmodSync(join(folder, "closed"), 0o700);
    expect(skipped.map((s) => s.path)).toEqual(["a.txt", "closed"]);
    for (const { reason } of skipped) expect(reason).toMatch(/may not be read: give/);
  });

  test("no permission, in words (root may read anything, so the test above cannot run for it)", () => {
    expect(fault(Object.assign(new Error("x"), { code: "EACCES" }))).toMatch(/may not be read: give/);
    expect(fault(new Error("something else"))).toBe("could not be read: something else");
  });

  test("a file that vanishes while the folder is read", async () => {
    for (const name of ["a", "b", "c"]) put(`${name}.txt`, STORY);
    const skipped: Skipped[] = [];
    const ids: string[] = [];
    for await (const raw of readArticles(folder, (s) => skipped.push(s))) {
      ids.push(raw.id);
      rmSync(join(folder, "b.txt"), { force: true });
    }
    expect(ids).toEqual(["a", "c"]);
    only(skipped, "b.txt", /vanished while it was read/);
  });

  test("a sub-folder that vanishes", async () => {
    put("a.txt", STORY);
    put("b/one.txt", STORY);
    put("c.txt", STORY);
    const skipped: Skipped[] = [];
    const ids: string[] = [];
    for await (const raw of readArticles(folder, (s) => skipped.push(s))) {
      ids.push(raw.id);
      rmSync(join(folder, "b"), { recursive: true, force: true });
    }
    expect(ids).toEqual(["a", "c"]);
    only(skipped, "b", /vanished/);
  });
});

describe("nothing to read is an error that can be shown", () => {
  const error = async (path: string, message: RegExp) => {
    const failure = await read(path).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(ArticlesError);
    expect((failure as Error).message).toMatch(message);
  };

  test("no such path", () => error(join(folder, "nowhere"), /no such file or folder: put/));
  test("an empty folder", () => error(folder, /no articles in .*: put files with the extension \.txt, .* there$/));
  test("only what cannot be read", () => {
    put("a.xyz", "%PDF");
    return error(folder, /no articles in .*a\.xyz has an unknown extension/);
  });
  test("one file that is empty", () => {
    put("a.txt", "");
    return error(join(folder, "a.txt"), /a\.txt is empty/);
  });

  test("the whole folder goes while it is read: stop, for the rest only looks removed", async () => {
    put("in/a.txt", STORY);
    put("in/b.txt", STORY);
    const reading = async () => {
      for await (const _ of readArticles(join(folder, "in"), () => {})) renameSync(join(folder, "in"), join(folder, "gone"));
    };
    await expect(reading()).rejects.toThrow(ArticlesError);
  });
});
