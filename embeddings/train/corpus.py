"""From folders of NAME.tsv.gz (kind, language A, language B, text A, text B) to rows over unique texts.

kinds: par = parallel text, qp = question and passage, tb = title and body, dic = dictionary entry or name.
Rows that share a long run of words with a text of the evaluation folder are dropped.
"""
import glob
import gzip
import json
import multiprocessing
import os
import re

import numpy as np

import normal

KINDS = ["par", "qp", "tb", "dic"]
RUN = 9  # words: a shared run this long is an overlap; shorter texts overlap when equal


def _normalise(texts):
    seen, out = {}, []
    for t in texts:
        parts = []
        for w in normal.words(t):
            s = seen.get(w)
            if s is None:
                s = seen[w] = normal.split(w)
            parts.append(s)
        out.append(" ".join(parts))
    return out


def normalise_all(texts, workers=2):
    """texts (str list) -> normalised texts, in order, over some processes."""
    step = 4000
    chunks = [texts[i:i + step] for i in range(0, len(texts), step)]
    if len(chunks) < 2:
        return _normalise(texts)
    with multiprocessing.Pool(workers) as pool:
        return [t for part in pool.imap(_normalise, chunks) for t in part]


def read(folders, skip=()):
    """folders -> rows (kind, langA, langB, i, j, source) over a list of unique texts, languages, sources."""
    texts, rows, langs, sources = {}, [], {}, []
    for path in sorted(p for f in folders for p in glob.glob(os.path.join(f, "*.tsv.gz"))):
        name = os.path.basename(path)[:-7]
        if name in skip:
            continue
        sources.append(name)
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = line.rstrip("\n").split("\t")
                if len(row) != 5 or row[0] not in KINDS or not row[3] or not row[4]:
                    continue
                kind, la, lb, a, b = row
                rows.append((KINDS.index(kind), langs.setdefault(la, len(langs)), langs.setdefault(lb, len(langs)),
                             texts.setdefault(a[:6000], len(texts)), texts.setdefault(b[:6000], len(texts)),
                             len(sources) - 1))
    return np.array(rows, np.int32).reshape(-1, 6), list(texts), list(langs), sources


def _runs(text):
    w = text.split(" ")
    return [hash(" ".join(w[i:i + RUN])) for i in range(len(w) - RUN + 1)] if len(w) > RUN else [hash(text)]


def overlapping(texts, evaluation):
    """normalised texts -> bool array: shares a run of words with a text below the evaluation folder."""
    banned = set()
    for path in glob.glob(os.path.join(evaluation, "**", "*.jsonl"), recursive=True):
        if "/ant/" in path:  # the news articles have a training version of their own
            continue
        with open(path, encoding="utf-8") as lines:
            for t in _normalise([json.loads(line)["text"] for line in lines]):
                if len(t.split(" ")) >= 4 or re.search("[\u4e00-\u9fff]{8}", t):
                    banned.update(_runs(t))
    return np.array([any(h in banned for h in _runs(t)) for t in texts], bool)


def build(folders, cache, evaluation=None, skip=(), workers=2):
    """Read, normalise, drop overlaps; keep the result in the file `cache` (npz) and cache + '.txt'."""
    rows, texts, langs, sources = read(folders, skip)
    texts = normalise_all(texts, workers)
    if evaluation:
        bad = overlapping(texts, evaluation)
        hit = bad[rows[:, 3]] | bad[rows[:, 4]]
        for s in np.unique(rows[hit, 5]):
            print("overlap", sources[s], int((rows[hit, 5] == s).sum()), flush=True)
        rows = rows[~hit]
    rows = rows[(rows[:, 3] != rows[:, 4])]
    with open(cache + ".txt", "w", encoding="utf-8") as f:
        f.writelines(t + "\n" for t in texts)
    np.savez(cache, rows=rows, langs=langs, sources=sources)
    return rows, texts, langs, sources


def load(cache):
    z = np.load(cache + ".npz")
    with open(cache + ".txt", encoding="utf-8") as f:
        texts = f.read().split("\n")[:-1]
    return z["rows"], texts, list(z["langs"]), list(z["sources"])
