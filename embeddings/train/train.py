"""Contrastive training of token vectors: a text is the sum of its token vectors, a pair's texts should meet.

Batches hold one source and language pair each. Two losses over the in-batch negatives:
  mean: symmetric InfoNCE on the cosine of the summed vectors,
  late: the same on late interaction (each token of one text takes its best match among the other's tokens,
        weighted by its norm), which is what ranking uses.
Only the rows of the tokens in the batch are touched, by Adam with a state per row.
"""
import copy
import time

import numpy as np
import torch
import torch.nn.functional as F

PAR, QP, TB, DIC = range(4)
POWERS = np.array([pow(1000003, i, 2**64) for i in range(1, 65)], np.uint64)


class Texts:
    """Token ids of many texts, flat; take(which) cuts batches out of it."""

    def __init__(self, ids):
        self.start = np.concatenate([[0], np.cumsum([len(x) for x in ids])]).astype(np.int64)
        self.flat = np.concatenate([np.asarray(x, np.int32) for x in ids])

    def length(self, which):
        return self.start[which + 1] - self.start[which]

    def take(self, begin, length):
        """begin, length [n] (positions in flat) -> ids [sum of lengths], row of each [sum]."""
        row = np.repeat(np.arange(len(begin)), length)
        at = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length) + np.repeat(begin, length)
        return self.flat[at], row


