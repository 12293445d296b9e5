"""The words around a name that say what kind of place is meant: *Stadt Köln*, *Ville de Lyon*, *Landkreis …*."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from moving_cities.intake.places.candidates import Reason, Why
from moving_cities.intake.places.folding import fold

_Table = dict[str, tuple[str, Why, str]]
_MEANINGS = {
    "city": Why.MUNICIPALITY,
    "district": Why.DISTRICT,
    "province": Why.PROVINCE,
    "region": Why.REGION,
    "union": Why.UNION,
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name apart from its label.

    Attributes:
        rest: the folded name without the label.
        label: the label as `labels.csv` writes it.
        meaning: what it says of the place.
        language: code of the language that the label is in; the name may be inflected as it does.
    """

    rest: str
    label: str
    meaning: Why
    language: str

    @property
    def is_municipality(self) -> bool:
        """Whether the label says that a municipality is meant."""
        return self.meaning is Why.MUNICIPALITY


def without_label(folded: str) -> Labelled | None:
    """The folded name without the longest label before or after it; nothing where it has no label.

    A label that is the whole name (*Grad*, *Stad*) is no label.
    """
    words = folded.split(" ")
    before, after = _labels()
    for length in range(min(len(words) - 1, _longest()), 0, -1):
        found = before.get(" ".join(words[:length]))
        if found:
            return Labelled(" ".join(words[length:]), *found)
        found = after.get(" ".join(words[-length:]))
        if found:
            return Labelled(" ".join(words[:-length]), *found)
    return _ending_in_kreis(words)


def label_before(words: list[str]) -> Reason | None:
    """What the last of these folded words says of a name behind them, if it is no municipality that is meant."""
    before, _ = _labels()
    for begin in range(len(words)):
        found = before.get(" ".join(words[begin:]))
        if found and found[1] is not Why.MUNICIPALITY:
            return Reason(found[1], label=found[0])
    return None


def _ending_in_kreis(words: list[str]) -> Labelled | None:
    """German districts are also written as one word: *Ennepe-Ruhr-Kreis*, *Enzkreis*."""
    last = words[-1]
    if last.endswith("kreis") and len(last) > len("kreis"):
        return Labelled(" ".join([*words[:-1], last.removesuffix("kreis")]), "Kreis", Why.DISTRICT, "de")
    return None


@cache
def _labels() -> tuple[_Table, _Table]:
    before: _Table = {}
    after: _Table = {}
    text = files("moving_cities.intake.places").joinpath("labels.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        table = before if row["position"] == "before" else after
        table.setdefault(fold(row["words"]), (row["words"], _MEANINGS[row["means"]], row["language"]))
    return before, after


@cache
def _longest() -> int:
    return max(label.count(" ") + 1 for table in _labels() for label in table)
