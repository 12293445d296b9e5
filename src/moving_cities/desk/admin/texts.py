"""The screens of texts and their translations."""

import django_filters
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from moving_cities.atlas.segments import State
from moving_cities.desk.admin.glossary import TermViewSet
from moving_cities.desk.admin.text_forms import DocumentForm, TranslationForm
from moving_cities.desk.admin.views import RecordViewSet
from moving_cities.desk.models import Document, SegmentTranslation

PROVENANCE = MultiFieldPanel(
    [
        FieldPanel("origin"),
        FieldPanel("tool"),
        FieldRowPanel([FieldPanel("reviewed_by"), FieldPanel("reviewed_on")]),
    ],
    heading=_("Where the words come from"),
)
BLOCK_PANELS = [
    FieldPanel("local_id"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("heading_key")]),
    InlinePanel("segments", heading=_("Words"), label=_("words"), panels=[FieldPanel("field"), FieldPanel("words")]),
    FieldRowPanel([FieldPanel("as_of"), FieldPanel("standing"), FieldPanel("speaker")]),
    FieldRowPanel([FieldPanel("confirmed_on"), FieldPanel("confirmed_by")]),
    InlinePanel("source_links", heading=_("Sources"), label=_("source"), panels=[FieldPanel("source")]),
    FieldPanel("is_unsourced"),
    InlinePanel("year_links", heading=_("Years of the report"), label=_("year"), panels=[FieldPanel("year")]),
]


class DocumentViewSet(RecordViewSet):
    """Texts: the words of records, in their source language."""

    model = Document
    icon = "doc-full-inverse"
    list_display = ["id", "kind", "source_language", "origin", "reviewed_on"]
    list_filter = ["kind", "source_language", "origin"]
    search_fields = ["id", "blocks__segments__words"]
    form_class_for_records = DocumentForm
    form_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("record_id"), FieldPanel("source_language")]),
        PROVENANCE,
        InlinePanel("blocks", heading=_("Blocks"), label=_("block"), min_num=1, panels=BLOCK_PANELS),
    ]


class TranslationFilters(WagtailFilterSet):
    """Narrows the list of translations; the state is computed from the hashes as the list is made."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(State.CURRENT.value, _("Current")), (State.OUTDATED.value, _("Outdated"))],
        method="filter_state",
    )

    class Meta:
        model = SegmentTranslation
        fields = ["language", "origin", "segment__block__document__kind"]

    def filter_state(
        self, translations: "QuerySet[SegmentTranslation]", _name: str, value: str
    ) -> "QuerySet[SegmentTranslation]":
        """The translations whose source words are today's, or are not."""
        is_current = {"source_hash": F("segment__words_hash")}
        if value == State.CURRENT:
            return translations.filter(**is_current)
        return translations.exclude(**is_current)


class TranslationViewSet(RecordViewSet):
    """Translations of single pieces of words."""

    model = SegmentTranslation
    icon = "site"
    list_display = ["segment", "language", "state", "origin", "reviewed_on"]
    filterset_class = TranslationFilters
    ordering = ("segment", "language")
    search_fields = ["segment__id", "words"]
    form_class_for_records = TranslationForm
    form_panels = [FieldPanel("segment"), FieldPanel("language"), FieldPanel("words"), FieldPanel("fits"), PROVENANCE]

    def get_queryset(self, _request: HttpRequest) -> "QuerySet[SegmentTranslation]":
        """All translations, with the source words that decide their state."""
        return SegmentTranslation.objects.select_related("segment")


class TextsGroup(SnippetViewSetGroup):
    """Texts and translations in the menu."""

    menu_label = _("Texts")
    menu_icon = "doc-full-inverse"
    menu_order = 130
    items = (DocumentViewSet, TranslationViewSet, TermViewSet)
