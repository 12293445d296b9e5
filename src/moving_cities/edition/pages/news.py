"""News: the list, and each piece."""

from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.records import NewsItem
from moving_cities.edition.pages.frame import section_link
from moving_cities.edition.pages.heads import head
from moving_cities.edition.pages.lines import Card
from moving_cities.edition.pages.models import NewsListPage, NewsPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.sections import section_document, section_head
from moving_cities.edition.pages.texts import notices, provenance, sections
from moving_cities.edition.pages.words import Words


def compose_news_list(reader: Reader) -> NewsListPage:
    """All news, latest first."""
    document = section_document(Section.NEWS, reader)
    latest_first = sorted(reader.atlas.news, key=lambda item: (item.published_on, item.id), reverse=True)
    return NewsListPage(
        **section_head(Section.NEWS, reader),
        subtitle=reader.head(document, "subtitle"),
        introduction=reader.head(document, "summary"),
        items=tuple(news_card(item, reader) for item in latest_first),
    )


def compose_news(item: NewsItem, reader: Reader) -> NewsPage:
    """One piece of news."""
    citations = reader.citations()
    document = reader.atlas.document(RecordKind.NEWS, item.id)
    title = reader.title_of(RecordKind.NEWS, item.id)
    blocks = sections(document, reader, citations)
    return NewsPage(
        **head(
            reader,
            RecordKind.NEWS,
            item.id,
            heading=title,
            description=reader.head(document, "summary").text or title.text,
            trail=(section_link(Section.NEWS, reader),),
            notices=notices(document, reader),
            menu_section=Section.NEWS,
        ),
        subtitle=reader.head(document, "subtitle"),
        published=reader.speech.date(item.published_on),
        published_iso=str(item.published_on),
        country=reader.country_link(reader.atlas.country(item.country_id)) if item.country_id else None,
        sections=blocks,
        back=section_link(Section.NEWS, reader),
        sources=citations.notes,
        provenance=provenance(document, reader),
    )


def news_card(item: NewsItem, reader: Reader) -> Card:
    """A piece of news as a list shows it."""
    document = reader.atlas.document(RecordKind.NEWS, item.id)
    country = reader.country_name(reader.atlas.country(item.country_id)) if item.country_id else ""
    return Card(
        kind="news",
        title=reader.title_of(RecordKind.NEWS, item.id),
        href=reader.address(RecordKind.NEWS, item.id),
        context=Words(country),
        summary=reader.head(document, "summary"),
        date=reader.speech.date(item.published_on),
    )
