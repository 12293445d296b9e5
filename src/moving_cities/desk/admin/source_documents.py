"""The documents of a source, on its own form."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.panels import Panel

from moving_cities.desk.admin.document_permissions import may_attach, may_see_documents


class DocumentsPanel(Panel):
    """Lists the archived documents of a source, with the way to attach another."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the form of one source."""

        template_name = "desk/source_documents.html"

        def is_shown(self) -> bool:
            """Whether the source is there already, and this person may see documents."""
            return bool(super().is_shown() and not self.instance._state.adding and may_see_documents(self.request.user))

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
            """The documents, the latest copy first."""
            return {
                **super().get_context_data(parent_context),
                "documents": self.instance.archived_documents.order_by("-copied_on", "file_name"),
                "may_attach": may_attach(self.request.user),
            }
