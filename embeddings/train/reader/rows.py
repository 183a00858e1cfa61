"""Training rows for the reader, as arrays of token ids.

    python3 rows.py --data FOLDER --written FOLDER --vocabulary FOLDER --lexicon FILE --out FILE.npz

A row is a question, a title, a passage, the tokens [start, end] that answer, and a label:
0 the passage does not answer, 1 it does, here, 2 it does, where is not known.
`siblings` are questions with three passages of the same article that hold none of their answers; which of
them is hard is for the reader itself to say, at the start of training. Rows of the last tenth of the written
passages are kept apart, for measuring (`held`).
"""
import argparse
import collections
import glob
import gzip
import hashlib
import json
import math
import os
import random
import re

import numpy as np
from tokenizers import Tokenizer

from switch import WORD, Switcher, moved

#: Of questions other than Arabic, English and Russian, those whose languages help these.
ALSO = ("es", "fr", "de", "fa", "fi", "id")
FOCUS = ("ar", "en", "ru")
NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d|\b\d\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
#: Sets of parallel sentences and how many cloze questions are made of each pair of languages.
CLOZE = {"ntrex": 1900, "tico19": 2500, "tatoeba": 1200, "mozorg": 900, "privacyguides": 1500, "osguide": 800, "bitcoin-org": 400, "sdg": 500,
         "ms-iot": 1000, "ms-azd": 500, "react-docs": 600, "hf-course": 800, "electron": 400, "security101": 500, "storybooks": 300}
ASKED = {"en": (["how many", "what number", "when", "what year"], ["what", "who", "which"]),
         "ar": (["كم", "متى", "ما عدد"], ["ما", "من", "ماذا", "أي"]),
         "ru": (["сколько", "когда", "в каком году"], ["что", "кто", "какой"])}
TRUE = {"en": ["Is it true that {}?", "Did it happen that {}?"], "ar": ["هل {}؟", "هل صحيح أن {}؟"], "ru": ["Правда ли, что {}?", "Верно ли, что {}?"]}


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


def squad(rows, data):
    """Questions with their answers, siblings, and questions whose number or name is another's."""
    all_rows = list(read(data, "squad1.1-train"))
    articles = collections.defaultdict(dict)
    for row in all_rows:
        articles[row["title"]][row["passage"]] = None
    words = {p: set(w.lower() for w in WORD.findall(p) if len(w) > 3) for a in articles.values() for p in a}
    count = collections.Counter(w for s in words.values() for w in s)
    rarity = {w: math.log(len(words) / c) for w, c in count.items()}
    for row in all_rows:
        for _ in range(2):
            rows.answered(row, "squad", switch=True)
        asked = set(w.lower() for w in WORD.findall(row["question"]) if len(w) > 3)
        others = [(sum(rarity[w] for w in asked & words[p]), p) for p in articles[row["title"]]
                  if p != row["passage"] and all(a["text"].lower() not in p.lower() for a in row["answers"])]
        if others:
            best = [p for _, p in sorted(others, reverse=True)[:2]] + [rows.draw.choice(others)[1]]
            rows.siblings.append([rows.questions.add(rows.question(row["question"]).strip()), rows.questions.add(row["title"])]
                                 + [rows.passages.add(rows.passage(p)[0]) for p in (best * 3)[:3]])
        changed = another(row, articles[row["title"]], rows.draw)
        if changed and rows.draw.random() < 0.5:
            rows.add(rows.question(changed), row["title"], rows.passage(row["passage"])[0], None, 0, "identity")
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


def marks(folder):
    """Where TyDi's and MIRACL's judges left it open which words answer, a language model marked them: {(question, passage): answer, or None where none does}"""
    return {tuple(r["of"]): r["a"] for r in map(json.loads, gzip.open(f"{folder}/marked.jsonl.gz", "rt"))}


def short(text):
    return hashlib.md5(text.encode()).hexdigest()[:12]


def digest(row):
    return short(row["question"]), short(row["passage"])


