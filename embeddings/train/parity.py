"""Reference tokens and vectors of a list of hard strings, for the JavaScript tests: python3 parity.py MODEL_FOLDER OUT.json

OUT holds [{text, ids, vector}], vector = the unit mean vector in thousandths. Every text of SAME must also give the
tokens of its clean spelling, the first of its row.
"""
import json
import sys

import numpy as np

import evaluate
from export import load_table
from tokenizer import Unigram

SAME = [
    ["القضايا", "القـ.ـضايا", "القــضايا", "الْقَضَايَا", "القض\u200cايا"],
    ["مدمرة", "مد.مرة", "مدمّرة", "مدمره"],
    ["المتحدة", "المتحـ.ـدة", "المتحده"],
    ["جدا", "جداااا", "جداً", "جــدا", "جدددا\u200fااا"],
    ["أحمد إلى آسيا", "احمد الى اسيا", "أحمد إلي آسيا"],
    ["مسؤول شيء رئيس", "مسوول شي رئيس", "مسؤول شئ رئيس"],
    ["عام 2023", "عام ٢٠٢٣", "عام ۲۰۲۳", "عام २०२३"],
    ["1000000 دولار", "1,000,000 دولار", "١٬٠٠٠٬٠٠٠ دولار"],
    ["ﷺ", "صلى الله عليه وسلم"],
    ["لا إله إلا الله", "ﻻ إله إﻻ الله"],
    ["Beyoncé", "BEYONCE", "beyonce\u0301", "Ｂｅｙｏｎｃé"],
    ["ещё", "еще", "ЕЩЁ"],
    ["cool", "coooool"],
]
OTHER = [
    "ما هي عاصمة المملكة العربية السعودية؟", "والمدارس والجامعات وبالمستشفيات فالوزارات للحكومة", "كتابها وكتابهم وكتابنا ومدرستهم",
    "إيش أخبار الدوري؟ شو صار بالانتخابات", "انتهى الاجتماع...وقال الوزير: «سنعمل معًا»", "5km و3كم ٪50 $20", "د. محمد البرادعي (1942–)",
    "Who won the 2018 World Cup?", "The U.S. president's state-of-the-union speech", "don't can't it's 'quoted' \"text\"",
    "running played cities businesses Thomas Texas", "e-mail: someone@example.org https://example.org/a?b=c", "C++ C# node.js v4.3.1",
    "Когда была основана Москва?", "Президент Российской Федерации подписал указ", "книгами книгах книгой бегущий объявление",
    "Où se trouve la tour Eiffel ? L'été à Noël", "¿Cuándo nació Cervantes? El niño pequeño", "Größe Straße Mädchen Donaudampfschifffahrt",
    "İstanbul'da yaşayan kaç kişi var? ışık ŞİMDİ", "پایتخت ایران کجاست؟ برنامه‌ها می‌روم", "پاکستان کا دارالحکومت کیا ہے؟ لڑکیاں",
    "中国的首都是哪里？人工智能", "日本語のテスト、カタカナ", "भारत की राजधानी क्या है? हिन्दी क़लम", "한국어 시험", "ภาษาไทย", "Ελληνικά ΟΔΟΣ", "עברית שלום",
    "emoji 😀👍🏽 mixed 🇸🇦 text", "tab\tnew\nline\r\nend", "  many   spaces  ", "\u00a0nbsp\u2003em", "a\u0000b\ufffdc", "…—–‒", "x", "ا", "١", "و",
    "\u202bمرحبا\u202c \u2067hello\u2069", "▁ metaspace ▁▁", "<pad> <unk>", "ÀÉÎÕÜ àéîõü ñ ç ø ł đ", "ﬁne ﬂow ½ ² Ⅷ ㎏", "1 2 3 10 1945 1,5 3.14",
    "بوتين Путин Putin", "نيويورك New York Нью-Йорк", "كـــرة القـــدم", "!!! ؟؟؟ ،،، ؛", "السَّلامُ عَلَيْكُمْ وَرَحْمَةُ اللهِ",
    "الأرقام: ٣٫١٤ و ۹۹٪", "word_with_underscores and-hyphens/slashes", "supercalifragilisticexpialidocious",
]


def main(folder, out):
    tok, table = Unigram.load(folder), load_table(folder)
    for row in SAME:
        for text in row[1:]:
            assert tok.encode(text) == tok.encode(row[0]), (row[0], text, tok.encode(row[0]), tok.encode(text))
    texts = [t for row in SAME for t in row] + OTHER
    ids = [tok.encode(t) for t in texts]
    vecs = evaluate.pooled(table, [np.array(i) for i in ids])
    with open(out, "w", encoding="utf-8") as f:
        rows = [json.dumps({"text": t, "ids": i, "vector": np.rint(1000 * v).astype(int).tolist()},
                           ensure_ascii=False, separators=(",", ":")) for t, i, v in zip(texts, ids, vecs)]
        f.write("[\n" + ",\n".join(rows) + "\n]\n")
    print(len(texts), "texts")


if __name__ == "__main__":
    main(*sys.argv[1:])
