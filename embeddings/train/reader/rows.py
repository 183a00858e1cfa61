"""Training rows for the reader, as arrays of token ids.

    python3 rows.py --data FOLDER --written FOLDER --vocabulary FOLDER --lexicon FILE [--mined FILE.jsonl] --out FILE.npz

A row is a question, a title, a passage, the tokens [start, end] that answer, and a label:
0 the passage does not answer, 1 it does, here, 2 it does, where is not known.
`siblings` are questions with three passages of the same article that hold none of their answers; which of
them is hard is for the reader itself to say, at the start of training. Rows of the last tenth of the written
passages are kept apart, for measuring (`held`).
"""
import argparse
import collections
import json
import random

import numpy as np
from tokenizers import Tokenizer

import judged
import own
import rules
import squad
from switch import Switcher, moved


class Texts:
    """Token ids of many texts, end to end; the same text is kept once."""

    def __init__(self, tokenizer, most=None):
        self.tokenizer, self.most, self.known, self.waiting, self.ids, self.bounds = tokenizer, most, {}, [], [], []

    def add(self, text):
        i = self.known.get(text)
        if i is None:
            i = self.known[text] = len(self.known)
            self.waiting.append(text)
        return i

    def settle(self):
        for start in range(0, len(self.waiting), 8000):
            for encoded in self.tokenizer.encode_batch(self.waiting[start:start + 8000], add_special_tokens=False):
                self.ids.append(np.array(encoded.ids[:self.most], np.int32))
                self.bounds.append(None if self.most else np.array(encoded.offsets, np.int32).reshape(-1, 2))
        self.waiting = []

    def arrays(self):
        return np.concatenate(self.ids), np.cumsum([0] + [len(i) for i in self.ids]).astype(np.int32)


class Rows:
    def __init__(self, tokenizer, switcher, draw):
        self.questions, self.passages = Texts(tokenizer, 48), Texts(tokenizer)
        self.switcher, self.draw = switcher, draw
        self.rows, self.siblings, self.groups, self.variants = [], [], {}, {}

    def add(self, question, title, passage, span, label, group):
        self.rows.append((self.questions.add(question.strip()), self.questions.add(title or ""), self.passages.add(passage), span, label,
                          self.groups.setdefault(group, len(self.groups))))

    def beside(self, question, title, passages):
        """One to three passages that do not answer, of which training takes the hardest; none is no row."""
        if passages:
            self.siblings.append([self.questions.add(question.strip()), self.questions.add(title or ""), *map(self.passages.add, (passages * 3)[:3])])

    def question(self, text):
        """An English question, half of the time with words switched."""
        chance = self.draw.random()
        if chance < 0.45:
            return text
        return self.switcher.switch(text, "ar" if chance < 0.75 else "ru", self.draw.choice((0.5, 0.75, 1)))[0]

    def passage(self, text):
        """An English passage, or its one variant in Arabic or Russian, and the map there."""
        chance = self.draw.random()
        if chance < 0.4:
            return text, None
        lang = "ar" if chance < 0.75 else "ru"
        if (text, lang) not in self.variants:
            self.variants[text, lang] = self.switcher.switch(text, lang, self.draw.choice((0.3, 0.6, 0.9)))
        return self.variants[text, lang]

    def answered(self, row, group, switch=False):
        answer = row["answers"][0]
        start, end, passage, question = answer["start"], answer["start"] + len(answer["text"]), row["passage"], row["question"]
        if switch:
            question = self.question(question)
            passage, words = self.passage(passage)
            if words:
                start, end = moved(words, start, end)
        self.add(question, row["title"], passage, (start, end), 1, group)

    def finish(self, held):
        self.questions.settle()
        self.passages.settle()
        made, lost = [], collections.Counter()
        for question, title, passage, span, label, group in self.rows:
            first = last = -1
            if label == 1:
                bounds = self.passages.bounds[passage]
                first = int(np.searchsorted(bounds[:, 1], span[0], side="right"))
                last = int(np.searchsorted(bounds[:, 0], span[1], side="left")) - 1
                if first >= len(bounds) or last < first or last - first > 60:
                    lost[group] += 1
                    continue
            made.append((question, title, passage, first, last, label, group))
        names = list(self.groups)
        made = np.array(made, np.int32)
        apart = np.isin(made[:, 6], [self.groups[name] for name in names if name in held])
        for i, name in enumerate(names):
            print(f"{name:24} {int((made[:, 6] == i).sum()):8} rows {lost[i]:6} lost")
        question, q = self.questions.arrays()
        passage, p = self.passages.arrays()
        return dict(rows=made[~apart], held=made[apart], siblings=np.array(self.siblings, np.int32), Q=question, Qo=q, P=passage, Po=p, groups=np.array(names))


def make(data, written_folder, vocabulary, lexicon, out, mined=None, seed=23):
    draw = random.Random(seed)
    lexicon = json.load(open(lexicon))
    rows = Rows(Tokenizer.from_file(f"{vocabulary}/tokenizer.json"), Switcher(lexicon, draw), draw)
    passages, questions = own.load(data, written_folder)
    known = squad.Squad(data, own.translated(passages))
    squad.squad(rows, data, known)
    judged.judged(rows, data, written_folder)
    rules.yes_no(rows, data)
    rules.cloze(rows, data, lexicon)
    rules.topics(rows, data)
    own.written(rows, data, passages, questions, known)
    for row in map(json.loads, open(mined, encoding="utf-8")) if mined else ():
        rows.beside(row["question"], row["title"], [row["passage"]])
    arrays = rows.finish({g for g in rows.groups if g.startswith("held")})
    np.savez(out, **arrays)
    print({k: v.shape for k, v in arrays.items()}, "labels", np.bincount(arrays["rows"][:, 5]))


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", required=True)
    ask.add_argument("--written", dest="written_folder", required=True, help="folder of passages.json.gz, questions.jsonl.gz and news.jsonl.gz")
    ask.add_argument("--vocabulary", required=True, help="folder of tokenizer.json")
    ask.add_argument("--lexicon", required=True, help="words of English in Arabic and Russian: {ar: {word: [words]}, ru: ...}")
    ask.add_argument("--mined", help="what the search finds for the written questions beside their own passages, see mine.ts")
    ask.add_argument("--out", required=True)
    make(**vars(ask.parse_args()))
