import { mkdtempSync, rmSync, writeFileSync, createWriteStream } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Skipped } from "../../src/articles/article.ts";
import { type RawArticle, readArticles } from "../../src/articles/read.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "records-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Buffer) {
  writeFileSync(join(folder, name), content);
  const raws: RawArticle[] = [];
  const skipped: Skipped[] = [];
  try {
    for await (const raw of readArticles(join(folder, name), (s) => skipped.push(s))) raws.push(raw);
  } catch {
    // No article at all: `skipped` says why.
  }
  return {
    raws,
    skipped,
    /** Parsed only where it is asked for. */
    get articles() {
      return raws.map((raw) => raw.parse());
    },
  };
}

const refused = async (name: string, content: string | Buffer, reason: RegExp) => {
  const { raws, skipped } = await read(name, content);
  expect(raws).toEqual([]);
  expect(skipped).toEqual([{ path: expect.stringContaining(name), reason: expect.stringMatching(reason) }]);
};

const TEXT = "أعلنت البلدية إعادة فتح الجسر أمام السيارات.\nوقال رئيسها إن العمل استمر عامين.";

describe("tables", () => {
  test.each([",", ";", "\t"])("columns by their names in any language, quotes, line ends: separator %j", async (s) => {
    const rows = [["المعرف", "العنوان", "النص", "المصدر", "تاريخ النشر", "الرابط"], ["7", '"فتح ""الجسر"""', `"${TEXT}"`, "نداء سوريا", "16 حزيران 2021", "https://example.org/7"]];
    const { articles } = await read(s === "\t" ? "a.tsv" : "a.csv", `\ufeff${rows.map((r) => r.join(s)).join("\r\n")}\r\n`);
    expect(articles).toMatchObject([{ id: "7", text: TEXT, metadata: { title: 'فتح "الجسر"', source: "نداء سوريا", date: "2021-06-16", url: "https://example.org/7" } }]);
  });

  describe.each([
    ["windows-1256", "قال الوزير إن المدينة التي في الشمال كان فيها ماء من النهر بعد أن عاد الناس إلى البيوت على الطريق، وإن العمل مع المجلس ما زال مستمرا"],
    ["windows-1251", "Министр сказал, что в городе и на реке не было воды, а он и она с друзьями по дороге из школы к реке видели, как это случилось за день до того"],
    ["koi8-r", "Министр сказал, что в городе и на реке не было воды, а он и она с друзьями по дороге из школы к реке видели, как это случилось за день до того"],
    ["utf-16le", "The minister said that there was no water in the town"],
    ["utf-16be", "Министр сказал, что воды в городе нет"],
  ])("in %s", (encoding, sentence) => {
    const bytes = (text: string) => {
      if (encoding === "utf-16le") return Buffer.from(`\ufeff${text}`, "utf16le");
      if (encoding === "utf-16be") return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
      const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Buffer.from([byte])), byte] as const));
      return Buffer.from([...text].map((letter) => byLetter.get(letter)!));
    };
    const rows = Array.from({ length: 5 }, (_, i) => `${sentence} ${i}.`);

    test.each([",", ";", "\t"])("separator %j, as .txt is read", async (s) => {
      const { articles, skipped } = await read("a.csv", bytes(`title${s}text\r\n${rows.map((row, i) => `${sentence.slice(0, 9).trim()} ${i}${s}"${row}"\r\n`).join("")}`));
      expect(skipped).toEqual([]);
      expect(articles.map(({ text }) => text)).toEqual(rows);
    });

    test("more than is read at once", async () => {
      const many = Array.from({ length: 12_000 }, (_, i) => `${sentence} ${i}.`);
      const { raws, skipped } = await read("a.csv", bytes(`title;text\n${many.map((row) => `a;"${row}"\n`).join("")}`));
      expect(skipped).toEqual([]);
      expect(raws).toHaveLength(many.length);
      expect(raws.at(-1)!.parse().text).toBe(many.at(-1));
    });
  });

  test("the separator that Excel names", async () => {
    for (const s of [";", "|", ","]) {
      const { articles } = await read("a.csv", `sep=${s}\r\ntitle${s}text\r\nПлотина${s}"Высота плотины, что у реки; 3,2 метра."\r\n`);
      expect(articles).toMatchObject([{ text: "Высота плотины, что у реки; 3,2 метра.", metadata: { title: "Плотина" } }]);
    }
  });

  test("rows without an id are called by file and row", async () => {
    const { raws } = await read("list.csv", "title,text\nOne,First one.\n,\nTwo,Second one.\n");
    expect(raws.map((r) => [r.id, r.path])).toEqual([["list#2", "list.csv, row 2"], ["list#4", "list.csv, row 4"]]);
  });

  test("what is wrong costs one row, and says what to do", async () => {
    const { raws, skipped } = await read("a.csv", 'id,title,text\n1,A,One.\n2,B,Two, and more.\n3,C,\n4,D,"Four.');
    expect(raws.map((r) => r.id)).toEqual(["1"]);
    expect(skipped.map((s) => s.path)).toEqual(["a.csv, row 3", "a.csv, row 4", "a.csv"]);
    expect(skipped.map((s) => s.reason)).toEqual([expect.stringMatching(/4 cells under 3 columns: put quotes/), expect.stringMatching(/no text: give/), expect.stringMatching(/breaks off inside quotes: is it whole/)]);
  });

  test.each([
    ["Destination;Last bus;Platform", "Oakham;22:15;3", "Melton;21:50;1"],
    ["Город;Последний рейс;Перрон", "Окхем;22:15;3", "Мелтон;21:50;1"],
    ["المدينة;آخر حافلة;الرصيف", "عكا;22:15;3", "حيفا;21:50;1"],
  ])("short cells and no text: the whole table is an article, its rows with the names of their columns: %s", async (head, ...rows) => {
    const { raws } = await read("buses.csv", `${[head, ...rows].join("\n")}\n`);
    expect(raws).toHaveLength(1);
    const article = raws[0]!.parse();
    const plain = (row: string) => row.replaceAll(";", " | ");
    expect(article.text).toBe(`${[head, ...rows].map(plain).join("\n")}\n`);
    const told = article.blocks.map(({ role, row, leads, head }) => ({ role, row, leads, head: head && article.text.slice(head.start, head.end) }));
    expect(told).toEqual([{ role: "body", row: true, leads: true, head: undefined }, ...rows.map(() => ({ role: "body", row: true, leads: undefined, head: plain(head) }))]);
  });

  test("a long cell without a name for it is refused", () => refused("a.csv", `a,b\n1,2\n3,${"long words ".repeat(20)}\n`, /no column with the text/));

  test("no text column", () => refused("a.csv", "a,b\n1,2\n", /no column with the text \(only a, b\): call one of them text/));
  test("another encoding", () => refused("a.csv", Buffer.from([0x74, 0x65, 0x78, 0x74, 10, ...Array.from({ length: 40 }, (_, i) => 0xc7 + (i % 20))]), /not UTF-8 .*save it as UTF-8/));
  test("a spreadsheet called .csv", () => refused("a.csv", "PK\u0003\u0004xxxx", /zip file.*under another name/));
  test("NUL bytes", () => refused("a.csv", "id,text\n1,a\0b\n", /NUL bytes/));

  test("300 MB are read in pieces", async () => {
    const out = createWriteStream(join(folder, "large.csv"));
    out.write("id,text\n");
    const line = "x".repeat(990_000);
    for (let i = 0; i < 300; i++) if (!out.write(`${i},"${line}"\n`)) await once(out, "drain");
    out.end();
    await once(out, "finish");
    const before = process.memoryUsage().rss;
    let count = 0;
    let most = 0;
    for await (const raw of readArticles(join(folder, "large.csv"), () => {})) {
      count += raw.id ? 1 : 0;
      most = Math.max(most, process.memoryUsage().rss);
    }
    expect(count).toBe(300);
    expect(most - before).toBeLessThan(250e6);
  }, 180_000);
});

