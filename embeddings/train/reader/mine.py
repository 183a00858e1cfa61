"""What mine.ts searches, and for what: a library a language, and questions in another language or in its own.

    python3 mine.py --data FOLDER --written FOLDER --out FOLDER
    npx tsx embeddings/train/reader/mine.ts FOLDER ar,ru,en

writes FOLDER/mined.jsonl, which rows.py takes: passages that the search finds for a written question beside its own.
"""
import argparse
import json
import os
import random

import own
from sources import read

#: Questions asked of each library.
MOST = {"ar": 19000, "ru": 7000, "en": 7000}


def make(data, written_folder, out, seed=8):
    draw = random.Random(seed)
    os.makedirs(out, exist_ok=True)
    passages, questions = own.load(data, written_folder)
    for lang, most in MOST.items():
        texts = {p[lang]: (str(i), p["title"][lang]) for i, p in passages.items() if lang in p}
        if lang == "en":
            for row in read(data, "squad1.1-train"):
                texts.setdefault(row["passage"], (f"squad-{len(texts)}", row["title"]))
        asked = []
        for row in questions:
            passage = passages[row["p"]]
            if lang in passage and not own.is_held(passage):
                tongues = [t for t in row["q"] if not t == lang == "en"]
                asked.append({"text": row["q"][draw.choice(tongues)], "gold": str(row["p"]), "answer": row.get("a", {}).get(lang)})
        draw.shuffle(asked)
        write(f"{out}/corpus-{lang}.jsonl", ({"_id": i, "title": title, "text": text} for text, (i, title) in texts.items()))
        write(f"{out}/asked-{lang}.jsonl", asked[:most])


def write(file, rows):
    with open(file, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", required=True)
    ask.add_argument("--written", dest="written_folder", required=True)
    ask.add_argument("--out", required=True)
    make(**vars(ask.parse_args()))
