"""The root page: the choice of a language, for a browser or a server that does not choose by itself."""

from moving_cities.atlas.addresses import section_address
from moving_cities.atlas.kinds import Section
from moving_cities.edition.pages.models import ChooserPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.words import Alternate, Words
from moving_cities.edition.speech import speech

ADDRESS = "/"


def compose_chooser(reader: Reader) -> ChooserPage:
    """The languages of the edition, each with its invitation in its own words."""
    return ChooserPage(
        address=ADDRESS,
        url=reader.site.url(ADDRESS),
        language=reader.code,
        title=reader.site.name,
        heading=Words(reader.site.name),
        description=reader.speech.say("Choose a language"),
        alternates=tuple(
            Alternate(
                code=one.code,
                autonym=one.autonym,
                direction=one.direction,
                href=section_address(Section.HOME, one.code),
                url=reader.site.url(section_address(Section.HOME, one.code)),
            )
            for one in reader.languages
        ),
        invitations=tuple(
            Words(speech(one.code).say("Choose a language"), one.code, one.direction) for one in reader.languages
        ),
    )
