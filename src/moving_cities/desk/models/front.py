"""The atlas as a whole: its date and languages, what its home page points at, whom it owes."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseGenericSetting

from moving_cities.atlas import records
from moving_cities.atlas.kinds import RecordKind
from moving_cities.desk.models.base import DeskModel, PositionedModel, refuse_broken
from moving_cities.desk.models.choices import choices_of, one_of
from moving_cities.desk.models.fields import IdField, LanguageField, LineField, PartialDateField

ONLY_ROW = 1
_HIGHLIGHTED_CHOICES = [choice for choice in choices_of(RecordKind) if choice[0] in records.HIGHLIGHTED]


def today() -> str:
    """The date that a new atlas starts with."""
    return timezone.now().date().isoformat()


class AtlasSettings(DeskModel, BaseGenericSetting, ClusterableModel):
    """The one row of what holds for the whole atlas."""

    as_of = PartialDateField(
        _("date of the content"), default=today, help_text=_("It stands on the pages of the edition.")
    )

    class Meta:
        verbose_name = _("the atlas")
        verbose_name_plural = _("the atlas")
        constraints = [
            models.CheckConstraint(condition=Q(pk=ONLY_ROW), name="atlassettings_one_row"),
            models.CheckConstraint(condition=~Q(as_of=""), name="atlassettings_dated"),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class AtlasLanguage(PositionedModel):
    """A language to publish; in the order of the language switch."""

    atlas = ParentalKey(AtlasSettings, related_name="languages", on_delete=models.CASCADE)
    language = LanguageField(_("language"))

    class Meta(PositionedModel.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        constraints = [models.UniqueConstraint(fields=("language",), name="atlaslanguage_once")]

    def __str__(self) -> str:
        return self.language


class Highlight(PositionedModel):
    """A record that the home page points at, in order."""

    atlas = ParentalKey(AtlasSettings, related_name="highlights", on_delete=models.CASCADE)
    kind = models.CharField(_("kind of record"), max_length=20, choices=_HIGHLIGHTED_CHOICES)
    record_id = IdField(_("record"))

    class Meta(PositionedModel.Meta):
        verbose_name = _("highlight")
        verbose_name_plural = _("highlights")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=sorted(records.HIGHLIGHTED)), name="highlight_kind_known")
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.record_id}"


class Credit(PositionedModel):
    """Somebody whose data or work the atlas shows, as their licence asks."""

    atlas = ParentalKey(AtlasSettings, related_name="credits", on_delete=models.CASCADE)
    name = LineField(_("who"))
    what = LineField(_("what"), blank=True, help_text=_("What is taken from them, in English."))
    url = LineField(_("address"), blank=True)
    licence = LineField(_("licence"), blank=True)

    class Meta(PositionedModel.Meta):
        verbose_name = _("credit")
        verbose_name_plural = _("credits")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Checks the credit by the rules of the atlas."""
        super().clean()
        refuse_broken(lambda: records.Credit(self.name, self.what, self.url, self.licence), ("name", "url"))


class Alias(DeskModel):
    """An address that once was published, and the record that answers for it now."""

    path = LineField(
        _("old address"), unique=True, help_text=_("From the root, without a slash at its end: /en/old-page")
    )
    language = LanguageField(_("language"), help_text=_("The language the reader is sent to."))
    kind = models.CharField(_("kind of record"), max_length=20, choices=choices_of(RecordKind))
    record_id = IdField(_("record"))

    class Meta:
        ordering = ("path",)
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [models.CheckConstraint(condition=one_of("kind", RecordKind), name="alias_kind_known")]

    def __str__(self) -> str:
        return self.path

    def clean(self) -> None:
        """Checks the address by the rules of the atlas."""
        super().clean()
        if self.kind and self.language:
            refuse_broken(
                lambda: records.Alias(self.path, self.language, RecordKind(self.kind), self.record_id),
                ("path", "record_id"),
            )
