"""The reader: a cross-encoder of multilingual-e5-small's shape with two heads, a span and whether the passage answers.

Names of weights are those of the exported file; every row is <s> question </s> title </s> passage </s>, with segments
0, 1 and 2 (the separators carry 0, 1 and 1).
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.numpy import load_file, save_file

WIDTH, INNER, HEADS, LAYERS, LONGEST = 384, 1536, 12, 12, 224
NO = -1e4


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = 0.0

    def forward(self, x, mask):
        heads = lambda y: y.view(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)
        a = F.scaled_dot_product_attention(heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), attn_mask=mask)
        a = self.o(a.transpose(1, 2).reshape(x.shape))
        x = self.attention_norm(x + F.dropout(a, self.dropout, self.training))
        return self.output_norm(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Reader(nn.Module):
    def __init__(self, table):
        """table: float [pieces, 384], never trained."""
        super().__init__()
        self.register_buffer("table", table, persistent=False)
        self.positions = nn.Parameter(torch.zeros(512, WIDTH))
        self.kind = nn.Parameter(torch.zeros(WIDTH))  # stored as "type", which is a method of a module
        self.segments = nn.Parameter(torch.zeros(3, WIDTH))
        self.embedding_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.span, self.d, self.ans = nn.Linear(WIDTH, 2), nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 1)
        for head in (self.span, self.ans):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
        self.dropout = 0.0

    def forward(self, ids, mask, segments):
        """[B, L] each; start and end logits [B, L] (position 0: not here), and the logit that the passage answers [B]."""
        x = self.table[ids] + self.positions[:ids.shape[1]] + self.kind + self.segments[segments]
        x = F.dropout(self.embedding_norm(x), self.dropout, self.training)
        # As numbers, once: each layer would make them of a mask of yes and no.
        wide = torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(~mask, NO)[:, None, None, :].expand(-1, 1, ids.shape[1], -1)
        for layer in self.layers:
            x = layer(x, wide)
        spans = self.span(x).float()
        here = (segments == 2) & mask
        here[:, 0] = True
        spans = spans.masked_fill(~here[..., None], NO)
        return spans[..., 0], spans[..., 1], self.ans(torch.tanh(self.d(x[:, 0]))).float()[:, 0]

    def drop(self, share):
        self.dropout = share
        for layer in self.layers:
            layer.dropout = share

    def load(self, file):
        """float16 or float32 weights; or int8 rows NAME with their scales NAME.scale."""
        stored = load_file(file)
        state = {}
        for name, value in stored.items():
            if not name.endswith(".scale"):
                scale = stored.get(name + ".scale")
                value = value.astype(np.float32)
                state["kind" if name == "type" else name] = torch.from_numpy(value * scale.astype(np.float32)[:, None] if scale is not None else value)
        self.load_state_dict(state)

    def save(self, file):
        save_file({"type" if name == "kind" else name: value.detach().float().cpu().numpy().astype(np.float16) for name, value in self.state_dict().items()}, file)


def table(file):
    """float32 [pieces, 384] of a table of 4-bit values: low half byte first, blocks of 32 with a scale."""
    stored = load_file(file)
    values = np.empty((len(stored["packed"]), WIDTH), np.float32)
    values[:, 0::2], values[:, 1::2] = stored["packed"] & 15, stored["packed"] >> 4
    return torch.from_numpy((values - 8) * np.repeat(stored["scales"].astype(np.float32), 32, 1))


def from_nano(reader):
    """multilingual-e5-small's own layers, before any question was read."""
    from nano import Nano
    nano = Nano()
    state = {"positions": nano.floats("emb.pos", 512, WIDTH), "kind": nano.floats("emb.type", 2, WIDTH)[0],
             "embedding_norm.weight": nano.floats("emb.ln.w", WIDTH), "embedding_norm.bias": nano.floats("emb.ln.b", WIDTH)}
    for i in range(LAYERS):
        for ours, theirs, out, into in (("q", "q", WIDTH, WIDTH), ("k", "k", WIDTH, WIDTH), ("v", "v", WIDTH, WIDTH), ("o", "ao", WIDTH, WIDTH),
                                        ("up", "fi", INNER, WIDTH), ("down", "fo", WIDTH, INNER)):
            state[f"layers.{i}.{ours}.weight"] = nano.matrix(f"l{i}.{theirs}.w", out, into)
            state[f"layers.{i}.{ours}.bias"] = nano.floats(f"l{i}.{theirs}.b", out)
        for ours, theirs in (("attention_norm", "aln"), ("output_norm", "oln")):
            state[f"layers.{i}.{ours}.weight"] = nano.floats(f"l{i}.{theirs}.w", WIDTH)
            state[f"layers.{i}.{ours}.bias"] = nano.floats(f"l{i}.{theirs}.b", WIDTH)
    reader.load_state_dict({k: torch.from_numpy(v) for k, v in state.items()}, strict=False)
