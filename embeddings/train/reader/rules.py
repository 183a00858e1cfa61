"""Rows made by rule: yes/no and cloze questions over parallel texts, titles and key words with their texts."""
import collections
import glob
import gzip
import os

from sources import FOCUS, near, parallel, read
from squad import NUMBER
from switch import WORD

#: Sets of parallel sentences and how many cloze questions are made of each pair of languages.
CLOZE = {"ntrex": 1900, "tico19": 2500, "tatoeba": 1200, "mozorg": 900, "privacyguides": 1500, "osguide": 800, "bitcoin-org": 400, "sdg": 500,
         "ms-iot": 1000, "ms-azd": 500, "react-docs": 600, "hf-course": 800, "electron": 400, "security101": 500, "storybooks": 300}
ASKED = {"en": (["how many", "what number", "when", "what year"], ["what", "who", "which"]),
         "ar": (["كم", "متى", "ما عدد"], ["ما", "من", "ماذا", "أي"]),
         "ru": (["сколько", "когда", "в каком году"], ["что", "кто", "какой"])}
TRUE = {"en": ["Is it true that {}?", "Did it happen that {}?"], "ar": ["هل {}؟", "هل صحيح أن {}؟"], "ru": ["Правда ли, что {}?", "Верно ли, что {}?"]}


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