describe("JSON", () => {
  const ONE = { headline: "Bridge opens", body: "The bridge was opened on Monday.", author: { name: "Jane Doe" }, published_at: "2021-06-16T10:00:00Z", link: "https://example.org/1" };

  test("one article", async () => {
    const { articles } = await read("one.json", JSON.stringify(ONE));
    expect(articles).toMatchObject([{ id: "one", text: ONE.body, metadata: { title: "Bridge opens", author: "Jane Doe", date: "2021-06-16", url: ONE.link } }]);
  });

  test.each([["By Jane Doe", "Jane Doe"], ["Автор: Мария Соколова", "Мария Соколова"], ["بقلم خالد السالم", "خالد السالم"], ["إعداد وتقديم خالد", "إعداد وتقديم خالد"], ["By the sea", "By the sea"]])("who wrote it, said with a word before: %s", async (told, author) => {
    const { articles } = await read("one.json", JSON.stringify({ ...ONE, author: told }));
    expect(articles[0]!.metadata.author).toBe(author);
  });

  test("a list, bare or under a name; markup in a field is read as markup", async () => {
    for (const value of [[ONE, { id: 2, text: "<p>Two.</p><p>Three &amp; four.</p>" }], { items: [ONE, { id: 2, text: "<p>Two.</p><p>Three &amp; four.</p>" }], title: "The Harbour Press" }]) {
      const { articles } = await read("list.json", JSON.stringify(value));
      expect(articles.map((a) => [a.id, a.text])).toEqual([[ONE.link, ONE.body], ["2", "Two.\n\nThree & four."]]);
      expect(articles[0]!.metadata.source).toBe(Array.isArray(value) ? undefined : "The Harbour Press");
    }
  });

  test("half-written", () => refused("a.json", '[{"id":1,"text":"One."},{"id":2', /not JSON .*is it whole/));
  test("no articles", () => refused("a.json", '{"a":1}', /no text: give record/));
  test("a record that is none", async () => {
    const { raws, skipped } = await read("a.json", '[{"id":1,"text":"One."},7]');
    expect(raws).toHaveLength(1);
    expect(skipped).toMatchObject([{ path: "a.json, record 2", reason: expect.stringMatching(/no record: give it text/) }]);
  });

  test("a channel that Telegram exported", async () => {
    const result = {
      name: "نداء سوريا",
      type: "public_channel",
      id: 1234567,
      messages: [
        { id: 1, type: "service", action: "create_channel", text: "" },
        { id: 2, type: "message", date: "2021-06-16T18:20:00", text: [{ type: "bold", text: "فتح جسر الحج في حلب" }, "\n\nأعلنت البلدية إعادة فتح الجسر، ", { type: "link", text: "https://example.org" }] },
        { id: 3, type: "message", date: "2021-06-17T08:00:00", text: "", photo: "a.jpg" },
        { id: 4, type: "message", date: "2021-06-17T09:00:00", forwarded_from: "وكالة الأنباء", text: "خبر منقول من مكان آخر." },
      ],
    };
    for (const value of [result, { chats: { list: [result] } }]) {
      const { articles, skipped } = await read("result.json", JSON.stringify(value));
      expect(skipped).toEqual([]);
      expect(articles.map((a) => a.id)).toEqual(["1234567/2", "1234567/4"]);
      expect(articles[0]).toMatchObject({ text: "فتح جسر الحج في حلب\n\nأعلنت البلدية إعادة فتح الجسر، https://example.org", metadata: { title: "فتح جسر الحج في حلب", source: "نداء سوريا", date: "2021-06-16", url: "https://t.me/c/1234567/2" } });
      expect(articles[1]!.metadata.source).toBe("وكالة الأنباء");
    }
  });
});

