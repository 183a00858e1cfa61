"""The reader as one ONNX graph that takes ids.

Both sides of a product are rounded to eight bits: weights by the largest of their output, a token's values by the
largest of that token. So no row depends on those beside it, whole numbers add up alike on any number of threads, nothing
has to be calibrated, and it is closer to float32 than one scale for all tokens, smoothed or not.
"""
import numpy as np
from onnx import TensorProto, helper, numpy_helper

from layout import LONGEST

HEADS = 12
MICROSOFT = "com.microsoft"


def quantise(weight):
    """float [outputs, inputs] -> int8 of the same shape, float32 scale [outputs].

    Processors without VNNI add two neighbouring products in 16 bits: where the magnitudes of two neighbours come to no
    more than 128, even 255 times both fits, and every processor gives the same sum."""
    size = np.abs(weight)
    pairs = size.reshape(len(weight), -1, 2).sum(2)
    scale = np.maximum(size.max(1) / 127, pairs.max(1) / 127)
    q = np.rint(weight / scale[:, None]).astype(np.int8)
    assert (np.abs(q.astype(int)).reshape(len(q), -1, 2).sum(2) <= 128).all()
    return q, scale.astype(np.float32)


class Graph:
    """Nodes and weights as they come; `product` is how a linear layer is written."""

    def __init__(self, weights, exact=False):
        self.weights = {name: np.asarray(w, np.float32) for name, w in weights.items()}
        self.nodes, self.held, self.exact = [], {}, exact

    def hold(self, name, value):
        self.held.setdefault(name, numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def op(self, kind, inputs, outputs=1, **attributes):
        made = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, made, name=made[0], **attributes))
        return made[0] if outputs == 1 else made

    def norm(self, x, name):
        w, b = (self.hold(f"{name}.{k}", self.weights[f"{name}.{k}"]) for k in ("weight", "bias"))
        return self.op("LayerNormalization", [x, w, b], axis=-1, epsilon=1e-12)

    def rounded(self, x):
        """float [..., n] -> uint8 [rows, n] around 128, float32 scale [rows, 1]"""
        last = self.hold("last", np.array([-1], np.int64))
        width = self.op("Shape", [x], start=-1)
        rows = self.op("Reshape", [x, self.op("Concat", [last, width], axis=0)])
        low = self.op("Neg", [self.op("ReduceMin", [rows, last], keepdims=0)])
        size = self.op("Max", [self.op("ReduceMax", [rows, last], keepdims=0), low])
        scale = self.op("Mul", [size, self.hold("step", np.float32(1 / 127))])
        middle = self.op("Expand", [self.hold("middle", np.uint8(128)), self.op("Shape", [scale])])
        return self.op("QuantizeLinear", [rows, scale, middle], axis=0), self.op("Unsqueeze", [scale, last])

    def product(self, x, *names):
        """The linear layers of these names over x, side by side."""
        weight, bias = (np.concatenate([self.weights[f"{n}.{k}"] for n in names]) for k in ("weight", "bias"))
        name, bias = names[0], self.hold(f"{names[0]}.bias", bias)
        if self.exact:
            return self.op("Add", [self.op("MatMul", [x, self.hold(f"{name}.weight", weight.T)]), bias])
        q, scale = quantise(weight)
        rows, sizes = self.rounded(x)
        y = self.op("MatMulIntegerToFloat", [rows, self.hold(f"{name}.weight", q.T), self.hold("one", np.float32(1)),
                                             self.hold(f"{name}.scale", scale), "middle"], domain=MICROSOFT)
        y = self.op("Add", [self.op("Mul", [y, sizes]), bias])
        outer = self.op("Shape", [x], end=-1)
        return self.op("Reshape", [y, self.op("Concat", [outer, self.hold(f"{name}.width", np.array([len(q)]))], axis=0)])


def graph(weights, table, exact=False):
    """input_ids, token_type_ids (0 question, 1 title, 2 passage) [batch, seq] -> start, end [batch, seq], answer [batch].

    Rows of a batch are of one length: without a mask attention goes block by block, which is faster.

    exact: the products in float32, to compare with."""
    g = Graph(weights, exact)
    w = g.weights
    # A table of type uint4 would be read with another zero point: two values a byte.
    tokens = [g.hold("tokens", table["packed"]), "input_ids", g.hold("token_scales", table["scales"].astype(np.float16))]
    tokens = g.op("GatherBlockQuantized", tokens, domain=MICROSOFT, bits=4, block_size=32, gather_axis=0, quantize_axis=1)
    x = g.op("Cast", [tokens], to=TensorProto.FLOAT)
    zero, length = g.hold("zero", np.array([0])), g.op("Shape", ["input_ids"], start=1)
    places = g.op("Slice", [g.hold("positions", w["positions"][:LONGEST].astype(np.float16)), zero, length, zero])
    x = g.op("Add", [x, g.op("Cast", [places], to=TensorProto.FLOAT)])
    x = g.op("Add", [x, g.op("Gather", [g.hold("segments", w["segments"] + w["type"]), "token_type_ids"])])
    x = g.norm(x, "embedding_norm")
    for i in range(sum(name.endswith(".q.weight") for name in w)):
        at = f"layers.{i}"
        heads = g.op("Split", [g.product(x, f"{at}.q", f"{at}.k", f"{at}.v")], outputs=3, axis=-1, num_outputs=3)
        seen = g.op("MultiHeadAttention", heads, domain=MICROSOFT, num_heads=HEADS)
        # Sum, not Add: onnxruntime would join Add and norm into a node that takes ten times as long.
        x = g.norm(g.op("Sum", [x, g.product(seen, f"{at}.o")]), f"{at}.attention_norm")
        inner = g.op("Gelu", [g.product(x, f"{at}.up")], domain=MICROSOFT)
        x = g.norm(g.op("Sum", [x, g.product(inner, f"{at}.down")]), f"{at}.output_norm")
    first = g.op("Gather", [x, g.hold("first", np.int64(0))], axis=1)
    judged = g.op("Tanh", [g.product(first, "d")])
    g.exact = True  # what is left is small
    answer = g.product(judged, "ans")
    start, end = g.op("Split", [g.product(x, "span")], outputs=2, axis=-1, num_outputs=2)
    last = g.hold("last", np.array([-1], np.int64))
    for value, name in ((start, "start"), (end, "end"), (answer, "answer")):
        g.nodes.append(helper.make_node("Squeeze", [value, last], [name]))
    rows = {n: helper.make_tensor_value_info(n, t, ["batch", "seq"]) for n, t in
            [*((n, TensorProto.INT64) for n in ("input_ids", "token_type_ids")),
             ("start", TensorProto.FLOAT), ("end", TensorProto.FLOAT)]}
    inputs, outputs = list(rows.values())[:2], list(rows.values())[2:]
    outputs.append(helper.make_tensor_value_info("answer", TensorProto.FLOAT, ["batch"]))
    return helper.make_model(helper.make_graph(g.nodes, "reader", inputs, outputs, list(g.held.values())), ir_version=9,
                             opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)], producer_name="isnad")
