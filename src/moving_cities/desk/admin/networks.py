"""The screens of networks and memberships."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from moving_cities.desk.admin.views import RecordViewSet
from moving_cities.desk.models import Membership, Network

MEMBERSHIP_PANELS = [
    FieldPanel("network"),
    FieldPanel("status"),
    FieldPanel("source"),
    FieldRowPanel([FieldPanel("retrieved"), FieldPanel("since_year")]),
    FieldPanel("name_in_source"),
    FieldPanel("note"),
]


class NetworkViewSet(RecordViewSet):
    """Networks."""

    model = Network
    icon = "group"
    list_display = ["short_name", "id", "kind", "country"]
    list_filter = ["kind", "country"]
    search_fields = ["id", "name", "short_name"]
    form_panels = [
        FieldPanel("id"),
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldPanel("kind"),
        FieldPanel("country"),
        FieldPanel("founded"),
        FieldPanel("website"),
        FieldPanel("source"),
        FieldPanel("declared_size"),
        InlinePanel(
            "slugs", heading=_("Addresses"), label=_("address"), panels=[FieldPanel("language"), FieldPanel("slug")]
        ),
    ]


class MembershipViewSet(RecordViewSet):
    """Memberships, one by one; a city's stand on its own form too."""

    model = Membership
    icon = "link"
    list_display = ["city", "network", "status", "since_year", "retrieved"]
    list_filter = ["network", "status"]
    search_fields = ["city__id", "city__name_local", "name_in_source", "network__id"]
    form_panels = [FieldPanel("city"), *MEMBERSHIP_PANELS]


class NetworksGroup(SnippetViewSetGroup):
    """Networks and memberships in the menu."""

    menu_label = _("Networks")
    menu_icon = "group"
    menu_order = 110
    items = (NetworkViewSet, MembershipViewSet)
