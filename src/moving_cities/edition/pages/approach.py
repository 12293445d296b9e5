"""The page of an approach: its transfer sheet, its text, its relations."""

from moving_cities.atlas.documents import Document
from moving_cities.atlas.fallback import show
from moving_cities.atlas.kinds import PLAIN_FIELDS, BlockKind, RecordKind, Section
from moving_cities.atlas.records import Approach, Initiator
from moving_cities.edition.pages.frame import section_link
from moving_cities.edition.pages.heads import head
from moving_cities.edition.pages.lines import Card, Fact
from moving_cities.edition.pages.listing import approach_cards
from moving_cities.edition.pages.mapping import city_locator
from moving_cities.edition.pages.models import ApproachPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.texts import notices, provenance, sections, standing_label
from moving_cities.edition.pages.words import Words
from moving_cities.edition.structured_data import about_city

RELATED = 4


def compose_approach(approach: Approach, reader: Reader) -> ApproachPage:
    """The page of this approach for this reader."""
    citations = reader.citations()
    document = reader.atlas.document(RecordKind.APPROACH, approach.id)
    city = reader.atlas.city(approach.city_id)
    title = reader.title_of(RecordKind.APPROACH, approach.id)
    blocks = sections(document, reader, citations)
    for source_id in approach.source_ids:
        citations.note(source_id)
    name = reader.city_name(city).text
    return ApproachPage(
        **head(
            reader,
            RecordKind.APPROACH,
            approach.id,
            heading=title,
            title=f"{title.text} – {name}",
            description=reader.head(document, "summary").text
            or reader.speech.say("A local approach of {city}: {title}.", city=name, title=title.text),
            trail=(section_link(Section.APPROACHES, reader), reader.city_link(city)),
            notices=notices(document, reader),
            menu_section=Section.APPROACHES,
            about=about_city(city, name),
        ),
        city=reader.city_link(city),
        country=reader.country_link(reader.atlas.country(city.country_id)),
        subtitle=reader.head(document, "subtitle"),
        topics=tuple(reader.topic_link(reader.atlas.topic(topic_id)) for topic_id in approach.topic_ids),
        standing=approach.standing,
        standing_label=standing_label(approach.standing, reader),
        transfer=_transfer_sheet(approach, document, reader),
        sections=blocks,
        related=_related(approach, reader),
        back=section_link(Section.APPROACHES, reader),
        sources=citations.notes,
        provenance=provenance(document, reader),
        locator=city_locator(city, reader),
    )


def _transfer_sheet(approach: Approach, document: Document | None, reader: Reader) -> tuple[Fact, ...]:
    """Every row of the sheet; what nothing proves stands open, so that the gap can be seen."""
    say = reader.speech.say
    unknown = Words(say("Not known"))
    told = _told(document, reader)
    labels = {
        "led_by": say("Led by"),
        "target_group": say("Target group"),
        "powers": say("Powers used"),
        "cost": say("Cost"),
        "outcome": say("Outcome"),
        "evidence": say("Evidence"),
    }
    return (
        Fact(say("Initiated by"), _initiator(approach.initiated_by, reader) or unknown),
        Fact(labels["led_by"], told.get("led_by", unknown)),
        Fact(say("Start"), Words(str(approach.start_year)) if approach.start_year else unknown),
        Fact(say("End"), Words(str(approach.end_year)) if approach.end_year else unknown),
        Fact(say("Status"), Words(standing_label(approach.standing, reader)) or unknown),
        *(Fact(labels[name], told.get(name, unknown)) for name in PLAIN_FIELDS[BlockKind.TRANSFER][1:]),
    )


def _told(document: Document | None, reader: Reader) -> dict[str, Words]:
    """The fields of the transfer block that have words."""
    told: dict[str, Words] = {}
    for block in document.blocks if document else ():
        if document is not None and block.kind is BlockKind.TRANSFER:
            shown = {name: show(document, f"{block.id}.{name}", reader.code) for name in block.words}
            told.update({name: reader.words(one) for name, one in shown.items()})
    return told


def _initiator(initiator: Initiator, reader: Reader) -> Words:
    say = reader.speech.say
    labels = {
        Initiator.MUNICIPALITY: say("The municipality"),
        Initiator.CIVIL_SOCIETY: say("Civil society"),
        Initiator.JOINT: say("Municipality and civil society together"),
    }
    return Words(labels.get(initiator, ""))


def _related(approach: Approach, reader: Reader) -> tuple[Card, ...]:
    """Other approaches of the city; where there are few, others on its first topic."""
    same_city = [one for one in reader.atlas.approaches_of(approach.city_id) if one.id != approach.id]
    same_topic = [
        one
        for topic_id in approach.topic_ids[:1]
        for one in reader.atlas.approaches_on(topic_id)
        if one.city_id != approach.city_id
    ]
    return approach_cards((same_city + same_topic)[:RELATED], reader)
