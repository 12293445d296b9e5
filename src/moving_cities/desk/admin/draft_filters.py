"""Narrowing the list of drafts by what was decided, by language and by city."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from moving_cities.desk.admin.city_choices import cities, city_label
from moving_cities.desk.models import Draft
from moving_cities.desk.models.choices import language_choices

_ALL = ("", _("All"))
_UNDECIDED = "-"
_NAMES = ("state", "language", "city")


class DraftFilters(forms.Form):
    """The filters above the list; what is not among their choices narrows nothing."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[_ALL, *Draft.State.choices])
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=lambda: [_ALL, *language_choices(), (_UNDECIDED, _("Undecided"))],
    )
    city = forms.ChoiceField(label=_("City"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drawn_from = cities().filter(pk__in=Draft.objects.filter(city__isnull=False).order_by().values("city"))
        self.fields["city"].choices = [  # type: ignore[attr-defined]
            _ALL,
            *((one.pk, city_label(one)) for one in drawn_from),
            (_UNDECIDED, _("Undecided")),
        ]

    def asked(self) -> dict[str, str]:
        """What was asked for, by filter."""
        self.is_valid()
        return {name: value for name in _NAMES if (value := self.cleaned_data.get(name))}

    def narrowed(self, drafts: "QuerySet[Draft]") -> "QuerySet[Draft]":
        """The drafts that were asked for."""
        for name, value in self.asked().items():
            drafts = drafts.filter(**_condition(name, value))
        return drafts


def _condition(name: str, value: str) -> dict[str, Any]:
    if value != _UNDECIDED:
        return {name: value}
    return {"city__isnull": True} if name == "city" else {name: ""}
