"""Normalisation: one list of rules, run here by `regex` and in JavaScript from tokenizer.json.

Every rule is either a Unicode form ("NFKD", "NFKC", "lower") or a pair (pattern, replacement) whose
pattern means the same to Python's `regex` and to JavaScript (flags "gu"). TEXT rules look across
words and end with words parted by single spaces; WORD rules look at one word only, so their result
can be cached per word. A rule that matches nothing wide (only looks around) sets an affix off as a
word of its own: stems then share their vectors across inflections.
"""
import unicodedata

import regex

AR = "\u0621-\u064a"  # Arabic letters
END = "(?![^ ])"  # end of a word
START = "(?<![^ ])"  # start of a word

AR_SUFFIX = "(?:ي|ت|ات)?(?:ها|هم|هن|نا|كم|ه|ون|ين|ان|ات)|ي|وا"
RU_ENDING = ("ами|ями|ого|его|ому|ему|ыми|ими|ости|остью|ость|ии|ыи|ои|еи|ая|яя|ое|ее|ые|ие|ых|их|ую|юю|ов|ев|"
             "ам|ям|ах|ях|ом|ем|ет|ут|ют|ит|ат|ят|ал|ала|али|ало|ил|ила|или|ило|ть|ся|сь|ия|ию|а|я|о|е|ы|и|у|ю|ь")

TEXT = [
    "NFKD",
    ("[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
     "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]", ""),  # marks, tatweel, zero width
    "NFKC",
    "lower",
    ("[\u0300-\u036f]", ""),
    ("[\u0671\u0672\u0673]", "ا"), ("[\u0649\u06cc\u06d2\u06cd]", "ي"), ("[\u0629\u06c1\u06be\u06d5\u06c0]", "ه"),
    ("\u06a9", "ك"), ("\u06a4", "ف"), ("\u0621", ""),
    *[(f"[{chr(0x660 + d)}{chr(0x6f0 + d)}{chr(0x966 + d)}]", str(d)) for d in range(10)],
    (f"(?<=[{AR}])[.\u00b7\u2022*](?=[{AR}])", ""),  # مد.مرة
    (r"(?<=\d)[.,\u066b\u066c](?=\d\d\d(?!\d))", ""),  # 1,000 -> 1000
    (r"[\p{P}\p{S}\p{C}\p{Z}]+", " "),
    (r"(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)", " "),
    (r"^ +| +$", ""),
    ("^$", "\u2581"),  # no word at all: the lone space piece
]
WORD = [
    (f"(?<=([{AR}]))\\1(?=\\1)", "\u0640"), (f"\u0640+[{AR}]", ""),  # three and more of a letter: one
    (r"(?<=(\p{L}))\1(?=\1)", ""),  # elsewhere two
    ("(?<=ا)ا|(?<=و)و|(?<=ي)ي", ""),
    (f"(?<={START}(?:و|ف)?(?:ال|بال|كال|لل))(?=[{AR}]{{3}})", " "),
    (f"(?<=[{AR}]{{3}})(?=(?:{AR_SUFFIX}){END})", " "),
    (f"(?<=[а-я]{{3}})(?=(?:{RU_ENDING}){END})", " "),
    (f"(?<=[a-z]{{4}})(?=(?:s|ed|ing){END})", " "),
]


def _compile(rules):
    return [r if isinstance(r, str) else (regex.compile(r[0]), r[1]) for r in rules]


_TEXT, _WORD = _compile(TEXT), _compile(WORD)


def _apply(rules, s):
    for r in rules:
        if r == "lower":
            s = s.lower()
        elif isinstance(r, str):
            s = unicodedata.normalize(r, s)
        else:
            s = r[0].sub(r[1], s)
    return s


def words(text):
    """text -> its words (str list), affixes still on."""
    text = _apply(_TEXT, text)
    return [] if text == "\u2581" else text.split(" ")


def split(word):
    """one word -> the word with its affixes set off by spaces."""
    return _apply(_WORD, word)


def normalise(text):
    """text -> what the tokenizer sees: folded words and affixes parted by single spaces."""
    return _apply(_WORD, _apply(_TEXT, text))


def as_json():
    """The same rules as the `normalizer` of a tokenizer.json."""
    kinds = {"lower": {"type": "Lowercase"}, "NFKD": {"type": "NFKD"}, "NFKC": {"type": "NFKC"}}
    return {"type": "Sequence", "normalizers": [
        kinds[r] if isinstance(r, str) else
        {"type": "Replace", "pattern": {"Regex": r[0]}, "content": r[1]} for r in TEXT + WORD]}
