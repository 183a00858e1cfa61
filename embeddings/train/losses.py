"""Two losses over the in-batch negatives: on the cosine of summed vectors, and on late interaction over units."""
import numpy as np
import torch
import torch.nn.functional as F

POWERS = np.array([pow(1000003, i, 2**64) for i in range(1, 65)], np.uint64)  # to tell units apart
MATCH, WIDTH = 0.5, 0.05  # soft document frequency over the batch


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
        found = torch.sigmoid((best * (1 - floor) + floor - MATCH) / WIDTH).sum(0)
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
