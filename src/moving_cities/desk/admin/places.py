"""The screens of cities and countries."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from moving_cities.desk.admin.networks import MEMBERSHIP_PANELS
from moving_cities.desk.admin.views import RecordViewSet
from moving_cities.desk.models import City, Country

NAMES = InlinePanel("names", heading=_("Names"), label=_("name"), panels=[FieldPanel("language"), FieldPanel("name")])
SLUGS = InlinePanel(
    "slugs", heading=_("Addresses"), label=_("address"), panels=[FieldPanel("language"), FieldPanel("slug")]
)


class CityViewSet(RecordViewSet):
    """Cities."""

    model = City
    icon = "home"
    list_display = ["name_local", "id", "country", "is_featured"]
    list_filter = ["country", "is_featured"]
    search_fields = ["id", "name_local", "names__name"]
    form_panels = [
        FieldPanel("id"),
        FieldPanel("name_local"),
        FieldPanel("country"),
        FieldPanel("is_featured"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        MultiFieldPanel(
            [
                FieldPanel("geonames_id"),
                FieldPanel("wikidata_id"),
                FieldRowPanel([FieldPanel("lau_id"), FieldPanel("nuts3_id")]),
                FieldPanel("population"),
                FieldPanel("population_source"),
                FieldPanel("note"),
            ],
            heading=_("More facts"),
        ),
        NAMES,
        SLUGS,
        InlinePanel("memberships", heading=_("Memberships"), label=_("membership"), panels=MEMBERSHIP_PANELS),
    ]


class CountryViewSet(RecordViewSet):
    """Countries."""

    model = Country
    icon = "globe"
    list_display = ["id"]
    search_fields = ["id", "names__name"]
    form_panels = [FieldPanel("id"), NAMES, SLUGS]


class PlacesGroup(SnippetViewSetGroup):
    """Cities and countries in the menu."""

    menu_label = _("Places")
    menu_icon = "home"
    menu_order = 100
    items = (CityViewSet, CountryViewSet)