def judged(rows, data, written_folder):
    """Passages judged by people; TyDi's and MLQA's; other sets with marked answers."""
    marked = marks(written_folder)

    def told(row, title, group):
        """Answered, and where if that is known; left out where nobody could find the answer."""
        answer = marked.get(digest(row), "")
        if answer:
            rows.answered({**row, "title": title, "answers": [{"text": answer, "start": row["passage"].index(answer)}]}, group)
        elif answer is not None:
            rows.add(row["question"], title, row["passage"], None, 2, group)
    for name, most in (("qed-nq-en", 9000), ("qamr-en-sent", 12000), ("pquad-val-test", 8000)):
        all_rows = [r for r in read(data, name) if len(r["passage"]) < 4000]
        rows.draw.shuffle(all_rows)
        for row in all_rows[:most]:
            if row["impossible"]:
                rows.add(row["question"], row["title"], row["passage"], None, 0, name + "-not")
            elif row["answers"]:
                rows.answered(row, name, switch=row["lang_p"] == "en" and row["lang_q"] == "en")
    for row in read(data, "nomiracl-nonrel"):
        for _ in range(2 if row["lang_q"] in FOCUS else row["lang_q"] in ALSO):
            rows.add(row["question"], row["title"], row["passage"], None, 0, "nomiracl")
    for row in read(data, "miracl-judged.answerability"):
        if row["lang_q"] in FOCUS + ALSO:
            for _ in range(3 if row["lang_q"] in ("ar", "ru") and not row["impossible"] else 1):
                if row["impossible"]:
                    rows.add(row["question"], row["title"], row["passage"], None, 0, "miracl")
                else:
                    told(row, row["title"], "miracl")
    pairs = []
    for row in read(data, "tydi-mlqa"):
        both = {row["lang_q"], row["lang_p"]}
        if both & {"hi", "zh", "vi", "bn", "te", "ko", "sw"} and "mlqa-dev" not in row["set"]:
            continue
        times = 3 if row["set"].startswith("tydi") and both & {"ar", "ru"} else 2 if "ar" in both and row["answers"] else 1
        pairs.append((row, times))
    by = collections.defaultdict(dict)
    for row, _ in pairs:
        by[row["lang_p"]][row["passage"]] = None
    beside = {}
    for texts in by.values():
        texts = list(texts)
        beside.update(zip(texts, near(texts)))
    for row, times in pairs:
        for _ in range(times):
            title = row["title"] if rows.draw.random() < 0.7 else ""
            if row["answers"]:
                rows.answered({**row, "title": title}, "tydi-mlqa")
            else:
                told(row, title, "tydi-mlqa")
            if beside[row["passage"]]:
                rows.add(row["question"], title, rows.draw.choice(beside[row["passage"]]), None, 0, "tydi-mlqa-not")


