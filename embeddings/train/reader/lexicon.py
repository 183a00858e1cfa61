"""English words in Arabic and Russian, from dictionaries and from which words stand together in parallel sentences.

    python3 lexicon.py --data FOLDER --out lexicon.json

{"ar": {word: [up to three words]}, "ru": ...}; used to switch words in questions and passages (switch.py).
"""
import argparse
import collections
import glob
import gzip
import json
import random
import re

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
#: Of a set at most so many sentences, and so many in all for each language.
PER_SET, IN_ALL = 120000, 400000
#: How often a word must occur, two words together, and how like their occurrences must be (Dice).
ENGLISH, OTHER, TOGETHER, LIKE = 15, 8, 5, 0.12


def read(data):
    """({language: {word: Counter of words}} of the dictionaries, {language: [(sentence, sentence)]})"""
    found = {lang: collections.defaultdict(collections.Counter) for lang in ("ar", "ru")}
    pairs = {lang: [] for lang in found}
    for file in sorted(glob.glob(f"{data}/*.tsv.gz")):
        taken = 0
        for line in gzip.open(file, "rt"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 5:
                continue
            kind, a, b, x, y = cells[:5]
            if b == "en":
                a, b, x, y = b, a, y, x
            if a != "en" or b not in found:
                continue
            y = MARKS.sub("", y.strip())
            if kind == "dic":
                x, y = x.strip().lower(), re.sub(r"\s*[(-].*", "", y)
                if WORD.fullmatch(x) and y and len(y.split()) <= 2:
                    found[b][x][y] += 1
            elif kind == "par" and taken < PER_SET and len(x) < 300:
                taken += 1
                pairs[b].append((x.lower(), y))
    return found, pairs


def together(pairs):
    """Yields (English word, other word) that occur in the same pairs."""
    sets = [(set(WORD.findall(x)), set(WORD.findall(y))) for x, y in pairs]
    english = collections.Counter(w for x, _ in sets for w in x)
    other = collections.Counter(w for _, y in sets for w in y)
    both = collections.Counter((u, v) for x, y in sets if max(len(x), len(y)) <= 25 for u in x if english[u] >= ENGLISH for v in y if other[v] >= OTHER)
    best = collections.defaultdict(list)
    for (u, v), count in both.items():
        like = 2 * count / (english[u] + other[v])
        if count >= TOGETHER and like > LIKE:
            best[u].append((like, v))
    for u, likes in best.items():
        likes.sort(reverse=True)
        yield from ((u, v) for like, v in likes[:2] if like > 0.6 * likes[0][0])


def make(data, out, seed=5):
    found, pairs = read(data)
    draw = random.Random(seed)
    for lang, sentences in pairs.items():
        draw.shuffle(sentences)
        for u, v in together(sentences[:IN_ALL]):
            found[lang][u][v] += 3
    with open(out, "w", encoding="utf-8") as f:
        json.dump({lang: {u: [v for v, _ in counts.most_common(3)] for u, counts in words.items()} for lang, words in found.items()}, f, ensure_ascii=False)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", required=True)
    ask.add_argument("--out", required=True)
    make(**vars(ask.parse_args()))
