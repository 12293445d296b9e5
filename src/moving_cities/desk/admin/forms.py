"""What the forms of all records share: ids are given once."""

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm


class RecordForm(WagtailAdminModelForm):
    """A record's form; what identifies the record can be given once and not changed."""

    given_once: tuple[str, ...] = ("id",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and not self.instance._state.adding:
            for name in self.given_once:
                if name in self.fields:
                    self.fields[name].disabled = True
