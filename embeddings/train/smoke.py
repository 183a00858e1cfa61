"""A tiny model trained end to end from a few dozen invented lines, in seconds: python3 smoke.py -> "smoke ok".

Exit status 0 when it learned to translate its lines and its folder reads back; 77 when the libraries are missing.
"""
import gzip
import os
import sys
import tempfile

try:
    import numpy as np
    import onnx  # noqa: F401
    import regex  # noqa: F401
    import scipy  # noqa: F401
    import sentencepiece  # noqa: F401
    import torch
except ImportError as missing:
    print("skipped:", missing)
    sys.exit(77)

import evaluate
import export
import make
import normal
from tokenizer import Unigram

THINGS = [("القطة", "the cat", "кошка"), ("الكلب", "the dog", "собака"), ("الطائر", "the bird", "птица"), ("الطفل", "the child", "ребёнок"),
          ("المعلم", "the teacher", "учитель"), ("الطبيب", "the doctor", "врач"), ("القمر", "the moon", "луна"), ("البحر", "the sea", "море")]
DOES = [("يشرب الماء", "drinks water", "пьёт воду"), ("ينام في البيت", "sleeps in the house", "спит в доме"),
        ("يقرأ كتابا قديما", "reads an old book", "читает старую книгу"), ("يمشي إلى السوق", "walks to the market", "идёт на рынок"),
        ("ينظر إلى السماء", "looks at the sky", "смотрит на небо")]


def lines():
    for thing in THINGS:
        for does in DOES:
            said = [f"{t} {d}" for t, d in zip(thing, does)]
            for a, b in ((0, 1), (0, 2), (1, 2)):
                yield "par", ("ar", "en", "ru")[a], ("ar", "en", "ru")[b], said[a], said[b]


def main():
    torch.manual_seed(1)
    with tempfile.TemporaryDirectory() as folder:
        data, out = os.path.join(folder, "data"), os.path.join(folder, "model")
        os.makedirs(data)
        with gzip.open(os.path.join(data, "invented.tsv.gz"), "wt", encoding="utf-8") as f:
            f.writelines("\t".join(row) + "\n" for row in lines())
        options = dict(pieces=160, dim=16, steps=60, size=32, rounds=2, workers=1, late_steps=6, late_rounds=2, evaluation=None)
        make.make([data], work=os.path.join(folder, "a"), out=out, **options)
        table, tok = export.load_table(out), Unigram.load(out)
        make.make([data], work=os.path.join(folder, "b"), out=out + "2", **options)
        assert (export.load_table(out + "2") == table).all(), "not deterministic"
        for x, y in ((0, 1), (1, 2), (2, 0)):
            side = [[f"{t[k]} {d[k]}" for t in THINGS for d in DOES] for k in (x, y)]
            vecs = [evaluate.pooled(table, [np.array(tok.encode(s)) for s in texts]) for texts in side]
            right = (vecs[0] @ vecs[1].T).argmax(1) == np.arange(len(vecs[0]))
            assert right.mean() > 0.8, f"only {right.mean():.2f} of the lines find their translation"
        assert tok.encode("القـ.ـطة") == tok.encode("القطة") and np.isfinite(table[tok.encode("...")]).all()
        assert normal.normalise("١٢٣ Ёж") == "123 еж"
    print("smoke ok")


if __name__ == "__main__":
    main()