class Sampler:
    """Rows in groups (kind, languages, source); a group is drawn by its weight, then its rows at random."""

    def __init__(self, texts, rows, langs, sources, seed=1, weight=None, cloze_min=60):
        self.texts, self.rng = texts, np.random.RandomState(seed)
        key = rows[:, 0].astype(np.int64) * 10**8 + rows[:, 1] * 10**6 + rows[:, 2] * 10**4 + rows[:, 5]
        order = np.argsort(key, kind="stable")
        cuts = np.flatnonzero(np.diff(key[order])) + 1
        self.groups, w = [], []
        for part in np.split(order, cuts):
            r = rows[part]
            kind, la, lb, s = int(r[0, 0]), langs[r[0, 1]], langs[r[0, 2]], sources[r[0, 5]]
            g = weight(kind, la, lb, s, len(part)) if weight else len(part) ** 0.5
            if g > 0 and len(part) >= 16:
                self.groups.append((kind, la, lb, s, r[:, 3:5]))
                w.append(g)
        long = {}
        for kind, la, lb, s, r in self.groups:  # inverse cloze: a window of a long text against the text
            for lang, col in ((la, 0), (lb, 1)):
                ids = np.unique(r[:, col])
                ids = ids[texts.length(ids) >= cloze_min]
                if len(ids):
                    long.setdefault((lang, s), []).append(ids)
        for (lang, s), parts in sorted(long.items()):
            ids = np.unique(np.concatenate(parts))
            g = weight(None, lang, lang, s, len(ids)) if weight else len(ids) ** 0.5
            if g > 0 and len(ids) >= 64:
                self.groups.append((None, lang, lang, s, np.stack([ids, ids], 1)))
                w.append(g)
        self.p = np.array(w) / sum(w)

    def fork(self, seed):
        """The same rows with a random stream of their own."""
        other = copy.copy(self)
        other.rng = np.random.RandomState(seed)
        return other

    def shares(self):
        out = {}
        for (kind, la, lb, s, r), p in zip(self.groups, self.p):
            k = (kind, "-".join(sorted((la, lb))))
            out[k] = out.get(k, 0) + p
        return sorted(out.items(), key=lambda x: -x[1])

    def span(self, which, longest, place):
        """A run of at most `longest` tokens of each text, at `place` in it (0 to 1): translations stay side by side."""
        begin, n = self.texts.start[which], self.texts.length(which)
        cut = np.minimum(n, longest)
        return begin + (place * (n - cut + 1)).astype(np.int64), cut

    def batch(self, size, longest=(64, 192), groups=None, p=None):
        """-> (ids, rows) of the left side, of the right side, and text numbers [n, 2]."""
        kind, la, lb, s, r = self.groups[self.rng.choice(len(self.groups), p=self.p if p is None else p)]
        size *= 2 if kind == DIC else 1  # short
        pick = self.rng.randint(len(r), size=size) if len(r) > size else self.rng.permutation(len(r))
        pair = r[pick]
        place = self.rng.rand(len(pair))
        if kind is None:
            begin, n = self.span(pair[:, 1], longest[1], place)
            w = np.minimum(n // 3, self.rng.randint(4, 24, size=len(n)))
            at = begin + (self.rng.rand(len(n)) * (n - w + 1)).astype(np.int64)
            a = self.texts.take(at, w)
            b = self.texts.take(begin, n)
            if self.rng.rand() < 0.7:  # the window is usually left out of its text
                where = np.arange(len(b[1])) - np.repeat(np.cumsum(n) - n, n)
                keep = (where < np.repeat(at - begin, n)) | (where >= np.repeat(at - begin + w, n))
                b = b[0][keep], b[1][keep]
            return a, b, pair
        side = [self.texts.take(*self.span(pair[:, c], longest[1 if kind in (QP, TB) and c else 0], place))
                for c in (0, 1)]
        return side[0], side[1], pair


def drop(rng, side, n, rate):
    """Leave tokens out at random (never all of a text: an emptied text is left whole)."""
    ids, row = side
    keep = rng.rand(len(ids)) >= rate
    keep |= (np.bincount(row[keep], minlength=n) == 0)[row]
    return ids[keep], row[keep]


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


def same(pair):
    """[n, n] bool: pairs that share a text with another row and so are no negatives (diagonal False)."""
    a, b = torch.from_numpy(pair[:, 0]), torch.from_numpy(pair[:, 1])
    s = (a[:, None] == a) | (b[:, None] == b) | (a[:, None] == b) | (b[:, None] == a)
    return s.fill_diagonal_(False)


def nce(score, mask):
    """score [n, n] (already over the temperature) -> symmetric InfoNCE."""
    score = score.masked_fill(mask, -1e4)
    gold = torch.arange(len(score))
    return (F.cross_entropy(score, gold) + F.cross_entropy(score.T, gold)) / 2


def mean_scores(leaf, a, b, n):
    """a, b = (local ids, rows) -> cosine [n, n] of the summed vectors."""
    side = [F.normalize(F.embedding_bag(i, leaf, torch.searchsorted(r, torch.arange(n)), mode="sum"), dim=1) for i, r in (a, b)]
    return side[0] @ side[1].T


def padded(ids, row, n, longest):
    """flat ids and rows -> [n, longest] ids and bool mask."""
    count = torch.bincount(row, minlength=n)
    place = torch.arange(len(row)) - (torch.cumsum(count, 0) - count)[row]
    keep = place < longest
    out = torch.zeros(n, min(longest, int(count.max())), dtype=torch.long)
    mask = torch.zeros_like(out, dtype=torch.bool)
    out[row[keep], place[keep]] = ids[keep]
    mask[row[keep], place[keep]] = True
    return out, mask


def group(ids, row, begins):
    """Tokens to units (a word's pieces together): -> unit of each token, first token and row of each unit, a key."""
    first = begins[ids].copy()
    first[0] = True
    first[1:] |= row[1:] != row[:-1]
    start, unit = np.flatnonzero(first), np.cumsum(first) - 1
    place = np.arange(len(ids)) - start[unit]
    key = np.add.reduceat((ids.astype(np.uint64) + 1) * POWERS[np.minimum(place, 63)], start)
    return unit, start, row[start], key


def late_scores(vecs, weight, a, b, n, longest, floor):
    """MaxSim of every a against every b, [n, n]; vecs [units, dim] unit vectors, weight [units], a, b = (unit ids, rows)."""
    ua, at = torch.unique(a[0], return_inverse=True)
    ub, bt = torch.unique(b[0], return_inverse=True)
    cos = vecs[ub] @ vecs[ua].T  # [unique b, unique a]
    with torch.no_grad():  # which unit of each b is the best match: only those cosines need a gradient
        ids, mask = padded(bt, b[1], n, longest)
        which = cos[ids].masked_fill_(~mask[:, :, None], -1.0).argmax(1)  # [n, unique a]
        which = ids.gather(1, which)
    best = F.relu(cos.gather(0, which) - floor) / (1 - floor)  # [n, unique a]
    with torch.no_grad():  # soft inverse document frequency of each unit over the batch
        found = torch.sigmoid((best * (1 - floor) + floor - 0.5) / 0.05).sum(0)
        idf = torch.log(1 + (n - found + 0.5) / (found + 0.5))
    count = torch.sparse_coo_tensor(torch.stack([a[1], at]), torch.ones(len(at)), (n, len(ua))).to_dense()
    w = count * (weight[ua] * idf)
    return w @ best.T / (w.sum(1, keepdim=True) + 1e-6)


def late_loss(leaf, local, ids, row, cut, n, begins, rarity, mask, temperature, floor):
    """ids, row: both sides' tokens (local: their rows in leaf), the left side's first, `cut` of them."""
    unit, start, urow, key = group(ids, row, begins)
    _, rep, which = np.unique(key, return_index=True, return_inverse=True)
    length = np.diff(np.append(start, len(ids)))[rep]
    at = np.repeat(start[rep] - np.cumsum(length) + length, length) + np.arange(length.sum())
    offsets = np.cumsum(length) - length
    vecs = F.embedding_bag(local[at], leaf, torch.from_numpy(offsets), mode="sum")
    norm = vecs.norm(dim=1)
    vecs = vecs / (norm[:, None] + 1e-6)
    weight = norm * torch.from_numpy(np.maximum.reduceat(rarity[ids[at]], offsets) ** 2)
    left = int((start < cut).sum())
    which, urow = torch.from_numpy(which), torch.from_numpy(urow)
    a, b = (which[:left], urow[:left]), (which[left:], urow[left:] - n)
    f = late_scores(vecs, weight, a, b, n, 64, floor)
    g = late_scores(vecs, weight, b, a, n, 64, floor)
    return (nce(f / temperature, mask) + nce(g.T / temperature, mask)) / 2


def train(table, sampler, steps, begins=None, rarity=None, part=(0.0, 1.0), lr=4e-3, size=1024, temperature=0.06, dropout=0.1, late=0, late_size=96,
          late_temperature=0.05, floor=0.25, seed=1, every=0, check=None, seconds=None, warm=0.02):
    """steps of mean batches; every `late`-th step is a late-interaction batch instead (0 = none).

    The learning rate rises over the first `warm` of the whole run and falls to 0 at its end; these steps are its `part`."""
    rng = np.random.RandomState(seed)
    torch.manual_seed(seed)
    begin, seen = time.time(), []
    for step in range(steps):
        done = part[0] + (part[1] - part[0]) * step / steps
        if seconds:
            done = (time.time() - begin) / seconds
            if done >= 1:
                break
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
        seen.append(loss.item())
        if every and step % every == every - 1:
            print(f"step {step + 1} {time.time() - begin:.0f}s loss {np.mean(seen):.3f}", flush=True)
            seen = []
            if check:
                check(table)
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
    jobs = [context.Process(target=_work, args=(k, tables, barrier, rounds, sampler, steps, options, seed, keep)) for k in range(workers)]
    for j in jobs:
        j.start()
    for j in jobs:
        j.join()
        assert j.exitcode == 0
    return tables[0].w.numpy()
