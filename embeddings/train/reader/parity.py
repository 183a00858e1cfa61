"""Reference ids and outputs for the tests in TypeScript, from the products in float32:

    python3 parity.py --weights reader.safetensors --table embeddings-q4.safetensors --tokenizer tokenizer.json --rows ../../reader.test.json

ROWS is a list of {question, title, passage}; ids, start, end, answer and span of each are written into it anew.
"""
import argparse
import json

from safetensors.numpy import load_file
from tokenizers import Tokenizer

import compare
from graph import graph
from layout import layout


def main(weights, table, tokenizer, rows):
    tokenizer = Tokenizer.from_file(tokenizer)
    exact = compare.session(graph(load_file(weights), load_file(table), exact=True).SerializeToString(), 1)
    with open(rows, encoding="utf-8") as f:
        told = json.load(f)
    for r in told:
        row = ids, _, first, offsets = layout(tokenizer, r["question"], r["title"], r["passage"])
        start, end, answer = (o[0] for o in compare.run(exact, [row]))
        inside = range(first, len(ids) - 1)
        _, a, b = max((start[a] + end[b], a, b) for a in inside for b in inside if a <= b < a + 24)
        r.update(ids=ids, start=[round(float(v), 2) for v in start], end=[round(float(v), 2) for v in end], answer=round(float(answer), 2),
                 span=r["passage"][offsets[a - first][0]:offsets[b - first][1]].strip())
    with open(rows, "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in told) + "\n]\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("weights", "table", "tokenizer", "rows"):
        parser.add_argument(f"--{option}", required=True)
    main(**vars(parser.parse_args()))
