"""Keywords of the 60 example notes, as a morphological analyser that is not ours finds them: janome (PyPI), which has its own reading of IPADIC.

python3 scripts/oracle_keywords.py > tests/data/workplace-keywords.tsv

Written from docs/suggestions.md and docs/report.md alone: nouns, nouns that stand side by side as one word with what is added to them, words of
two notes or more. It knows no list of empty words, so it names more. tests/it/keywords.rs compares.
"""

import collections
import pathlib
import unicodedata

import janome
from janome.tokenizer import Tokenizer

NOTES = pathlib.Path(__file__).resolve().parent.parent / "tests/data/workplace-notes.tsv"
NOUNS = {"一般", "固有名詞", "サ変接続", "形容動詞語幹", "ナイ形容詞語幹", "副詞可能"}
SUFFIXES = {"一般", "サ変接続", "形容動詞語幹", "地域", "副詞可能"}


def kind(token):
    """noun, suffix, prefix, or nothing of these."""
    part, sub, subsub, _ = token.part_of_speech.split(",")
    if part == "接頭詞" and sub == "名詞接続":
        return "prefix"
    if part != "名詞" or subsub == "人名":
        return ""
    if sub == "接尾":
        return "suffix" if subsub in SUFFIXES else ""
    return "noun" if sub in NOUNS else ""


def words(tokenizer, text):
    found, run, nouns = set(), "", []
    for token in [*tokenizer.tokenize(unicodedata.normalize("NFKC", text).lower()), None]:
        is_ = kind(token) if token else ""
        if is_ == "noun" or is_ == "suffix" and nouns:
            run += token.surface
            nouns += [token.surface] if is_ == "noun" else []
            continue
        if nouns:
            found |= {run, *nouns}
        run, nouns = (token.surface if is_ == "prefix" else ""), []
    return {word for word in found if any(c.isalpha() for c in word)}


def main():
    tokenizer = Tokenizer()
    lines = [line for line in NOTES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    count = collections.Counter(word for line in lines for word in words(tokenizer, line.split("\t", 1)[1]))
    print(f"# Made by scripts/oracle_keywords.py with janome {janome.__version__}: word<TAB>notes, words of two notes or more.")
    for word, notes in sorted(count.items(), key=lambda one: (-one[1], one[0])):
        if notes > 1:
            print(f"{word}\t{notes}")


main()
