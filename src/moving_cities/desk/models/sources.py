"""Sources: what the statements of the atlas rest on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas import records
from moving_cities.desk.models.base import RecordModel, refuse_broken
from moving_cities.desk.models.fields import LineField, PartialDateField, YearField, year_rule


class Source(RecordModel):
    """A published source that statements cite."""

    url = LineField(_("address"))
    title = LineField(_("title"), help_text=_("Its title, or a short description of our own."))
    publisher = LineField(_("publisher"), blank=True)
    published_year = YearField(_("year of publication"), null=True, blank=True)
    retrieved = PartialDateField(_("read on"), blank=True)
    language = LineField(
        _("language"),
        blank=True,
        help_text=_("Code of its language, such as “nl”; any language of the world."),
    )

    class Meta(RecordModel.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            year_rule("published_year", "source"),
            models.CheckConstraint(condition=~models.Q(url="") & ~models.Q(title=""), name="source_has_url_and_title"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.pk})"

    def clean(self) -> None:
        """Checks the source by the rules of the atlas."""
        super().clean()
        refuse_broken(
            lambda: records.Source(self.id or "new", self.url, self.title, self.publisher, language=self.language),
            ("url", "title", "publisher", "language"),
        )
