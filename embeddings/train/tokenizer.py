"""The tokenizer: a SentencePiece unigram vocabulary over normalised text, written as tokenizer.json.

`Unigram` is the plain reference: best segmentation of each word on its own, cached per word.
"""
import json
import os
import random
import re

import numpy as np

import normal

SPACE = "\u2581"
PAD, UNK = "<pad>", "<unk>"
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")  # written without spaces: each piece stands alone


def train(texts, prefix, size, seed=1, threads=2):
    """normalised texts -> prefix.model, prefix.vocab (SentencePiece)."""
    import sentencepiece
    random.Random(seed).shuffle(texts)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_prefix=prefix, vocab_size=size, model_type="unigram",
        normalization_rule_name="identity", character_coverage=0.9998, num_threads=threads, hard_vocab_limit=False,
        max_sentence_length=3000, pad_id=0, unk_id=1, bos_id=-1, eos_id=-1, pad_piece=PAD, unk_piece=UNK,
        train_extremely_large_corpus=False, minloglevel=1)


def read(prefix):
    """prefix.vocab -> [[piece, log probability], ...]"""
    with open(prefix + ".vocab", encoding="utf-8") as f:
        return [[p, round(float(s), 3) or 0.0] for p, s in (line.rstrip("\n").split("\t") for line in f)]


def write(prefix, folder):
    """prefix.vocab -> folder/tokenizer.json and tokenizer_config.json."""
    vocab = read(prefix)
    os.makedirs(folder, exist_ok=True)
    space = {"type": "Metaspace", "replacement": SPACE, "prepend_scheme": "always", "split": False}
    body = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [],  # none: "<pad>" in a text is text
           
            "normalizer": normal.as_json(), "pre_tokenizer": space, "post_processor": None, "decoder": space,
            "model": {"type": "Unigram", "unk_id": 1, "vocab": vocab, "byte_fallback": False}}
    with open(os.path.join(folder, "tokenizer.json"), "w", encoding="utf-8") as f:
        json.dump(body, f, ensure_ascii=False, separators=(",", ":"))
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 1000000, "pad_token": PAD,
              "unk_token": UNK, "clean_up_tokenization_spaces": False, "model_input_names": ["input_ids", "attention_mask"]}
    with open(os.path.join(folder, "tokenizer_config.json"), "w", encoding="utf-8") as f:
        json.dump(config, f, indent=1)


class Unigram:
    """Reference tokenizer: vocab is a list of [piece, log probability]."""

    def __init__(self, vocab, unk=1):
        self.ids = {p: i for i, (p, _) in enumerate(vocab)}
        self.scores = [s for _, s in vocab]
        self.begins = np.array([p.startswith(SPACE) or bool(CJK.search(p)) for p, _ in vocab])
        self.rarity = np.array([-s for s in self.scores], np.float32)  # -log probability of a piece
        self.unk, self.unk_score = unk, min(self.scores) - 10
        self.longest = max(len(p) for p in self.ids)
        self.cache = {}

    @classmethod
    def load(cls, folder):
        with open(os.path.join(folder, "tokenizer.json"), encoding="utf-8") as f:
            return cls(json.load(f)["model"]["vocab"])

    def piece_ids(self, word):
        """word without spaces -> ids of its best segmentation."""
        if word in self.cache:
            return self.cache[word]
        s = SPACE + word
        best = [(0.0, 0, 0)] + [(-1e18, 0, 0)] * len(s)  # score, start, id
        for i in range(len(s)):
            for j in range(i + 1, min(len(s), i + self.longest) + 1):
                t = self.ids.get(s[i:j])
                score = best[i][0] + (self.scores[t] if t is not None and t > 1 else self.unk_score)
                if (t is not None or j == i + 1) and score > best[j][0]:
                    best[j] = (score, i, self.unk if t is None else t)
        out, j = [], len(s)
        while j:
            _, i, t = best[j]
            if not (t == self.unk and out and out[-1] == self.unk):
                out.append(t)
            j = i
        self.cache[word] = out[::-1]
        return self.cache[word]

    def encode_words(self, words):
        return [t for w in words for part in normal.split(w).split(" ") if part for t in self.piece_ids(part)]

    def encode(self, text):
        """text -> ids; a text without a word gives the lone space."""
        return self.encode_words(normal.words(text)) or [self.ids[SPACE]]
