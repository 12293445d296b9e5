"""The data page: how the numbers are counted, how far the texts are translated, whose data is shown."""

from collections import Counter as Tally

from moving_cities.atlas.kinds import Section
from moving_cities.atlas.languages import Language
from moving_cities.atlas.segments import State, states
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.pages.home import counted_on, home_counters
from moving_cities.edition.pages.lines import Counter, Fact, TranslationRow
from moving_cities.edition.pages.models import DataPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.sections import section_document, section_head
from moving_cities.edition.pages.texts import provenance, sections


def compose_data(reader: Reader) -> DataPage:
    """The data page for this reader."""
    document = section_document(Section.DATA, reader)
    citations = reader.citations()
    return DataPage(
        **section_head(Section.DATA, reader),
        subtitle=reader.head(document, "subtitle"),
        introduction=reader.head(document, "summary"),
        counters=(*home_counters(reader), *_further_counters(reader)),
        counted_on=counted_on(reader),
        sections=sections(document, reader, citations),
        sources=citations.notes,
        translations=tuple(_translation_row(one, reader) for one in reader.languages),
        credits=tuple(
            Fact(credit.name, reader.marked(credit.what, "en"), href=credit.url, note=credit.licence)
            for credit in reader.atlas.credits
        ),
        provenance=provenance(document, reader),
    )


def _further_counters(reader: Reader) -> tuple[Counter, ...]:
    counts, speech = reader.survey.counts, reader.speech
    return (
        Counter(
            speech.number(counts.listed_cities),
            speech.say_count("listed city", "listed cities", counts.listed_cities),
            "",
            speech.say("All cities of the list, whether they count as active or not."),
        ),
        Counter(
            speech.number(counts.members),
            speech.say_count("membership", "memberships", counts.members),
            "",
            speech.say("A source says that the city is a member, at the source's date. It is no proof of today."),
        ),
        Counter(
            speech.number(counts.associates),
            speech.say_count("connection", "connections", counts.associates),
            "",
            speech.say("A source connects the city with the network without proving membership."),
        ),
        Counter(
            speech.number(counts.former),
            speech.say_count("former membership", "former memberships", counts.former),
            "",
            speech.say("A source says that the city left or was left out."),
        ),
        Counter(
            speech.number(counts.sources),
            speech.say_count("source", "sources", counts.sources),
            "",
            speech.say("Publications from which the facts and texts are taken."),
        ),
    )


def _translation_row(language: Language, reader: Reader) -> TranslationRow:
    tally = translation_tally(reader.atlas, language.code)
    number = reader.speech.number
    return TranslationRow(
        language=language.autonym,
        code=language.code,
        current=number(tally[State.CURRENT] + tally[State.SOURCE]),
        outdated=number(tally[State.OUTDATED]),
        missing=number(tally[State.MISSING]),
        reviewed=number(_reviewed(reader.atlas, language.code)),
    )


def translation_tally(atlas: Atlas, code: str) -> "Tally[State]":
    """How many segments of the atlas are in which state in this language."""
    return Tally(state for document in atlas.documents for state in states(document, code).values())


def _reviewed(atlas: Atlas, code: str) -> int:
    total = 0
    for document in atlas.documents:
        if document.source_language == code:
            total += sum(1 for _ in document.source_words()) if document.provenance.is_reviewed else 0
        else:
            total += sum(one.provenance.is_reviewed for one in document.translations.get(code, {}).values())
    return total
