"""How a text ends: with its last sentence, or amid one, because what follows was lost on the way."""

import csv
import re
from functools import cache
from importlib.resources import files

from moving_cities.intake.page_texts.wording import comparable

_LONG_SENTENCE = 80
_MOST_WORDS_OF_LABEL = 7
_FEWEST_WORDS_BEHIND_STOP = 3
_CUT_SIGNS = ("…", "...", "-", "–", ",", "[…]", "(…)")
_ITEM = re.compile(r"(?:-|\d{1,3}\.) ")
_STOP = re.compile(r"(?<=[^\W\d]{3}[.!?؟…])[»”“\")]*\s+(?=[^\W\d])")
_NO_STOP_NEEDED = re.compile(r"(?:@|://|\bwww\\?\.)\S+$|\d[\d ()/.-]{6,}\d$")
"""An address of mail or in the net, or the number of a telephone."""


def breaks_off(text: str, language: str) -> bool:
    """Whether a text that may be a label ends amid a sentence: by a sign, by a word that ends none, or by its length.

    Args:
        text: in the notation; its last line is looked at.
        language: code of the page's language.
    """
    last = _last_line(text)
    if last.endswith(_CUT_SIGNS):
        return not last.endswith("–") or len(last) > 1
    if not _is_open(last):
        return False
    return ends_in_small_word(last, language) or (len(last) >= _LONG_SENTENCE and not _ITEM.match(last))


def running_text_breaks_off(text: str, language: str) -> bool:
    """Whether a text of sentences ends amid one. A last line of few words, with no stop in it, may be a label.

    Args:
        text: in the notation; its last line is looked at.
        language: code of the page's language.
    """
    if breaks_off(text, language):
        return True
    last = _last_line(text)
    if not _is_open(last) or _ITEM.match(last):
        return False
    *ended, tail = _STOP.split(last)
    words = tail.split()
    small = sum(word[:1].isalpha() and not word[:1].isupper() for word in words)
    fewest = _FEWEST_WORDS_BEHIND_STOP if ended else _MOST_WORDS_OF_LABEL + 1
    return len(words) >= fewest and 2 * small >= len(words)


def ends_in_small_word(line: str, language: str = "") -> bool:
    """Whether a line of several words ends in an article or a conjunction, after which a sentence has to go on.

    Args:
        line: without space at its end.
        language: code of its language; the words of all nine count without one.
    """
    words = line.split()
    return len(words) > 2 and not words[-1][:1].isupper() and comparable(words[-1]) in _small_words(language)


def _last_line(text: str) -> str:
    return text.rstrip().rsplit("\n", 1)[-1]


def _is_open(line: str) -> bool:
    """Whether no stop, mark or bracket closes a line, and it is none of those that need none."""
    return line[-1:].isalnum() and not _NO_STOP_NEEDED.search(line)


@cache
def _small_words(language: str) -> frozenset[str]:
    """Those of a language, or of all nine without one."""
    text = files("moving_cities.intake.page_texts").joinpath("open_ends.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return frozenset(comparable(row["word"]) for row in rows if not language or row["language"] == language)
