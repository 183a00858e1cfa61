#!/usr/bin/env python3
"""Turn local clones of public repositories into training pairs.

    python3 embeddings/train/sources/collect.py --clones DIR --out DIR [--eval DIR]
        [--hold-out SET.tsv.gz] [--only a,b]

DIR of --clones holds one clone per repository, bare or not, named owner+name
(owner+name/repo, owner+name/.git, name and name/.git are found too). Each set
becomes OUT/NAME.tsv.gz with five tab-separated columns: kind (par parallel
text, qp question and passage, tb title and body, dic dictionary entry or
name), language A, language B, text A, text B. OUT/SOURCES.tsv gets one row a
set. With --eval and --hold-out, rows that overlap the evaluation questions or
paragraphs, or the sets held out for development, are dropped (see Overlap). Only the standard library is used.

The texts keep the licence of their source (table SOURCES at the end).
"""
import argparse
import collections
import gzip
import html
import io
import json
import os
import random
import re
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

MAIN = ('ar', 'en', 'ru')
OTHERS = ('fr', 'es', 'de', 'tr', 'fa', 'ur', 'zh', 'hi')
LANGS = MAIN + OTHERS
CAP = 300_000
MAX_BLOB = 4 << 20  # larger files are left out; more of MLQA and Wiktionary comes in without the limit


# ---------------------------------------------------------------- clones

