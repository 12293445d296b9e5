"""Columns that hold what the atlas's records hold, and refuse what they refuse.

Lengths are those of the atlas; texts have no other limit than `atlas.plain.MAX_LENGTH`, so nothing that
a pack holds is ever cut short.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import TextError
from moving_cities.atlas.languages import is_language
from moving_cities.atlas.plain import plain
from moving_cities.atlas.slugs import MAX_LENGTH as MAX_ID_LENGTH
from moving_cities.atlas.slugs import is_slug
from moving_cities.desk.models.choices import language_choices
from moving_cities.desk.wording import error_in_words

LANGUAGE_LENGTH = 35
"""The longest language tag that BCP 47 asks software to hold (RFC 5646, 4.4.1)."""


def validate_id(value: str) -> None:
    """Refuses what cannot be an id or a slug."""
    if not is_slug(value):
        raise ValidationError(_("Use lower-case ASCII letters, digits and single hyphens, such as “gent”."))


def validate_date(value: str) -> None:
    """Refuses what is not a date of reduced precision."""
    try:
        PartialDate(value)
    except TextError as error:
        raise ValidationError(error_in_words(error)) from None


def validate_plain(value: str) -> None:
    """Refuses signs that no text may hold."""
    try:
        plain(value)
    except TextError as error:
        raise ValidationError(error_in_words(error)) from None


def validate_language(value: str) -> None:
    """Refuses languages that the atlas does not have."""
    if not is_language(value):
        raise ValidationError(_("The atlas has no such language."))


class IdField(models.CharField):
    """An id or a slug: lower-case ASCII words joined by hyphens."""

    default_validators = [validate_id]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_ID_LENGTH)
        super().__init__(*args, **kwargs)


class LanguageField(models.CharField):
    """The code of one of the atlas's languages."""

    default_validators = [validate_language]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LANGUAGE_LENGTH)
        kwargs.setdefault("choices", language_choices)
        super().__init__(*args, **kwargs)


class PartialDateField(models.CharField):
    """A date as sources give them: `2024`, `2024-03` or `2024-03-15`; empty where unknown."""

    default_validators = [validate_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("help_text", _("A year, a month or a day: 2024, 2024-03 or 2024-03-15."))
        super().__init__(*args, **kwargs)


class YearField(models.IntegerField):
    """A year of the calendar, 1 to 9999; None where unknown. Tables that have one keep `year_rule`."""

    default_validators = [MinValueValidator(1), MaxValueValidator(9999)]


def year_rule(field: str, table: str) -> models.CheckConstraint:
    """The database rule of a year."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__range": (1, 9999)}),
        name=f"{table}_{field}_is_year",
    )


class LineField(models.CharField):
    """Plain words of one line, of any length; what is typed is brought into canonical form."""

    default_validators = [validate_plain]

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """The value in canonical form, checked."""
        cleaned = super().clean(value, model_instance)
        return plain(cleaned) if isinstance(cleaned, str) else cleaned
