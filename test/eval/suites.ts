import { join } from "node:path";
import { type Document, folderTexts, type Query, queries, TestSet } from "./set.ts";
import { censor, hash, mistype, plainArabic, random } from "./spoil.ts";

/** Articles to ask about. `name` is also the name of its index folder, so it tells corpora apart. */
export interface Corpus {
  name: string;
  /** Documents to be written as a .jsonl corpus, or a folder of articles that is there. */
  source: () => Document[] | string;
}

/** Questions put to a corpus: a row of the table. */
export interface Trial {
  name: string;
  corpus: Corpus;
  questions: () => Query[];
  /** Articles with the same key count as one, e.g. translations. */
  same?: (article: string) => string;
}

/** Rows that belong together. `total`: a last row over all of their questions. */
export interface Suite {
  trials: Trial[];
  total?: boolean;
}

const MAIN = ["ar", "en", "ru"];
const SPOT_CHECKS = ["es", "tr", "de", "zh", "hi"];

/** Every suite by name, over the folders xquad, arcd and ant below `data`. Nothing is read before a row is run. */
export function suites(data: string): Record<string, Suite> {
  const xquad = new TestSet(join(data, "xquad"));
  const arcd = new TestSet(join(data, "arcd"));
  const ant = new TestSet(join(data, "ant"));
  const corpus = (set: TestSet, name: string, language: string): Corpus => ({ name: `${name}-${language}`, source: () => set.corpus(language) });
  const arcdCorpus = corpus(arcd, "arcd", "ar");
  const across = (asked: string, read: string): Trial => ({
    name: asked === read ? asked : `${asked} > ${read}`,
    corpus: corpus(xquad, "xquad", read),
    questions: () => translated(xquad, asked, read),
  });
  const haystack: Corpus = { name: "needles-ar", source: () => [...ant.corpus("ar"), ...arcd.corpus("ar"), ...xquad.corpus("ar")] };
  const censored = ({ name, source }: Corpus): Corpus => ({
    name: `censored-${name}`,
    source: () => (source() as Document[]).map((document) => spoilt(document, (text) => censor(text, 0.15, random(`censor ${document._id} ${text.length}`)))),
  });
  const nearmiss = new TestSet(join(data, "nearmiss"));
  const arcdQuestions = () => arcd.queries("ar");
  const xquadQuestions = () => xquad.queries("ar");
  const titled = new Map<string, string>();
  /** XQuAD less some of its paragraphs, with the questions about these. */
  const without = (name: string, absent: (paragraph: string) => boolean, pairs: [asked: string, read: string][], chosen = (all: Query[]) => all): Suite => ({
    trials: pairs.map(([asked, read]): Trial => ({
      name: across(asked, read).name,
      corpus: { name: `${name}-xquad-${read}`, source: () => xquad.corpus(read).filter(({ _id }) => !absent(_id)) },
      questions: () => chosen(translated(xquad, asked, read)).map((query) => (absent(query.gold[0]!) ? { ...query, gold: [], answers: [] } : query)),
    })),
  });
  const beside: [string, string][] = [["ar", "ar"], ["en", "ar"], ["ru", "ar"], ["en", "en"], ["ru", "ru"], ["ar", "en"]];
  const squad2 = (chosen: (all: Query[]) => Query[]): Suite => ({ trials: [{ name: "en", corpus: corpus(nearmiss, "nearmiss", "en"), questions: () => chosen(nearmiss.queries("en")) }] });
  return {
    xquad: { trials: MAIN.flatMap((read) => MAIN.map((asked) => across(asked, read))) },
    "xquad-more": { trials: SPOT_CHECKS.flatMap((asked) => [asked, "ar", "en"].map((read) => across(asked, read))) },
    arcd: { trials: [{ name: "ar", corpus: arcdCorpus, questions: arcdQuestions }] },
    needles: {
      total: true,
      trials: [
        { name: "arcd", corpus: haystack, questions: arcdQuestions },
        { name: "xquad", corpus: haystack, questions: xquadQuestions },
      ],
    },
    censored: {
      trials: [
        { name: "xquad clean", corpus: corpus(xquad, "xquad", "ar"), questions: xquadQuestions },
        { name: "xquad broken", corpus: censored(corpus(xquad, "xquad", "ar")), questions: xquadQuestions },
        { name: "arcd clean", corpus: arcdCorpus, questions: arcdQuestions },
        { name: "arcd broken", corpus: censored(arcdCorpus), questions: arcdQuestions },
      ],
    },
    typos: {
      trials: MAIN.flatMap((language) => {
        const clean = across(language, language);
        const questions = () => clean.questions().map((query) => ({ ...query, text: plainArabic(mistype(query.text, random(`typo ${query.id}`))) }));
        return [{ ...clean, name: `${language} clean` }, { ...clean, name: `${language} typed`, questions }];
      }),
    },
    unanswerable: without("partial", leftOut, [["ar", "ar"], ["en", "en"], ["ru", "ru"], ["en", "ar"], ["ar", "en"]]),
    squad2: squad2((all) => all),
    "squad2-report": squad2(reported),
    siblings: without("siblings", sibling, beside),
    "siblings-report": without("siblings", sibling, beside, reported),
    "known-item": {
      trials: [
        {
          name: "ar",
          corpus: { name: "untitled-ant-ar", source: () => ant.corpus("ar").map((document) => ({ ...document, title: "" })) },
          questions: () => {
            for (const { _id, title = "" } of ant.corpus("ar")) titled.set(_id, title);
            const all = [...titled].filter(([, title]) => title !== "").map(([id, text]) => ({ id, text, gold: [id], answers: [] }));
            return sample(all, 1000);
          },
          // The same headline over two articles: either is found.
          same: (article) => titled.get(article) || article,
        },
      ],
    },
    mixed: {
      trials: MAIN.map((asked) => ({
        name: `${asked} > ${MAIN.join("+")}`,
        corpus: { name: "mixed-xquad", source: () => MAIN.flatMap((language) => xquad.corpus(language).map((document) => ({ ...document, _id: `${language}:${document._id}` }))) },
        questions: () => {
          const answers = new Map<string, string[]>();
          for (const query of MAIN.flatMap((language) => xquad.queries(language))) answers.set(query.id, [...(answers.get(query.id) ?? []), ...query.answers]);
          return xquad.queries(asked).map((query) => ({ ...query, answers: answers.get(query.id)! }));
        },
        same: (article) => article.replace(/^\w+:/, ""),
      })),
    },
    own: own("questions"),
    near: near("tuning"),
    "near-report": near("report"),
    kinds: kinds(),
    press: press(tuning),
    "press-report": press((id) => !tuning(id)),
  };
}

