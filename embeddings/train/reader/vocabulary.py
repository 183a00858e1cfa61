"""The pieces of multilingual-e5-small that the training texts use, as a tokenizer.json and a table in 4 bits.

    python3 vocabulary.py --data FOLDER --out FOLDER

Of 250,002 pieces those stay that occur often enough, and every single character that occurs at all; what
went is spelled by smaller ones. Counted in the training texts alone.
"""
import argparse
import glob
import gzip
import json
import os
import random

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from nano import Nano

OFTEN = 20
SPECIAL = 4  # <s> <pad> </s> <unk>
CONTROL = r"[\u0001-\u0008\u000B\u000E-\u001F\u007F\u008F\u009F]"
SPACE = r"[\u0009\u000A\u000C\u000D\u1680\u200B-\u200F\u2028\u2029\u2581\uFEFF\uFFFD]"


def tokenizer(pieces, scores):
    t = Tokenizer(models.Unigram([(p, float(s)) for p, s in zip(pieces, scores)], unk_id=3, byte_fallback=False))
    t.normalizer = normalizers.Sequence([
        normalizers.Replace(Regex(CONTROL), ""), normalizers.Replace(Regex(SPACE), " "),
        normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    t.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    t.decoder = decoders.Metaspace()
    return t


def texts(data, most=40000, longest=1500, seed=3):
    """Every question and passage for the reader, and up to `most` pairs of every other set."""
    seen = set()
    for file in sorted(glob.glob(f"{data}/reader/*.jsonl.gz")):
        for line in gzip.open(file, "rt"):
            row = json.loads(line)
            for text in (row.get("question"), row.get("passage") or row.get("premise")):
                if text and hash(text) not in seen:
                    seen.add(hash(text))
                    yield text[:longest]
    draw = random.Random(seed)
    for file in sorted(glob.glob(f"{data}/*.tsv.gz")):
        lines = gzip.open(file, "rt").read().split("\n")
        draw.shuffle(lines)
        for line in lines[:most]:
            for text in line.split("\t")[3:5]:
                yield text[:longest]


def count(whole, data):
    counts, batch = np.zeros(whole.get_vocab_size(), np.int64), []

    def flush():
        for encoded in whole.encode_batch_fast(batch, add_special_tokens=False):
            np.add.at(counts, np.array(encoded.ids, np.int64), 1)
        batch.clear()
    for text in texts(data):
        batch.append(text)
        if len(batch) == 4000:
            flush()
    flush()
    return counts


def cut(data, out):
    os.makedirs(out, exist_ok=True)
    nano = Nano()
    usable = len(nano.pieces) - 1  # the last is <mask>
    counts = count(tokenizer(nano.pieces[:usable], nano.scores[:usable]), data)
    keep = [i for i in range(usable) if i < SPECIAL or counts[i] >= OFTEN or nano.pieces[i] == "▁" or (len(nano.pieces[i]) == 1 and counts[i])]
    tokenizer([nano.pieces[i] for i in keep], [nano.scores[i] for i in keep]).save(f"{out}/tokenizer.json", pretty=False)
    values, scales = nano.blocks("emb.word", len(nano.pieces), 384)
    values, scales = values[keep], scales[keep]
    save_file({"packed": np.ascontiguousarray(values[:, 0::2] | values[:, 1::2] << 4), "scales": np.ascontiguousarray(scales)}, f"{out}/table.safetensors")
    print(f"{len(keep)} of {usable} pieces kept, {counts[keep].sum() / counts.sum():.4%} of {counts.sum()} tokens")


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", required=True, help="folder of NAME.tsv.gz with a folder reader/ of NAME.jsonl.gz")
    ask.add_argument("--out", required=True)
    cut(**vars(ask.parse_args()))
