"""What rounding costs, over rows of one JSON object each ({question, title, passage, answered}):

    python3 compare.py --weights reader.safetensors --table embeddings-q4.safetensors --model FOLDER --rows rows.jsonl
"""
import argparse
import json
import os
import time

import numpy as np
import onnxruntime
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from graph import graph
from layout import layout, scores


def session(model, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = threads, 3
    return onnxruntime.InferenceSession(model, options)


def run(session, rows):
    """rows as of `layout`, all of one length -> start, end [rows, length], answer [rows]"""
    return session.run(None, {"input_ids": np.array([ids for ids, *_ in rows]), "token_type_ids": np.array([kinds for _, kinds, *_ in rows])})


def read(session, rows):
    """-> [rows, 2]: both scores of each"""
    return np.array([scores(*(o[0] for o in run(session, [row])), row[2], len(row[0])) for row in rows])


def auroc(score, answered):
    yes, no = score[answered], score[~answered]
    return 100 * ((yes[:, None] > no).mean() + (yes[:, None] == no).mean() / 2)


def milliseconds(session, length=128, rows=4, times=21):
    """The fastest and the middle time of so many rows of that length: others may use the machine."""
    row = [(list(range(100, 100 + length)), [2] * length)] * rows
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        run(session, row)
        taken.append(1000 * (time.perf_counter() - begin))
    return min(taken), float(np.median(taken))


def main(weights, table, model, rows, threads):
    tokenizer = Tokenizer.from_file(os.path.join(model, "tokenizer.json"))
    with open(rows, encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    answered = np.array([bool(r["answered"]) for r in rows])
    rows = [layout(tokenizer, r["question"], r.get("title") or "", r["passage"]) for r in rows]
    exact = session(graph(load_file(weights), load_file(table), exact=True).SerializeToString(), threads)
    rounded = session(os.path.join(model, "onnx", "model_quantized.onnx"), threads)
    truth = read(exact, rows)
    for name, one in (("float32", exact), ("as shipped", rounded)):
        found = read(one, rows)
        off = np.abs(found - truth)
        least, middle = milliseconds(one)
        print(f"{name:10s} |difference| {off.mean():.3f}, most {off.max():.2f}; AUROC {auroc(found.mean(1), answered):.2f}; "
              f"4 x 128 tokens {least:.0f} ms at best, {middle:.0f} in the middle")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("weights", "table", "model", "rows"):
        parser.add_argument(f"--{option}", required=True)
    parser.add_argument("--threads", type=int, default=2)
    main(**vars(parser.parse_args()))
