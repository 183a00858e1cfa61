"""Batches of rows on the device: windows of many sizes cut around (and sometimes beside) the answer."""
import numpy as np
import torch

#: Rows are padded to one of these lengths.
LENGTHS = (64, 96, 128, 160, 192, 224)
QUESTION, TITLE, LEAST = 48, 24, 24


class Batches:
    def __init__(self, arrays, device, tokens):
        self.device, self.tokens = device, tokens
        put = lambda name, kind: torch.from_numpy(arrays[name].astype(kind)).to(device)
        self.Q, self.P = put("Q", np.int32), put("P", np.int32)
        self.Qo, self.Po = put("Qo", np.int64), put("Po", np.int64)

    def lengths(self, rows):
        size = lambda bounds, i: bounds[i + 1] - bounds[i]
        return size(self.Qo, rows[:, 0]) + size(self.Qo, rows[:, 1]).clamp(max=TITLE) + size(self.Po, rows[:, 2]) + 4

    def order(self, rows, shuffle=True):
        """[(indices, length)]: rows of like length together; shuffled, half of them are to be cut to a shorter window."""
        lengths = self.lengths(rows)
        if shuffle:
            passage = self.Po[rows[:, 2] + 1] - self.Po[rows[:, 2]]
            answer = torch.where(rows[:, 5] == 1, rows[:, 4] - rows[:, 3] + 1, 0)
            chance = lambda: torch.rand(len(rows), device=self.device)
            least = torch.maximum(answer, (passage * (0.3 + 0.7 * chance())).long()).clamp(min=LEAST)
            lengths = torch.where((chance() < 0.5) & (rows[:, 5] != 2), lengths - passage + torch.minimum(least, passage), lengths)
        kind = torch.bucketize(lengths.clamp(max=LENGTHS[-1]), torch.tensor(LENGTHS, device=self.device))
        batches = []
        for k, length in enumerate(LENGTHS):
            chosen = (kind == k).nonzero()[:, 0]
            if shuffle:
                chosen = chosen[torch.randperm(len(chosen), device=self.device)]
            size = max(1, self.tokens // length)
            batches += [(chosen[i:i + size], length) for i in range(0, len(chosen), size)]
        return batches

    def make(self, rows, length, draw=None):
        """rows [B, 7] to ids, mask, segments [B, length], and start, end, label [B]. Without `draw` windows start at the passage's start."""
        B, at = len(rows), torch.arange(length, device=self.device)[None]
        question, title, passage, start, end, label = rows[:, :6].unbind(1)
        chance = lambda: torch.rand(B, device=self.device, generator=draw)
        q, t, p = self.Qo[question], self.Qo[title], self.Po[passage]
        q_size, t_size, p_size = self.Qo[question + 1] - q, (self.Qo[title + 1] - t).clamp(max=TITLE), self.Po[passage + 1] - p
        if draw is not None:
            t_size = t_size * (chance() < 0.7)
        room = length - 4 - q_size - t_size
        size = torch.minimum(p_size, room)
        first = torch.zeros_like(size)
        if draw is not None:
            lowest = torch.where(label == 1, (end - size + 1).clamp(min=0), 0)
            highest = torch.where(label == 1, torch.minimum(start, p_size - size), p_size - size).clamp(min=0)
            lowest = torch.minimum(lowest, highest)
            first = lowest + (chance() * (highest - lowest + 1)).long().clamp(max=highest - lowest)
            # A window beside the answer does not answer.
            beside = (label == 1) & (chance() < 0.12)
            before, after = beside & (start >= 2 * LEAST), beside & (start < 2 * LEAST) & (p_size - end > 2 * LEAST)
            size = torch.where(before, torch.minimum(room, start), torch.where(after, torch.minimum(room, p_size - end - 1), size))
            first = torch.where(before, start - size, torch.where(after, end + 1, first))
            label = torch.where(before | after, 0, label)
            first = torch.where(label == 2, 0, first)
        size = torch.minimum(size, room)
        a, b = 1 + q_size, 2 + q_size + t_size
        c = b + 1 + size
        get = lambda table, i: table[i.clamp(0, len(table) - 1)].long()
        col = lambda x: x[:, None]
        ids = torch.where(at < col(a), get(self.Q, col(q) + at - 1),
                          torch.where((at > col(a)) & (at < col(b)), get(self.Q, col(t) + at - col(a) - 1),
                                      torch.where((at > col(b)) & (at < col(c)), get(self.P, col(p) + col(first) + at - col(b) - 1), 1)))
        ids = torch.where(at == 0, 0, torch.where((at == col(a)) | (at == col(b)) | (at == col(c)), 2, ids))
        mask = at <= col(c)
        segments = torch.where(at <= col(a), 0, torch.where((at > col(b)) & (at < col(c)), 2, 1))
        here = label == 1
        begin, stop = b + 1 + start - first, b + 1 + end - first
        out = here & ((begin <= b) | (stop >= c))
        label = torch.where(out, 2, label)
        here = here & ~out
        return ids, mask, segments.contiguous(), torch.where(here, begin, 0), torch.where(here, stop, 0), label
