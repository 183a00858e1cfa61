"""nDCG@10 of a model folder on the evaluation folder, one line per pair question language -> passage language.

columns: mean = cosine of the mean vectors (and its recall at 50 and 100), late = late interaction alone,
both = mean + late, all = with BM25 over stems and character 3-4-grams, weighted as WEIGHTS.
    python3 evaluate.py MODEL_FOLDER EVALUATION_FOLDER [pair ...]
"""
import json
import os
import sys

import numpy as np

import normal
from tokenizer import Unigram

PAIRS = ("ar-ar en-en ru-ru en-ar ar-en ru-ar ar-ru en-ru ru-en arcd es-ar tr-ar de-en zh-en hi-en es-es tr-tr de-de "
         "zh-zh hi-hi").split()
GOALS = {"ar-ar": 96.5, "en-en": 98, "ru-ru": 97.5, "en-ar": 88, "ar-en": 90, "ru-ar": 82, "en-ru": 88}
FLOOR = 0.15  # a best cosine below this counts as no match
MATCH, WIDTH = 0.55, 0.08  # soft document frequency: a best cosine of MATCH counts as half a match
WEIGHTS = (0.2, 0.2, 0.2, 0.4)  # bm25, grams, mean, late


def jsonl(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def read(folder, pair):
    """-> passages, questions (str lists), gold (int array: the passage of each question)."""
    q, p = pair.split("-") if "-" in pair else ("ar", "ar")
    where = os.path.join(folder, "xquad" if "-" in pair else pair)
    corpus = jsonl(f"{where}/corpus.{p}.jsonl")
    queries = jsonl(f"{where}/queries.{q}.jsonl")
    place = {c["_id"]: i for i, c in enumerate(corpus)}
    return [c["text"] for c in corpus], [x["text"] for x in queries], np.array([place[x["metadata"]["gold"]] for x in queries])


def ranks(scores, gold):
    """scores [questions, passages] -> how many passages score above the gold one, ties counted against us."""
    g = scores[np.arange(len(gold)), gold][:, None]
    return (scores > g).sum(1) + (scores == g).sum(1) - 1


def ndcg(scores, gold):
    r = ranks(scores, gold)
    return 100 * np.where(r < 10, 1 / np.log2(r + 2), 0).mean()


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=-1, keepdims=True), 1e-9)


def pooled(table, ids):
    """ids (list of int arrays) -> [n, dim] unit mean vectors."""
    return unit(np.stack([table[i].sum(0) if len(i) else np.zeros(table.shape[1], table.dtype) for i in ids]))


def units(ids, begins, known):
    """token ids of a text -> unit ids; a unit is a piece that begins a word (or any Chinese piece) and what follows it.

    known: {tuple of token ids: unit id}, grown here."""
    if not len(ids):
        return np.zeros(0, np.int64)
    cuts = np.flatnonzero(begins[ids[1:]]) + 1
    return np.array([known.setdefault(tuple(u.tolist()), len(known)) for u in np.split(ids, cuts)], np.int64)


def unit_vectors(table, rarity, known):
    """-> [units, dim] sums of token vectors, and weights [units]: the norm times the squared rarity of the rarest token."""
    flat = np.concatenate([np.array(u) for u in known])
    start = np.cumsum([0] + [len(u) for u in known][:-1])
    vecs = np.add.reduceat(table[flat], start, axis=0)
    return unit(vecs), np.linalg.norm(vecs, axis=1) * np.maximum.reduceat(rarity[flat], start) ** 2


def late(vecs, weight, q, p, floor=FLOOR):
    """MaxSim [questions, passages]: each unit of the question takes its best cosine among the passage's units.

    A unit counts by its weight and by its soft inverse document frequency: in how many passages it finds a match."""
    vq, at = np.unique(np.concatenate(q), return_inverse=True)
    vp, there = np.unique(np.concatenate(p), return_inverse=True)
    cos = vecs[vp] @ vecs[vq].T
    ends = np.cumsum([len(x) for x in p])
    best = np.stack([cos[np.unique(there[e - len(x):e])].max(0) if len(x) else np.zeros(len(vq)) for x, e in zip(p, ends)])
    found = (1 / (1 + np.exp(np.minimum((MATCH - best) / WIDTH, 60)))).sum(0)  # about how many passages hold a match of the unit
    w = weight[vq] * np.log(1 + (len(p) - found + 0.5) / (found + 0.5))
    best = np.maximum(best - floor, 0).T / (1 - floor)  # [question units, passages]
    count = np.zeros((len(q), len(vq)), np.float32)
    np.add.at(count, (np.repeat(np.arange(len(q)), [len(x) for x in q]), at), 1)
    share = count * w
    return share @ best / np.maximum(share.sum(1, keepdims=True), 1e-9)


