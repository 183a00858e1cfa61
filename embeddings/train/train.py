"""Contrastive training of token vectors: a text is the sum of its token vectors, a pair's texts should meet.

Only the rows of the tokens in a batch are touched, by Adam with a state per row. Several processes train from the same
start and begin each round from their mean, so that the result does not depend on their timing.
"""
import time

import numpy as np
import torch

from batches import drop
from losses import late_loss, mean_scores, nce, same


class Table:
    """Token vectors [vocab, dim] with row-sparse Adam; `rows` gives a leaf tensor, `step` puts it back."""

    def __init__(self, vectors, betas=(0.9, 0.98)):
        self.w = torch.from_numpy(np.array(vectors, np.float32))
        self.m, self.v = torch.zeros_like(self.w), torch.zeros(len(self.w), 1)
        self.t = torch.zeros(len(self.w), 1)
        self.betas = betas

    def rows(self, at):
        return self.w[at].requires_grad_()

    def step(self, at, leaf, lr):
        """One Adam step of these rows; the second moment is kept per row (one number), like row-wise Adagrad."""
        g, (b1, b2) = leaf.grad, self.betas
        t = self.t[at] + 1
        m = self.m[at].mul_(b1).add_(g, alpha=1 - b1)
        v = self.v[at].mul_(b2).add_((g * g).mean(1, keepdim=True), alpha=1 - b2)
        self.t[at], self.m[at], self.v[at] = t, m, v
        self.w[at] = leaf.detach() - lr * (m / (1 - b1**t)) / ((v / (1 - b2**t)).sqrt() + 1e-10)


def train(table, sampler, steps, part=(0.0, 1.0), lr=4e-3, size=512, temperature=0.06, dropout=0.1, late=0, late_size=96,
          late_temperature=0.05, floor=0.25, begins=None, rarity=None, seed=1, warm=0.02):
    """steps of mean batches; every `late`-th step is a late-interaction batch instead (0 = none).

    The learning rate rises over the first `warm` of the whole run and falls to 0 at its end; these steps are its `part`."""
    rng = np.random.RandomState(seed)
    torch.manual_seed(seed)
    for step in range(steps):
        done = part[0] + (part[1] - part[0]) * step / steps
        is_late = late and step % late == 0
        a, b, pair = sampler.batch(late_size if is_late else size, (32, 64) if is_late else (64, 192))
        n = len(pair)
        if not is_late:
            a, b = drop(rng, a, n, dropout), drop(rng, b, n, dropout)
        ids, row, cut = np.concatenate([a[0], b[0]]), np.concatenate([a[1], b[1] + n]), len(a[0])
        at, local = np.unique(ids, return_inverse=True)
        local, at = torch.from_numpy(local), torch.from_numpy(at.astype(np.int64))
        leaf, mask = table.rows(at), same(pair)
        if is_late:
            loss = late_loss(leaf, local, ids, row, cut, n, begins, rarity, mask, late_temperature, floor)
        else:
            a, b = (local[:cut], torch.from_numpy(a[1])), (local[cut:], torch.from_numpy(b[1]))
            loss = nce(mean_scores(leaf, a, b, n) / temperature, mask)
        loss.backward()
        table.step(at, leaf, lr * min(1, (done + 1e-3) / warm) * (1 - done))
    return table


def _work(rank, tables, barrier, rounds, sampler, steps, options, seed, keep):
    torch.set_num_threads(1)
    table, share = tables[rank], steps // (rounds * len(tables))
    sampler, begin = sampler.fork(seed + rank), time.time()
    for r in range(rounds):
        before = table.t.clone()
        train(table, sampler, share, part=(r / rounds, (r + 1) / rounds), seed=seed + rank + len(tables) * r, **options)
        barrier.wait()
        if rank == 0:
            merge(tables, before)
            print(f"round {r + 1} of {rounds} {time.time() - begin:.0f}s", flush=True)
            if keep:
                np.save(keep, table.w.numpy())
        barrier.wait()


def merge(tables, before):
    """Every row becomes its mean over the tables, weighted by how often each has moved it since `before`."""
    moved = torch.stack([t.t - before for t in tables]) + 1e-6  # [tables, vocab, 1]
    for name in ("w", "m", "v"):
        mean = (torch.stack([getattr(t, name) for t in tables]) * moved).sum(0) / moved.sum(0)
        for t in tables:
            getattr(t, name).copy_(mean)
    mean = torch.stack([t.t for t in tables]).mean(0)
    for t in tables:
        t.t.copy_(mean)


def train_parallel(vectors, sampler, steps, workers=2, rounds=20, seed=1, keep=None, **options):
    """`steps` in all over some processes that start each round from their mean: the same result every time."""
    tables = [Table(vectors) for _ in range(workers)]
    for t in tables:
        for x in (t.w, t.m, t.v, t.t):
            x.share_memory_()
    context = torch.multiprocessing.get_context("fork")
    barrier = context.Barrier(workers)
    jobs = [context.Process(target=_work, args=(k, tables, barrier, rounds, sampler, steps, options, seed, keep))
            for k in range(workers)]
    for j in jobs:
        j.start()
    for j in jobs:
        j.join()
        assert j.exitcode == 0
    return tables[0].w.numpy()
