"""Trains the reader's layers and heads; the table of tokens stays as it is.

    python3 train.py --rows ROWS.npz --table table.safetensors --out FOLDER --seconds 500 [--start WEIGHTS] [--continue]

Without --start from multilingual-e5-small. One data-centre GPU takes about 3,750 rows a second in bfloat16, two processor
cores with AMX about 20 (--tokens 6144), without it 3. A checkpoint is written every minute; --continue takes it up.
"""
import argparse
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from batches import Batches
from measure import measure, read
from model import Reader, from_nano, table

WARM_UP, DECAY, CLIP = 60, 0.01, 1.0
#: A sibling that the reader at the start holds for an answer this surely may be one.
ANSWERS = 3.5


def loss(out, start, end, label):
    """The span's and the label's log losses, as one mean; where the place is not known, only that it is not nowhere."""
    starts, ends, answer = out
    s, e = F.log_softmax(starts, -1), F.log_softmax(ends, -1)
    known = -(s.gather(1, start[:, None]) + e.gather(1, end[:, None]))[:, 0] / 2
    somewhere = -(torch.log1p(-s[:, 0].exp().clamp(max=0.999)) + torch.log1p(-e[:, 0].exp().clamp(max=0.999))) / 2
    spans = torch.where(label == 2, somewhere, known)
    return (spans + F.binary_cross_entropy_with_logits(answer, (label > 0).float(), reduction="none")).mean()


def mine(reader, batches, siblings, group, draw):
    """Of each question's three siblings mostly the one that the reader errs about most, as rows that do not answer."""
    blank = torch.full_like(siblings[:, 0], -1)
    rows = lambda k: torch.stack([siblings[:, 0], siblings[:, 1], siblings[:, k], blank, blank, torch.zeros_like(blank), torch.full_like(blank, group)], 1)
    score = torch.stack([read(reader, batches, rows(2))] * 3, 1)
    for k in (3, 4):
        other = siblings[:, k] != siblings[:, 2]
        score[other, k - 2] = read(reader, batches, rows(k)[other])
    hard = torch.where(score > ANSWERS, -50.0, score).argmax(1)
    chosen = torch.where(torch.rand(len(hard), device=hard.device, generator=draw) < 0.7, hard, torch.randint(3, hard.shape, device=hard.device, generator=draw))
    keep = score.gather(1, chosen[:, None])[:, 0] <= ANSWERS
    made = torch.stack([rows(k) for k in (2, 3, 4)], 1)[torch.arange(len(hard), device=hard.device), chosen]
    return made[keep]


def fit(reader, batches, rows, seconds, rate, out, say, state=None, steps=None):
    """bfloat16 weights with float32 masters where the hardware multiplies them; the rate rises, then falls to nothing over the time."""
    trained = [p for p in reader.parameters() if p.requires_grad]
    masters = [p.detach().float().clone() for p in trained]
    groups = [{"params": [m for m in masters if m.ndim > 1], "weight_decay": DECAY}, {"params": [m for m in masters if m.ndim <= 1], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), eps=1e-6, fused=rows.is_cuda)
    step, spent = 0, 0.0
    if state:
        step, spent = state["step"], state["spent"]
        optimizer.load_state_dict(state["optimizer"])
        torch._foreach_copy_(masters, [m.to(rows.device) for m in state["masters"]])
        torch._foreach_copy_([p.data for p in trained], masters)
    draw = torch.Generator(rows.device).manual_seed(5 + step)
    started, said, saved, seen, mean = time.time() - spent, time.time(), time.time(), 0, None
    begun = time.time()

    def checkpoint():
        torch.save(dict(step=step, spent=time.time() - started, optimizer=optimizer.state_dict(), masters=masters), f"{out}/checkpoint.tmp")
        os.replace(f"{out}/checkpoint.tmp", f"{out}/checkpoint.pt")
    reader.train()
    going = True
    while going:
        order = batches.order(rows)
        for i in torch.randperm(len(order)).tolist():
            done = (time.time() - started) / seconds if steps is None else step / steps
            if done >= 1:
                going = False
                break
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, (step + 1) / WARM_UP) * (1 - done)
            chosen, length = order[i]
            *given, start, end, label = batches.make(rows[chosen], length, draw)
            value = loss(reader(*given), start, end, label)
            for p in trained:
                p.grad = None
            value.backward()
            grads = [p.grad.float() for p in trained]
            norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(grads)))
            torch._foreach_mul_(grads, (CLIP / (norm + 1e-6)).clamp(max=1.0))
            for master, grad in zip(masters, grads):
                master.grad = grad
            optimizer.step()
            torch._foreach_copy_([p.data for p in trained], masters)
            step, seen = step + 1, seen + len(chosen)
            mean = value.detach() if mean is None else 0.98 * mean + 0.02 * value.detach()
            if time.time() - said > 10:
                said = time.time()
                say(f"step {step} loss {float(mean):.3f} rows/s {seen / (said - begun):.0f} passes {seen / len(rows):.2f} done {done:.2f}")
            if time.time() - saved > 60:
                saved = time.time()
                checkpoint()
    checkpoint()
    say(f"trained: step {step}, {seen} rows, loss {float(mean):.3f}")
    reader.float()
    with torch.no_grad():
        torch._foreach_copy_([p.data for p in trained], masters)


def train(rows, table_file, out, seconds, start=None, rate=2.5e-4, tokens=98304, steps=None, resume=False, dropout=0.1, seed=7):
    os.makedirs(out, exist_ok=True)
    began = time.time()
    log = open(f"{out}/log.txt", "a")

    def say(text):
        line = f"{time.time() - began:7.1f} {text}"
        print(line, flush=True)
        print(line, file=log, flush=True)
    torch.manual_seed(seed)
    torch.set_float32_matmul_precision("high")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    arrays = dict(np.load(rows))
    batches = Batches(arrays, device, tokens)
    on = lambda name: torch.from_numpy(arrays[name].astype(np.int64)).to(device)
    reader = Reader(table(table_file)).to(device)
    reader.load(start) if start else from_nano(reader)
    names = [str(n) for n in arrays["groups"]]
    learned, held = on("rows"), on("held")
    half = device == "cuda" or torch.cpu._is_amx_tile_supported()
    if half:
        reader.bfloat16()
        reader.table = reader.table.bfloat16()
    say(f"{len(learned)} rows, {len(held)} held, {len(arrays['siblings'])} siblings, on {device}")
    reader.eval()
    if len(held):
        measure(reader, batches, held, names, say)
    reader.eval()
    if start and len(arrays["siblings"]):
        hard = mine(reader, batches, on("siblings"), len(names), torch.Generator(device).manual_seed(seed))
        learned = torch.cat([learned, hard])
        say(f"{len(hard)} siblings mined")
    reader.drop(dropout)
    state = torch.load(f"{out}/checkpoint.pt", map_location="cpu") if resume else None
    fit(reader, batches, learned, seconds, rate, out, say, state, steps)
    reader.save(f"{out}/reader.safetensors")
    if half:
        reader.bfloat16()
        reader.table = reader.table.bfloat16()
    if len(held):
        measure(reader, batches, held, names, say)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", required=True)
    ask.add_argument("--table", dest="table_file", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--seconds", type=float, required=True)
    ask.add_argument("--start")
    ask.add_argument("--rate", type=float, default=2.5e-4)
    ask.add_argument("--tokens", type=int, default=98304)
    ask.add_argument("--steps", type=int)
    ask.add_argument("--continue", dest="resume", action="store_true")
    train(**vars(ask.parse_args()))
