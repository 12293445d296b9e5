"""Both gazetteers as one: which places have a name, spelled as it is."""

from collections.abc import Iterable

from moving_cities.intake.places.atlas_names import AtlasNames
from moving_cities.intake.places.candidates import Place, Why
from moving_cities.intake.places.evidence import Evidence
from moving_cities.intake.places.folding import core, fold
from moving_cities.intake.places.gazetteer import Gazetteer, geonames

_OWN = frozenset({Why.LOCAL_NAME, Why.EXONYM, Why.RECORD_NAME, Why.SOURCE_NAME})


class Names:
    """The places of the atlas and of GeoNames by name. GeoNames is read at the first question."""

    def __init__(self, atlas: AtlasNames) -> None:
        self.atlas = atlas
        self._folded: dict[int, str] = {}

    @property
    def geonames(self) -> Gazetteer:
        """The second gazetteer."""
        return geonames()

    def found(self, key: str) -> list[Evidence]:
        """The evidence in both gazetteers for this folded spelling."""
        found = list(self.atlas.found(key))
        for row in self.geonames.rows(key):
            place, why = self._told_by_geonames(row, key)
            found.append(Evidence(place, why, place.name if why is Why.LOCAL_NAME else "", place.name))
        return found

    def own(self, key: str) -> list[Evidence]:
        """The evidence for this spelling that is a name of its own: no further name in GeoNames, no short form."""
        return [one for one in self.found(key) if one.why in _OWN]

    def own_or_of_city(self, key: str) -> list[Evidence]:
        """The same, and any evidence for cities of the atlas if no city of it has the name for its own."""
        found = self.found(key)
        own = [one for one in found if one.why in _OWN]
        if any(one.place.city_id for one in own):
            return own
        return own + [one for one in found if one.place.city_id and one.why not in _OWN]

    def known(self, place: Place) -> Place:
        """The atlas's record of a place of GeoNames, if the atlas has it; else the place itself."""
        return self.atlas.by_geonames_id.get(place.geonames_id or 0, place)

    def _told_by_geonames(self, row: int, key: str) -> tuple[Place, Why]:
        place = self.geonames.place(row)
        folded = self._folded.get(row)
        if folded is None:
            folded = self._folded[row] = fold(place.name)
        return self.known(place), _why(key, folded)


def _why(key: str, folded: str) -> Why:
    if key == folded:
        return Why.LOCAL_NAME
    if folded.startswith(f"{key} "):
        return Why.SHORT
    return Why.SMALL_WORDS if key == core(folded) else Why.OTHER_NAME


def in_country(found: Iterable[Evidence], country_id: str) -> list[Evidence]:
    """The evidence for places of this country; all of it where no country is given."""
    return [one for one in found if not country_id or one.place.country_id == country_id]
