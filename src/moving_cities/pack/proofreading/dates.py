"""Rule `dates`: statements say as of when they hold, and no date contradicts another."""

import re
from collections.abc import Iterator

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.kinds import RecordKind, Standing
from moving_cities.atlas.records import Approach, Source
from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.terms import phrases
from moving_cities.pack.layout import TextPath
from moving_cities.pack.proofreading.passages import STATING_BLOCKS, Passage
from moving_cities.pack.proofreading.patterns import pattern
from moving_cities.pack.proofreading.remarks import Remark, Rule
from moving_cities.pack.proofreading.sources import is_silent
from moving_cities.pack.proofreading.stated_dates import StatedDate, is_later, stated_dates

_DATED = frozenset({RecordKind.CITY, RecordKind.COUNTRY, RecordKind.NETWORK, RecordKind.APPROACH})
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_SPAN = re.compile(
    r"\d{4}\s?(?:[-–—/]|to|and|bis|und|à|au|et|al|a|e|y|do|i|έως|ως|και|tot|en|إلى|و)\s?(?:il |el |το |عام )?$"
)
"""What stands before the year that ends a span."""

PLANNING = {
    "en": "plan* | target* | set aside | to the end | as of | until | by | due | will | was to | were to | after",
    "de": "plan* | geplant* | bis | soll* | wird | werden | nach",
    "fr": "plan* | prévu* | prévoi* | jusqu* | d'ici | doit | devait | sera | après",
    "it": "pian* | previst* | preved* | entro | fino | sarà | dopo",
    "es": "plan* | previst* | hasta | debe* | será | después",
    "pl": "plan* | do | ma | będzie | po",
    "el": "σχεδι* | προβλεπ* | έως | μέχρι | θα | μετά",
    "nl": "plan* | gepland* | tot | zal | zou | na",
    "ar": "خطة | خطط* | حتى | سوف | بعد",
}
"""Words of a sentence that speaks of a time ahead, or of what no source tells: its year proves nothing read then."""


def date_remarks(passage: Passage, as_of: PartialDate) -> Iterator[Remark]:
    """Dates in a source text that lie after the date as of which its block is said to hold.

    A later year that the sentence announces, or that ends a span (2022–2025), is no contradiction: it was
    written before. Years after the atlas itself are always of that kind.
    """
    block = passage.block
    if not passage.is_source or passage.document.kind not in _DATED or block.as_of is None:
        return
    for sentence in _SENTENCE.split(passage.unquoted_text):
        for stated in stated_dates(sentence, passage.language):
            if _contradicts(stated, sentence, block.as_of, as_of, passage.language):
                message = (
                    f"The block holds as of {block.as_of}, but tells of a later date. Set as_of to the date of the "
                    "newest statement that its sources prove."
                )
                yield passage.remark(Rule.DATES, stated.words, message)


def block_date_remarks(document: Document, as_of: PartialDate, dated: frozenset[str]) -> Iterator[Remark]:
    """Blocks without the date as of which they hold, and dates that lie after the atlas.

    Args:
        document: the text.
        as_of: the date of the atlas.
        dated: ids of the sources that say when they appeared. A block that rests on others only may go
            without a date; readers are told so.
    """
    for block in document.blocks:
        yield from _undated(document, block, dated)
        for name, value in (("as_of", block.as_of), ("confirmed_on", block.confirmed_on)):
            if value and is_later(value, as_of):
                yield _remark(document, f"{block.id}.{name}", value, _in_future(as_of))
    if document.provenance.reviewed_on and is_later(document.provenance.reviewed_on, as_of):
        yield _remark(document, "reviewed_on", document.provenance.reviewed_on, _in_future(as_of))
    for code, translations in document.translations.items():
        for path, translated in translations.items():
            reviewed_on = translated.provenance.reviewed_on
            if reviewed_on and is_later(reviewed_on, as_of):
                yield _remark(document, f"{path}.reviewed_on", reviewed_on, _in_future(as_of), code)


def record_date_remarks(atlas: Atlas) -> Iterator[Remark]:
    """Approaches whose years contradict their standing, and sources read before they appeared."""
    for approach in atlas.approaches:
        message = _contradiction(approach, atlas.as_of.year)
        if message:
            yield Remark("approaches.csv", f"{approach.id}.standing", Rule.DATES, approach.standing, message)
    for source in atlas.sources:
        yield from _source(source, atlas.as_of)


def _undated(document: Document, block: Block, dated: frozenset[str]) -> Iterator[Remark]:
    if (
        document.kind in _DATED
        and block.kind in STATING_BLOCKS
        and not block.as_of
        and not dated.isdisjoint(block.sources)
        and not is_silent(block, document.source_language)
    ):
        message = (
            "The block does not say as of when it holds, although its sources have dates. Give it as_of: the date "
            "of the newest statement that they prove."
        )
        yield _remark(document, f"{block.id}.as_of", "", message)


def _contradicts(stated: StatedDate, sentence: str, block_as_of: PartialDate, as_of: PartialDate, code: str) -> bool:
    if not is_later(stated.date, block_as_of) or stated.date.year > as_of.year:
        return False
    return not _SPAN.search(sentence[: stated.start]) and not pattern(phrases(PLANNING[code]), code).is_in(sentence)


def _contradiction(approach: Approach, this_year: int) -> str:
    start, end = approach.start_year, approach.end_year
    if approach.standing is Standing.ENDED and end and end > this_year:
        return f"It is said to have ended, but its end_year {end} is still to come. Correct one of the two."
    if approach.standing is Standing.PLANNED and start and start < this_year:
        return f"It is said to be planned, but began in {start}. Correct one of the two."
    if approach.standing in {Standing.RUNNING, Standing.ENDED} and start and start > this_year:
        return f"It is said to be {approach.standing}, but its start_year {start} is still to come. Correct one."
    if approach.standing is Standing.RUNNING and end and end < this_year:
        return f"It is said to be running, but ended in {end}. Correct one of the two."
    return ""


def _source(source: Source, as_of: PartialDate) -> Iterator[Remark]:
    if source.retrieved and is_later(source.retrieved, as_of):
        yield Remark("sources.csv", f"{source.id}.retrieved", Rule.DATES, source.retrieved, _in_future(as_of))
    if source.retrieved and source.published_year and source.published_year > source.retrieved.year:
        message = f"It was read ({source.retrieved}) before it appeared. Correct one of the two dates."
        yield Remark("sources.csv", f"{source.id}.published_year", Rule.DATES, str(source.published_year), message)


def _in_future(as_of: PartialDate) -> str:
    return f"This date lies after that of the atlas, {as_of}. Correct it, or the as_of in pack.toml."


def _remark(document: Document, field: str, words: str, message: str, code: str = "") -> Remark:
    file = TextPath(document.kind, document.id, code or document.source_language).file
    return Remark(file, field, Rule.DATES, words, message)
