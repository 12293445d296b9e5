"""In which language a page text is: by its script, its words, and the headings that it has.

Words are judged by py3langid, restricted to the languages of the atlas; it was measured for proofreading
(`pack.proofreading.languages`) to be wrong once in 1,272 segments, without the 700 MB that
simplemma's dictionaries take.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from moving_cities.atlas.languages import all_languages
from moving_cities.atlas.sentences import say
from moving_cities.intake.page_texts.heading_index import find_heading
from moving_cities.intake.page_texts.headings import BRAND

_ENOUGH = 2_000
"""Characters of text that are judged; more say no more."""

_FEW = 160
"""Characters below which headings say more than words."""

_LONG_LINE = 60
_LETTERS = {
    "latin": re.compile("[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ]"),
    "el": re.compile("[Ͱ-Ͽἀ-῿]"),
    "ar": re.compile("[ؠ-يٮ-ۓݐ-ݿﭐ-ﻼ]"),
}


class Judged(NamedTuple):
    """The language of a text.

    Attributes:
        code: of the language; empty if it is none of the atlas.
        doubt: a question where words and headings disagree; else empty.
    """

    code: str
    doubt: str = ""


def language_of(lines: Sequence[str]) -> Judged:
    """The language of these lines, judged by their long lines first and by their headings where words are few."""
    words = _words(lines)
    script = _script(words)
    if script in {"el", "ar"}:
        return Judged(script)
    if script == "other":
        return Judged("", say("The text is in a script that none of the atlas's languages has; say its language."))
    headings = _heading_languages(lines)
    if len(words) < _FEW and headings:
        return Judged(headings.most_common(1)[0][0])
    if not words:
        return Judged("", say("There are no words to tell the language by; say it."))
    code = str(_classifier().classify(words)[0])
    commonest = headings.most_common(1)[0][0] if headings else code
    if commonest != code and headings[commonest] > 2 and not headings[code]:
        return Judged(
            code,
            say(
                "The text reads as “{code}” and its headings as “{commonest}”; say which it is.",
                code=code,
                commonest=commonest,
            ),
        )
    return Judged(code)


def _words(lines: Sequence[str]) -> str:
    """The beginning of the text: its long lines, or all of them where they are short."""
    long = _up_to_enough([line for line in lines if len(line) >= _LONG_LINE])
    return long if len(long) >= _FEW else _up_to_enough([line for line in lines if line.strip()])


def _up_to_enough(lines: Sequence[str]) -> str:
    taken: list[str] = []
    length = 0
    for line in lines:
        taken.append(line.strip()[:_ENOUGH])
        length += len(taken[-1])
        if length >= _ENOUGH:
            break
    return "\n".join(taken)[:_ENOUGH]


def _script(text: str) -> str:
    """Code of the language that a script belongs to, `latin`, or `other`."""
    counts = {name: len(letters.findall(text)) for name, letters in _LETTERS.items()}
    counts["other"] = sum(map(str.isalpha, text)) - sum(counts.values())
    return max(counts, key=counts.__getitem__)


def _heading_languages(lines: Sequence[str]) -> Counter[str]:
    """How many lines are headings of each language, by their exact words.

    The brand, which is the same in all, and words with the name of a city in them do not count.
    """
    found = (find_heading(line.strip()) for line in lines if 8 <= len(line) <= 100)
    return Counter(
        heading.language
        for heading in found
        if heading and heading.similarity == 100 and not heading.city and heading.key != BRAND
    )


@cache
def _classifier() -> Any:
    """A classifier of our own, because that of the library is shared by everybody in the process."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    classifier.set_languages([one.code for one in all_languages()])
    return classifier
