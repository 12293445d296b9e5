"""From a document to the sections of a page: fallback, marks of provenance, sources, headings."""

from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.fallback import Shown, show
from moving_cities.atlas.kinds import BlockKind, Standing
from moving_cities.atlas.provenance import Origin
from moving_cities.atlas.richtext import RichText
from moving_cities.atlas.segments import State
from moving_cities.edition.citations import Citations
from moving_cities.edition.markup import render
from moving_cities.edition.pages.headings import heading_words
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.words import Prose, Provenance, Section, Words

SHOWN_APART = frozenset({BlockKind.HEAD, BlockKind.TRANSFER})


def sections(document: Document | None, reader: Reader, citations: Citations) -> tuple[Section, ...]:
    """The document's blocks as the reader sees them, in order, without head and transfer sheet."""
    if document is None:
        return ()
    return tuple(
        _section(document, block, reader, citations) for block in document.blocks if block.kind not in SHOWN_APART
    )


def provenance(document: Document | None, reader: Reader) -> Provenance:
    """Where the words of the whole document come from, as the reader sees them."""
    if document is None:
        return Provenance()
    shown = [show(document, path, reader.code) for path, _ in document.source_words()]
    return _provenance([one for one in shown if one is not None], reader)


def notices(document: Document | None, reader: Reader) -> tuple[str, ...]:
    """What a reader must know before reading: the sentences on the provenance of the whole document."""
    return provenance(document, reader).sentences


def standing_label(standing: Standing, reader: Reader) -> str:
    """Whether something still runs, in words; empty where nothing is known."""
    say_of = reader.speech.say_of
    labels = {
        Standing.PLANNED: say_of("standing", "Planned"),
        Standing.RUNNING: say_of("standing", "Running"),
        Standing.CHANGED: say_of("standing", "Changed"),
        Standing.ENDED: say_of("standing", "Ended"),
    }
    return labels.get(standing, "")


def _section(document: Document, block: Block, reader: Reader, citations: Citations) -> Section:
    shown = {name: show(document, f"{block.id}.{name}", reader.code) for name in block.words}
    return Section(
        id=block.id,
        kind=block.kind,
        heading=_heading(block, shown.get("heading"), reader),
        lead=reader.words(shown.get("lead")),
        body=_prose(shown.get("text"), reader, citations),
        standing=block.standing,
        standing_label=standing_label(block.standing, reader),
        as_of=_as_of(block, reader),
        confirmed=_confirmed(block, reader),
        speaker=block.speaker,
        role=reader.words(shown.get("role")),
        report=_report(block, reader),
        sources=tuple(citations.note(source_id) for source_id in block.source_ids),
        unsourced=reader.speech.say("No source can be named for this.") if block.is_unsourced else "",
        provenance=_provenance([one for one in shown.values() if one is not None], reader),
    )


def _heading(block: Block, own: Shown | None, reader: Reader) -> Words:
    if own is not None:
        return reader.words(own)
    if block.heading_key:
        return Words(heading_words(block.heading_key, reader.speech))
    return Words("")


def _prose(shown: Shown | None, reader: Reader, citations: Citations) -> Prose:
    if shown is None or not isinstance(shown.words, RichText):
        return Prose("")
    mark = reader.marked("", shown.language)
    return Prose(render(shown.words, reader.linking(citations)), mark.language, mark.direction)


def _report(block: Block, reader: Reader) -> str:
    """When a report block's text was researched and brought up to date."""
    if block.kind is not BlockKind.REPORT or not block.years:
        return ""
    first, *updates = (str(year) for year in block.years)
    if not updates:
        return reader.speech.say("Report of {year}.", year=first)
    return reader.speech.say(
        "Report of {year}, updated in {updates}.", year=first, updates=reader.speech.list(tuple(updates))
    )


def _as_of(block: Block, reader: Reader) -> str:
    """As of when a block holds; where its sources have no date, when the last of them was read."""
    if block.as_of:
        return reader.speech.say("As of {date}", date=reader.speech.date(block.as_of))
    sources = [reader.atlas.source(source_id) for source_id in block.sources]
    read_on = [source.retrieved for source in sources if source.retrieved]
    if not read_on or block.kind is BlockKind.TRANSFER or any(source.published_year for source in sources):
        return ""
    return reader.speech.say("From undated sources (read {date})", date=reader.speech.date(max(read_on)))


def _confirmed(block: Block, reader: Reader) -> str:
    if block.confirmed_on is None:
        return ""
    return reader.speech.say(
        "Confirmed by {person} on {date}",
        person=block.confirmed_by,
        date=reader.speech.date(block.confirmed_on),
    )


def _provenance(shown: list[Shown], reader: Reader) -> Provenance:
    marks = sorted({mark for one in shown for mark in _marks(one)})
    return Provenance(tuple(marks), tuple(_sentences(shown, reader)))


def _marks(shown: Shown) -> tuple[str, ...]:
    reviewed = "reviewed" if shown.provenance.is_reviewed else "unreviewed"
    fallback = ("fallback",) if shown.is_fallback else ()
    return (str(shown.state), str(shown.provenance.origin), reviewed, *fallback)


def _sentences(shown: list[Shown], reader: Reader) -> list[str]:
    say = reader.speech.say
    own = [one for one in shown if not one.is_fallback]
    result = []
    for code in sorted({one.language for one in shown if one.is_fallback}):
        name = reader.speech.language_name(code)
        if own:
            result.append(
                say(
                    "Parts of this text have not been translated yet and are shown in {language}.",
                    language=name,
                )
            )
        else:
            result.append(say("This text has not been translated yet; it is shown in {language}.", language=name))
    if any(one.state is State.OUTDATED for one in own):
        result.append(say("Parts of this translation are older than their source."))
    result.extend(_authorship(own or shown, reader))
    return result


def _authorship(shown: list[Shown], reader: Reader) -> list[str]:
    say = reader.speech.say
    unchecked = [one for one in shown if not one.provenance.is_reviewed]
    machine = [one for one in unchecked if one.provenance.origin is Origin.MACHINE]
    if any(one.state is not State.SOURCE for one in machine):
        return [say("Translated by a machine and not yet checked by a person.")]
    if machine:
        return [say("Written by a machine from the sources named and not yet checked by a person.")]
    if any(one.provenance.origin is Origin.IMPORTED for one in unchecked):
        return [say("Taken over from an earlier publication and not yet checked again.")]
    return []