/** Whether a folder is itself a set in the layout, and not one of several. */
export const isSet = (folder: string) => new TestSet(folder).languages("corpus").length > 0;

/** The suite for any folder in the layout: every language of questions against every corpus. */
export function suiteOf(folder: string): Suite {
  const set = new TestSet(folder);
  const trials = set.languages("corpus").flatMap((read) =>
    set.languages("queries").map((asked): Trial => ({
      name: asked === read ? asked || "all" : `${asked} > ${read}`,
      corpus: { name: `set-${hash(folder)}-${read}`, source: () => set.corpus(read) },
      questions: () => translated(set, asked, read),
    })),
  );
  return { trials };
}

/** Our own questions over the sample articles. */
const SAMPLES: Corpus = { name: "own", source: () => join("data", "articles") };
const ownQuestions = (name: string) => queries(join("test", "questions", `${name}.jsonl`));

/** A row for each kind of question. */
function own(name: string): Suite {
  const all = ownQuestions(name);
  const kinds = [...new Set(all.map(({ kind = "all" }) => kind))];
  return { total: true, trials: kinds.map((name) => ({ name, corpus: SAMPLES, questions: () => all.filter(({ kind = "all" }) => kind === name) })) };
}

/** Pairs of an answerable question and a near miss beside it: every second pair for tuning, the others for reporting. A row a language. */
function near(half: "tuning" | "report"): Suite {
  const all = ownQuestions("nearmiss").filter(({ pair }) => (Number(pair?.slice(2)) % 2 === 0) === (half === "tuning"));
  return { total: true, trials: MAIN.map((name) => ({ name, corpus: SAMPLES, questions: () => all.filter(({ language }) => language === name) })) };
}

/** What was asked, to mislead it, about a dozen articles as papers print them. A row a language. */
function press(half: (id: string) => boolean): Suite {
  const all = ownQuestions("press").filter(({ id }) => half(id));
  const corpus: Corpus = { name: "press", source: () => join("test", "questions", "press") };
  return { total: true, trials: MAIN.map((name) => ({ name, corpus, questions: () => all.filter(({ language }) => language === name) })) };
}

/** Kinds of questions, answerable ones and near misses. */
function kinds(): Suite {
  const suite = own("kinds");
  return { trials: suite.trials.filter(({ name }) => name !== "first") };
}

/** Questions in one language with the answers as the articles in the other have them; the ids are the same. */
function translated(set: TestSet, asked: string, read: string): Query[] {
  const questions = set.queries(asked);
  if (asked === read || !set.languages("queries").includes(read)) return questions;
  const answers = new Map(set.queries(read).map((query) => [query.id, query.answers]));
  return questions.map((query) => ({ ...query, answers: answers.get(query.id) ?? [] }));
}

/** Every fourth article of XQuAD, whose paragraphs are p<article>-<n>. */
function leftOut(paragraph: string): boolean {
  return Number(/^p(\d+)-/.exec(paragraph)?.[1]) % 4 === 0;
}

/** The second and the fourth of an article's five paragraphs: what is asked about them is about the others' subject. */
function sibling(paragraph: string): boolean {
  return /-[13]$/.test(paragraph);
}

function spoilt(document: Document, spoil: (text: string) => string): Document {
  return { ...document, text: spoil(document.text), ...(document.title ? { title: spoil(document.title) } : {}) };
}

function reported(all: Query[]): Query[] {
  return all.filter(({ id }) => !tuning(id));
}

/** Whether weights may be fitted on this question of the sets about refusing; what is reported is the other half. */
export function tuning(id: string): boolean {
  return hash(`tuning ${id}`) % 2 === 0;
}

/** The same questions every time, and the same ones in every trial that has them. */
export function sample(all: Query[], most: number): Query[] {
  if (all.length <= most) return all;
  return [...all].sort((a, b) => hash(`sample ${a.id}`) - hash(`sample ${b.id}`)).slice(0, most);
}

/** The texts of a corpus by article id. */
export function texts(source: Document[] | string): Map<string, string> {
  return typeof source === "string" ? folderTexts(source) : new Map(source.map(({ _id, text }) => [_id, text]));
}