describe("feeds", () => {
  const RSS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="x" xmlns:dc="y"><channel><title>Северный вестник</title><language>ru</language><link>https://example.org</link>
    <item><title>Музей открыли</title><link>https://example.org/1</link><guid isPermaLink="false">g1</guid><pubDate>Wed, 16 Jun 2021 10:00:00 +0300</pubDate><dc:creator>Мария Соколова</dc:creator>
    <description>Коротко.</description><content:encoded><![CDATA[<p>Музей кружева принял первых посетителей.</p><p>Вход был бесплатным.</p>]]></content:encoded></item>
    <item><title>Второе</title><link>https://example.org/2</link><description>Одно &lt;b&gt;только&lt;/b&gt; описание этого дня.</description></item></channel></rss>`;

  test("RSS", async () => {
    const { articles, skipped } = await read("feed.xml", RSS);
    expect(skipped).toEqual([]);
    expect(articles.map((a) => [a.id, a.text])).toEqual([["g1", "Музей кружева принял первых посетителей.\n\nВход был бесплатным."], ["https://example.org/2", "Одно только описание этого дня."]]);
    expect(articles[0]!.metadata).toEqual({ title: "Музей открыли", source: "Северный вестник", author: "Мария Соколова", date: "2021-06-16", url: "https://example.org/1", language: "ru" });
  });

  test("Atom", async () => {
    const { articles } = await read(
      "a.atom",
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Press</title><entry><id>urn:1</id><title>Old light</title><link rel="edit" href="https://example.org/edit"/><link href="https://example.org/1"/><published>2021-06-16T00:00:00Z</published><author><name>Jane Doe</name></author><content type="html">&lt;p&gt;The keeper came ashore.&lt;/p&gt;</content></entry></feed>`,
    );
    expect(articles).toMatchObject([{ id: "urn:1", text: "The keeper came ashore.", metadata: { title: "Old light", source: "The Press", author: "Jane Doe", date: "2021-06-16", url: "https://example.org/1" } }]);
  });

  describe.each([
    ["The toll of the Orme tunnel rises to 3.40 crowns", "in May", "It", "s free", "Tolls"],
    ["Проезд по тоннелю Орм дорожает до 3,40 кроны", "в мае", "Он", "бесплатный", "Проезд"],
    ["رسم عبور نفق أورم يرتفع إلى 3.40 كرونات", "في أيار", "العبور", "مجاني", "الرسوم"],
  ])("%s", (toll, may, it, free, word) => {
    const rss = (...items: string[]) => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Quay &amp;amp; Post</title>${items.map((inner, i) => `<item><guid>${i}</guid>${inner}</item>`).join("")}</channel></rss>`;
    const once = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const html = `<p>${toll}&nbsp;${may}.</p><p>${it}&#8217;${free} &amp; 3 &lt; 5.</p>`;
    const kept = `${toll} ${may}.\n\n${it}’${free} & 3 < 5.`;

    test("escaped once, twice or thrice, or not at all, or only its letters", async () => {
      const all = [html, `<![CDATA[${html}]]>`, once(html), once(once(html)), once(once(once(html))), `<![CDATA[${once(html)}]]>`, `<![CDATA[${html.replaceAll("&nbsp;", "&amp;nbsp;").replaceAll("&#8217;", "&amp;#8217;")}]]>`];
      const { articles, skipped } = await read("feed.xml", rss(...all.map((text) => `<description>${text}</description>`)));
      expect(skipped).toEqual([]);
      expect(articles.map(({ text }) => text)).toEqual(all.map(() => kept));
      expect(articles[0]!.metadata.source).toBe("Quay & Post");
    });

    test("plain text with escaped letters and brackets; a title with markup", async () => {
      const { articles } = await read("feed.xml", rss(`<title>${word} &amp;#8211; &lt;b&gt;${free}&lt;/b&gt; &amp;lt;x&amp;gt;</title><description>${toll} &amp;mdash; ${may} &amp;amp; 3 &lt; 5 &amp;lt; 7.</description>`, `<title>A &lt; 5</title><description><![CDATA[${it}&#8217;${free}&nbsp;${may}.]]></description>`));
      expect(articles.map(({ text, metadata }) => [metadata.title, text])).toEqual([[`${word} – ${free} <x>`, `${toll} — ${may} & 3 < 5 < 7.`], ["A < 5", `${it}’${free}\u00a0${may}.`]]);
    });

    test("XHTML in Atom, with prefixes too", async () => {
      const entry = (p: string, h: string) => `<${p}entry><${p}id>urn:1</${p}id><${p}title type="xhtml"><${h}div>${word} <${h}em>${free}</${h}em></${h}div></${p}title><${p}content type="xhtml"><${h}div><${h}p>${toll} <${h}b>${may}</${h}b>.</${h}p><${h}p>3 &lt; 5 &amp;amp; 6.</${h}p></${h}div></${p}content></${p}entry>`;
      for (const feed of [`<feed>${entry("", "")}</feed>`, `<atom:feed xmlns:atom="x">${entry("atom:", "xhtml:")}</atom:feed>`]) {
        const { articles, skipped } = await read("a.atom", feed);
        expect(skipped).toEqual([]);
        expect(articles.map(({ text, metadata }) => [metadata.title, text])).toEqual([[`${word} ${free}`, `${toll} ${may}.\n\n3 < 5 &amp; 6.`]]);
      }
    });
  });

  test("half-written: what is whole is read", async () => {
    const { raws, skipped } = await read("feed.xml", RSS.slice(0, RSS.indexOf("описание")));
    expect(raws.map((r) => r.id)).toEqual(["g1"]);
    expect(skipped).toMatchObject([{ reason: expect.stringMatching(/breaks off in the middle: .*fetch it again/) }]);
  });

  test("in another encoding, as it declares", async () => {
    const bytes = Buffer.from(RSS.replace("UTF-8", "windows-1251"), "utf8").toString("utf8");
    const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder("windows-1251").decode(Buffer.from([byte])), byte] as const));
    const { articles } = await read("feed.xml", Buffer.from([...bytes].map((letter) => byLetter.get(letter)!)));
    expect(articles[0]!.metadata.title).toBe("Музей открыли");
  });

  test("entities that grow are left alone", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><guid>1</guid><description>Text &b; here.</description></item></channel></rss>`;
    expect((await read("feed.xml", bomb)).articles[0]!.text).toBe("Text &b; here.");
  });

  test("a sitemap", () => refused("a.xml", "<urlset><url><loc>https://example.org/1</loc></url></urlset>", /is a sitemap.*npx isnad add/));
  test("other XML", () => refused("a.xml", "<note><to>x</to></note>", /no feed .*save the articles/));
  test("nested without end", () => refused("a.rss", `<rss>${"<a>".repeat(100_000)}`, /breaks off/));
});
