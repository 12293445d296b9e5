"""What a reader gets at an address where nothing is."""

from moving_cities.atlas.addresses import section_address
from moving_cities.atlas.kinds import Section
from moving_cities.edition.pages.frame import section_link
from moving_cities.edition.pages.models import NotFoundPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.words import Alternate, Words

FILE = "404.html"


def compose_not_found(reader: Reader) -> NotFoundPage:
    """The page that says so, with ways on; its switch leads to the home pages."""
    say = reader.speech.say
    address = f"/{reader.code}/{FILE}"
    heading = Words(say("There is no page at this address"))
    return NotFoundPage(
        address=address,
        url=reader.site.url(address),
        language=reader.code,
        title=heading.text,
        heading=heading,
        description=say("The address may have been mistyped, or the page was never here."),
        alternates=tuple(
            Alternate(
                code=one.code,
                autonym=one.autonym,
                direction=one.direction,
                href=section_address(Section.HOME, one.code),
                url=reader.site.url(section_address(Section.HOME, one.code)),
                is_current=one.code == reader.code,
            )
            for one in reader.languages
        ),
        ways=tuple(
            section_link(section, reader)
            for section in (
                Section.HOME,
                Section.FEATURED,
                Section.CITIES,
                Section.APPROACHES,
                Section.NETWORKS,
            )
        ),
    )
