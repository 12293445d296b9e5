"""Choosing a record in a form: hundreds of sources and cities are found by searching."""

from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet


class RecordFilterForm(BaseFilterForm):
    """The search above the records to choose from; it looks where the search of their list looks."""

    q = forms.CharField(
        label=_("Search term"), widget=forms.TextInput(attrs={"placeholder": _("Search")}), required=False
    )

    def filter(self, objects: "QuerySet[Model]") -> "QuerySet[Model]":
        """The records that match, each once and in the order they came."""
        found: QuerySet[Model] = super().filter(objects)
        words = self.cleaned_data.get("q")
        if not words:
            return found
        self.is_searching, self.search_query = True, words
        matches = Q()
        for field in objects.model.snippet_viewset.search_fields:  # type: ignore[attr-defined]
            matches |= Q(**{f"{field}__icontains": words})
        matching = objects.model._default_manager.filter(matches).order_by().values("pk")
        return found.filter(pk__in=matching)


class RecordChooseView(ChooseView):
    """The window in which a record is chosen."""

    filter_form_class = RecordFilterForm


class RecordChooseResultsView(ChooseResultsView):
    """The records in that window, as somebody types."""

    filter_form_class = RecordFilterForm


class RecordChooserViewSet(SnippetChooserViewSet):
    """Choosing a record, with a search."""

    choose_view_class: type[Any] = RecordChooseView
    choose_results_view_class: type[Any] = RecordChooseResultsView
