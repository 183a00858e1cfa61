"""Word-switched text: some words of an English text put into Arabic or Russian by a lexicon, with where each letter went.

Questions with a marked answer are plenty in English and hardly free in Arabic and Russian; a text half in the
other language teaches the layers that the two say the same.
"""
import bisect
import random
import re

WORD = re.compile(r"[^\W\d_]+")
#: What dictionaries do not hold: the words that questions are made of. An empty one is left out.
ASKING = {
    "ar": {"who": ["من"], "what": ["ما", "ماذا"], "which": ["أي"], "how": ["كم", "كيف"], "many": ["عدد"], "much": ["مقدار"], "the": [""],
           "is": ["هو"], "was": ["كان"], "when": ["متى"], "where": ["أين"], "why": ["لماذا"], "a": [""], "an": [""], "did": [""], "do": [""],
           "does": [""], "and": ["و"], "founded": ["تأسست"]},
    "ru": {"who": ["кто"], "what": ["что", "какой"], "which": ["какой"], "how": ["сколько", "как"], "many": [""], "much": [""], "the": [""],
           "is": [""], "was": ["был"], "when": ["когда"], "where": ["где"], "why": ["почему"], "a": [""], "an": [""], "did": [""], "do": [""],
           "does": [""], "and": ["и"], "of": [""]},
}


class Switcher:
    def __init__(self, lexicon, draw: random.Random):
        self.lexicon = {lang: {**lexicon[lang], **ASKING[lang]} for lang in ASKING}
        self.draw = draw

    def switch(self, text, lang, share):
        """(text, map): each word that the lexicon knows is switched with this probability."""
        out, words, at, length = [], [], 0, 0
        for match in WORD.finditer(text):
            gap = text[at:match.start()]
            word = said = match.group()
            known = self.lexicon[lang].get(word.lower())
            if known and self.draw.random() < share:
                said = self.draw.choice(known)
                if lang == "ar" and said and not said.startswith("ال") and re.search(r"\b[Tt]he $", text[max(0, match.start() - 4):match.start()]):
                    said = "ال" + said
            length += len(gap)
            words.append((match.start(), match.end(), length, length + len(said), said == word))
            out += [gap, said]
            length += len(said)
            at = match.end()
        return "".join(out) + text[at:], words


def moved(words, start, end):
    """Where the span [start, end) of the first text stands in the switched one."""
    starts = [w[0] for w in words]

    def to(x, is_end):
        i = bisect.bisect_right(starts, x - 1 if is_end else x) - 1
        if i < 0:
            return x
        begin, stop, there, until, same = words[i]
        if x < stop or (is_end and x <= stop):
            return there + (x - begin) if same else (until if is_end else there)
        return until + (x - stop)
    return to(start, False), to(end, True)