def yes_no(rows, data, most=5000):
    """BoolQ; and sentences of parallel texts asked in another language: of their own passage, and of the one beside it."""
    all_rows = list(read(data, "boolq-dev"))
    beside = dict(zip([r["passage"] for r in all_rows], near([r["passage"] for r in all_rows])))
    for row in all_rows:
        for _ in range(3):
            rows.add(rows.question(row["question"] + "?"), row["title"], rows.passage(row["passage"])[0], None, 2, "boolq")
            if beside[row["passage"]]:
                rows.add(rows.question(row["question"] + "?"), row["title"], rows.passage(rows.draw.choice(beside[row["passage"]]))[0], None, 0, "boolq-not")
    for (lang_q, lang_p), pairs in parallel(data, ("ntrex", "tico19")).items():
        for i in rows.draw.sample(range(3, len(pairs) - 3), min(most // 6, len(pairs) - 6)):
            said, _ = pairs[i]
            if not 30 < len(said) < 150 or any(c in said for c in "\"«“?؟:"):
                continue
            asked = rows.draw.choice(TRUE[lang_q]).format(said.rstrip(" .!"))
            first = rows.draw.randint(i - 2, i)
            rows.add(asked, "", " ".join(p for _, p in pairs[first:first + 3]), None, 2, "true")
            other = [p for j, (_, p) in enumerate(pairs[i - 3:i + 4]) if j != 3]
            first = rows.draw.randint(0, 3)
            rows.add(asked, "", " ".join(other[first:first + 3]), None, 0, "true-not")


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


def cloze(rows, data, lexicon):
    """A sentence with a word or number asked for; the parallel sentence answers."""
    back = {lang: collections.defaultdict(set) for lang in ("ar", "ru")}
    for lang in back:
        for english, words in lexicon[lang].items():
            for word in filter(None, words):
                back[lang][word.lower()].add(english)
                if lang == "ar":
                    back[lang]["ال" + word].add(english)

    def meanings(word, asked, read_):
        if asked == "en":
            found = {v.lower() for v in lexicon[read_].get(word, [])}
            return found | {"ال" + v for v in found} if read_ == "ar" else found
        if read_ == "en":
            return back[asked].get(word, set())
        return {v.lower() for english in back[asked].get(word, ()) for v in lexicon[read_].get(english, [])}
    draw = rows.draw
    for name, most in CLOZE.items():
        if not os.path.exists(f"{data}/{name}.tsv.gz"):
            continue
        for (asked, read_), pairs in parallel(data, [name]).items():
            made = 0
            for i in draw.sample(range(len(pairs)), len(pairs)):
                x, y = pairs[i]
                if not (30 < len(x) < 400 and 30 < len(y) < 400):
                    continue
                numbers = [m for m in NUMBER.finditer(x) if y.count(m.group()) == 1]
                if numbers and draw.random() < 0.7:
                    m, kind = draw.choice(numbers), 0
                    start = y.index(m.group())
                    span = (start, start + len(m.group()))
                else:
                    there = [(w.group().lower(), w.span()) for w in WORD.finditer(y) if len(w.group()) > 3]
                    found = []
                    for m in WORD.finditer(x):
                        if len(m.group()) > 3:
                            hits = [s for w, s in there if w in meanings(m.group().lower(), asked, read_)]
                            if len(hits) == 1:
                                found.append((m, hits[0]))
                    if not found:
                        continue
                    (m, span), kind = draw.choice(found), 1
                left = x[max(0, x.rfind(" ", 0, max(0, m.start() - draw.randint(30, 160)))):m.start()].strip()
                stop = x.find(" ", min(len(x) - 1, m.end() + draw.randint(30, 160)))
                right = x[m.end():len(x) if stop < 0 else stop].strip(" .!؟?،,")
                word = draw.choice(ASKED[asked][kind])
                question = draw.choice((f"{left} {word} {right}?", f"{left} {word} {right}?", f"{word} {left} {right}?", f"{left} ___ {right}"))
                if asked == "ar":
                    question = question.replace("?", "؟")
                beside = [pairs[j][1] for j in range(max(0, i - 2), min(len(pairs), i + 3)) if j != i]
                draw.shuffle(beside)
                before = draw.randint(0, len(beside))
                lead = "".join(s + " " for s in beside[:before])
                rows.add(question, "", " ".join([lead + y, *beside[before:]]), (len(lead) + span[0], len(lead) + span[1]), 1, "cloze")
                if draw.random() < 0.5:
                    rows.add(question, "", " ".join(beside), None, 0, "cloze-not")
                made += 1
                if made >= most / 4:
                    break


def topics(rows, data):
    """Titles and key words out of them: a text of that title is about them, its likest neighbour is not."""
    sets = [("antcorpus", 3500)] + [(os.path.basename(f)[:-7], 250) for f in sorted(glob.glob(f"{data}/sec-*.tsv.gz"))]
    for name, most in sets:
        pairs = []
        for line in gzip.open(f"{data}/{name}.tsv.gz", "rt"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 5 and cells[0] == "tb" and {cells[1], cells[2]} <= set(FOCUS) and len(cells[4]) > 120:
                pairs.append((cells[3], cells[4][:700]))
        rows.draw.shuffle(pairs)
        pairs = pairs[:most]
        for (title, body), beside in zip(pairs, near([b for _, b in pairs])):
            words = title.split()
            if len(words) > 3 and rows.draw.random() < 0.6:
                n = rows.draw.randint(2, min(5, len(words)))
                first = rows.draw.randint(0, len(words) - n)
                words = words[first:first + n]
            rows.add(" ".join(words), "", body, None, 2, "topic")
            other = [b for b in beside if sum(w in b for w in words) <= len(words) / 2]
            if other:
                rows.add(" ".join(words), "", other[0], None, 0, "topic-not")


def written(rows, data, folder, held_share=0.1):
    """Questions written for the reader, each asked in three languages of a passage in one of them or in all three."""
    passages = {p["id"]: p for p in json.load(gzip.open(f"{folder}/passages.json.gz", "rt"))}
    questions = [json.loads(line) for line in gzip.open(f"{folder}/questions.jsonl.gz", "rt")]
    # Of news only the questions are kept there; the texts are the data's.
    news = [json.loads(line) for line in gzip.open(f"{folder}/news.jsonl.gz", "rt")]
    named = {row["of"] for row in news}
    for title, text in (line.rstrip("\n").split("\t")[3:5] for line in gzip.open(f"{data}/antcorpus.tsv.gz", "rt")):
        if short(text) in named:
            passages[short(text)] = {"title": {"ar": title}, "ar": text}
    questions += [{"p": row["of"], "k": row["k"], "q": row["q"], **({"a": {"ar": row["a"]}} if "a" in row else {})} for row in news]
    titles = lambda passage: next(iter(passage["title"].values()))
    articles = collections.defaultdict(list)
    for passage in passages.values():
        articles[titles(passage)].append(passage)
    for row in questions:
        passage = passages[row["p"]]
        titled = hashlib.md5(titles(passage).encode()).digest()[0] / 256
        part = "held" if titled < held_share else "written"
        neighbours = [p for p in articles[titles(passage)] if p is not passage]
        for lang_q, question in row["q"].items():
            for lang_p, title in passage["title"].items():
                same = "same" if lang_q == lang_p else "cross"
                name = f"{part}-{row['k']}-{same}" if part == "held" else f"written-{row['k']}"
                times = 1 if part == "held" else 2
                if "a" not in row:
                    for _ in range(times):
                        rows.add(question, title, passage[lang_p], None, 0, name)
                elif lang_p in row["a"]:
                    start = passage[lang_p].index(row["a"][lang_p])
                    for _ in range(times):
                        rows.add(question, title, passage[lang_p], (start, start + len(row["a"][lang_p])), 1, name)
                    beside = [n[lang_p] for n in neighbours if lang_p in n and row["a"][lang_p] not in n[lang_p]]
                    if part == "written" and beside:
                        three = (rows.draw.sample(beside, min(3, len(beside))) * 3)[:3]
                        rows.siblings.append([rows.questions.add(question.strip()), rows.questions.add(title)] + [rows.passages.add(p) for p in three])


def make(data, written_folder, vocabulary, lexicon, out, seed=23):
    draw = random.Random(seed)
    lexicon = json.load(open(lexicon))
    rows = Rows(Tokenizer.from_file(f"{vocabulary}/tokenizer.json"), Switcher(lexicon, draw), draw)
    squad(rows, data)
    judged(rows, data, written_folder)
    yes_no(rows, data)
    cloze(rows, data, lexicon)
    topics(rows, data)
    written(rows, data, written_folder)
    arrays = rows.finish({g for g in rows.groups if g.startswith("held")})
    np.savez(out, **arrays)
    print({k: v.shape for k, v in arrays.items()}, "labels", np.bincount(arrays["rows"][:, 5]))


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", required=True)
    ask.add_argument("--written", dest="written_folder", required=True, help="folder of passages.json.gz, questions.jsonl.gz and news.jsonl.gz")
    ask.add_argument("--vocabulary", required=True, help="folder of tokenizer.json")
    ask.add_argument("--lexicon", required=True, help="words of English in Arabic and Russian: {ar: {word: [words]}, ru: ...}")
    ask.add_argument("--out", required=True)
    make(**vars(ask.parse_args()))
