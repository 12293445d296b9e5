"""The screens of the glossary."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from moving_cities.desk.admin.views import RecordViewSet
from moving_cities.desk.models import Term


class TermViewSet(RecordViewSet):
    """The glossary."""

    model = Term
    icon = "comment"
    list_display = ["concept", "language", "term"]
    list_filter = ["language"]
    ordering = ("concept", "language")
    search_fields = ["concept", "term", "forms"]
    form_panels = [
        FieldRowPanel([FieldPanel("concept"), FieldPanel("language")]),
        FieldPanel("term"),
        FieldPanel("forms"),
        FieldPanel("avoid"),
    ]
