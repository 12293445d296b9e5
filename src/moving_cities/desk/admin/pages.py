"""The screens of pages about the atlas, news and old addresses."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from moving_cities.desk.admin.forms import AliasForm
from moving_cities.desk.admin.places import SLUGS
from moving_cities.desk.admin.views import RecordViewSet
from moving_cities.desk.models import Alias, NewsItem, Page


class PageViewSet(RecordViewSet):
    """Pages about the atlas."""

    model = Page
    icon = "doc-full"
    list_display = ["id", "position"]
    ordering = ("position", "pk")
    search_fields = ["id"]
    form_panels = [FieldPanel("id"), FieldPanel("position"), SLUGS]


class NewsItemViewSet(RecordViewSet):
    """News."""

    model = NewsItem
    icon = "calendar-alt"
    list_display = ["id", "published_on", "country"]
    list_filter = ["country"]
    ordering = ("-published_on", "pk")
    search_fields = ["id"]
    form_panels = [FieldPanel("id"), FieldPanel("published_on"), FieldPanel("country"), SLUGS]


class AliasViewSet(RecordViewSet):
    """Old addresses that go on answering."""

    model = Alias
    form_class_for_records = AliasForm
    icon = "redirect"
    list_display = ["path", "language", "kind", "record_id"]
    list_filter = ["language", "kind"]
    ordering = ("path",)
    search_fields = ["path", "record_id"]
    form_panels = [FieldPanel("path"), FieldPanel("language"), FieldPanel("kind"), FieldPanel("record_id")]


class PagesGroup(SnippetViewSetGroup):
    """Pages, news and old addresses in the menu."""

    menu_label = _("Pages and news")
    menu_icon = "doc-full"
    menu_order = 140
    items = (PageViewSet, NewsItemViewSet, AliasViewSet)
