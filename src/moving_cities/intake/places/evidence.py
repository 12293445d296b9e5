"""Evidence: that a name, as it was written, can mean a place, and what speaks for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians

from moving_cities.intake.places.candidates import Place, Reason, Why

SAME_PLACE_KM = 12.0
"""Two records of one name nearer than this are one municipality told twice (its seat and its area)."""

_KM_PER_DEGREE = 111.2
_OWN_NAMES = frozenset({Why.LOCAL_NAME, Why.EXONYM, Why.RECORD_NAME, Why.SOURCE_NAME})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place and the reason why a name can mean it.

    Attributes:
        place: the place.
        why: the kind of the reason.
        name: its known spelling; empty where the name as it was asked for shall be shown.
        full: the name of the place that it was compared with.
        also: further reasons, such as a label that was taken off.
    """

    place: Place
    why: Why
    name: str
    full: str = ""
    also: tuple[Reason, ...] = ()

    def reason(self, asked: str) -> Reason:
        """The reason as a sentence, for a name that was asked for."""
        name = self.name or asked
        return Reason(self.why, name=name, full=self.full, one=name, other=self.full)


STRENGTH: dict[Why, float] = {
    Why.LOCAL_NAME: 1.0,
    Why.EXONYM: 1.0,
    Why.BOTH_NAMES: 1.0,
    Why.SOURCE_NAME: 0.99,
    Why.RECORD_NAME: 0.98,
    Why.OTHER_NAME: 0.96,
    Why.SMALL_WORDS: 0.97,
    Why.ABBREVIATED: 0.96,
    Why.SHORT: 0.9,
    Why.INFLECTED: 0.97,
    Why.SOUNDS: 0.95,
    Why.ONE_NAME: 0.85,
    Why.LONGER: 0.8,
    Why.PERHAPS_INFLECTED: 0.85,
    Why.MISTYPED: 0.85,
    Why.MISTYPED_TWICE: 0.65,
}
"""How far each kind of evidence is to be believed, if only one place has it: measured by `tests/test_measured.py`."""

USE: dict[Why, float] = {Why.OTHER_NAME: 0.2, Why.SHORT: 0.1, Why.SMALL_WORDS: 0.5, Why.EXONYM: 0.5}
"""How readily people call a place by such a name; 1 where nothing stands here."""


def identity(place: Place) -> str | int:
    """What tells a place from others."""
    return place.city_id or place.geonames_id or place.name


def told_once(found: Iterable[Evidence]) -> list[Evidence]:
    """The strongest evidence of each place; of places told twice, the one of the atlas or the larger one."""
    best: dict[str | int, Evidence] = {}
    for one in found:
        known = best.get(identity(one.place))
        if known is None or STRENGTH[one.why] > STRENGTH[known.why]:
            best[identity(one.place)] = one
    if len(best) < 2:
        return list(best.values())
    kept: list[Evidence] = []
    for one in sorted(best.values(), key=_importance, reverse=True):
        if not any(_is_same_place(one, other) for other in kept):
            kept.append(one)
    return kept


def _importance(one: Evidence) -> tuple[bool, float, int, str]:
    return bool(one.place.city_id), STRENGTH[one.why], one.place.population, one.place.name


def _is_same_place(one: Evidence, other: Evidence) -> bool:
    """Whether the less important evidence only tells of the same municipality, or of a quarter of it, again."""
    small, large = one.place, other.place
    if small.country_id != large.country_id or small.city_id:
        return False
    is_named_after = one.why not in _OWN_NAMES and other.why in _OWN_NAMES and small.population <= large.population
    is_record_of_it = bool(large.city_id) and not large.geonames_id
    return (small.name == large.name or is_named_after or is_record_of_it) and kilometres(small, large) < SAME_PLACE_KM


def kilometres(one: Place, other: Place) -> float:
    """How far two places lie apart, as the crow flies; good enough for neighbours."""
    across = (one.longitude - other.longitude) * cos(radians((one.latitude + other.latitude) / 2))
    return hypot(one.latitude - other.latitude, across) * _KM_PER_DEGREE
