"""Rows of SQuAD: questions with their answers, siblings, and questions whose number or name is another's."""
import collections
import math
import re

from sources import read
from switch import WORD

NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d|\b\d\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")


class Squad:
    """SQuAD's paragraphs by their articles: of a question about one the others seldom hold the answer."""

    def __init__(self, data, translated):
        """translated: {title: [passage of that article in English, Arabic and Russian]}"""
        self.rows, self.translated = list(read(data, "squad1.1-train")), translated
        self.articles = collections.defaultdict(dict)
        for row in self.rows:
            self.articles[row["title"]][row["passage"]] = None
        self.words = {p: set(w.lower() for w in WORD.findall(p) if len(w) > 3) for a in self.articles.values() for p in a}
        count = collections.Counter(w for s in self.words.values() for w in s)
        self.rarity = {w: math.log(len(self.words) / c) for w, c in count.items()}

    def siblings(self, question, title, passage, answers, draw):
        """Of the article's other paragraphs, none with an answer in it: the two likest the question, and any one; [] where there is none."""
        asked = set(w.lower() for w in WORD.findall(question) if len(w) > 3)
        others = [(sum(self.rarity[w] for w in asked & self.words[p]), p) for p in self.articles[title]
                  if p != passage and all(a.lower() not in p.lower() for a in answers)]
        return [p for _, p in sorted(others, reverse=True)[:2]] + [draw.choice(others)[1]] if others else []

    def foreign(self, title, passage, answers, lang, draw):
        """The same of those that are translated; any three."""
        others = [p for p in self.translated.get(title, ()) if p["en"] != passage and all(a.lower() not in p["en"].lower() for a in answers)]
        return draw.sample([p[lang] for p in others], min(3, len(others)))


def squad(rows, data, known):
    """Questions with their answers, siblings, and questions whose number or name is another's."""
    for row in known.rows:
        question, title, passage, answers = row["question"], row["title"], row["passage"], [a["text"] for a in row["answers"]]
        for _ in range(2):
            rows.answered(row, "squad", switch=True)
        rows.beside(rows.question(question), title, [rows.passage(p)[0] for p in known.siblings(question, title, passage, answers, rows.draw)])
        if rows.draw.random() < 0.4:
            rows.beside(rows.question(question), title, known.foreign(title, passage, answers, rows.draw.choice(("ar", "ar", "ru")), rows.draw))
        changed = another(row, known.articles[title], rows.draw)
        if changed and rows.draw.random() < 0.5:
            rows.add(rows.question(changed), title, rows.passage(passage)[0], None, 0, "identity")
    for row in read(data, "squad2.0-train-unans"):
        rows.add(rows.question(row["question"]), row["title"], rows.passage(row["passage"])[0], None, 0, "squad2")


def another(row, passages, draw):
    """The question with one of its numbers or names, which the passage has, changed for one that it has not."""
    question, passage = row["question"], row["passage"]
    numbers = [m for m in NUMBER.finditer(question) if m.group() in passage]
    if numbers:
        m = draw.choice(numbers)
        value = m.group()
        other = str(int(value) + draw.choice((-9, -4, -2, -1, 1, 2, 3, 7))) if value.isdigit() else value[::-1]
        return question[:m.start()] + other + question[m.end():] if other not in passage else None
    names = [m for m in NAME.finditer(question) if m.group() in passage]
    if names and len(passages) > 1:
        m = draw.choice(names)
        pool = [n for n in NAME.findall(draw.choice(list(passages))) if n not in passage and n not in question]
        if pool:
            return question[:m.start()] + draw.choice(pool) + question[m.end():]
    return None
