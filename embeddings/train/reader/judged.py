"""Rows of passages judged by people; TyDi's and MLQA's; other sets with marked answers."""
import collections
import gzip
import json

from sources import ALSO, FOCUS, digest, near, read


def marks(folder):
    """Where TyDi's and MIRACL's judges left it open which words answer, a language model marked them: {(question, passage): answer, or None where none does}"""
    return {tuple(r["of"]): r["a"] for r in map(json.loads, gzip.open(f"{folder}/marked.jsonl.gz", "rt"))}


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
