"""How well a reader in training tells answered from not."""
import torch
import torch.nn.functional as F


def scores(out):
    """[2, B]: the two log-odds that the passage answers."""
    starts, ends, answer = out
    nowhere = torch.stack([F.softmax(x, -1)[:, 0].clamp(1e-7, 1 - 1e-7).logit() for x in (starts, ends)]).mean(0)
    return torch.stack([answer, -nowhere])


@torch.no_grad()
def read(reader, batches, rows, draw=None):
    """The mean of the two scores of every row."""
    found = torch.zeros(len(rows), device=rows.device)
    for chosen, length in batches.order(rows, shuffle=False):
        for part in chosen.split(2 * batches.tokens // length):
            found[part] = scores(reader(*batches.make(rows[part], length, draw)[:3])).mean(0)
    return found


def auroc(score, answered):
    order = score.argsort()
    rank = torch.empty_like(score)
    rank[order] = torch.arange(1, len(score) + 1, device=score.device, dtype=score.dtype)
    n = answered.sum()
    return float((rank[answered].sum() - n * (n + 1) / 2) / (n * (len(score) - n)))


def measure(reader, batches, rows, names, say):
    """AUROC of answered against not, for each part of the held rows."""
    reader.eval()
    score = read(reader, batches, rows)
    for i, name in enumerate(names):
        part = rows[:, 6] == i
        answered = rows[part, 5] > 0
        if 0 < int(answered.sum()) < int(part.sum()):
            say(f"{name:28} {100 * auroc(score[part], answered):.1f} of {int(part.sum())}")
    say(f"{'held, all':28} {100 * auroc(score, rows[:, 5] > 0):.1f}")
    reader.train()
