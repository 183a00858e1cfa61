import { stem } from "../language/stem.ts";
import type { Lexicon } from "./format/lexicon.ts";
import type { ArticleRow } from "./format/schema.ts";
import { stateOf } from "./format/state.ts";
import { Statistics } from "./format/statistics.ts";
import type { Audience, Library, Listed, Passage, Proposal, Wanted } from "./library.ts";
import type { Telling } from "./stories.ts";

/** Beyond what is wanted so many more are asked for, for some of it may be private; where that was not enough, again. */
const SPARE = 100;

/** One view of a library, as long as there is the library: what is remembered for it is remembered for the view. */
const views = new WeakMap<Library, Promise<Library>>();

/**
 * A library as an audience may know it. Where nothing is private both are the same.
 * @param closed of a library that was: its articles, by key, that everybody may not know any more
 */
export async function seenBy(audience: Audience, library: Library, closed: readonly string[] = []): Promise<Library> {
  if (audience === "insiders") return library;
  const known = views.get(library) ?? Open.of(library, closed);
  views.set(library, known);
  // What failed once is tried again.
  known.catch(() => views.delete(library));
  return known;
}

/**
 * A library without what is private, for everybody: it answers, counts and names as if that were not there.
 * Only the weights of words in the proposal by words (BM25) know of all passages.
 */
class Open implements Library {
  readonly model: string;
  readonly state: string;
  readonly built: string;
  readonly articleCount: number;
  readonly passageCount: number;
  readonly names: string[];
  private readonly keys: ReadonlySet<string>;
  private constructor(
    private readonly whole: Library,
    /** What is left of the articles. */
    private readonly listed: Listed[],
    private readonly articlesHidden: ReadonlySet<number>,
    private readonly passagesHidden: ReadonlySet<number>,
    /** In how many hidden passages a stem is. */
    private readonly counts: ReadonlyMap<string, number>,
    readonly statistics: Statistics,
    readonly lexicon: Lexicon,
  ) {
    ({ model: this.model, built: this.built } = whole);
    this.state = stateOf(whole.model, listed);
    this.articleCount = whole.articleCount - articlesHidden.size;
    this.passageCount = whole.passageCount - passagesHidden.size;
    this.names = [...new Set(listed.flatMap(({ source, author }) => [source, author]).filter((name) => name !== null))];
    this.keys = new Set(listed.map(({ key }) => key));
  }

  /** @param closed the keys of articles that are not for everybody either */
  static async of(whole: Library, closed: readonly string[]): Promise<Library> {
    const articles = await whole.hidden(closed);
    if (articles.length === 0) return whole;
    const passages = (await whole.within(articles)).map(({ passage }) => passage);
    const statistics = new Statistics(Uint32Array.from(whole.statistics.grams));
    const counts = new Map<string, number>();
    const spelt = (words: Int32Array) => Array.from(words, (word) => whole.lexicon.all[word]!);
    for (const { words, title } of passages) {
      const folded = spelt(words);
      statistics.remove(folded);
      for (const stemmed of new Set([...folded, ...spelt(title)].map(stem))) counts.set(stemmed, (counts.get(stemmed) ?? 0) + 1);
    }
    // Of a word some form of which others have too nothing is given away.
    const stems = [...counts.keys()];
    const total = await whole.frequencies(stems);
    const alone = new Set(stems.filter((stemmed, i) => total[i]! <= counts.get(stemmed)!));
    const words = new Set(passages.flatMap(({ words, title }) => [...words, ...title]).filter((word) => alone.has(stem(whole.lexicon.all[word]!))));
    const hidden = new Set(articles);
    const listed = (await whole.articles()).filter(({ id }) => !hidden.has(id));
    return new Open(whole, listed, hidden, new Set(passages.map(({ id }) => id)), counts, statistics, whole.lexicon.without(words));
  }

  async propose(wanted: Wanted): Promise<Proposal> {
    const { most, stems } = wanted;
    for (let spare = SPARE; ; spare *= 4) {
      const found = await this.whole.propose({ ...wanted, most: most + Math.min(spare, this.passagesHidden.size) });
      const open = (ids: number[]) => ids.filter((id) => !this.passagesHidden.has(id));
      const [words, vectors, news] = [open(found.words), open(found.vectors), open(found.news)];
      const lost = Math.max(found.words.length - words.length, found.vectors.length - vectors.length, found.news.length - news.length);
      if (lost > spare && spare < this.passagesHidden.size) continue;
      const passages = new Map([...found.passages].filter(([id]) => !this.passagesHidden.has(id)));
      const counts = found.counts.map((count, i) => count - (this.counts.get(stems[i]!) ?? 0));
      return { counts, words: words.slice(0, most), vectors: vectors.slice(0, most), news, cosines: new Map([...found.cosines].filter(([id]) => passages.has(id))), passages };
    }
  }

  async frequencies(stems: string[]): Promise<number[]> {
    return (await this.whole.frequencies(stems)).map((count, i) => count - (this.counts.get(stems[i]!) ?? 0));
  }

  async spread(most: number): Promise<Passage[]> {
    return (await this.whole.spread(most + this.passagesHidden.size)).filter(({ id }) => !this.passagesHidden.has(id)).slice(0, most);
  }

  articlesBy(ids: number[]): Promise<Map<number, ArticleRow>> {
    return this.whole.articlesBy(this.open(ids));
  }

  async citable(cited: number[], others: number[]): Promise<{ articles: Map<number, ArticleRow>; stories: Telling[][] }> {
    const { articles, stories } = await this.whole.citable(this.open(cited), this.open(others));
    return { articles, stories: this.told(stories) };
  }

  async articleByKey(key: string): Promise<ArticleRow | undefined> {
    return this.keys.has(key) ? this.whole.articleByKey(key) : undefined;
  }

  articleWith(passes: (text: string, key: string) => boolean): Promise<ArticleRow | undefined> {
    return this.whole.articleWith((text, key) => this.keys.has(key) && passes(text, key));
  }

  within(articles: number[]): ReturnType<Library["within"]> {
    return this.whole.within(this.open(articles));
  }

  /** Nothing here is hidden from whom it is for. */
  async hidden(): Promise<number[]> {
    return [];
  }

  async articles(): Promise<Listed[]> {
    return this.listed;
  }

  async stories(keys: string[]): Promise<Telling[][]> {
    return this.told(await this.whole.stories(keys.filter((key) => this.keys.has(key))));
  }

  bytes(): Promise<number> {
    return this.whole.bytes();
  }

  close(): Promise<void> {
    return this.whole.close();
  }

  private open(ids: number[]): number[] {
    return ids.filter((id) => !this.articlesHidden.has(id));
  }

  private told(stories: Telling[][]): Telling[][] {
    return stories.map((story) => story.filter(({ key }) => this.keys.has(key))).filter((story) => story.length > 0);
  }
}
