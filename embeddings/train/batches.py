"""What a batch is: pairs of one source and language pair, as flat token ids with the row of each."""
import copy

import numpy as np

PAR, QP, TB, DIC = range(4)  # as corpus.KINDS


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
