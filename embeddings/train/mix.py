"""How often each kind of row is drawn: by the square root of a group's size, its languages, kind and source."""

FOCUS = {"ar", "en", "ru"}
ALSO = {"fr", "es", "de", "tr", "fa", "ur", "zh", "hi"}
KIND = {0: 1.0, 1: 2.0, 2: 1.0, 3: 1.5, None: 0.8}  # parallel, question-passage, title-body, dictionary, inverse cloze
LATE = {0: 0.6, 1: 5.0, 2: 0.7, 3: 0.5, None: 0.7}  # in the last stage, on late interaction, mostly questions
SOURCE = {  # narrow or repetitive ones less, ones like what is asked of the model more
    "ms-azd": 0.3, "ms-edgeai": 0.3, "ms-iot": 0.6, "ms-aiagents": 0.4, "ms-cooptranslator": 0.4,
    "sec-ms-azd": 0.3, "sec-ms-edgeai": 0.3, "sec-ms-aiagents": 0.4, "sec-ms-iot": 0.6,
    "quran": 0.4, "security101": 0.6, "sec-ms-security101": 0.6, "phet": 0.5, "factbook": 0.6,
    "study-notes": 0.25, "study-questions": 0.12, "bible-questions": 0.2, "bible-entities": 0.4,
    "arwikicats": 0.5, "wiktionary-glosses": 1.0, "enwiktionary": 2.0, "omw": 1.5,  # the last two: common words
    "mlqa": 3.0, "xor-questions": 1.5, "tydiqa-goldp": 2.0, "pud": 1.5, "ntrex": 1.3,
}


def weight(kind, a, b, source, n, kinds=KIND):
    """kind, languages, source and number of rows of a group -> how often it is drawn (relative)."""
    w = (0.12, 0.35, 1.0)[(a in FOCUS) + (b in FOCUS)]
    if not {a, b} <= FOCUS | ALSO:
        w *= 0.4
    return w * kinds[kind] * SOURCE.get(source, 1.0) * n**0.5