class Repo:
    """Files of one commit of a clone; blobs that are large or missing from a partial clone are skipped."""

    def __init__(self, clones, name, commit):
        self.name, self.commit = name, commit
        for path in candidates(clones, name):
            if os.path.exists(os.path.join(path, 'HEAD')):
                self.git = ['git', '--git-dir', path]
                break
        else:
            raise FileNotFoundError(f'no clone of {name} under {clones}')
        listing = subprocess.run(self.git + ['ls-tree', '-r', '-l', '-z', commit],
                                 check=True, capture_output=True).stdout.decode()
        self.blobs = {}
        for row in listing.split('\0'):
            if row:
                meta, path = row.split('\t', 1)
                _, kind, sha, size = meta.split()
                if kind == 'blob' and size.isdigit() and int(size) <= MAX_BLOB:
                    self.blobs[path] = sha

    def paths(self, pattern):
        rx = re.compile(pattern)
        return [p for p in sorted(self.blobs) if rx.search(p)]

    def bytes(self, path):
        return subprocess.run(self.git + ['cat-file', 'blob', self.blobs[path]],
                              check=True, capture_output=True).stdout

    def text(self, path):
        return self.bytes(path).decode('utf-8-sig', 'replace')

    def json(self, path):
        return json.loads(self.text(path))

    def texts(self, pattern):
        """(path, text) of every matching file, through one git process."""
        paths = self.paths(pattern)
        with subprocess.Popen(self.git + ['cat-file', '--batch'], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as git:
            for path in paths:
                git.stdin.write(self.blobs[path].encode() + b'\n')
                git.stdin.flush()
                head = git.stdout.readline().split()
                if len(head) < 3:
                    continue
                data = git.stdout.read(int(head[2]))
                git.stdout.read(1)
                yield path, data.decode('utf-8-sig', 'replace')
            git.stdin.close()


def candidates(clones, name):
    for base in (name.replace('/', '+'), name.split('/')[1]):
        for tail in ('repo', 'repo/.git', '.git', ''):
            yield os.path.join(clones, base, tail)


# ------------------------------------------------------------------ text

def clean(text):
    return ' '.join(str(text).split())


def no_marks(text):
    """Arabic without short vowels; Russian without stress marks."""
    text = re.sub('[\u064b-\u0652\u0670\u0640]', '', text)
    return re.sub('([\u0400-\u04ff])[\u0300\u0301]', r'\1', text)


SCRIPT = {'ar': '\u0600-\u06ff', 'fa': '\u0600-\u06ff', 'ur': '\u0600-\u06ff',
          'ru': '\u0400-\u04ff', 'zh': '\u4e00-\u9fff', 'hi': '\u0900-\u097f'}


def in_script(lang, text):
    """At least a third of the letters are of the script of the language."""
    if lang not in SCRIPT:
        return bool(re.search('[^\\W\\d_]', text))
    own = len(re.findall(f'[{SCRIPT[lang]}]', text))
    letters = len(re.findall('[^\\W\\d_]', text))
    return own > 0 and own * 3 >= letters


def markdown(text):
    """Markdown to plain text."""
    text = re.sub(r'!\[[^\]]*\]\([^)]*\)', ' ', text)
    text = re.sub(r'\[([^\]]*)\]\([^)]*\)', r'\1', text)
    text = re.sub(r'\{:[^}]*\}', ' ', text)
    text = re.sub(r'\[#\d+\]|<[^>]{1,200}>', ' ', text)
    text = re.sub(r'^\s*(#+|[-*+>]|\d+\.)\s+', ' ', text, flags=re.M)
    text = re.sub(r'https?://\S+', ' ', text)
    return re.sub(r'[*_`]+', ' ', text)


def n_way(texts, kind='par'):
    """Rows of one text in several languages: ar/en/ru among them, each of ar, en, ru with the others."""
    langs = [lang for lang in LANGS if texts.get(lang)]
    for i, a in enumerate(langs):
        if a not in MAIN:
            break
        for b in langs[i + 1:]:
            yield kind, a, b, texts[a], texts[b]


def cross(questions, passages, kind='qp'):
    """Rows of a question in every language with its passage in every language."""
    for a in LANGS:
        for b in LANGS:
            if questions.get(a) and passages.get(b) and (a == b or a in MAIN or b in MAIN):
                yield kind, a, b, questions[a], passages[b]


def po_entries(text):
    """(msgid, msgstr) of the finished entries of a gettext file."""
    for block in re.split(r'\n\s*\n', text):
        if re.search(r'^#,.*fuzzy', block, re.M) or re.search(r'^#~', block, re.M):
            continue
        fields, name = {}, None
        for line in block.splitlines():
            found = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(".*")\s*$', line)
            if found:
                name = found.group(1)
                fields[name] = unquote(found.group(2))
            elif line.startswith('"') and name:
                fields[name] += unquote(line.strip())
        if fields.get('msgid') and fields.get('msgstr'):
            yield fields['msgid'], fields['msgstr']


def unquote(text):
    escapes = {'n': '\n', 't': ' ', 'r': ' '}
    return re.sub(r'\\(.)', lambda m: escapes.get(m.group(1), m.group(1)), text[1:-1])


def squad(data):
    """(question, passage) of a file in SQuAD form."""
    for article in data['data']:
        for par in article['paragraphs']:
            for qa in par['qas']:
                yield qa['question'], par['context']


# --------------------------------------------------------------- overlap

class Overlap:
    """Rows that share text with the evaluation sets.

    A row goes when one of its texts shares eight words in a row (16 characters
    for Chinese) with an evaluation paragraph, equals an evaluation question,
    or contains one of at least three words, all after folding.
    """

    def __init__(self, folder):
        self.words, self.chars = set(), set()
        self.equal, self.starts, self.zh_starts = set(), {}, {}
        if not folder:
            return
        for base, _, files in os.walk(folder):
            for name in sorted(files):
                lang = name.split('.')[-2] if name.count('.') >= 2 else ''
                if not name.endswith('.jsonl') or 'ant' in base.split(os.sep)[-1:]:
                    continue
                with open(os.path.join(base, name), encoding='utf-8') as lines:
                    for line in lines:
                        text = json.loads(line)['text']
                        self.paragraph(text, lang) if name.startswith('corpus') else self.question(text, lang)

    def paragraph(self, text, lang):
        if lang == 'zh':
            self.chars.update(self.grams(text))
        else:
            self.words.update(self.shingles(fold(text)))

    def question(self, text, lang):
        folded = fold(text)
        if lang == 'zh':
            flat = ''.join(folded)
            self.equal.add(flat)
            if len(flat) >= 8:
                self.zh_starts.setdefault(flat[:8], []).append(flat)
            return
        self.equal.add(' '.join(folded))
        if len(folded) >= 3:
            self.starts.setdefault(tuple(folded[:3]), []).append(tuple(folded))

    def hold_out(self, path):
        """Keep the texts of a finished set out as well."""
        with gzip.open(path, 'rt', encoding='utf-8') as lines:
            for line in lines:
                _, a, b, left, right = line.rstrip('\n').split('\t')
                for lang, text in ((a, left), (b, right)):
                    self.paragraph(text, lang)
                    self.equal.add(('' if lang == 'zh' else ' ').join(fold(text)))

    @staticmethod
    def shingles(words):
        return (hash(tuple(words[i:i + 8])) for i in range(len(words) - 7))

    @staticmethod
    def grams(text):
        flat = ''.join(fold(text))
        return (hash(flat[i:i + 16]) for i in range(len(flat) - 15))

    def hit(self, text, lang):
        words = fold(text)
        if lang == 'zh':
            flat = ''.join(words)
            return (flat in self.equal
                    or any(flat[i:i + 8] in self.zh_starts
                           and any(flat.startswith(q, i) for q in self.zh_starts[flat[i:i + 8]])
                           for i in range(len(flat) - 7))
                    or any(h in self.chars for h in self.grams(text)))
        if ' '.join(words) in self.equal:
            return True
        for i in range(len(words) - 2):
            for question in self.starts.get(tuple(words[i:i + 3]), ()):
                if tuple(words[i:i + len(question)]) == question:
                    return True
        return any(h in self.words for h in self.shingles(words))


FOLDS = str.maketrans('أإآٱىةؤئکیہۃھ', 'ااااياويكيههه')


def fold(text):
    text = unicodedata.normalize('NFKD', unicodedata.normalize('NFKC', text).lower().replace('ё', 'е'))
    text = ''.join(c for c in text if '\u0900' <= c <= '\u0963' or not unicodedata.combining(c) and c != '\u0640')
    return re.findall('(?:[^\\W_]|[\u0900-\u0963])+', unicodedata.normalize('NFC', text.translate(FOLDS)))


# --------------------------------------------------------------- sources

UD = {'ar': 'Arabic', 'en': 'English', 'ru': 'Russian', 'fr': 'French', 'es': 'Spanish',
      'de': 'German', 'tr': 'Turkish', 'zh': 'Chinese', 'hi': 'Hindi'}


def pud(repo, others):
    """Parallel UD: a thousand sentences of news and Wikipedia, translated by people."""
    sentences = collections.defaultdict(dict)
    for each in [repo, *others]:
        lang = next(k for k, v in UD.items() if v in each.name)
        for _, text in each.texts(r'\.conllu$'):
            for ident, line in re.findall(r'^# sent_id = (\S+)$(?:\n#.*)*?\n# text = (.*)$', text, re.M):
                sentences[ident[-9:]][lang] = no_marks(line)
            for ident, line in re.findall(r'^# sent_id = (\S+)$(?:\n#.*)*?\n# original_text = (.*)$', text, re.M):
                sentences[ident[-9:]][lang] = no_marks(line)
    for ident in sorted(sentences):
        yield from n_way(sentences[ident])


WIKTIONARY = {'arb': 'ar', 'ru': 'ru', 'fa': 'fa', 'hi': 'hi', 'tr': 'tr', 'cmn': 'zh', 'ur': 'ur',
              'de': 'de', 'es': 'es', 'fr': 'fr'}


def wiktionary(repo):
    """English Wiktionary translations; pivot rows join ar and ru through the same English sense."""
    senses = collections.defaultdict(dict)
    for code, lang in WIKTIONARY.items():
        for path in repo.paths(rf'^src/en-{code}-enwiktionary\.txt$'):
            for line in repo.text(path).splitlines():
                found = re.match(r'(.+?) \{(.*?)\}(?: \((.*)\))? :: (.+)$', line)
                if not found or line.startswith('#'):
                    continue
                word, pos, gloss, right = found.groups()
                right = re.sub(r'/[^/]*/|\{[^}]*\}|\[[^\]]*\]|\([^)]*\)', ' ', right)
                forms = []
                for form in re.split(r'[,،;]', right):
                    form = clean(no_marks(form.split('|')[0]))
                    if 0 < len(form) <= 60 and in_script(lang, form) and not form.startswith('SEE:'):
                        forms.append(form)
                for form in forms[:1 if lang in ('de', 'es', 'fr', 'zh') else 4]:
                    yield 'dic', 'en', lang, word, form
                if forms and lang in MAIN and gloss:
                    yield 'dic', lang, 'en', forms[0], f'{word}: {gloss}'
                if forms:
                    senses[word, pos, gloss][lang] = forms[0]
    for word, pos, gloss, forms in dsl(repo, 'dsl/oneway/en-ru-enwiktionary.dsl.dz'):
        for form in forms[:4]:
            yield 'dic', 'en', 'ru', word, form
        if gloss:
            yield 'dic', 'ru', 'en', forms[0], f'{word}: {gloss}'
        senses[word, pos, gloss].setdefault('ru', forms[0])
    for sense in senses.values():
        for other in ('ru', 'tr', 'fa', 'de', 'es', 'fr', 'zh', 'hi'):
            if 'ar' in sense and other in sense:
                yield 'dic', 'ar', other, sense['ar'], sense[other]


def dsl(repo, path):
    """(word, part of speech, gloss, Russian forms) of a compressed DSL dictionary."""
    text = gzip.decompress(repo.bytes(path)).decode('utf-16')
    for entry in re.split(r'\r?\n\r?\n', text):
        lines = entry.strip().splitlines()
        if len(lines) < 3 or lines[0].startswith('#'):
            continue
        pos = re.search(r'\[p\]<(.*?)>', lines[1])
        gloss = re.search(r'\(([^()]*)\)(?:\[/i\])?\s*$', lines[1])
        forms = []
        for line in lines[2:]:
            line = re.sub(r'\[(p|c gray)\].*?\[/[pc]\]|\[/?[^\]]*\]|\\\[.*?\\\]|\([^)]*\)', ' ', line)
            for form in line.split(','):
                form = clean(no_marks(form))
                if 0 < len(form) <= 60 and in_script('ru', form) and not re.search('[/<>{}\\\\|]', form):
                    forms.append(form)
        if forms:
            yield lines[0].strip(), pos.group(1) if pos else '', clean(gloss.group(1)) if gloss else '', forms


def stardict(repo):
    """Wiktionary entries of Arabic, Persian, Urdu, Turkish and Hindi words with English glosses."""
    names = {'Arabic': 'ar', 'Persian': 'fa', 'Urdu': 'ur', 'Turkish': 'tr', 'Hindi': 'hi', 'Egyptian Arabic': 'ar'}
    for name, lang in names.items():
        packed = io.BytesIO(repo.bytes(f'{name}-English Wiktionary dictionary stardict.tar.gz'))
        with tarfile.open(fileobj=packed) as tar:
            parts = {m.name.rsplit('.', 2 if m.name.endswith('.dz') else 1)[1]: tar.extractfile(m).read()
                     for m in tar if m.name.endswith(('.idx', '.dict.dz', '.dict'))}
        text = parts['dict']
        if text[:2] == b'\x1f\x8b':
            text = gzip.decompress(text)
        at, index = 0, parts['idx']
        while at < len(index):
            end = index.index(b'\0', at)
            word = no_marks(index[at:end].decode()).strip()
            start, size = struct.unpack('>II', index[end + 1:end + 9])
            at = end + 9
            senses = re.findall(r'<li>(.*?)</li>', text[start:start + size].decode('utf-8', 'replace'), re.S)
            if not in_script(lang, word) or max(map(len, word.split()), default=0) < 2:
                continue
            for sense in senses[:4]:
                sense = clean(re.sub(r'<[^>]+>', ' ', sense))
                sense = clean(re.sub(r'\([^()]*\)', ' ', sense)) or sense
                if 1 < len(sense) <= 160 and not re.match(
                        r'(alternative|obsolete|misspelling|plural|genitive|accusative|dative|ablative|locative|'
                        r'nominative|definite|first|second|third|inflection|romani[sz]ation|verbal noun|'
                        r'(active|passive) participle|feminine|masculine|singular)\b.* of ', sense, re.I):
                    yield 'dic', lang, 'en', word, sense


def skycultures(repo):
    """Descriptions of the star lore of peoples, translated by people."""
    code = {'zh_CN': 'zh', 'fa_IR': 'fa', 'ar': 'ar'}
    licence = {}
    for path, text in repo.texts(r'^[^/]+/description\.md$'):
        found = re.search(r'^##+ *Licen[sc]e\s+(.*?)(?=^##|\Z)', text, re.M | re.S)
        licence[path.split('/')[0]] = clean(found.group(1)) if found else ''
    found = collections.defaultdict(dict)
    for path, text in repo.texts(r'^[^/]+/po/[^/]+\.po$'):
        culture, _, name = path.split('/')
        lang = code.get(name[:-3], name[:-3])
        if lang not in LANGS or not open_culture(licence.get(culture, '')):
            continue
        for source, target in po_entries(text):
            if in_script(lang, target) and not re.match(r'\s*-?\s*\[#\d+\]:', source):
                found[source][lang] = target
    for source in sorted(found):
        whole = {'en': source, **found[source]}
        blocks = {lang: [b for b in re.split(r'\n\s*\n|\n(?=#)', text) if clean(b)] for lang, text in whole.items()}
        plain = {lang: clean(markdown(text)) for lang, text in whole.items()}
        if len(blocks['en']) == 1:
            yield from n_way(plain, 'par' if len(plain['en'].split()) > 3 else 'dic')
            continue
        for i in range(len(blocks['en'])):
            yield from n_way({lang: clean(markdown(b[i])) for lang, b in blocks.items()
                              if len(b) == len(blocks['en'])})
        heading = None
        for i, block in enumerate(blocks['en']):
            if block.lstrip().startswith('#'):
                heading = {lang: clean(markdown(b[i])) for lang, b in blocks.items() if len(b) == len(blocks['en'])}
            elif heading:
                yield from cross(heading, {lang: clean(markdown(b[i])) for lang, b in blocks.items()
                                           if len(b) == len(blocks['en'])}, 'tb')


def open_culture(text):
    return bool(re.search(r'CC0|CC[ -]BY(?:-SA)?|public domain', text, re.I)) and not re.search(r'NC|ND', text)


MIRROR = '6bfe6324e428ec21a777b5543cd8e50ec82dcb3c'


def mlqa(repo):
    """Questions of people in one language about Wikipedia paragraphs of another."""
    questions, passages = collections.defaultdict(dict), collections.defaultdict(dict)
    for path, text in repo.texts(r'^data/mlqa/MLQA_V1/(dev|test)/.*\.json$'):
        context, question = re.search(r'context-(\w+)-question-(\w+)', path).groups()
        for article in json.loads(text)['data']:
            for par in article['paragraphs']:
                for qa in par['qas']:
                    if question in LANGS:
                        questions[qa['id']][question] = qa['question']
                    if context in LANGS:
                        passages[qa['id']][context] = par['context']
    for ident in sorted(questions):
        yield from cross(questions[ident], passages[ident])
        yield from n_way(questions[ident])
        yield from n_way(passages[ident])


def tydiqa(repo):
    """TyDi QA gold passages; the Arabic development part is held back."""
    for path, text in repo.texts(r'^data/tydiqa/.*\.(en|ru)\.(train|dev)\.json$'):
        lang = path.split('.')[-3]
        for question, passage in squad(json.loads(text)):
            yield 'qp', lang, lang, question, passage


def xor_questions(repo):
    """Questions of Arabic and Russian speakers with their English translations by people."""
    for lang in ('ar', 'ru'):
        left = repo.text(f'{lang}-en/{lang}.txt').splitlines()
        right = repo.text(f'{lang}-en/en.txt').splitlines()
        for a, b in zip(left, right, strict=True):
            yield 'par', lang, 'en', a, b


def danetqa(repo):
    """Russian yes/no questions over Wikipedia passages."""
    with zipfile.ZipFile(io.BytesIO(repo.bytes('data/DaNetQA_data.zip'))) as files:
        for name in sorted(files.namelist()):
            if name.endswith('.jsonl') and 'MACOSX' not in name:
                for line in files.read(name).decode().splitlines():
                    item = json.loads(line)
                    yield 'qp', 'ru', 'ru', item['question'], item['passage']


def mlqe_pe(repo):
    """Sentences of Wikipedia (en) and of Russian web text with machine translations corrected by people."""
    for pair in ('ru-en', 'en-de', 'en-zh'):
        left, right = pair.split('-')
        for path in repo.paths(rf'^data/post-editing/.*/{pair}-\w+\.tar\.gz$'):
            with tarfile.open(fileobj=io.BytesIO(repo.bytes(path))) as tar:
                files = {m.name.rsplit('.', 1)[1]: tar.extractfile(m).read().decode() for m in tar
                         if m.isfile() and m.name.endswith(('.src', '.pe'))}
            if len(files) == 2:
                for a, b in zip(files['src'].splitlines(), files['pe'].splitlines(), strict=True):
                    yield 'par', left, right, detokenise(a, left), detokenise(b, right)


def detokenise(text, lang):
    if lang == 'zh':
        return re.sub(r'(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])', '', text)
    text = re.sub(r' ([,.!?;:%)\]»])', r'\1', text)
    text = re.sub(r"(\w) ('(?:s|t|re|ve|ll|d|m)\b)", r'\1\2', text)
    return re.sub(r'([(\[«]) ', r'\1', text).replace(' @-@ ', '-')


def phet(repo):
    """Words and sentences of science simulations (the English side is not in the repository)."""
    code = {'ar_SA': 'ar', 'es_ES': 'es', 'es_MX': 'es', 'zh_CN': 'zh'}
    for _, text in repo.texts(r'^_generated_development_strings/.*_all\.json$'):
        found = collections.defaultdict(dict)
        for locale, strings in sorted(json.loads(text).items(), key=lambda item: len(item[0])):
            lang = code.get(locale, locale)
            if lang in LANGS:
                for key, item in strings.items():
                    value = markdown(str(item.get('value', '')))
                    if in_script(lang, value) and not re.search(r'[{}$<>]', value):
                        found[key].setdefault(lang, value)
        for key in sorted(found):
            texts = found[key]
            longest = max(len(t.split()) for t in texts.values())
            if max(len(t) for t in texts.values()) > 2:
                yield from n_way(texts, 'par' if longest > 3 else 'dic')


FACTS = {  # field: Arabic, Russian, English heading
    'Background': ('نبذة تاريخية', 'история', 'history'),
    'Location': ('الموقع الجغرافي', 'географическое положение', 'location'),
    'Area': ('المساحة', 'площадь', 'area'),
    'Land boundaries': ('الحدود البرية والدول المجاورة', 'сухопутные границы и соседи', 'borders and neighbours'),
    'Coastline': ('طول الساحل', 'береговая линия', 'coastline'),
    'Climate': ('المناخ', 'климат', 'climate'),
    'Terrain': ('التضاريس', 'рельеф', 'terrain'),
    'Elevation': ('أعلى وأدنى نقطة', 'высшая и низшая точки', 'highest and lowest points'),
    'Natural resources': ('الموارد الطبيعية', 'природные ресурсы', 'natural resources'),
    'Land use': ('استخدام الأراضي', 'использование земель', 'land use'),
    'Natural hazards': ('الكوارث والمخاطر الطبيعية', 'стихийные бедствия', 'natural disasters'),
    'Environmental issues': ('المشكلات البيئية', 'экологические проблемы', 'environmental problems'),
    'Population': ('عدد السكان', 'численность населения', 'population'),
    'Population distribution': ('توزيع السكان', 'размещение населения', 'where people live'),
    'Ethnic groups': ('المجموعات العرقية', 'национальный состав', 'ethnic groups'),
    'Languages': ('اللغات', 'языки', 'languages'),
    'Religions': ('الأديان', 'религии', 'religions'),
    'Urbanization': ('سكان المدن', 'городское население', 'urban population'),
    'Major urban areas - population': ('المدن الكبرى', 'крупнейшие города', 'largest cities'),
    'Life expectancy at birth': ('متوسط العمر المتوقع', 'продолжительность жизни', 'life expectancy'),
    'Literacy': ('نسبة الأمية والمتعلمين', 'грамотность', 'literacy'),
    'Drinking water source': ('مياه الشرب', 'питьевая вода', 'drinking water'),
    'Country name': ('الاسم الرسمي للدولة', 'официальное название страны', 'official name'),
    'Government type': ('نظام الحكم', 'форма правления', 'form of government'),
    'Capital': ('العاصمة', 'столица', 'capital'),
    'Administrative divisions': ('التقسيمات الإدارية والمحافظات', 'административное деление', 'provinces'),
    'Legal system': ('النظام القانوني', 'правовая система', 'legal system'),
    'Constitution': ('الدستور', 'конституция', 'constitution'),
    'Suffrage': ('حق التصويت', 'избирательное право', 'right to vote'),
    'Executive branch': ('السلطة التنفيذية والحكومة', 'исполнительная власть', 'government and head of state'),
    'Legislative branch': ('البرلمان والسلطة التشريعية', 'парламент', 'parliament'),
    'Judicial branch': ('المحاكم والسلطة القضائية', 'суды', 'courts'),
    'Political parties': ('الأحزاب السياسية', 'политические партии', 'political parties'),
    'International organization participation': ('عضوية المنظمات الدولية', 'участие в международных организациях',
                                                 'membership of international organizations'),
    'Independence': ('تاريخ الاستقلال', 'независимость', 'independence'),
    'National holiday': ('العيد الوطني', 'национальный праздник', 'national day'),
    'Flag': ('العلم', 'флаг', 'flag'),
    'National symbol(s)': ('الرموز الوطنية', 'национальные символы', 'national symbols'),
    'National anthem(s)': ('النشيد الوطني', 'гимн', 'national anthem'),
    'National heritage': ('مواقع التراث العالمي', 'объекты всемирного наследия', 'world heritage sites'),
    'Economic overview': ('الاقتصاد', 'экономика', 'economy'),
    'Agricultural products': ('المنتجات الزراعية', 'сельское хозяйство', 'agriculture'),
    'Industries': ('الصناعة', 'промышленность', 'industry'),
    'Labor force': ('القوى العاملة', 'рабочая сила', 'work force'),
    'Unemployment rate': ('معدل البطالة', 'уровень безработицы', 'unemployment'),
    'Inflation rate (consumer prices)': ('معدل التضخم', 'инфляция', 'inflation'),
    'Public debt': ('الدين العام', 'государственный долг', 'public debt'),
    'Exports - commodities': ('الصادرات', 'экспорт', 'exports'),
    'Imports - commodities': ('الواردات', 'импорт', 'imports'),
    'Imports - partners': ('الشركاء التجاريون', 'торговые партнёры', 'trade partners'),
    'Electricity generation sources': ('مصادر الكهرباء', 'источники электроэнергии', 'sources of electricity'),
    'Petroleum': ('إنتاج النفط', 'добыча нефти', 'oil production'),
    'Natural gas': ('الغاز الطبيعي', 'природный газ', 'natural gas'),
    'Broadcast media': ('الإذاعة والتلفزيون', 'радио и телевидение', 'radio and television'),
    'Internet users': ('مستخدمو الإنترنت', 'пользователи интернета', 'internet users'),
    'Airports': ('المطارات', 'аэропорты', 'airports'),
    'Railways': ('السكك الحديدية', 'железные дороги', 'railways'),
    'Ports': ('الموانئ', 'порты', 'ports'),
    'Military and security forces': ('الجيش والقوات المسلحة', 'вооружённые силы', 'army and armed forces'),
    'Military service age and obligation': ('الخدمة العسكرية', 'воинская обязанность', 'military service'),
    'Space program overview': ('برنامج الفضاء', 'космическая программа', 'space programme'),
    'Refugees and internally displaced persons': ('اللاجئون والنازحون', 'беженцы', 'refugees'),
    'Illicit drugs': ('المخدرات', 'наркотики', 'drugs'),
}


def factbook(repo, others):
    """Headings made by rule in Arabic, Russian and English -> English text of the country profile."""
    names = {lang: others[0].json(f'cldr-json/cldr-localenames-full/main/{lang}/territories.json')
             ['main'][lang]['localeDisplayNames']['territories'] for lang in MAIN}
    codes = {name.replace('&', 'and').lower(): code for code, name in names['en'].items()
             if all(code in names[lang] for lang in MAIN)}
    codes |= {'burma': 'MM', 'turkey (turkiye)': 'TR', 'korea, south': 'KR', 'korea, north': 'KP', 'czechia': 'CZ',
              'congo, democratic republic of the': 'CD', 'congo, republic of the': 'CG', 'bahamas, the': 'BS',
              'gambia, the': 'GM', 'cote d\'ivoire': 'CI', 'cabo verde': 'CV', 'hong kong': 'HK', 'west bank': 'PS',
              'holy see (vatican city)': 'VA', 'micronesia, federated states of': 'FM', 'the bahamas': 'BS'}
    for path, text in repo.texts(r'^[a-z-]+/[a-z]{2}\.json$'):
        profile = json.loads(text)
        fields = {field: flat(value) for section in profile.values() for field, value in section.items()}
        official = fields.get('Country name', '')
        short = re.search(r'conventional short form: ([^;]*)', official)
        long = re.search(r'conventional long form: ([^;]*)', official)
        found = None
        for name in (short, long):
            found = found or name and codes.get(clean(name.group(1)).lower())
        if not found:
            continue
        english = names['en'][found]
        for field, heads in FACTS.items():
            body = fields.get(field, '')
            for passage in passages_of([body], 4, 150)[:3]:
                passage = passage if english in passage else f'{english}. {passage}'
                yield 'tb', 'ar', 'en', f'{heads[0]} في {names["ar"][found]}', passage
                yield 'tb', 'ru', 'en', f'{names["ru"][found]}: {heads[1]}', passage
                yield 'tb', 'en', 'en', f'{heads[2]} of {english}', passage


def flat(value):
    if isinstance(value, str):
        return clean(re.sub(r'<[^>]+>', ' ', value))
    if isinstance(value, dict):
        return '; '.join(flat(v) if k == 'text' else f'{k.strip()}: {flat(v)}' for k, v in value.items())
    return ''


def brands(repo):
    """Names of shops, banks, companies and operators in several scripts."""
    for _, text in repo.texts(r'^data/(brands|operators|transit|flags)/.*\.json$'):
        for item in json.loads(text).get('items', []):
            for key in ('name', 'brand', 'operator', 'network', 'subject'):
                tags = item.get('tags', {})
                names = {lang: tags[f'{key}:{lang}'] for lang in LANGS if f'{key}:{lang}' in tags}
                names = {lang: name for lang, name in names.items() if in_script(lang, name)}
                if len(names) > 1:
                    yield from n_way(names, 'dic')


AQUIFER = {'arb': 'ar', 'eng': 'en', 'rus': 'ru', 'fra': 'fr', 'spa': 'es', 'hin': 'hi', 'zht': 'zh', 'cmn': 'zh'}


def articles(repo):
    """reference -> language -> (title, place in the text, blocks) of a repository in Aquifer form."""
    found = collections.defaultdict(dict)
    for path, text in repo.texts(r'^(arb|eng|rus|fra|spa|hin|zht)/json/.*\.content\.json$'):
        lang = AQUIFER[path.split('/')[0]]
        for item in json.loads(text):
            body = re.sub(r'</p>|</li>|</h\d>|<br\s*/?>|•|(?<=</strong>)(?=<p>)', '\n', item['content'])
            body = html.unescape(re.sub(r'<[^>]+>', ' ', body))
            blocks = [re.sub(r' ([,.;:!?)»])', r'\1', clean(b)) for b in body.split('\n') if clean(b)]
            if blocks and in_script(lang, ' '.join(blocks)):
                found[item['reference_id']][lang] = (clean(item['title']), item.get('index_reference') or '', blocks)
    return found


def aligned(sides):
    """Blocks of an article in several languages: side by side where their number is the English one, else whole."""
    count = len(sides['en'][2]) if 'en' in sides else 0
    if count > 1:
        for i in range(count):
            yield {lang: blocks[i] for lang, (_, _, blocks) in sides.items() if len(blocks) == count}
    rest = sides if count <= 1 else {lang: side for lang, side in sides.items()
                                     if lang == 'en' or len(side[2]) != count}
    if len(rest) > 1:
        yield {lang: ' '.join(' '.join(blocks).split()[:250]) for lang, (_, _, blocks) in rest.items()}


def study_notes(repo, others):
    """Notes, themes and people of the Tyndale study notes and the Biblica dictionary."""
    for sides in articles(repo).values():
        for texts in aligned(sides):
            yield from n_way(texts)
    for each in others:
        for sides in articles(each).values():
            titles = {lang: title for lang, (title, _, _) in sides.items()}
            yield from n_way(titles, 'dic')
            for texts in aligned(sides):
                yield from n_way(texts)
            passages = {lang: passages_of(blocks, 20, 130)[:3] for lang, (_, _, blocks) in sides.items()}
            for i in range(3):
                yield from cross(titles, {lang: p[i] for lang, p in passages.items() if len(p) > i}, 'tb')


def study_questions(repo, others):
    """Questions and answers about passages; and with the note on the same verses where they share words."""
    notes = collections.defaultdict(list)
    for sides in articles(others[0]).values():
        place = next(iter(sides.values()))[1]
        notes[place.split('-')[0]].append({lang: ' '.join(' '.join(b).split()[:200]) for lang, (_, _, b) in sides.items()})
    for sides in articles(repo).values():
        place = next(iter(sides.values()))[1].split('-')[0]
        count = len(sides['en'][2]) if 'en' in sides else 0
        for i in range(0, count - 1, 2):
            ask = {lang: b[i] for lang, (_, _, b) in sides.items() if len(b) == count}
            reply = {lang: b[i + 1] for lang, (_, _, b) in sides.items() if len(b) == count}
            yield from n_way(ask)
            yield from n_way(reply)
            yield from cross(ask, {lang: text for lang, text in reply.items() if len(text) > 25})
            for note in notes.get(place, ()):
                if 'en' in note:
                    words = {w for w in fold(ask['en'] + ' ' + reply['en']) if len(w) > 4}
                    if len(words & set(fold(note['en']))) >= 3:
                        yield from cross(ask, note)


def bible_questions(repo, others):
    """Questions in several languages -> the English verses that answer them, with two verses on either side."""
    verses = {}
    for _, text in others[0].texts(r'^eng/json/.*\.content\.json$'):
        for item in json.loads(text):
            body = re.sub(r'<sup>.*?</sup>|<[^>]+>', ' ', item['content'])
            verses[item['index_reference']] = clean(html.unescape(body))
    for sides in articles(repo).values():
        start, _, end = next(iter(sides.values()))[1].partition('-')
        end = end or start
        if not start.isdigit() or not end.isdigit() or start[:5] != end[:5]:
            continue
        span = range(max(1, int(start[5:]) - 2), int(end[5:]) + 3)
        passage = ' '.join(verses.get(f'{start[:5]}{verse:03d}', '') for verse in span)
        count = len(sides['en'][2]) if 'en' in sides else 0
        for i in range(0, count - 1, 2):
            ask = {lang: b[i] for lang, (_, _, b) in sides.items() if len(b) == count}
            yield from cross(ask, {'en': ' '.join(passage.split()[:250])})


def bible_entities(repo):
    """Names of people, places, peoples, plants, animals and things; name -> English description."""
    for path, text in repo.texts(r'^[a-z]+/json/[^/]*\.json$'):
        names, bodies = {}, []
        for code, local in json.loads(text).get('localizations', {}).items():
            if code in AQUIFER and local.get('preferred_label'):
                names[AQUIFER[code]] = local['preferred_label']
            if code == 'eng':
                bodies = [d['description'] for d in local.get('descriptions', []) if len(d.get('description', '')) > 25]
        names = {lang: name for lang, name in names.items() if in_script(lang, name)}
        yield from n_way(names, 'dic')
        for body in bodies[:2]:
            yield from cross(names, {'en': body}, 'tb')


def drcd(repo):
    for path in repo.paths(r'^DRCD_(dev|test)\.json$'):
        for question, passage in squad(repo.json(path)):
            yield 'qp', 'zh', 'zh', question, passage


def cmrc(repo):
    for path in repo.paths(r'^squad-style-data/cmrc2018_(dev|trial)\.json$'):
        for question, passage in squad(repo.json(path)):
            yield 'qp', 'zh', 'zh', question, passage


def qald(repo, others):
    """Questions over knowledge bases in several languages, with their key words."""
    code = {'hi_IN': 'hi', 'zh_cn': 'zh', 'es_ES': 'es'}
    for each in [repo, *others]:
        for path, text in each.texts(r'(multilingual|qald_10|qald_9_plus\w*)\.json$'):
            for item in json.loads(text)['questions']:
                strings, words = {}, {}
                for q in item['question']:
                    lang = code.get(q.get('language'), q.get('language'))
                    if lang == 'ru' and each is repo:  # machine translated there
                        continue
                    if lang in LANGS and q.get('string') and in_script(lang, q['string']):
                        strings.setdefault(lang, q['string'])
                        if q.get('keywords') and 'string' in q:
                            words[lang] = re.sub(r'\s*,\s*', ', ', q['keywords'])
                yield from n_way(strings)
                for lang in strings:
                    if lang in words:
                        yield 'par', lang, lang, strings[lang], words[lang]


def arabic_wikipedia(repo):
    """Articles of the Arabic Wikipedia with their Egyptian counterparts: title -> text, and lead <-> lead."""
    leads = collections.defaultdict(dict)
    for path, text in repo.texts(r'^ar-arz/.*/(ar|arz)/doc_\d+\.txt$'):
        side, name = path.split('/')[-2:]
        found = re.match(r'<doc [^>]*title="([^"]+)"[^>]*>\n(.*)</doc>', text, re.S)
        if not found:
            continue
        title, body = found.groups()
        words = re.sub(r'\s*\([^)]*\)$', '', title)
        chunks = passages_of([clean(no_marks(p)) for p in body.split('\n')[1:]], 25, 110)
        if not chunks or re.match(r'قائمة|ملحق|\d', title):
            continue
        leads[name][side] = chunks[0]
        for chunk in chunks[:8 if side == 'ar' else 2]:
            yield 'tb', 'ar', 'ar', words, chunk
    for name in sorted(leads):
        if len(leads[name]) == 2:
            yield 'par', 'ar', 'ar', leads[name]['ar'], leads[name]['arz']


def passages_of(paragraphs, least, most):
    """Paragraphs joined while short and cut after a sentence when long."""
    out, words = [], []
    for paragraph in paragraphs:
        for sentence in re.split(r'(?<=[.!?؟。])\s+', paragraph):
            more = sentence.split()
            if len(words) + len(more) > most and len(words) >= least:
                out.append(' '.join(words))
                words = []
            words += more[:most]
        if len(words) >= most * 2 // 3:
            out.append(' '.join(words))
            words = []
    if len(words) >= least:
        out.append(' '.join(words))
    return out


FLORES = {'arb_Arab': 'ar', 'eng_Latn': 'en', 'rus_Cyrl': 'ru', 'fra_Latn': 'fr', 'spa_Latn': 'es', 'deu_Latn': 'de',
          'tur_Latn': 'tr', 'pes_Arab': 'fa', 'urd_Arab': 'ur', 'zho_Hans': 'zh', 'hin_Deva': 'hi'}
SEED = {'arz_Arab': 'ar', 'ary_Arab': 'ar', 'prs_Arab': 'fa'}


def nllb_seed(repo):
    """Sentences of Wikipedia in English, Egyptian and Moroccan Arabic (tagged ar) and Dari (tagged fa)."""
    folder = 'data/common-parallel-corpora/multitext-nllb-seed/'
    english = repo.text(folder + 'eng_Latn').splitlines()
    for code, lang in SEED.items():
        for left, right in zip(english, repo.text(folder + code).splitlines(), strict=True):
            yield 'par', 'en', lang, left, right


def flores_dev(repo):
    """FLORES-200 dev (not devtest)."""
    files = {lang: repo.text(f'data/common-parallel-corpora/flores-200-dev/{code}.dev').splitlines()
             for code, lang in FLORES.items()}
    for i in range(len(files['en'])):
        yield from n_way({lang: lines[i] for lang, lines in files.items()})


# name, repository, commit, path, licence as found in the repository, note, converter, further clones
Source = collections.namedtuple('Source', 'name repo commit path licence note read more', defaults=((),))

SOURCES = [
    Source('pud', 'UniversalDependencies/UD_English-PUD', 'f16eba4ae7f3d161870ed320676c5088b8fa476c',
           '*.conllu of UD_{Arabic,English,Russian,...}-PUD',
           'CC-BY-SA-3.0 (LICENSE.txt, README.md)', 'human translated news and Wikipedia sentences, n-way', pud,
           (('UniversalDependencies/UD_Arabic-PUD', 'be733f45d21f42d506c62930f806ed2182a5ee3d'),
            ('UniversalDependencies/UD_Russian-PUD', 'da5b3816eeaa24283c1d81a48bb1de4d062fc5d5'),
            ('UniversalDependencies/UD_French-PUD', 'c245786cfb3020d43bcfc96215ae531a1b07bcbc'),
            ('UniversalDependencies/UD_Spanish-PUD', '818a82b8628c9cbec78750c7e83ccba34b9ce22b'),
            ('UniversalDependencies/UD_German-PUD', 'ff80846ae60a0a70fc4d6251ef73e6a483a620ee'),
            ('UniversalDependencies/UD_Turkish-PUD', '63a134a087c8475ea832713b960baba8ff2f9401'),
            ('UniversalDependencies/UD_Chinese-PUD', '2849afd946a8c01b3e9acdf3e7afa8670cf2777d'),
            ('UniversalDependencies/UD_Hindi-PUD', '8bc630f73e0737ce5ed9eaa97abf11f172ecc9bd'))),
    Source('enwiktionary', 'open-dsl-dict/wiktionary-dict', '74c2c11f3398606ef334dd6d0d3ecb9555a44faf', 'src/en-*-enwiktionary.txt',
           'CC-BY-SA-3.0 / GFDL (LICENSE)', 'English Wiktionary translations; senses; ar with others through the English sense',
           wiktionary),
    Source('skycultures', 'Stellarium/stellarium-skycultures', '014fbb5e59233d133c22f9811af96b67d05a95c9', '*/po/*.po',
           'per culture, only CC0 / CC-BY / CC-BY-SA ones (*/description.md)',
           'human translated articles on star lore; also heading -> text', skycultures),
    Source('mlqa', 'wuhjie/few_shots_that_matters_wu', MIRROR, 'data/mlqa/MLQA_V1/{dev,test}/*.json',
           'CC-BY-SA-3.0 (MLQA_V1/LICENSE; README of facebookresearch/MLQA)',
           'MLQA (copy of facebookresearch/MLQA, files that the copy holds): questions over Wikipedia paragraphs, '
           'every question x passage language; par: the same question, and comparable passages, in two languages', mlqa),
    Source('tydiqa-goldp', 'wuhjie/few_shots_that_matters_wu', MIRROR, 'data/tydiqa/*.{en,ru}.*.json',
           'Apache-2.0 (LICENSE of google-research-datasets/tydiqa)',
           'TyDi QA gold passages: en train and dev, ru dev (copy); Arabic left out: development set', tydiqa),
    Source('arwiki-pairs', 'motazsaad/comparableWikiCoprus', '6e4a6e274b555a3c7e9a0f35c3828691a630f4d9', 'ar-arz/20170120/{ar,arz}/*.txt',
           'CC-BY-SA-4.0 (LICENSE.txt)', 'Arabic Wikipedia articles: title -> passages; Egyptian Arabic counterparts '
           '(tagged ar): title -> passages, par lead <-> lead (comparable, not translated)', arabic_wikipedia),
    Source('nllb-seed', 'common-parallel-corpora/common-parallel-corpora', 'dbc2cd91df89c52dffe899efe7ea4dff63e172fc',
           'data/*/multitext-nllb-seed/*',
           'CC-BY-SA-4.0 (README.md)', 'human translated Wikipedia sentences: en with Egyptian and Moroccan Arabic '
           '(tagged ar) and Dari (tagged fa)', nllb_seed),
    Source('qald', 'ag-sc/QALD', '7a43e2b99a523f74377c317630f5ec55a6d8c1cf', '*/data/*multilingual.json; KGQA/QALD-10, KGQA/QALD_9_plus data/**',
           'MIT (LICENSE; QALD-10 LICENSE), CC-BY-4.0 (QALD_9_plus LICENSE)',
           'questions in several languages; question <-> its key words', qald,
           (('KGQA/QALD-10', '89caa86371c7a65c6c87a64e0eeaa0e247ff5fe5'), ('KGQA/QALD_9_plus', '5b116c9b53cac0cc3c3c64dd211a46311499e76d'))),
    Source('xor-questions', 'grt812/lcm-cross-lingual-question-answering', '360ad33f0bd9e79b669029f1ca011bfa98089a68',
           '{ar,ru}-en/*.txt', 'MIT (LICENSE of AkariAsai/XORQA); questions of TyDi QA, Apache-2.0',
           'XOR-TyDi QA question translations by people, train part (copy)', xor_questions),
    Source('danetqa', 'PragmaticsLab/DaNetQA', 'c07a033e332f442f3e32bb0636202d3b7167e1a6', 'data/DaNetQA_data.zip', 'CC0-1.0 (LICENSE)',
           'Russian yes/no questions over Wikipedia passages', danetqa),
    Source('mlqe-pe', 'sheffieldnlp/mlqe-pe', '2a670a1140416cf80507b5a829659383c878feb8', 'data/post-editing/**', 'CC0-1.0 (LICENSE)',
           'post-edited machine translations: Wikipedia (en-de, en-zh), Russian news, proverbs and web text (ru-en)', mlqe_pe),
    Source('wiktionary-glosses', 'Vuizur/Wiktionary-Dictionaries', 'be0cfb8d614470bc8b9d9006ddff8b921cd5c2e3',
           '{Arabic,Egyptian Arabic,Persian,Urdu,Turkish,Hindi}-English*.tar.gz',
           'CC-BY-SA-3.0 / GFDL (README.md)', 'English Wiktionary entries: word -> English senses', stardict),
    Source('phet', 'phetsims/babel', 'c04a7b255e5321700123205320c54680f6025002', '_generated_development_strings/*.json', 'MIT (LICENSE)',
           'human translated strings of science simulations; no English side', phet),
    Source('factbook', 'factbook/factbook.json', '8662a8b17a784841ab4528631b04090eb2f183eb', '*/*.json', 'CC0-1.0 (LICENSE.md; public domain text)',
           'ar/ru/en headings made by rule (country names of CLDR) -> English text of the country profile', factbook,
           (('unicode-org/cldr-json', 'b08a82b582f1120d630d623f9e5073316741574d'),)),
    Source('brand-names', 'osmlab/name-suggestion-index', 'c8b272ef0f882ee76c5ac8bd2912d5db4d63cf30', 'data/**.json',
           'BSD-3-Clause (LICENSE.md)', 'names of shops, banks, operators across scripts', brands),
    Source('study-notes', 'BibleAquifer/AquiferOpenStudyNotes', 'e422212c20d5a80c484e525e8a97a247b554ba4c',
           '*/json/*.json; also BibleAquifer/{AquiferOpenStudyNotesProfiles,AquiferOpenStudyNotesThemes,'
           'BiblicaStudyNotesKeyTerms,BiblicaStudyNotesBookIntros}',
           'CC-BY-SA-4.0 (README.md of each)', 'translated Bible study notes, articles on people, themes and terms: '
           'paragraphs, title -> article across languages; religious, long prose', study_notes,
           (('BibleAquifer/AquiferOpenStudyNotesProfiles', '92922883a2515773a3fe6d6d383aa416965a2421'),
            ('BibleAquifer/AquiferOpenStudyNotesThemes', 'fc93b496b24eddbdd456ba56638c249552cafa92'),
            ('BibleAquifer/BiblicaStudyNotesKeyTerms', 'f72d02d085cadc7dce79214e80389f5366366252'),
            ('BibleAquifer/BiblicaStudyNotesBookIntros', 'fe2fbd6a3088a81a2f807f34d862d66bb17b2bd8'))),
    Source('study-questions', 'BibleAquifer/UWTranslationQuestions', '2764b8d343f6104af8cedb03560706d37f13a51a', '*/json/*.json',
           'CC-BY-SA-4.0 (README.md)', 'questions and answers on Bible passages, across languages; question -> note on the '
           'same verses (AquiferOpenStudyNotes) where they share words', study_questions,
           (('BibleAquifer/AquiferOpenStudyNotes', 'e422212c20d5a80c484e525e8a97a247b554ba4c'),)),
    Source('bible-questions', 'BibleAquifer/UWTranslationQuestions', '2764b8d343f6104af8cedb03560706d37f13a51a', '*/json/*.json',
           'CC-BY-SA-4.0 (README.md); verses CC0-1.0 (README.md of BereanStandardBible)',
           'questions in en, ar, fr, hi, zh -> English verses (BibleAquifer/BereanStandardBible)', bible_questions,
           (('BibleAquifer/BereanStandardBible', 'dcb6765cb3bb4362857b465353c83c38484ae9e0'),)),
    Source('bible-entities', 'BibleAquifer/ACAI', '596965efc2811cb0902e664f2a1bce733da7300c', '*/json/*.json',
           'CC-BY-SA-4.0 (LICENSE.md)', 'names of people, places, peoples, plants, animals, things; name -> English description',
           bible_entities),
    Source('flores-dev', 'common-parallel-corpora/common-parallel-corpora', 'dbc2cd91df89c52dffe899efe7ea4dff63e172fc',
           'data/*/flores-200-dev/*.dev',
           'CC-BY-SA-4.0 (README.md)', 'FLORES-200 dev, kept apart: related to the FLORES development set', flores_dev),
    Source('drcd', 'DRCKnowledgeTeam/DRCD', 'b944790de5af02c5fbb7cd9cb1473d27d169eebf', 'DRCD_{dev,test}.json', 'CC-BY-SA-3.0 (README.md)',
           'Chinese questions over Wikipedia paragraphs (traditional characters)', drcd),
    Source('cmrc2018', 'ymcui/cmrc2018', 'c0eb1b6ba219847457e6af3180da722bbeb656af', 'squad-style-data/cmrc2018_{dev,trial}.json',
           'CC-BY-SA-4.0 (LICENCE)', 'Chinese questions over Wikipedia paragraphs', cmrc),
]


# ------------------------------------------------------------------ main

def build(source, clones, out, overlap):
    repo = Repo(clones, source.repo, source.commit)
    args = [[Repo(clones, name, commit) for name, commit in source.more]] if source.more else []
    seen, rows, dropped = set(), [], 0
    verdict = {}
    for kind, a, b, left, right in source.read(repo, *args):
        left, right = (clean(no_marks(t) if lang in SCRIPT else t) for t, lang in ((left, a), (right, b)))
        if not left or not right or left == right and a != b and kind == 'par':
            continue
        key = hash((a, b, left, right))
        if key in seen:
            continue
        seen.add(key)
        if overlap:
            bad = False
            for text, lang in ((left, a), (right, b)):
                if (text, lang) not in verdict:
                    verdict[text, lang] = overlap.hit(text, lang)
                bad = bad or verdict[text, lang]
            if bad:
                dropped += 1
                continue
        rows.append('\t'.join((kind, a, b, left, right)))
    found = len(rows)
    if found > CAP:  # first what joins ar, en and ru, then the others at random
        first = [row for row in rows if set(row.split('\t', 3)[1:3]) <= set(MAIN)][:CAP]
        rest = [row for row in rows if not set(row.split('\t', 3)[1:3]) <= set(MAIN)]
        rows = first + random.Random(1).sample(rest, CAP - len(first))
    data = ('\n'.join(rows) + '\n').encode()
    path = os.path.join(out, source.name + '.tsv.gz')
    with open(path + '.part', 'wb') as raw, gzip.GzipFile('', 'wb', 6, raw, 0) as packed:
        packed.write(data)
    os.replace(path + '.part', path)
    langs = collections.Counter(tuple(row.split('\t', 3)[:3]) for row in rows)
    print(f'{source.name}: {len(rows)} of {found} rows, {dropped} dropped for overlap;',
          ' '.join(f'{k}:{a}-{b}={n}' for (k, a, b), n in langs.most_common(12)), flush=True)
    note = f'{source.note}; {dropped} rows dropped (overlap with evaluation or development sets)' if overlap else source.note
    return [source.name, source.repo, source.commit, source.path, source.licence,
            len(rows), len(data), os.path.getsize(path), note]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--clones', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--eval', help='folder of evaluation sets: */corpus.LANG.jsonl, */queries.LANG.jsonl')
    parser.add_argument('--hold-out', action='append', default=[], metavar='SET.tsv.gz',
                        help='development sets; rows that share text with them are dropped')
    parser.add_argument('--only', help='comma-separated set names')
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    overlap = Overlap(args.eval) if args.eval or args.hold_out else None
    for path in args.hold_out:
        overlap.hold_out(path)
    table = os.path.join(args.out, 'SOURCES.tsv')
    head = ['name', 'repository', 'commit', 'path', 'licence as found', 'pairs', 'bytes', 'bytes gz', 'note']
    known = {}
    if os.path.exists(table):
        with open(table, encoding='utf-8') as lines:
            known = {row.split('\t')[0]: row.rstrip('\n') for row in list(lines)[1:]}
    failed = 0
    for source in SOURCES:
        if args.only and source.name not in args.only.split(','):
            continue
        try:
            known[source.name] = '\t'.join(map(str, build(source, args.clones, args.out, overlap)))
        except (FileNotFoundError, subprocess.CalledProcessError) as error:
            print(f'{source.name}: {error}', file=sys.stderr)
            failed += 1
        order = [s.name for s in SOURCES if s.name in known]
        with open(table, 'w', encoding='utf-8') as lines:
            lines.write('\n'.join(['\t'.join(head)] + [known[name] for name in order]) + '\n')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
