"""Rule `lengths`: texts are as long as their place allows and their readers need."""

from collections.abc import Iterator

from moving_cities.atlas.documents import Document
from moving_cities.atlas.kinds import BlockKind, RecordKind
from moving_cities.atlas.richtext import RichText, words
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.layout import TextPath
from moving_cities.pack.proofreading.limits import Limits
from moving_cities.pack.proofreading.passages import Passage, line_words
from moving_cities.pack.proofreading.remarks import Remark, Rule

_PROFILE = frozenset({BlockKind.TAKEAWAY, BlockKind.SECTION, BlockKind.NETWORKS})


def passage_length_remarks(passage: Passage, limits: Limits) -> Iterator[Remark]:
    """Fields of one line that are too long, walls of words, translations far from the length of their source."""
    yield from _line(passage, limits)
    yield from _paragraphs(passage, limits)
    if not passage.is_source:
        yield from _ratio(passage, limits)


def record_length_remarks(atlas: Atlas, limits: Limits) -> Iterator[Remark]:
    """Profiles and approaches that are too short or too long, and approaches under too many topics."""
    for city in atlas.featured_cities:
        document = atlas.document(RecordKind.CITY, city.id)
        if document is None:
            message = "A featured city has a researched profile, and this one has no text. Write it, or take “yes” out."
            yield Remark("cities.csv", f"{city.id}.is_featured", Rule.LENGTHS, "", message)
        else:
            yield from _profile(document, limits)
    for approach in atlas.approaches:
        if len(approach.topic_ids) > limits.topics:
            message = f"An approach has at most {limits.topics} topics, the most important. Take the others out."
            topics = " ".join(approach.topic_ids)
            yield Remark("approaches.csv", f"{approach.id}.topic_ids", Rule.LENGTHS, topics, message)
        document = atlas.document(RecordKind.APPROACH, approach.id)
        if document is not None:
            yield from _approach(document, limits)


def _line(passage: Passage, limits: Limits) -> Iterator[Remark]:
    limit = {"title": limits.title, "subtitle": limits.subtitle, "summary": limits.summary, "lead": limits.lead}
    if passage.name not in limit:
        return
    most = limit[passage.name] if passage.is_source else round(limit[passage.name] * limits.translation_factor)
    if len(passage.text) > most:
        message = f"A {passage.name} has at most {most} characters, and this has {len(passage.text)}. Shorten it."
        yield passage.remark(Rule.LENGTHS, passage.text, message)


def _paragraphs(passage: Passage, limits: Limits) -> Iterator[Remark]:
    for line in passage.lines:
        text = line_words(line)
        count = len(text.split())
        if count > limits.paragraph_words:
            message = (
                f"A paragraph has at most {limits.paragraph_words} words, and this has {count}. "
                "Divide it where a new thought begins."
            )
            yield passage.remark(Rule.LENGTHS, text, message)


def _ratio(passage: Passage, limits: Limits) -> Iterator[Remark]:
    source = passage.source.text
    if len(source) < limits.ratio_from:
        return
    least, most = limits.translation_ratio
    ratio = len(passage.text) / len(source)
    if not least <= ratio <= most:
        message = (
            f"The translation is {ratio:.1f} times as long as its source, which is outside {least} to {most}. "
            "See what was left out or added."
        )
        yield passage.remark(Rule.LENGTHS, passage.text, message)


def _profile(document: Document, limits: Limits) -> Iterator[Remark]:
    takeaways = sum(block.kind is BlockKind.TAKEAWAY for block in document.blocks)
    least, most = limits.takeaways
    if not least <= takeaways <= most:
        message = f"A profile has {least} to {most} takeaways, and this has {takeaways}."
        yield Remark(_file(document), "", Rule.LENGTHS, "", message)
    yield from _word_count(document, "profile", _count(document, _PROFILE), limits.profile_words)


def _approach(document: Document, limits: Limits) -> Iterator[Remark]:
    count = _count(document, frozenset({BlockKind.SECTION}))
    if count:
        yield from _word_count(document, "text of an approach", count, limits.approach_words)


def _word_count(document: Document, what: str, count: int, limit: tuple[int, int]) -> Iterator[Remark]:
    least, most = limit
    if not least <= count <= most:
        advice = "Say more where the sources bear it" if count < least else "Shorten it"
        message = f"A {what} has {least} to {most} words, and this has {count}. {advice}."
        yield Remark(_file(document), "", Rule.LENGTHS, "", message)


def _count(document: Document, kinds: frozenset[BlockKind]) -> int:
    """The words that blocks of these kinds have in the source language, leads and own headings included."""
    texts = (value for block in document.blocks if block.kind in kinds for value in block.words.values())
    return sum(len((words(value) if isinstance(value, RichText) else value).split()) for value in texts)


def _file(document: Document) -> str:
    return TextPath(document.kind, document.id, document.source_language).file
