"""Rows of the questions written for the reader."""
import collections
import gzip
import hashlib
import json

from sources import near, short


def load(data, folder):
    """({id: passage}, questions) of the folder, the news among them, of which only the questions are kept there: the texts are the data's."""
    passages = {p["id"]: p for p in json.load(gzip.open(f"{folder}/passages.json.gz", "rt"))}
    questions = [json.loads(line) for line in gzip.open(f"{folder}/questions.jsonl.gz", "rt")]
    asked = [json.loads(line) for line in gzip.open(f"{folder}/news.jsonl.gz", "rt")]
    named = {row["of"] for row in asked}
    for title, text in news(data):
        if short(text) in named:
            passages[short(text)] = {"title": {"ar": title}, "ar": text}
    questions += [{"p": row["of"], "k": row["k"], "q": row["q"], **({"a": {"ar": row["a"]}} if "a" in row else {})} for row in asked]
    return passages, questions


def news(data):
    return [line.rstrip("\n").split("\t")[3:5] for line in gzip.open(f"{data}/antcorpus.tsv.gz", "rt")]


def title_of(passage):
    return next(iter(passage["title"].values()))


def is_held(passage):
    """Whether its article is kept apart for measuring: a tenth of them are."""
    return hashlib.md5(title_of(passage).encode()).digest()[0] / 256 < 0.1


def translated(passages):
    """{English title: [passage in English, Arabic and Russian]}"""
    found = collections.defaultdict(list)
    for passage in passages.values():
        if len(passage["title"]) == 3:
            found[passage["title"]["en"]].append(passage)
    return found


def written(rows, data, passages, questions, known):
    """Each is asked in three languages (some in a dialect too) of a passage in one of them or in all three."""
    texts = [text for _, text in news(data)]
    likest = dict(zip(map(short, texts), near(texts)))
    articles = collections.defaultdict(list)
    for passage in passages.values():
        articles[title_of(passage)].append(passage)
    for row in questions:
        passage = passages[row["p"]]
        part = "held" if is_held(passage) else "written"
        neighbours = [p for p in articles[title_of(passage)] if p is not passage]
        for lang_q, question in row["q"].items():
            for lang_p, title in passage["title"].items():
                same = "same" if lang_q[:2] == lang_p else "cross"
                name = f"{part}-{row['k']}-{same}" if part == "held" else f"written-{row['k']}"
                answer = row.get("a", {}).get(lang_p)
                span = None
                if answer:
                    start = passage[lang_p].index(answer)
                    span = (start, start + len(answer))
                for _ in range(1 if part == "held" else 2):
                    rows.add(question, title, passage[lang_p], span, 0 if "a" not in row else 1 if answer else 2, name)
                if part == "held" or not answer:
                    continue
                beside = [n[lang_p] for n in neighbours if lang_p in n] or likest.get(row["p"], [])
                beside = [text for text in beside if answer not in text]
                rows.beside(question, title, rows.draw.sample(beside, min(3, len(beside))))
                if lang_p == "en" and lang_q != "en" and title in known.articles:
                    rows.beside(question, title, known.siblings(row["q"]["en"], title, passage["en"], [answer], rows.draw))
