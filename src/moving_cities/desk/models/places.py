"""Countries and cities: the places of the atlas, with their names and slugs per language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from moving_cities.atlas import records
from moving_cities.atlas.addresses import taken_words
from moving_cities.atlas.frozen import NO_VALUES
from moving_cities.atlas.unique_addresses import taken_by_a_page
from moving_cities.desk.models.base import NameModel, RecordModel, SlugModel, refuse_broken
from moving_cities.desk.models.fields import LineField
from moving_cities.desk.wording import in_words


class Country(RecordModel):
    """A country; its id is its ISO 3166-1 alpha-2 code in lower case."""

    class Meta(RecordModel.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def clean(self) -> None:
        """Checks the code by the rules of the atlas."""
        super().clean()
        refuse_broken(lambda: records.Country(self.id, NO_VALUES), ("id",))


class CountryName(NameModel):
    """What a country is called in one language."""

    record = ParentalKey(Country, related_name="names", on_delete=models.CASCADE)


class CountrySlug(SlugModel):
    """The slug of a country in one language."""

    record = ParentalKey(Country, related_name="slugs", on_delete=models.CASCADE)


_CHECKED = (
    "name_local",
    "latitude",
    "longitude",
    "geonames_id",
    "wikidata_id",
    "lau_id",
    "nuts3_id",
    "population",
    "population_source",
    "note",
)


class City(RecordModel):
    """A municipality: its facts, which have no language."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="cities", verbose_name=_("country"))
    name_local = LineField(_("local name"), help_text=_("In its own first official language and script."))
    latitude = models.FloatField(_("latitude"), help_text=_("Degrees north (WGS 84), of the municipality."))
    longitude = models.FloatField(_("longitude"), help_text=_("Degrees east (WGS 84), of the municipality."))
    is_featured = models.BooleanField(
        _("featured"), default=False, help_text=_("Whether the atlas has a researched profile of it.")
    )
    geonames_id = models.PositiveIntegerField(_("GeoNames id"), null=True, blank=True)
    wikidata_id = LineField(_("Wikidata id"), blank=True, help_text=_("Such as Q1296."))
    lau_id = LineField(
        _("LAU code"),
        blank=True,
        help_text=_(
            "The code of the municipality in Eurostat's list of local administrative units, without the country: 44021 "
            "for Ghent, GM0363 for Amsterdam."
        ),
    )
    nuts3_id = LineField(
        _("NUTS 3 code"),
        blank=True,
        help_text=_(
            "The code of its region, by NUTS 2021: BE234 for Ghent. Greece begins with EL, the United Kingdom with UK."
        ),
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_source = LineField(_("source of the population"), blank=True)
    note = LineField(_("note"), blank=True, help_text=_("A remark on the facts, in English."))

    class Meta(RecordModel.Meta):
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        constraints = [
            models.CheckConstraint(condition=~models.Q(name_local=""), name="city_has_local_name"),
            models.CheckConstraint(
                condition=models.Q(latitude__gte=-90, latitude__lte=90), name="city_latitude_on_earth"
            ),
            models.CheckConstraint(
                condition=models.Q(longitude__gte=-180, longitude__lte=180), name="city_longitude_on_earth"
            ),
        ]

    def __str__(self) -> str:
        return self.name_local

    def clean(self) -> None:
        """Checks the facts by the rules of the atlas."""
        super().clean()
        refuse_broken(self._record, _CHECKED)

    def _record(self) -> records.City:
        return records.City(
            id=self.id or "new",
            country_id=self.country_id or "xx",
            name_local=self.name_local,
            latitude=self.latitude or 0.0,
            longitude=self.longitude or 0.0,
            geonames_id=self.geonames_id,
            wikidata_id=self.wikidata_id,
            lau_id=self.lau_id,
            nuts3_id=self.nuts3_id if self.country_id else "",
            population=self.population,
            population_source=self.population_source,
            note=self.note,
        )


class CityName(NameModel):
    """What a city is called in one language, where that is not its local name."""

    record = ParentalKey(City, related_name="names", on_delete=models.CASCADE)


class CitySlug(SlugModel):
    """The slug of a city in one language."""

    record = ParentalKey(City, related_name="slugs", on_delete=models.CASCADE)

    def clean(self) -> None:
        """Refuses the address of a listing page."""
        super().clean()
        if self.slug in taken_words(self.language):
            raise ValidationError({"slug": in_words(taken_by_a_page(self.slug, self.language))})
