"""The screens of approaches, topics and sources."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from moving_cities.desk.admin.places import SLUGS
from moving_cities.desk.admin.source_documents import DocumentsPanel
from moving_cities.desk.admin.views import RecordViewSet
from moving_cities.desk.models import Approach, Source, Topic


class ApproachViewSet(RecordViewSet):
    """Approaches."""

    model = Approach
    icon = "pick"
    list_display = ["id", "city", "standing", "start_year", "end_year"]
    list_filter = ["city__country", "standing", "initiated_by", "topic_links__topic"]
    search_fields = ["id", "city__name_local"]
    form_panels = [
        FieldPanel("id"),
        FieldPanel("city"),
        FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")]),
        FieldPanel("standing"),
        FieldPanel("initiated_by"),
        InlinePanel("topic_links", heading=_("Topics"), label=_("topic"), panels=[FieldPanel("topic")]),
        InlinePanel("source_links", heading=_("Sources"), label=_("source"), panels=[FieldPanel("source")]),
        SLUGS,
    ]


class TopicViewSet(RecordViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    list_display = ["id"]
    search_fields = ["id"]
    form_panels = [FieldPanel("id"), SLUGS]


class SourceViewSet(RecordViewSet):
    """Sources."""

    model = Source
    icon = "openquote"
    list_display = ["title", "id", "publisher", "published_year", "language"]
    list_filter = ["language"]
    search_fields = ["id", "title", "publisher", "url"]
    form_panels = [
        FieldPanel("id"),
        FieldPanel("url"),
        FieldPanel("title"),
        FieldPanel("publisher"),
        FieldRowPanel([FieldPanel("published_year"), FieldPanel("retrieved")]),
        FieldPanel("language"),
        DocumentsPanel(heading=_("Archived documents")),
    ]


class ApproachesGroup(SnippetViewSetGroup):
    """Approaches, topics and sources in the menu."""

    menu_label = _("Approaches")
    menu_icon = "pick"
    menu_order = 120
    items = (ApproachViewSet, TopicViewSet, SourceViewSet)
