"""What every table of the desk has in common."""

from collections.abc import Callable, Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from moving_cities.atlas.errors import AtlasError, RecordError
from moving_cities.desk.models.fields import IdField, LanguageField, LineField
from moving_cities.desk.wording import error_in_words

ID_HELP = _("Given once and kept for ever; short, from the local name, such as “gent”. It cannot be changed later.")
SLUG_HELP = _("The last part of the address in this language; the id is used where a language has none.")


class DeskModel(models.Model):
    """A table of the desk.

    References are kept by foreign keys that refuse to break, so Wagtail's second index of references,
    which bulk imports would leave behind, is not used.
    """

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class RecordModel(DeskModel, ClusterableModel):
    """A record of the atlas; its key in the database is its id for ever."""

    id = IdField(_("id"), primary_key=True, help_text=ID_HELP)

    class Meta:
        abstract = True
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.pk)


class SlugModel(DeskModel):
    """The slug of a record in one language; concrete tables add `record`."""

    language = LanguageField(_("language"))
    slug = IdField(_("slug"), help_text=SLUG_HELP)

    class Meta:
        abstract = True
        ordering = ("language",)
        constraints = [
            models.UniqueConstraint(fields=("record", "language"), name="%(class)s_once_per_language"),
            models.UniqueConstraint(
                fields=("language", "slug"),
                name="%(class)s_slug_once",
                violation_error_message=_("This slug belongs to another record in this language."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.slug}"


class NameModel(DeskModel):
    """The name of a place in one language; concrete tables add `record`."""

    language = LanguageField(_("language"))
    name = LineField(_("name"))

    class Meta:
        abstract = True
        ordering = ("language",)
        constraints = [
            models.UniqueConstraint(fields=("record", "language"), name="%(class)s_once_per_language"),
            models.CheckConstraint(condition=~models.Q(name=""), name="%(class)s_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"


class PositionedModel(DeskModel):
    """A row of an ordered list that belongs to a record."""

    sort_order = models.IntegerField(default=0, editable=False)
    sort_order_field = "sort_order"

    class Meta:
        abstract = True
        ordering = ("sort_order", "pk")


def refuse_broken(make: Callable[[], object], fields: Iterable[str]) -> None:
    """Makes a record of the atlas, and turns its complaint into one that a form shows at its field.

    Args:
        make: builds the record from the columns.
        fields: names of the columns of the form; a complaint about another field is shown above the form.

    Raises:
        ValidationError: the record refuses the values.
    """
    try:
        make()
    except RecordError as error:
        place = error.field if error.field in set(fields) else NON_FIELD_ERRORS
        raise ValidationError({place: error_in_words(error)}) from None
    except AtlasError as error:
        raise ValidationError(error_in_words(error)) from None
