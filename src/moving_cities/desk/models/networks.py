"""Networks, and which city belongs to which."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from moving_cities.atlas import records
from moving_cities.desk.models.base import DeskModel, RecordModel, SlugModel, refuse_broken
from moving_cities.desk.models.choices import choices_of, one_of
from moving_cities.desk.models.fields import LineField, PartialDateField, YearField, year_rule
from moving_cities.desk.models.places import City, Country
from moving_cities.desk.models.sources import Source

_NATIONAL = models.Q(kind=records.NetworkKind.NATIONAL.value)


class Network(RecordModel):
    """A network, declaration or programme that cities belong to; its name is not translated."""

    name = LineField(_("name"), help_text=_("In full, in its own language."))
    short_name = LineField(_("short name"), help_text=_("As people call it."))
    kind = models.CharField(_("reach"), max_length=20, choices=choices_of(records.NetworkKind))
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="networks",
        verbose_name=_("country"),
        help_text=_("Of a national network, and only of a national one."),
    )
    founded = YearField(_("founded in"), null=True, blank=True)
    website = LineField(_("website"), blank=True)
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="networks",
        verbose_name=_("source"),
    )
    declared_size = LineField(
        _("declared size"), blank=True, help_text=_("What it says about its size, in English, with the date.")
    )

    class Meta(RecordModel.Meta):
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        constraints = [
            year_rule("founded", "network"),
            models.CheckConstraint(condition=one_of("kind", records.NetworkKind), name="network_kind_known"),
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(short_name=""), name="network_has_names"),
            models.CheckConstraint(
                condition=(_NATIONAL & models.Q(country__isnull=False)) | (~_NATIONAL & models.Q(country__isnull=True)),
                name="network_country_if_national",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def clean(self) -> None:
        """Checks the facts by the rules of the atlas."""
        super().clean()
        if self.kind:
            refuse_broken(self._record, ("name", "short_name", "website", "declared_size"))

    def _record(self) -> records.Network:
        return records.Network(
            id=self.id or "new",
            name=self.name,
            short_name=self.short_name,
            kind=records.NetworkKind(self.kind),
            country_id=self.country_id or "",
            website=self.website,
            declared_size=self.declared_size,
        )


class NetworkSlug(SlugModel):
    """The slug of a network in one language."""

    record = ParentalKey(Network, related_name="slugs", on_delete=models.CASCADE)


class Membership(DeskModel):
    """That a city belongs, or belonged, to a network, as a source says."""

    city = ParentalKey(City, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("city"))
    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("network")
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=choices_of(records.MembershipStatus),
        help_text=_("What the source proves."),
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("source"))
    retrieved = PartialDateField(_("source read on"))
    since_year = YearField(_("since"), null=True, blank=True, help_text=_("Year, where the source gives it."))
    name_in_source = LineField(_("name in the source"), blank=True)
    note = LineField(_("note"), blank=True, help_text=_("A remark, in English."))

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("network", "city")
        constraints = [
            year_rule("since_year", "membership"),
            models.UniqueConstraint(
                fields=("network", "city"),
                name="membership_once",
                violation_error_message=_("This city's membership in this network is recorded already."),
            ),
            models.CheckConstraint(
                condition=one_of("status", records.MembershipStatus), name="membership_status_known"
            ),
            models.CheckConstraint(condition=~models.Q(retrieved=""), name="membership_retrieved_given"),
        ]

    def __str__(self) -> str:
        return f"{self.network_id}.{self.city_id}"
