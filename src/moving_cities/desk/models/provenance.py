"""Where words come from: the columns that documents and translations share."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.desk.models.base import DeskModel, refuse_broken
from moving_cities.desk.models.choices import choices_of, one_of
from moving_cities.desk.models.fields import LineField, PartialDateField

_HUMAN = Q(origin=Origin.HUMAN.value)


class ProvenanceModel(DeskModel):
    """Who or what wrote words, and who checked them."""

    origin = models.CharField(_("written by"), max_length=20, choices=choices_of(Origin), default=Origin.HUMAN.value)
    tool = LineField(
        _("tool or collection"),
        blank=True,
        help_text=_("Name of the machine, or of the collection the words were imported from; empty for a person."),
    )
    reviewed_by = LineField(_("checked by"), blank=True)
    reviewed_on = PartialDateField(_("checked on"), blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=one_of("origin", Origin), name="%(class)s_origin_known"),
            models.CheckConstraint(
                condition=(_HUMAN & Q(tool="")) | (~_HUMAN & ~Q(tool="")), name="%(class)s_tool_unless_human"
            ),
            models.CheckConstraint(
                condition=(Q(reviewed_by="") & Q(reviewed_on="")) | (~Q(reviewed_by="") & ~Q(reviewed_on="")),
                name="%(class)s_review_has_person_and_date",
            ),
        ]

    def clean(self) -> None:
        """Checks the provenance by the rules of the atlas."""
        super().clean()
        refuse_broken(self.provenance, ("tool", "reviewed_by"))

    def provenance(self) -> Provenance:
        """The provenance as the atlas keeps it."""
        return Provenance(
            Origin(self.origin),
            self.tool,
            self.reviewed_by,
            PartialDate(self.reviewed_on) if self.reviewed_on else None,
        )
