"""The screens of tables: bringing one in, looking at what it would do, taking it over, taking it back."""

import hashlib
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moving_cities.desk.actions import apply_table, discard_table, receive_table, say_about_table, undo_table_import
from moving_cities.desk.actions.table_imports import settings_from_json
from moving_cities.desk.admin.intake_screen import IntakeScreen
from moving_cities.desk.admin.table_forms import (
    STATE_LABELS,
    SayForm,
    UploadTableForm,
    acceptance_said,
    columns_said,
    columns_shown,
    places_said,
)
from moving_cities.desk.admin.table_permissions import may_see_tables, may_take_back, may_take_over
from moving_cities.desk.errors import DeskError
from moving_cities.desk.models import TableImport
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.desk.table_plans import CERTAIN_STATES, TablePlan, TableSettings
from moving_cities.desk.table_port import (
    ColumnNeededError,
    SheetNeededError,
    UnusableTableError,
    registered_table_reader,
)
from moving_cities.desk.wording import error_in_words

PER_PAGE = 50
SHOWN_ROWS = 300
"""So many rows of each state are shown; others are accepted by state or by number."""


class TableScreen(IntakeScreen):
    """What all screens of tables share: who may see them, and the way back to the list."""

    header_icon = "table"
    page_title = gettext_lazy("Tables from outside")
    list_url_name = "desk_tables"
    list_title = page_title

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lets in who may see tables."""
        self.require(may_see_tables)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class TablesView(TableScreen):
    """Where a table is brought in, above those that came before."""

    is_list = True
    template_name = "desk/tables.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and one page of the tables, the newest first."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        tables = TableImport.objects.select_related("received_by").defer("content")
        page = Paginator(tables, PER_PAGE).get_page(self.request.GET.get("p"))
        return {"form": UploadTableForm(), "page": page, "may_take_over": may_take_over(self.person), **context}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keeps a table that can be read, and shows what it would do."""
        self.require(may_take_over)
        form = UploadTableForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        file = form.cleaned_data["table"]
        content, settings = file.read(), form.settings("", {}, {})
        try:
            registered_table_reader().plan(content, file.name, settings, take_snapshot())
        except (SheetNeededError, ColumnNeededError):
            pass  # The next screen asks for what is missing.
        except DeskError as error:
            form.add_error(None, error_in_words(error))
            return self.render_to_response(self.get_context_data(form=form), status=400)
        made = receive_table(
            content=content,
            file_name=file.name,
            sha256=hashlib.sha256(content).hexdigest(),
            settings=settings,
            by=self.person,
        )
        return redirect("desk_table", pk=made.pk)


class TableView(TableScreen):
    """One table: what it would do while it is open, and what it did afterwards."""

    template_name = "desk/table.html"

    def get_page_subtitle(self) -> str:
        """The name of the file."""
        return self.table.file_name

    @property
    def table(self) -> TableImport:
        """The table of this address."""
        if not hasattr(self, "_table"):
            self._table = get_object_or_404(
                TableImport.objects.select_related("received_by", "applied_by", "undone_by"), pk=self.kwargs["pk"]
            )
        return self._table

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the screen shows, by the state of the table."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context |= {
            "table": self.table,
            "may_take_over": may_take_over(self.person),
            "may_take_back": may_take_back(self.person),
        }
        if self.table.is_open:
            return context | self._looked_at(settings_from_json(self.table.settings))
        return context | {
            "records": Paginator(self.table.records.all(), SHOWN_ROWS).get_page(self.request.GET.get("p"))
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG002
        """Does what the button says; what stops it is shown above the same screen."""
        verbs = {"look": self._look, "accept": self._accept, "discard": self._discard, "undo": self._undo}
        verb = verbs.get(request.POST.get("verb", ""))
        self.require(may_take_back if verb == self._undo else may_take_over)
        try:
            if verb is not None:
                verb()
        except DeskError as error:
            messages.error(request, error_in_words(error))
        return redirect("desk_table", pk=self.table.pk)

    def _looked_at(self, settings: TableSettings) -> dict[str, Any]:
        shown: dict[str, Any] = {"said": SayForm(initial=self.table.settings), "settings": settings}
        reader = registered_table_reader()
        try:
            plan = self._plan(settings)
        except SheetNeededError as error:
            return shown | {"needed": error_in_words(error), "sheets": error.sheets}
        except ColumnNeededError as error:
            return shown | {
                "needed": error_in_words(error),
                "columns": columns_shown(error.plan, settings.columns, reader.fields),
            }
        except UnusableTableError as error:
            return shown | {"needed": error_in_words(error)}
        groups = [
            {
                "state": state.value,
                "label": label,
                "count": plan.count(state),
                "rows": plan.in_state(state)[:SHOWN_ROWS],
                "is_certain": state in CERTAIN_STATES,
            }
            for state, label in STATE_LABELS.items()
            if plan.count(state)
        ]
        columns = columns_shown(plan, settings.columns, reader.fields)
        return shown | {"plan": plan, "columns": columns, "groups": groups, "places": settings.places}

    def _plan(self, settings: TableSettings) -> TablePlan:
        return registered_table_reader().plan(
            bytes(self.table.content or b""), self.table.file_name, settings, take_snapshot()
        )

    def _said(self) -> TableSettings:
        """What the form says. Raises UnusableTableError where it cannot be."""
        form = SayForm(self.request.POST)
        if not form.is_valid():
            raise UnusableTableError(
                " ".join(f"{form[name].label}: {one}" for name, found in form.errors.items() for one in found)
            )
        data = self.request.POST
        return form.settings(data.get("sheet", ""), columns_said(data), places_said(data))

    def _look(self) -> None:
        say_about_table(table_import=self.table, settings=self._said())

    def _accept(self) -> None:
        looked_at, settings = settings_from_json(self.table.settings), self._said()
        if _whole_table(settings) != _whole_table(looked_at):
            say_about_table(table_import=self.table, settings=settings)
            messages.warning(
                self.request,
                _(
                    "Nothing was taken over, because you changed what holds for the table. Look at what it would do "
                    "now, then mark the rows once more."
                ),
            )
            return
        acceptance, words = acceptance_said(self.request.POST, looked_at.places)
        say_about_table(table_import=self.table, settings=settings)
        applied = apply_table(
            plan=self._plan(settings),
            acceptance=acceptance,
            settings=settings,
            said=words,
            table_import=self.table,
            by=self.person,
        )
        if applied.changes:
            messages.success(self.request, _("The rows were taken over."))
        else:
            messages.info(self.request, _("Nothing changed: the desk holds all of what was accepted already."))

    def _discard(self) -> None:
        discard_table(table_import=self.table, by=self.person)
        messages.success(self.request, _("The table was discarded. Nothing of it was taken over."))

    def _undo(self) -> None:
        undo_table_import(number=self.table.pk, by=self.person)
        messages.success(self.request, _("The whole import was taken back."))


def _whole_table(settings: TableSettings) -> TableSettings:
    """What was said about the table, apart from single rows and from the day on which it was said."""
    return replace(settings, columns=dict(settings.columns), places={}, today="")
