"""Rule `names`: a translation has the names of its source, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.proofreading.city_names import WORD, CityNames, city_remarks
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.proper_names import acronym_remarks, latin_remarks, person_remarks, phrase_remarks
from moving_cities.pack.proofreading.remarks import Remark
from moving_cities.pack.proofreading.skeletons import skeleton


@dataclass(frozen=True, slots=True)
class Names:
    """The names that an atlas knows.

    Attributes:
        cities: the names of its cities.
        latin: words of names that stand in Latin letters in every script, as skeletons: of networks, of cities,
            and of the glossary.
    """

    cities: CityNames
    latin: frozenset[str]

    @classmethod
    def of(cls, atlas: Atlas) -> Self:
        """The names of this atlas."""
        written = [
            *(name for network in atlas.networks for name in (network.name, network.short_name)),
            *(city.name_local for city in atlas.cities),
            *(phrase for term in atlas.terms for phrase in (term.term, *term.forms)),
        ]
        return cls(CityNames.of(atlas), frozenset(word for name in written for word in WORD.findall(skeleton(name))))


def name_remarks(passage: Passage, names: Names) -> Iterator[Remark]:
    """Names of cities, people, programmes and bodies that were lost, changed or added in a translation.

    The title of a network is its own name, which some languages translate; it is not looked at.
    """
    if passage.is_source or (passage.document.kind is RecordKind.NETWORK and passage.name == "title"):
        return
    yield from city_remarks(passage, names.cities)
    yield from phrase_remarks(passage)
    yield from acronym_remarks(passage)
    yield from person_remarks(passage, names.cities)
    yield from latin_remarks(passage, names.latin)