def bm25(q, p, k1=1.2, b=0.6):
    """q, p: lists of lists of terms -> BM25 over the most a question could reach, [questions, passages]."""
    terms = {}
    for x in p + q:
        for t in x:
            terms.setdefault(t, len(terms))
    tf = np.zeros((len(p), len(terms)), np.float32)
    for i, x in enumerate(p):
        for t in x:
            tf[i, terms[t]] += 1
    df = (tf > 0).sum(0)
    idf = np.log(1 + (len(p) - df + 0.5) / (df + 0.5))
    length = tf.sum(1, keepdims=True)
    part = idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / length.mean()))
    out = np.zeros((len(q), len(p)), np.float32)
    for i, x in enumerate(q):
        at = [terms[t] for t in dict.fromkeys(x)]
        out[i] = part[:, at].sum(1) / max(1e-9, (idf[at] * (k1 + 1)).sum())
    return out


def grams(text):
    text = f" {text} "
    return [text[i:i + n] for n in (3, 4) for i in range(len(text) - n + 1)]


def stems(words):
    return [s for w in words for s in [max(normal.split(w).split(" "), key=len)] if s]


class Sets:
    """The evaluation texts, and what does not depend on the vectors, kept between models."""

    def __init__(self, folder, pairs=PAIRS):
        self.pairs, self.words, self.lexical, self.ids, self.known = pairs, {}, {}, {}, {}
        self.data = {pair: read(folder, pair) for pair in pairs}

    def side(self, texts):
        out = []
        for t in texts:
            if t not in self.words:
                self.words[t] = normal.words(t)
            out.append(self.words[t])
        return out

    def lex(self, pair):
        if pair not in self.lexical:
            p, q, _ = self.data[pair]
            wp, wq = self.side(p), self.side(q)
            self.lexical[pair] = (bm25([stems(x) for x in wq], [stems(x) for x in wp]),
                                  bm25([grams(" ".join(x)) for x in wq], [grams(" ".join(x)) for x in wp]))
        return self.lexical[pair]

    def encoded(self, texts, model):
        """-> token ids and unit ids of each text (kept: one Sets serves one tokenizer)."""
        for t, w in zip(texts, self.side(texts)):
            if t not in self.ids:
                ids = np.array(model.encode_words(w), np.int64)
                self.ids[t] = ids, units(ids, model.begins, self.known)
        return [self.ids[t][0] for t in texts], [self.ids[t][1] for t in texts]

    def scores(self, pair, table, model, floor=FLOOR):
        """-> BM25, grams, mean, late, each [questions, passages], and gold."""
        p, q, gold = self.data[pair]
        (tp, up), (tq, uq) = self.encoded(p, model), self.encoded(q, model)
        mean = pooled(table, tq) @ pooled(table, tp).T
        return (*self.lex(pair), mean, late(*unit_vectors(table, model.rarity, self.known), uq, up, floor)), gold

    def report(self, table, model, pairs=None, out=sys.stdout, **options):
        """Prints the table; model is a tokenizer.Unigram; returns {pair: nDCG of the weighted sum}."""
        print(f"{'pair':6} {'mean':>6} {'R@50':>6} {'R@100':>6} {'late':>6} {'both':>6} {'bm25':>6} {'all':>6}  goal", file=out)
        result = {}
        for pair in pairs or self.pairs:
            (b, g, m, l), gold = self.scores(pair, table, model, **options)
            r = ranks(m, gold)
            result[pair] = ndcg(sum(w * s for w, s in zip(WEIGHTS, (b, g, m, l))), gold)
            print(f"{pair:6} {ndcg(m, gold):6.1f} {100 * (r < 50).mean():6.1f} {100 * (r < 100).mean():6.1f} {ndcg(l, gold):6.1f} "
                  f"{ndcg(0.3 * m + 0.7 * l, gold):6.1f} {ndcg(b, gold):6.1f} {result[pair]:6.1f}  {GOALS.get(pair, '')}", file=out, flush=True)
        return result


if __name__ == "__main__":
    from export import load_table
    tok = Unigram.load(sys.argv[1])
    Sets(sys.argv[2], sys.argv[3:] or PAIRS).report(load_table(sys.argv[1]), tok)
