"""Drafts: texts that came from outside, what was understood of them, and what a person decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas.kinds import RecordKind
from moving_cities.desk.models.base import DeskModel
from moving_cities.desk.models.fields import IdField, LanguageField
from moving_cities.desk.models.places import City
from moving_cities.desk.models.sentences import WrittenJsonField

SHA256_LENGTH = 64


class Draft(DeskModel):
    """A text that came from outside. It says nothing to readers until a person accepts it.

    `reading` is the JSON object that docs/reference/page-text-json.md describes; `lines` are the lines of the
    file, so that both can be looked at side by side.
    """

    class State(models.TextChoices):
        """What was decided."""

        NEW = "new", _("New")
        ACCEPTED = "accepted", _("Accepted")
        DISCARDED = "discarded", _("Discarded")

    class Kind(models.TextChoices):
        """What page the text is."""

        CITY = RecordKind.CITY.value, _("Profile of a city")
        APPROACH = RecordKind.APPROACH.value, _("Approach")

    kind = models.CharField(_("kind of page"), max_length=20, choices=Kind.choices, blank=True)
    city = models.ForeignKey(
        City, on_delete=models.SET_NULL, null=True, blank=True, related_name="drafts", verbose_name=_("city")
    )
    record_id = IdField(
        _("record"), blank=True, help_text=_("The record that the words belong to; empty while undecided.")
    )
    language = LanguageField(_("language"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.NEW)
    title = models.TextField(_("title"), blank=True)
    reading = WrittenJsonField(_("what was understood"))
    lines = WrittenJsonField(_("lines of the file"))
    block_count = models.PositiveIntegerField(_("blocks"), default=0)
    question_count = models.PositiveIntegerField(_("questions"), default=0)
    damage_count = models.PositiveIntegerField(_("damaged places"), default=0)
    file_name = models.TextField(_("file"))
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=SHA256_LENGTH, unique=True)
    licence_note = models.TextField(
        _("licence"), blank=True, help_text=_("On which terms the text may be used, and who says so.")
    )
    rights = models.TextField(_("rights"), blank=True, help_text=_("Who holds the rights in the text."))
    received_at = models.DateTimeField(_("received"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("received by"),
        help_text=_("Empty for the command line."),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    became = models.CharField(
        _("became"), max_length=200, blank=True, help_text=_("The text that it went into, such as city/gent [pl].")
    )

    class Meta:
        ordering = ("-received_at", "-pk")
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        default_permissions = ()
        indexes = [models.Index(fields=("state", "-received_at"), name="draft_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["", "city", "approach"]), name="draft_kind_known"),
            models.CheckConstraint(condition=Q(state__in=["new", "accepted", "discarded"]), name="draft_state_known"),
            models.CheckConstraint(
                condition=(Q(state="new") & Q(decided_at__isnull=True))
                | (~Q(state="new") & Q(decided_at__isnull=False)),
                name="draft_decided_unless_new",
            ),
            models.CheckConstraint(
                condition=(Q(state="accepted") & ~Q(became="") & ~Q(licence_note=""))
                | (~Q(state="accepted") & Q(became="")),
                name="draft_accepted_became_something",
                violation_error_message=_("An accepted draft says what it became and on which terms."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.file_name

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.state == self.State.NEW
