"""Endings: the base forms that an inflected name may have.

`endings.csv` lists, per language and in folded letters, an ending of a form and the ending of the base that it
may come from. An ending alone proves nothing: a base counts only if it is the name of a known place.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice, product

_SHORTEST_STEM = 2
_MOST_BASES = 400
_IRREGULAR = {
    "pl": {
        "bialegostoku": "bialystok",
        "bialymstoku": "bialystok",
        "bialymstokiem": "bialystok",
        "krasnegostawu": "krasnystaw",
        "lodzi": "lodz",
        "lodzia": "lodz",
    },
    "el": {"αθηναιων": "αθηνα", "θεσσαλονικεων": "θεσσαλονικη", "πειραιωσ": "πειραιασ"},
    "de": {"zurcher": "zurich", "munchner": "munchen", "bremer": "bremen", "hannoveraner": "hannover"},
}
_ARABIC_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف", "ك")

INFLECTING = ("pl", "el", "de", "nl", "en", "ar", "uk", "sv", "no", "da", "fi")
"""The languages in which names take endings or prefixes; those of the others stand as they are."""


def bases(folded: str, language: str = "") -> Iterator[str]:
    """The folded names that this form may come from, the form itself left out.

    Args:
        folded: a folded name of one or more words.
        language: of the form; any where it is empty.
    """
    for code in (language,) if language else _languages_of(folded):
        ways = [_bases_of_word(word, code) for word in folded.split(" ")]
        for words in islice(product(*ways), 1, _MOST_BASES):
            yield " ".join(words)


def _languages_of(folded: str) -> tuple[str, ...]:
    first = folded[:1]
    if "α" <= first <= "ω":
        return ("el",)
    if "а" <= first <= "ӿ":
        return ("uk",)
    if "ا" <= first <= "ي":
        return ("ar",)
    return ("pl", "de", "nl", "en", "sv", "fi")


def _bases_of_word(word: str, language: str) -> list[str]:
    """The word itself first, then what its endings lead back to."""
    found = [word]
    irregular = _IRREGULAR.get(language, {}).get(word)
    if irregular:
        found.append(irregular)
    if language == "ar":
        return found + [word.removeprefix(one) for one in _ARABIC_PREFIXES if _can_lose(word, one)]
    table = _endings().get(language, {})
    for length in range(min(_longest(), len(word) - _SHORTEST_STEM), -1, -1):
        stem, ending = (word[:-length], word[-length:]) if length else (word, "")
        found += [stem + base for base in table.get(ending, ())]
    return list(dict.fromkeys(found))


def _can_lose(word: str, prefix: str) -> bool:
    return word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST_STEM


@cache
def _endings() -> dict[str, dict[str, tuple[str, ...]]]:
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    text = files("moving_cities.intake.places").joinpath("endings.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.replace("ς", "σ").splitlines()):
        table = tables.setdefault(row["language"], {})
        table[row["form"]] = (*table.get(row["form"], ()), row["base"])
    return tables


@cache
def _longest() -> int:
    return max(len(form) for table in _endings().values() for form in table)
