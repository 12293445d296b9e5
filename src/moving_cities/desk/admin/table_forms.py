"""The forms of tables: bringing one in, saying what its columns mean, and accepting rows."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas.sentences import say
from moving_cities.desk.models import Network
from moving_cities.desk.models.fields import validate_date
from moving_cities.desk.table_acceptance import Acceptance, AcceptanceError, read_acceptance
from moving_cities.desk.table_plans import RowState, TablePlan, TableSettings

MAX_BYTES = 20_000_000


class SayForm(forms.Form):
    """What holds for the whole table."""

    network = forms.ChoiceField(
        label=_("Network"), required=False, help_text=_("Where no column says it; empty for a list of cities.")
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        help_text=_("Id or address of the source of the list, where no column gives it."),
    )
    source_title = forms.CharField(
        label=_("Title of the source"), required=False, help_text=_("Of a source that the atlas does not have yet.")
    )
    retrieved = forms.CharField(
        label=_("Read on"),
        required=False,
        validators=[validate_date],
        help_text=_("When the list was read: 2024, 2024-03 or 2024-03-15."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        networks = [(one.pk, one.short_name) for one in Network.objects.only("short_name").order_by("short_name")]
        self.fields["network"].choices = [("", _("Named in the table, or none")), *networks]  # type: ignore[attr-defined]

    def settings(self, sheet: str, columns: Mapping[str, str], places: Mapping[int, str]) -> TableSettings:
        """What was said, with what was said of columns and rows."""
        given = {name: self.cleaned_data[name].strip() for name in ("network", "source", "source_title", "retrieved")}
        return TableSettings(
            sheet=sheet, columns=columns, places=places, today=timezone.localdate().isoformat(), **given
        )


class UploadTableForm(SayForm):
    """A table to bring in, and what is known of it."""

    table = forms.FileField(label=_("File"), help_text=_("CSV, TSV, XLSX or ODS; up to 20 MB."))
    field_order = ("table",)

    def clean_table(self) -> Any:
        """The file, unless it is larger than any list."""
        file = self.cleaned_data["table"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Send the list alone."))
        return file


def columns_said(data: QueryDict) -> dict[str, str]:
    """Fields by the letter of a column, where a person chose one."""
    return {name.removeprefix("column-"): str(data[name]) for name in data if name.startswith("column-") and data[name]}


def places_said(data: QueryDict) -> dict[int, str]:
    """The city that a row means by its number, where a person chose one."""
    given = {name.removeprefix("place-"): str(data[name]) for name in data if name.startswith("place-") and data[name]}
    return {int(number): place for number, place in given.items() if number.isascii() and number.isdigit()}


def acceptance_said(data: QueryDict, known: Mapping[int, str]) -> tuple[Acceptance, str]:
    """What shall be taken over, and the same in words.

    Args:
        data: of the form.
        known: the cities of rows that were named before; naming another accepts its row.

    Raises:
        AcceptanceError: what was typed means nothing.
    """
    places = places_said(data)
    named = [f"{number}={place}" for number, place in places.items() if known.get(number) != place]
    parts = [*data.getlist("state"), *data.getlist("row"), *named, data.get("rows", "")]
    words = ",".join(part.strip() for part in parts if part.strip())
    if not words:
        raise AcceptanceError(say("Nothing was chosen. Mark the rows that shall be taken over."))
    return read_acceptance(words), words


def columns_shown(
    plan: TablePlan, said: Mapping[str, str], fields: tuple[tuple[str, str], ...]
) -> list[dict[str, Any]]:
    """Each column with what it was understood as and what a person said of it."""
    return [{"use": use, "said": said.get(use.letter, ""), "fields": fields} for use in plan.columns]


STATE_LABELS = {
    RowState.NEW: _("New"),
    RowState.CHANGED: _("Changed"),
    RowState.CONFLICTING: _("Conflicting"),
    RowState.UNRESOLVED: _("Unresolved"),
    RowState.UNCHANGED: _("Unchanged"),
}
"""In the order in which they are shown."""
