"""The reader's weights -> a Transformers.js model folder with one ONNX file that takes ids:

    python3 export.py --weights reader.safetensors --table embeddings-q4.safetensors --tokenizer tokenizer.json --out FOLDER
"""
import argparse
import hashlib
import json
import os

import onnx
from safetensors.numpy import load_file

from graph import HEADS, graph
from layout import LONGEST

SPECIAL = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}


def write(folder, name, value):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        json.dump(value, f, ensure_ascii=False, separators=(",", ":"))
        f.write("\n")


def export(weights, table, tokenizer, folder):
    """Paths of the weights, the table of tokens and the tokenizer -> the model folder, its files listed with their digests."""
    os.makedirs(os.path.join(folder, "onnx"), exist_ok=True)
    weights, table = load_file(weights), load_file(table)
    onnx.save(graph(weights, table), os.path.join(folder, "onnx", "model_quantized.onnx"))
    with open(tokenizer, encoding="utf-8") as f:
        body = json.load(f)
    vocab = body["model"]["vocab"]
    assert len(vocab) == len(table["packed"])
    body["model"]["vocab"] = [[piece, round(score, 4) or 0] for piece, score in vocab]
    write(folder, "tokenizer.json", body)
    write(folder, "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": LONGEST, **SPECIAL,
                                            "clean_up_tokenization_spaces": False})
    inner, width = weights["layers.0.up.weight"].shape
    write(folder, "config.json", {"model_type": "bert", "architectures": ["BertModel"], "hidden_size": width, "vocab_size": len(vocab),
                                  "num_hidden_layers": sum(n.endswith(".q.weight") for n in weights), "num_attention_heads": HEADS,
                                  "intermediate_size": inner, "max_position_embeddings": LONGEST, "pad_token_id": 1})
    files = {}
    for name in ("config.json", "onnx/model_quantized.onnx", "tokenizer.json", "tokenizer_config.json"):
        with open(os.path.join(folder, name), "rb") as f:
            content = f.read()
        files[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    write(folder, "files.json", files)
    return files


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("weights", "table", "tokenizer", "out"):
        parser.add_argument(f"--{option}", required=True)
    a = parser.parse_args()
    for name, file in export(a.weights, a.table, a.tokenizer, a.out).items():
        print(f"{file['bytes']:>11,} {name}")
