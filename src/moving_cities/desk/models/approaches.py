"""Topics, and the approaches that cities take to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from moving_cities.atlas import records
from moving_cities.atlas.kinds import Standing
from moving_cities.desk.models.base import (
    SLUG_HELP,
    DeskModel,
    PositionedModel,
    RecordModel,
    SlugModel,
    refuse_broken,
)
from moving_cities.desk.models.choices import choices_of, one_of
from moving_cities.desk.models.fields import IdField, LanguageField, YearField, year_rule
from moving_cities.desk.models.places import City
from moving_cities.desk.models.sources import Source


class Topic(RecordModel):
    """A field of policy that approaches are filed under; its label is the title of its document."""

    class Meta(RecordModel.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class TopicSlug(SlugModel):
    """The slug of a topic in one language."""

    record = ParentalKey(Topic, related_name="slugs", on_delete=models.CASCADE)


class Approach(RecordModel):
    """Something that a city did: its facts; title and text are its document."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="approaches", verbose_name=_("city"))
    start_year = YearField(_("began in"), null=True, blank=True)
    end_year = YearField(_("ends in"), null=True, blank=True, help_text=_("The year it ended or is planned to end."))
    standing = models.CharField(
        _("standing"),
        max_length=20,
        blank=True,
        choices=choices_of(Standing),
        help_text=_("Unknown where nothing proves it."),
    )
    initiated_by = models.CharField(_("begun by"), max_length=20, blank=True, choices=choices_of(records.Initiator))

    class Meta(RecordModel.Meta):
        verbose_name = _("approach")
        verbose_name_plural = _("approaches")
        constraints = [
            year_rule("start_year", "approach"),
            year_rule("end_year", "approach"),
            models.CheckConstraint(condition=one_of("standing", Standing), name="approach_standing_known"),
            models.CheckConstraint(
                condition=one_of("initiated_by", records.Initiator), name="approach_initiator_known"
            ),
            models.CheckConstraint(
                condition=models.Q(start_year__isnull=True)
                | models.Q(end_year__isnull=True)
                | models.Q(end_year__gte=models.F("start_year")),
                name="approach_ends_after_start",
            ),
        ]

    def clean(self) -> None:
        """Checks the facts by the rules of the atlas."""
        super().clean()
        refuse_broken(
            lambda: records.Approach(
                self.id or "new", self.city_id or "new", start_year=self.start_year, end_year=self.end_year
            ),
            ("end_year",),
        )


class ApproachSlug(DeskModel):
    """The slug of an approach in one language; it hangs below its city, so two cities may use the same."""

    record = ParentalKey(Approach, related_name="slugs", on_delete=models.CASCADE)
    language = LanguageField(_("language"))
    slug = IdField(_("slug"), help_text=SLUG_HELP)

    class Meta:
        ordering = ("language",)
        constraints = [
            models.UniqueConstraint(fields=("record", "language"), name="approachslug_once_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.slug}"


class ApproachTopic(PositionedModel):
    """A topic of an approach; the most important first."""

    approach = ParentalKey(Approach, related_name="topic_links", on_delete=models.CASCADE)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="approach_links", verbose_name=_("topic"))

    class Meta(PositionedModel.Meta):
        verbose_name = _("topic of the approach")
        verbose_name_plural = _("topics of the approach")
        constraints = [models.UniqueConstraint(fields=("approach", "topic"), name="approachtopic_once")]

    def __str__(self) -> str:
        return f"{self.approach_id}: {self.topic_id}"


class ApproachSource(PositionedModel):
    """A source of the facts of an approach."""

    approach = ParentalKey(Approach, related_name="source_links", on_delete=models.CASCADE)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="approach_links", verbose_name=_("source")
    )

    class Meta(PositionedModel.Meta):
        verbose_name = _("source of the facts")
        verbose_name_plural = _("sources of the facts")
        constraints = [models.UniqueConstraint(fields=("approach", "source"), name="approachsource_once")]

    def __str__(self) -> str:
        return f"{self.approach_id}: {self.source_id}"
