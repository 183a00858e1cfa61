"""Where training starts: token vectors from a singular value decomposition of tokens x parallel units.

A unit is a set of texts that translate one another (n-way sets are one unit) or a dictionary pair. Tokens of all
languages that occur in the same units get near vectors, at the cost of a few sparse products.
"""
import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from batches import DIC, PAR


def matrix(texts, rows, vocab, longest=128, dictionary=0.7):
    """-> sparse [units, vocab]; every text has length 1 (tokens weighted by rarity), columns are damped by their length."""
    n = len(texts.start) - 1
    par, dic = rows[rows[:, 0] == PAR], rows[rows[:, 0] == DIC]
    _, label = connected_components(sp.coo_matrix((np.ones(len(par)), (par[:, 3], par[:, 4])), shape=(n, n)), directed=False)
    used = np.unique(par[:, 3:5])
    units = np.unique(label[used], return_inverse=True)[1]
    first = int(units.max(initial=-1)) + 1
    text = np.concatenate([used, dic[:, 3], dic[:, 4]])
    unit = np.concatenate([units] + [first + np.arange(len(dic))] * 2)
    scale = np.concatenate([np.ones(len(used)), np.full(2 * len(dic), dictionary)])
    ids, row = texts.take(texts.start[text], np.minimum(texts.length(text), longest))
    value = np.log(len(text) / (np.bincount(ids, minlength=vocab) + 1.0))[ids]
    value *= (scale / np.maximum(np.sqrt(np.bincount(row, value**2, minlength=len(text))), 1e-9))[row]
    x = sp.coo_matrix((value.astype(np.float32), (unit[row], ids)), shape=(first + len(dic), vocab)).tocsr()
    column = np.sqrt(np.asarray(x.multiply(x).sum(0)).ravel())
    return (x @ sp.diags((np.maximum(column, 1e-6) ** -0.5).astype(np.float32))).tocsr()


def directions(x, dim, rounds=3, more=32, seed=1):
    """Right singular vectors of x by subspace iteration -> [vocab, dim], each token's row of length 1."""
    xt, rng = x.T.tocsr(), np.random.RandomState(seed)
    q = np.linalg.qr(rng.randn(x.shape[1], dim + more).astype(np.float32))[0]
    for _ in range(rounds):
        q = np.linalg.qr(xt @ (x @ q))[0]
    y = x @ q
    values, u = np.linalg.eigh(y.T @ y)
    v = q @ u[:, np.argsort(-values)[:dim]]
    return v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)


def vectors(texts, rows, rarity, dim, seed=1, a=1e-3, noise=0.1):
    """-> float32 [vocab, dim]: those directions and a little noise, norms a / (a + p) of a piece's probability p."""
    v = directions(matrix(texts, rows, len(rarity)), dim, seed=seed)
    random = np.random.RandomState(seed).randn(*v.shape) / dim**0.5
    norm = a / (a + np.exp(-rarity.astype(np.float64)))
    return (((1 - noise) * v + noise * random) * norm[:, None]).astype(np.float32)
