"""Choosing a city in a form: cities of one name are told apart by their country and their id."""

from typing import Any

from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import get_language

from moving_cities.desk.models import City, CountryName
from moving_cities.desk.wording import isolated


def cities() -> "QuerySet[City]":
    """All cities by name, each with that of its country in the language of whoever works at the desk; one query."""
    country = CountryName.objects.filter(record=OuterRef("country"), language=get_language()).values("name")
    known = City.objects.only("id", "name_local", "country_id").annotate(country_name=Subquery(country[:1]))
    return known.order_by("name_local", "id")


def city_label(city: Any) -> str:
    """One of `cities`, such as “Bergen (Norway, bergen)”; the country by its code where nobody has named it."""
    country = city.country_name or city.country_id.upper()
    return f"{isolated(city.name_local)} ({isolated(country)}, {isolated(city.pk)})"


class CityChoiceField(forms.ModelChoiceField):
    """One of all cities, or none."""

    def __init__(self, **values: Any) -> None:
        super().__init__(queryset=City.objects.none(), required=False, **values)

    def offer_all(self) -> None:
        """Offers the cities that there are now; a form calls it when it is made."""
        self.queryset = cities()

    def label_from_instance(self, obj: Any) -> str:
        """How a city is listed."""
        return city_label(obj)
