"""Pages about the atlas itself, and news."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from moving_cities.desk.models.base import RecordModel, SlugModel
from moving_cities.desk.models.fields import PartialDateField
from moving_cities.desk.models.places import Country


class Page(RecordModel):
    """A page about the atlas itself: about, method, data protection, accessibility, add your city."""

    position = models.PositiveIntegerField(_("position"), help_text=_("Its place in the menu, ascending."))

    class Meta(RecordModel.Meta):
        verbose_name = _("page about the atlas")
        verbose_name_plural = _("pages about the atlas")


class PageSlug(SlugModel):
    """The slug of a page in one language."""

    record = ParentalKey(Page, related_name="slugs", on_delete=models.CASCADE)


class NewsItem(RecordModel):
    """A dated piece of news; its words are its document."""

    published_on = PartialDateField(_("published on"))
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="news",
        verbose_name=_("country"),
        help_text=_("The country it is about, if it is about one."),
    )

    class Meta(RecordModel.Meta):
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")
        constraints = [models.CheckConstraint(condition=~models.Q(published_on=""), name="newsitem_dated")]


class NewsItemSlug(SlugModel):
    """The slug of a piece of news in one language."""

    record = ParentalKey(NewsItem, related_name="slugs", on_delete=models.CASCADE)
