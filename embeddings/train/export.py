"""Token vectors [vocab, dim] -> a Transformers.js model folder; and back."""
import json
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import tokenizer


def quantise(table):
    """float [vocab, dim] -> int8 [vocab, dim], float32 scale [vocab, 1]."""
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-6).astype(np.float32) / 127
    return np.clip(np.rint(table / scale), -127, 127).astype(np.int8), scale


def graph(table):
    """input_ids [batch, seq] -> last_hidden_state [batch, seq, dim]: the rows of int8 times their scales."""
    q, scale = quantise(table)
    vocab, dim = q.shape
    nodes = [
        helper.make_node("Gather", ["vectors", "input_ids"], ["rows"]),
        helper.make_node("Cast", ["rows"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["row_scales"]),
        helper.make_node("Mul", ["floats", "row_scales"], ["scaled"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["mask3"]),
        helper.make_node("Mul", ["scaled", "mask3"], ["last_hidden_state"]),
    ]
    ids = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "seq"]) for n in ("input_ids", "attention_mask")]
    out = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "seq", dim])
    weights = [numpy_helper.from_array(q, "vectors"), numpy_helper.from_array(scale, "scales"),
               numpy_helper.from_array(np.array([2], np.int64), "last")]
    model = helper.make_model(helper.make_graph(nodes, "isnad", ids, [out], weights),
                              opset_imports=[helper.make_opsetid("", 13)], ir_version=8, producer_name="isnad")
    onnx.checker.check_model(model)
    return model


def load_table(folder):
    """model folder -> float32 [vocab, dim], as the graph gives them."""
    model = onnx.load(os.path.join(folder, "onnx", "model_quantized.onnx"))
    part = {w.name: numpy_helper.to_array(w) for w in model.graph.initializer}
    return part["vectors"].astype(np.float32) * part["scales"]


def export(table, prefix, folder, **isnad):
    """table float [vocab, dim] over the pieces of prefix.vocab -> the model folder."""
    tokenizer.write(prefix, folder)
    os.makedirs(os.path.join(folder, "onnx"), exist_ok=True)
    onnx.save(graph(table), os.path.join(folder, "onnx", "model_quantized.onnx"))
    vocab, dim = table.shape
    config = {"model_type": "bert", "architectures": ["BertModel"], "hidden_size": dim, "vocab_size": vocab,
              "num_hidden_layers": 0, "num_attention_heads": 1, "intermediate_size": dim, "pad_token_id": 0,
              "max_position_embeddings": 1000000,
              "isnad": {"static": True, **isnad}}
    with open(os.path.join(folder, "config.json"), "w", encoding="utf-8") as f:
        json.dump(config, f, indent=1)
        f.write("\n")
