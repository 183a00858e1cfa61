"""From data folders to a model folder, one command, the same result every time:

    PYTHONHASHSEED=0 python3 make.py --data FOLDER [--data FOLDER ...] --evaluation FOLDER --work FOLDER --out MODEL_FOLDER

--work keeps what takes long (texts, vocabulary, start), so that a second run goes straight to training.
"""
import argparse
import functools
import os

import numpy as np
import sentencepiece

import batches
import corpus
import evaluate
import export
import start
import tokenizer
import train
from mix import ALSO, FOCUS, LATE, SOURCE, weight

DEVELOPMENT = ("flores101", "tydiqa-ar")  # never trained on


def vocabulary_sample(rows, texts, langs, sources, focus=200000, also=20000, seed=1):
    """Texts to learn the vocabulary from: most of the three first languages, some of each other."""
    rng = np.random.RandomState(seed)
    side = np.concatenate([rows[:, [1, 3, 5]], rows[:, [2, 4, 5]]])
    text, first = np.unique(side[:, 1], return_index=True)
    lang, source = side[first, 0], side[first, 2]
    keep = rng.rand(len(text)) < np.array([min(1, SOURCE.get(s, 1)) for s in sources])[source]
    pick = []
    for i, name in enumerate(langs):
        pick += list(rng.permutation(text[keep & (lang == i)])[:focus if name in FOCUS else also if name in ALSO else also // 2])
    return [texts[i][:2500] for i in pick]


def kept(path, make):
    """The array in this file, or made now and kept there."""
    if not os.path.exists(path):
        np.save(path, make())
    return np.load(path)


def encode(texts, model):
    pieces = sentencepiece.SentencePieceProcessor(model_file=model)
    ids = []
    for i in range(0, len(texts), 50000):
        ids += pieces.encode(texts[i:i + 50000], num_threads=2)
    return batches.Texts(ids)


def make(data, evaluation, work, out, pieces=64000, dim=320, steps=15000, size=512, workers=2, rounds=15, seed=1,
         late_steps=1600, late_rounds=4, version="1.0.0", name="isnad", pairs=evaluate.PAIRS):
    os.makedirs(work, exist_ok=True)
    at = lambda name: os.path.join(work, name)
    if not os.path.exists(at("corpus.npz")):
        corpus.build(data, at("corpus"), evaluation, skip=DEVELOPMENT, workers=workers)
    rows, texts, langs, sources = corpus.load(at("corpus"))
    print(len(rows), "rows,", len(texts), "texts,", len(sources), "sources", flush=True)
    if not os.path.exists(at("pieces.vocab")):
        tokenizer.train(vocabulary_sample(rows, texts, langs, sources, seed=seed), at("pieces"), pieces, seed=seed)
    encoded = encode(texts, at("pieces.model"))
    model = tokenizer.Unigram(tokenizer.read(at("pieces")))
    vectors = kept(at("start.npy"), lambda: start.vectors(encoded, rows, model.rarity, dim, seed=seed))
    sampler = batches.Sampler(encoded, rows, langs, sources, seed=seed, weight=weight)
    for share in sampler.shares()[:12]:
        print(share, flush=True)
    vectors = train.train_parallel(vectors, sampler, steps, workers=workers, rounds=rounds, seed=seed, size=size,
                                   keep=at("round.npy"))
    sampler = batches.Sampler(encoded, rows, langs, sources, seed=seed, weight=functools.partial(weight, kinds=LATE))
    ranked = train.train_parallel(vectors, sampler, late_steps, workers=workers, rounds=late_rounds, seed=seed + 6, lr=2e-3,
                                  late=1, begins=model.begins, rarity=model.rarity)
    vectors = (vectors + ranked) / 2  # before and after: late interaction gains, the mean loses nothing
    np.save(at("vectors.npy"), vectors)
    export.export(vectors, at("pieces"), out, name=name, version=version, floor=evaluate.FLOOR, match=evaluate.MATCH,
                  width=evaluate.WIDTH)
    if evaluation:
        evaluate.Sets(evaluation, pairs).report(export.load_table(out), tokenizer.Unigram.load(out))


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", action="append", required=True)
    a.add_argument("--evaluation")
    a.add_argument("--work", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--pieces", type=int, default=64000)
    a.add_argument("--dim", type=int, default=320)
    a.add_argument("--steps", type=int, default=15000)
    a.add_argument("--workers", type=int, default=2)
    a.add_argument("--seed", type=int, default=1)
    make(**vars(a.parse_args()))
