"""Where the screens of archived documents are, and their place below “Intake” in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from moving_cities.desk.admin.document_permissions import may_see_documents
from moving_cities.desk.admin.documents import (
    AttachView,
    CorrectView,
    DocumentFileView,
    DocumentListView,
    DocumentView,
)


class DocumentsMenuItem(MenuItem):
    """“Documents” below “Intake”, for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may see archived documents."""
        return may_see_documents(request.user)  # type: ignore[arg-type]


def register_documents() -> None:
    """Registers addresses and menu; called once by `wagtail_hooks`."""
    hooks.register("register_admin_urls", document_addresses)
    hooks.register("register_intake_menu_item", documents_menu_item)


def document_addresses() -> list[URLPattern]:
    """The addresses of the screens of archived documents."""
    return [
        path("intake/documents/", DocumentListView.as_view(), name="desk_documents"),
        path("intake/documents/add/", AttachView.as_view(), name="desk_document_attach"),
        path("intake/documents/<slug:pk>/", DocumentView.as_view(), name="desk_document"),
        path("intake/documents/<slug:pk>/edit/", CorrectView.as_view(), name="desk_document_correct"),
        path("intake/documents/<slug:pk>/file/", DocumentFileView.as_view(), name="desk_document_file"),
    ]


def documents_menu_item() -> MenuItem:
    """“Documents” below “Intake”."""
    return DocumentsMenuItem(
        _("Documents"), reverse("desk_documents"), name="archived-documents", icon_name="doc-full", order=300
    )
