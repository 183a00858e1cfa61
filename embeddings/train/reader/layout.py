"""How the reader is shown a question and a passage, and how its outputs are read."""
import numpy as np

QUESTION, TITLE, LONGEST = 48, 24, 224  # tokens; a longer passage loses its tail


def layout(tokenizer, question, title, passage, room=LONGEST):
    """-> ids and segments of one row, the place of the passage's first token, the character offsets of its tokens.

    <s> question </s> title </s> passage </s>; segments 0 question, 1 title, 2 passage, the separators 0, 1 and 1."""
    asked, named = tokenizer.encode(question.strip()).ids[:QUESTION], tokenizer.encode(title).ids[:TITLE] if title else []
    told, left = tokenizer.encode(passage), room - 4 - len(asked) - len(named)
    ids = [0, *asked, 2, *named, 2, *told.ids[:left], 2]
    first = len(asked) + len(named) + 3
    segments = [0] * (len(asked) + 2) + [1] * (len(named) + 1) + [2] * (len(ids) - first - 1) + [1]
    return ids, segments, first, told.offsets[:left]


def scores(start, end, answer, first, length):
    """The outputs of one row of that length -> the two log odds that the passage answers: by `answer`, by not "not here"."""
    here = [0, *range(first, length - 1)]
    none = [np.exp(x[0] - np.logaddexp.reduce(x)) for x in (start[here], end[here])]
    none = np.clip(none, 1e-7, 1 - 1e-7)
    return float(answer), float(-np.log(none / (1 - none)).mean())
