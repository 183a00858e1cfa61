import type { Ask, Quote, Source } from "./answer/answer.ts";
import { createAsk } from "./answer/ask.ts";
import type { Whole } from "./citations/articles.ts";
import { articlesOf } from "./citations/lookup.ts";
import { citationId, digest, parseCitation } from "./citations/number.ts";
import { type Verdict, verdict } from "./citations/verify.ts";
import { readSettings } from "./config.ts";
import { Embedder } from "./embedding/embedder.ts";
import { openEngine } from "./library/engine.ts";
import type { Progress, Report } from "./library/report.ts";
import { Reader } from "./reading/reader.ts";

export type { Answer, Ask, AskOptions, Quote, Source } from "./answer/answer.ts";
export type { Whole as Article } from "./citations/articles.ts";
export type { Verdict } from "./citations/verify.ts";
export type { Span } from "./language/span.ts";
export type { Progress, Report } from "./library/report.ts";

export interface Options {
  /** The articles: a folder, or one file. */
  articles: string;
  /** Where the index lies; made where there is none. Default: the path of the articles with .isnad-index behind it. */
  index?: string;
  /** Whether passages are read before they are shown; without it answers come sooner, and more of them are false. Default: true. */
  reader?: boolean;
  /** What there is to know besides, such as that a damaged index was rebuilt. */
  note?: (text: string) => void;
}

/** A library of articles that answers. */
export interface Isnad {
  ask: Ask;
  /** The number of a quote's citation, by which its words can be checked later. */
  cite(quote: Pick<Quote, "article" | "start" | "end" | "text">): string;
  /** What became of a citation's words. Undefined for a number that stands for nothing: without `text` one holds only while whole sentences stand in their place. @param text the words, where you have kept them: they are looked for wherever they went, and that they were a quote is taken from you */
  verify(citation: string, text?: string): Promise<Verdict | undefined>;
  /** An article with its text as received; undefined where there is none of this key. */
  article(key: string): Promise<Whole | undefined>;
  articles(): Promise<Source[]>;
  /** Reads the articles again, as far as they changed. What is asked meanwhile is answered as before. */
  update(progress?: (progress: Progress) => void): Promise<Report>;
  close(): Promise<void>;
}

/** Opens a library; its index is brought up to date first. The models that ship are used. */
export async function open({ articles, index = `${articles.replace(/[/\\]+$/, "")}.isnad-index`, reader = true, note = () => {} }: Options): Promise<Isnad> {
  const embedder = await Embedder.load(readSettings({}, "").embeddingModel);
  const engine = openEngine(index);
  const update = (progress: (progress: Progress) => void = () => {}) => engine.run({ articles, embedder, progress });
  await update();
  const library = await engine.current(embedder.id, note);
  const reading = reader ? await Reader.load() : undefined;
  const { sources, article, ...others } = articlesOf("everyone", () => library.get());
  return {
    ask: createAsk(() => library.get(), embedder, reading?.read),
    cite: citationId,
    verify: async (citation, text) => {
      const id = citation.trim().toLowerCase();
      const parsed = parseCitation(id);
      if (!parsed) return undefined;
      const cited = async () => {
        if (text === undefined || digest(text) !== parsed.check || text.length !== parsed.end - parsed.start) return undefined;
        const article = (await sources()).find((one) => digest(one.article) === parsed.article)?.article;
        return { article: article ?? "", text };
      };
      return verdict({ sources, article, ...others, memory: { citations: { by: cited } } }, id);
    },
    ...{ article, articles: sources, update },
    close: async () => {
      await reading?.close();
      await library.close();
    },
  };
}
