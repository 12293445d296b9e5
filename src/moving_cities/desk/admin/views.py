"""What the screens of all records share: addresses are kept, references are not broken."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db import models
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin.panels import ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, IndexView, SnippetViewSet

from moving_cities.desk.actions import leave_aliases_behind
from moving_cities.desk.admin.choosers import RecordChooserViewSet
from moving_cities.desk.admin.forms import RecordForm

_SHOWN_DEPENDENTS = 5


class ListView(IndexView):
    """A list without tick boxes: records are removed one at a time, with a look at what hangs on them."""

    @property
    def columns(self) -> list[Column]:
        """The columns of the list, without Wagtail's column of tick boxes."""
        columns: list[Column] = super().columns
        return columns[1:]

    def get_queryset(self) -> "models.QuerySet[models.Model]":
        """The records that were asked for, each once.

        A search that looks into related rows, such as names or words, finds a record once per row.
        """
        found: models.QuerySet[models.Model] = super().get_queryset()
        if not (self.is_searching or self.is_filtering):
            return found
        once = self.get_base_queryset().filter(pk__in=found.order_by().values("pk"))
        ordered: models.QuerySet[models.Model] = self.order_queryset(once)
        return ordered


class AddressKeepingEditView(EditView):
    """Saves a record; where its address changes, the old one goes on answering."""

    def save_instance(self) -> models.Model:
        """Saves the form and leaves aliases behind, in one transaction."""
        with leave_aliases_behind(by=self.request.user):
            saved: models.Model = super().save_instance()
        return saved


class AddView(CreateView):
    """Adds a record; it comes first where an old address of another was."""

    def save_instance(self) -> models.Model:
        """Saves the form and takes out aliases at the record's address, in one transaction."""
        with leave_aliases_behind(by=self.request.user):
            saved: models.Model = super().save_instance()
        return saved


class ProtectingDeleteView(DeleteView):
    """Removes a record unless others refer to it."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Removes it, or says which records refer to it."""
        try:
            response: HttpResponse = super().form_valid(form)
        except ProtectedError as error:
            messages.error(self.request, _refusal(self.object, error))
            return redirect(self.get_success_url())
        return response


class RecordViewSet(SnippetViewSet):
    """The screens of one kind of record: list, add, edit, remove, history.

    Subclasses give `model`, `icon`, `list_display` and `form_panels`.
    """

    index_view_class = ListView
    add_view_class = AddView
    edit_view_class = AddressKeepingEditView
    delete_view_class = ProtectingDeleteView
    chooser_viewset_class = RecordChooserViewSet
    copy_view_enabled = False
    list_per_page = 50
    ordering: tuple[str, ...] = ("pk",)
    form_class_for_records = RecordForm
    form_panels: list[Panel] = []

    @property
    def base_url_path(self) -> str:
        """The address below `/desk/`: the model's name."""
        return str(self.model._meta.model_name)

    def get_edit_handler(self) -> Panel:
        """The form's panels, bound to the form that all records share."""
        handler = ObjectList(self.form_panels, base_form_class=self.form_class_for_records)
        return handler.bind_to_model(self.model)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without Wagtail's list of usages, which an import does not keep up to date."""
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return {**common, "usage_url_name": None}


def list_address(model: type[models.Model]) -> str:
    """The address of the list of these records."""
    return reverse(model.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]


def edit_address(record: models.Model) -> str:
    """The address of the form of this record."""
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[quote(record.pk)])  # type: ignore[attr-defined]


def _refusal(record: models.Model, error: ProtectedError) -> str:
    dependents = sorted(f"{one._meta.verbose_name} “{one}”" for one in error.protected_objects)
    shown = get_text_list(dependents[:_SHOWN_DEPENDENTS], _("and"))
    return _("“%(record)s” was not removed, because %(count)d others refer to it: %(dependents)s.") % {
        "record": record,
        "count": len(dependents),
        "dependents": shown,
    }
