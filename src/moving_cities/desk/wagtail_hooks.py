"""What the desk adds to Wagtail's menu, and what it takes out of it."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.search import SearchArea
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from moving_cities.desk.admin.approaches import ApproachesGroup
from moving_cities.desk.admin.dashboard import DeskPanel
from moving_cities.desk.admin.documents_menu import register_documents
from moving_cities.desk.admin.draft_permissions import may_see
from moving_cities.desk.admin.draft_screen import DraftScreen
from moving_cities.desk.admin.drafts import DraftListView, UploadView
from moving_cities.desk.admin.front import atlas_panels
from moving_cities.desk.admin.networks import NetworksGroup
from moving_cities.desk.admin.pages import PagesGroup
from moving_cities.desk.admin.places import PlacesGroup
from moving_cities.desk.admin.publishing import PublishView
from moving_cities.desk.admin.tables_menu import register_tables
from moving_cities.desk.admin.texts import TextsGroup
from moving_cities.desk.admin.views import list_address
from moving_cities.desk.models import AtlasSettings, City
from moving_cities.desk.publishing import PERMISSION

_NOT_USED = frozenset({"explorer", "images", "documents", "help"})
"""Parts of Wagtail that the atlas has no use for: its pages are made by the edition, not by Wagtail."""

LAST = 1000
"""After Wagtail's own hooks, which put in what is taken out here."""

for group in (PlacesGroup, NetworksGroup, ApproachesGroup, TextsGroup, PagesGroup):
    register_snippet(group)

register_tables()
register_documents()
AtlasSettings.edit_handler = atlas_panels()
register_setting(AtlasSettings, icon="globe")


@hooks.register("register_admin_urls")
def publish_addresses() -> list[URLPattern]:
    """The address of the screen where an edition is published."""
    return [path("publish/", PublishView.as_view(), name="desk_publish")]


@hooks.register("register_admin_urls")
def intake_addresses() -> list[URLPattern]:
    """The addresses of the screens of texts from outside."""
    return [
        path("intake/", DraftListView.as_view(), name="desk_drafts"),
        path("intake/add/", UploadView.as_view(), name="desk_draft_upload"),
        path("intake/<int:pk>/", DraftScreen.as_view(), name="desk_draft"),
    ]


class DraftsMenuItem(MenuItem):
    """“Texts” below “Intake”, for those who may see drafts."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may see drafts."""
        return may_see(request.user)  # type: ignore[arg-type]


@hooks.register("register_intake_menu_item")
def drafts_menu_item() -> MenuItem:
    """“Texts” below “Intake”."""
    return DraftsMenuItem(_("Texts"), reverse("desk_drafts"), name="drafts", icon_name="doc-full", order=100)


INTAKE = Menu(register_hook_name="register_intake_menu_item")


@hooks.register("register_admin_menu_item")
def intake_menu_item() -> MenuItem:
    """“Intake” in the menu: whatever is registered for it by the hook `register_intake_menu_item`."""
    return SubmenuMenuItem(_("Intake"), INTAKE, name="intake", icon_name="download", order=145)


class PublishMenuItem(MenuItem):
    """“Publish” in the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may publish."""
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_menu_item")
def publish_menu_item() -> MenuItem:
    """“Publish” in the menu."""
    return PublishMenuItem(_("Publish"), reverse("desk_publish"), name="publish", icon_name="upload", order=150)


@hooks.register("register_permissions")
def offer_publishing() -> QuerySet[Permission]:
    """The right to publish, for the form of a group."""
    app, codename = PERMISSION.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


@hooks.register("construct_main_menu", order=LAST)
def leave_out_unused(_request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leaves out what the atlas does not use."""
    menu_items[:] = [item for item in menu_items if item.name not in _NOT_USED]


@hooks.register("construct_homepage_summary_items", order=LAST)
def leave_out_summary(_request: HttpRequest, summary_items: list[object]) -> None:
    """Leaves out the counts of Wagtail's pages, images and documents."""
    summary_items.clear()


@hooks.register("construct_homepage_panels", order=LAST)
def show_the_desk(_request: HttpRequest, panels: list[object]) -> None:
    """The first page tells of the desk, and not of Wagtail's pages."""
    panels[:] = [DeskPanel()]


@hooks.register("register_admin_search_area")
def search_cities() -> SearchArea:
    """What the search in the menu finds: the first of all areas; Wagtail's own would look for its pages."""
    return SearchArea(_("Cities"), list_address(City), name="cities", icon_name="home", order=0)
