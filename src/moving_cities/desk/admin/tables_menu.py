"""Where the screens of tables are, and their place below “Intake” in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from moving_cities.desk.admin.table_permissions import may_see_tables
from moving_cities.desk.admin.tables import TablesView, TableView


class TablesMenuItem(MenuItem):
    """“Tables” below “Intake”, for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may see tables."""
        return may_see_tables(request.user)  # type: ignore[arg-type]


def register_tables() -> None:
    """Registers addresses and menu; called once by `wagtail_hooks`."""
    hooks.register("register_admin_urls", table_addresses)
    hooks.register("register_intake_menu_item", tables_menu_item)


def table_addresses() -> list[URLPattern]:
    """The addresses of the screens of tables."""
    return [
        path("intake/tables/", TablesView.as_view(), name="desk_tables"),
        path("intake/tables/<int:pk>/", TableView.as_view(), name="desk_table"),
    ]


def tables_menu_item() -> MenuItem:
    """“Tables” below “Intake”."""
    return TablesMenuItem(_("Tables"), reverse("desk_tables"), name="tables", icon_name="table", order=200)
