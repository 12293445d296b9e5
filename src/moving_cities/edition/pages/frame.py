"""The frame around every page of one language: menu, footer, assets, edition line."""

from moving_cities.atlas.addresses import section_address
from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.edition.assets import Assets
from moving_cities.edition.pages.models import Frame
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.words import Link, Words

CONTENT_LICENCE = "CC BY 4.0"


def compose_frame(reader: Reader, assets: Assets) -> Frame:
    """What all pages of the reader's language share."""
    say = reader.speech.say
    return Frame(
        language=reader.code,
        direction=reader.language.direction,
        site_name=reader.site.name,
        home=section_address(Section.HOME, reader.code),
        menu=tuple(section_link(section, reader) for section in MENU),
        about_menu=about_menu(reader),
        data_link=section_link(Section.DATA, reader),
        style=assets.style,
        scripts=assets.scripts,
        fonts=assets.fonts_for(reader.code),
        base_map=assets.base_map,
        icon=assets.icon,
        credits=tuple(
            reader.marked(f"{credit.what}: {credit.name} ({credit.licence})", "en") for credit in reader.atlas.credits
        ),
        edition=say(
            "Edition of {date}. Texts and data: {licence}.",
            date=reader.speech.date(reader.atlas.as_of),
            licence=CONTENT_LICENCE,
        ),
        open_graph_locale=reader.language.open_graph_locale,
    )


MENU = (Section.FEATURED, Section.CITIES, Section.APPROACHES, Section.NETWORKS, Section.NEWS)


def section_label(section: Section, reader: Reader) -> str:
    """What the menu calls a listing page."""
    say = reader.speech.say
    labels = {
        Section.HOME: say("Home"),
        Section.FEATURED: say("Featured cities"),
        Section.CITIES: say("All cities"),
        Section.APPROACHES: say("Approaches"),
        Section.NETWORKS: say("Networks"),
        Section.NEWS: say("News"),
        Section.DATA: say("Data"),
    }
    return labels[section]


def section_link(section: Section, reader: Reader) -> Link:
    """A link to a listing page."""
    return Link(Words(section_label(section, reader)), section_address(section, reader.code))


def about_menu(reader: Reader, current: str = "") -> tuple[Link, ...]:
    """The pages about the atlas in the order of their positions."""
    pages = sorted(reader.atlas.pages, key=lambda page: (page.position, page.id))
    return tuple(
        Link(
            reader.title_of(RecordKind.PAGE, page.id),
            reader.address(RecordKind.PAGE, page.id),
            is_current=page.id == current,
        )
        for page in pages
    )
