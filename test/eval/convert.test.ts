import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ant, arcd, xquad } from "./convert.ts";
import { queries, TestSet } from "./set.ts";

const SQUAD = {
  data: [
    { title: "Lanterns", paragraphs: [{ context: "Mira sold nine lanterns.", qas: [{ id: "q1", question: " How many? ", answers: [{ text: "nine" }, { text: "nine" }] }] }] },
    { title: "Kites", paragraphs: [{ context: "Omar flew a kite.", qas: [{ id: "q2", question: "Who?", answers: [{ text: "Omar" }] }] }] },
  ],
};

describe("the converter", () => {
  it("names XQuAD's paragraphs by place and leaves out their titles", () => {
    expect(xquad(SQUAD, "en")).toEqual({
      corpus: [
        { _id: "p00-0", title: "", text: "Mira sold nine lanterns.", metadata: { language: "en" } },
        { _id: "p01-0", title: "", text: "Omar flew a kite.", metadata: { language: "en" } },
      ],
      queries: [
        { _id: "q1", text: " How many? ", metadata: { gold: "p00-0", answers: ["nine"] } },
        { _id: "q2", text: "Who?", metadata: { gold: "p01-0", answers: ["Omar"] } },
      ],
    });
    const even = xquad(SQUAD, "en", "even");
    expect([even.corpus.length, even.queries.map(({ _id }) => _id)]).toEqual([2, ["q1"]]);
  });

  it("names ARCD's paragraphs by what they say, once", () => {
    const { corpus, queries } = arcd({ data: [...SQUAD.data, ...SQUAD.data] });
    expect(corpus).toHaveLength(2);
    expect(corpus[0]).toMatchObject({ title: "Lanterns", text: "Mira sold nine lanterns." });
    expect(queries[0]).toMatchObject({ text: "How many?", metadata: { gold: corpus[0]!._id } });
    expect(corpus[0]!._id).toMatch(/^a[0-9a-f]{10}$/);
  });

  it("reads an article of ANT, and none that has hardly a text", () => {
    const text = "Nine lanterns were sold. ".repeat(10).trim();
    const file = `<DOC>\n<DOCNO>JA-x-1</DOCNO>\n<URL>http://example.org/1</URL> \n<SRC>Radio</SRC>\n<CAT>x</CAT>\n<TITLE>Lanterns</TITLE>\n<TIME>2017-01-20</TIME>\n<ABSTRACT>\n</ABSTRACT>\n<TEXT>\n${text}\n</TEXT>\n</DOC>`;
    expect(ant(file)).toEqual({ _id: "JA-x-1", title: "Lanterns", text, metadata: { url: "http://example.org/1", source: "Radio", date: "2017-01-20", author: "", category: "x", language: "ar" } });
    expect(ant(file.replace(text, "Short."))).toBeUndefined();
  });
});

describe("a folder in the layout of BEIR", () => {
  const folder = mkdtempSync(join(tmpdir(), "isnad-set-"));
  const write = (name: string, ...records: object[]) => writeFileSync(join(folder, name), records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  write("corpus.jsonl", { _id: 7, title: "Lanterns", text: "Mira sold nine lanterns." });
  write("queries.jsonl", { _id: "q1", text: "How many?" }, { _id: "q2", text: "Why?" });
  mkdirSync(join(folder, "qrels"));
  writeFileSync(join(folder, "qrels", "test.tsv"), "query-id\tcorpus-id\tscore\nq1\t7\t1\nq2\t7\t0\n");

  it("takes the gold articles from qrels", () => {
    const set = new TestSet(folder);
    expect(set.languages("corpus")).toEqual([""]);
    expect(set.corpus("")[0]).toMatchObject({ _id: "7", title: "Lanterns" });
    expect(set.queries("").map(({ gold }) => gold)).toEqual([["7"], []]);
  });

  it("takes gold and answers from beside the question, too", () => {
    write("queries.en.jsonl", { _id: "q3", text: "Who?", metadata: { gold: "7", answers: ["Mira"] } }, { _id: "q4", text: "Who?", gold: [], answers: [], kind: "unanswerable" });
    expect(new TestSet(folder).languages("queries")).toEqual(["", "en"]);
    expect(queries(join(folder, "queries.en.jsonl"))).toEqual([
      { id: "q3", text: "Who?", gold: ["7"], answers: ["Mira"] },
      { id: "q4", text: "Who?", gold: [], answers: [], kind: "unanswerable" },
    ]);
  });
});
