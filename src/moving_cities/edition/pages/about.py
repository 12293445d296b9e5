"""The pages about the atlas itself."""

from moving_cities.atlas.addresses import ENTRY_PAGE
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import Page
from moving_cities.edition.pages.frame import about_menu
from moving_cities.edition.pages.heads import head
from moving_cities.edition.pages.models import AboutPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.texts import notices, provenance, sections
from moving_cities.edition.pages.words import Link


def compose_about(page: Page, reader: Reader) -> AboutPage:
    """This page about the atlas for this reader."""
    citations = reader.citations()
    document = reader.atlas.document(RecordKind.PAGE, page.id)
    blocks = sections(document, reader, citations)
    title = reader.title_of(RecordKind.PAGE, page.id)
    return AboutPage(
        **head(
            reader,
            RecordKind.PAGE,
            page.id,
            heading=title,
            description=reader.head(document, "summary").text or title.text,
            trail=_trail(page, reader),
            notices=notices(document, reader),
            menu_section="about",
        ),
        subtitle=reader.head(document, "subtitle"),
        sections=blocks,
        siblings=about_menu(reader, current=page.id),
        sources=citations.notes,
        provenance=provenance(document, reader),
    )


def _trail(page: Page, reader: Reader) -> tuple[Link, ...]:
    has_entry = any(one.id == ENTRY_PAGE for one in reader.atlas.pages)
    if page.id == ENTRY_PAGE or not has_entry:
        return ()
    return (Link(reader.title_of(RecordKind.PAGE, ENTRY_PAGE), reader.address(RecordKind.PAGE, ENTRY_PAGE)),)
