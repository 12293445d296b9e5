"""What was done at the desk, and how publishing stands."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from moving_cities.desk.models.base import DeskModel
from moving_cities.desk.models.sentences import SentenceField

ONE_AT_A_TIME = "publishrun_one_at_a_time"
"""The rule of the database that no two editions are published at once."""


VERBS = {
    "import": _("Atlas imported"),
    "move": _("Address changed"),
    "publish": _("Published"),
    "receive drafts": _("Texts brought in"),
    "answer draft": _("Questions about a text answered"),
    "accept draft": _("Text accepted"),
    "discard draft": _("Text discarded"),
    "take up draft": _("Text taken up again"),
    "receive table": _("Table brought in"),
    "import table": _("Table taken over"),
    "undo table": _("Import of a table taken back"),
    "discard table": _("Table discarded"),
}
"""What was done, for people; a verb that is not here is shown as it is."""


class ActivityRecord(DeskModel):
    """A verb of `actions` that was carried out: who, what, when, and what came of it."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Empty for the command line."),
    )
    verb = models.CharField(_("what"), max_length=40)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    summary = SentenceField(_("summary"))

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def __str__(self) -> str:
        return f"{self.verb} ({self.at:%Y-%m-%d %H:%M})"

    @property
    def verb_in_words(self) -> str:
        """What was done, in the language that is active."""
        return str(VERBS.get(self.verb, self.verb))


class PublishRun(DeskModel):
    """One publishing of an edition from the desk: where it stands, and how it ended."""

    class Outcome(models.TextChoices):
        """How a run stands."""

        RUNNING = "running", _("Running")
        PUBLISHED = "published", _("Published")
        FAILED = "failed", _("Failed")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(help_text=_("When it last reported; silent for long, it was interrupted."))
    outcome = models.CharField(max_length=20, choices=Outcome.choices, default=Outcome.RUNNING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = SentenceField(blank=True)

    class Meta:
        ordering = ("-started_at", "-pk")
        verbose_name = _("publishing")
        verbose_name_plural = _("publishings")
        default_permissions = ()
        permissions = (("publish_site", "Can publish the site"),)
        constraints = [
            models.UniqueConstraint(fields=("outcome",), condition=models.Q(outcome="running"), name=ONE_AT_A_TIME),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["running", "published", "failed"]),
                name="publishrun_outcome_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} ({self.started_at:%Y-%m-%d %H:%M})"
