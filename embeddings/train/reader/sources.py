"""The data's files, and which texts of a set are like each other."""
import collections
import gzip
import hashlib
import json
import math

from switch import WORD

#: The languages that the reader is made for; and of questions in others, those whose languages help these.
FOCUS = ("ar", "en", "ru")
ALSO = ("es", "fr", "de", "fa", "fi", "id")


def read(folder, name):
    for line in gzip.open(f"{folder}/reader/{name}.jsonl.gz", "rt"):
        yield json.loads(line)


def near(texts, most=3, common=20):
    """For each text the others that share most of its rare words, best first."""
    words = [set(w.lower() for w in WORD.findall(t) if len(w) > 3) for t in texts]
    count = collections.Counter(w for s in words for w in s)
    where = collections.defaultdict(list)
    for i, s in enumerate(words):
        for w in s:
            if 1 < count[w] <= max(3, len(texts) // common):
                where[w].append(i)
    found = []
    for i, s in enumerate(words):
        score = collections.Counter()
        for w in s:
            for j in where.get(w, ()):
                if j != i:
                    score[j] += math.log(len(texts) / count[w])
        found.append([texts[j] for j, _ in score.most_common(most)])
    return found


def parallel(data, names):
    """{(language asked, language read): [(sentence, sentence)] in the order of the texts}"""
    found = collections.defaultdict(list)
    for name in names:
        for line in gzip.open(f"{data}/{name}.tsv.gz", "rt"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 5 and cells[0] == "par" and {cells[1], cells[2]} <= set(FOCUS):
                a, b = (c.strip('"').replace('""', '"') for c in cells[3:5])
                found[cells[1], cells[2]].append((a, b))
                found[cells[2], cells[1]].append((b, a))
    return found


def short(text):
    return hashlib.md5(text.encode()).hexdigest()[:12]


def digest(row):
    return short(row["question"]), short(row["passage"])
