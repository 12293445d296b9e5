"""Countries and cities."""

import re
from dataclasses import dataclass

from moving_cities.atlas.checks import check_id, check_names, check_number, check_plain, check_slugs
from moving_cities.atlas.country_codes import check_country_code
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import NO_VALUES, Localized
from moving_cities.atlas.sentences import say
from moving_cities.atlas.statistical_codes import check_lau_id, check_nuts3_id

_WIKIDATA = re.compile(r"Q[1-9]\d{0,14}", re.ASCII)
COORDINATE_DECIMALS = 6
"""Decimals of a degree that are kept: a tenth of a metre, the same in every database and format."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Attributes:
        id: ISO 3166-1 alpha-2 code in lower case.
        names: by language (Unicode CLDR).
        slugs: by language; the id where a language has none.
    """

    id: str
    names: Localized[str]
    slugs: Localized[str] = NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_country_code(self.id)
        check_names(self.names)
        check_slugs(self.slugs)


@dataclass(frozen=True, slots=True)
class City:
    """A municipality: its facts.

    Attributes:
        id: from its local name.
        country_id: the country it lies in.
        name_local: its name in its own (first official) language and script.
        latitude: degrees north, WGS 84; of the municipality, never more precise; rounded to
            `COORDINATE_DECIMALS`.
        longitude: degrees east, WGS 84; likewise.
        is_featured: whether the atlas has a researched profile of it.
        names: exonyms by language; `name_local` where a language has none.
        slugs: by language; the id where a language has none.
        geonames_id: id in GeoNames.
        wikidata_id: id in Wikidata, such as Q1296.
        lau_id: code of the municipality in Eurostat's list of local administrative units, without the
            country; empty where that list has no unit for the whole municipality.
        nuts3_id: code of the region it lies in, by NUTS 2021, such as BE234.
        population: inhabitants, by `population_source`.
        population_source: where the figure comes from.
        note: a remark on the facts (what the coordinates stand for), in English.
    """

    id: str
    country_id: str
    name_local: str
    latitude: float
    longitude: float
    is_featured: bool = False
    names: Localized[str] = NO_VALUES
    slugs: Localized[str] = NO_VALUES
    geonames_id: int | None = None
    wikidata_id: str = ""
    lau_id: str = ""
    nuts3_id: str = ""
    population: int | None = None
    population_source: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self.id)
        check_names(self.names)
        check_slugs(self.slugs)
        check_plain(name_local=self.name_local, population_source=self.population_source, note=self.note)
        check_number("geonames_id", self.geonames_id, least=1)
        check_number("population", self.population)
        if self.wikidata_id and not _WIKIDATA.fullmatch(self.wikidata_id):
            raise RecordError(
                "wikidata_id",
                say("“{wikidata_id}” is no id of Wikidata, such as Q1296.", wikidata_id=self.wikidata_id[:40]),
            )
        check_lau_id(self.country_id, self.lau_id)
        check_nuts3_id(self.country_id, self.nuts3_id)
        self._check_place()

    def name(self, code: str) -> str:
        """Its name for a reader of this language: the exonym if there is one, else the local name."""
        return self.names.get(code, self.name_local)

    def slug(self, code: str) -> str:
        """Its slug in this language."""
        return self.slugs.get(code, self.id)

    def _check_place(self) -> None:
        if not self.name_local:
            raise RecordError("name_local", say("A city needs its local name."))
        if not -90 <= self.latitude <= 90:
            raise RecordError(
                "latitude", say("A latitude lies between -90 and 90, not at {latitude}.", latitude=self.latitude)
            )
        if not -180 <= self.longitude <= 180:
            raise RecordError(
                "longitude", say("A longitude lies between -180 and 180, not at {longitude}.", longitude=self.longitude)
            )
        # Rounding keeps what a municipality's place can mean; adding 0.0 makes -0.0 and 0 the same 0.0.
        object.__setattr__(self, "latitude", round(float(self.latitude), COORDINATE_DECIMALS) + 0.0)
        object.__setattr__(self, "longitude", round(float(self.longitude), COORDINATE_DECIMALS) + 0.0)
