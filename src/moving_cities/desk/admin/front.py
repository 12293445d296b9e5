"""The screen of what holds for the whole atlas."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, Panel

from moving_cities.desk.models import AtlasSettings


def atlas_panels() -> Panel:
    """Date, languages, highlights of the home page, and credits."""
    return ObjectList(
        [
            FieldPanel("as_of"),
            InlinePanel(
                "languages", heading=_("Languages"), label=_("language"), min_num=1, panels=[FieldPanel("language")]
            ),
            InlinePanel(
                "highlights",
                heading=_("Highlights of the home page"),
                label=_("highlight"),
                panels=[FieldPanel("kind"), FieldPanel("record_id")],
            ),
            InlinePanel(
                "credits",
                heading=_("Credits"),
                label=_("credit"),
                panels=[FieldPanel("name"), FieldPanel("what"), FieldPanel("url"), FieldPanel("licence")],
            ),
        ]
    ).bind_to_model(AtlasSettings)
