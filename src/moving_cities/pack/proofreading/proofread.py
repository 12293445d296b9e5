"""The proofreader: every rule over every text, all remarks at once, always in the same order."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.proofreading.dates import block_date_remarks, date_remarks, record_date_remarks
from moving_cities.pack.proofreading.headings import heading_remarks
from moving_cities.pack.proofreading.languages import language_remarks
from moving_cities.pack.proofreading.lengths import passage_length_remarks, record_length_remarks
from moving_cities.pack.proofreading.limits import USUAL, Limits
from moving_cities.pack.proofreading.names import Names, name_remarks
from moving_cities.pack.proofreading.number_check import number_remarks
from moving_cities.pack.proofreading.overlap import SeedText, overlap_remarks
from moving_cities.pack.proofreading.passages import Passage, passages
from moving_cities.pack.proofreading.references import link_remarks, reference_remarks
from moving_cities.pack.proofreading.remarks import Remark, Rule
from moving_cities.pack.proofreading.sources import source_remarks
from moving_cities.pack.proofreading.state import state_remarks
from moving_cities.pack.proofreading.terms import Glossary, term_remarks


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rules read."""

    atlas: Atlas
    passages: Sequence[Passage]
    seeds: Sequence[SeedText]
    limits: Limits

    def each(self, remarks: Callable[[Passage], Iterable[Remark]]) -> Iterator[Remark]:
        """The remarks of a rule that looks at one passage at a time."""
        for passage in self.passages:
            yield from remarks(passage)


def proofread(
    atlas: Atlas,
    *,
    seeds: Sequence[SeedText] = (),
    limits: Limits = USUAL,
    rules: Collection[Rule] = tuple(Rule),
) -> list[Remark]:
    """Everything that the rules have to say about the texts of an atlas.

    Args:
        atlas: the atlas; as a pack holds it, or from elsewhere.
        seeds: texts that may not be repeated; without any, the rule `overlap` has nothing to say.
        limits: how long texts may be.
        rules: the rules to read by; all by default.

    Returns:
        The remarks in the order of files and fields, each once; the same for the same atlas.
    """
    reading = _Reading(atlas, tuple(passages(atlas)), seeds, limits)
    return sorted({remark for rule in rules for remark in _RULES[rule](reading)})


def _sources(reading: _Reading) -> Iterator[Remark]:
    yield from reading.each(lambda passage: source_remarks(passage, reading.atlas))


def _references(reading: _Reading) -> Iterator[Remark]:
    yield from reference_remarks(reading.atlas)
    yield from reading.each(link_remarks)


def _dates(reading: _Reading) -> Iterator[Remark]:
    yield from record_date_remarks(reading.atlas)
    dated = frozenset(source.id for source in reading.atlas.sources if source.published_year)
    for document in reading.atlas.documents:
        yield from block_date_remarks(document, reading.atlas.as_of, dated)
    yield from reading.each(lambda passage: date_remarks(passage, reading.atlas.as_of))


def _names(reading: _Reading) -> Iterator[Remark]:
    names = Names.of(reading.atlas)
    yield from reading.each(lambda passage: name_remarks(passage, names))


def _numbers(reading: _Reading) -> Iterator[Remark]:
    yield from reading.each(number_remarks)


def _overlap(reading: _Reading) -> Iterator[Remark]:
    yield from overlap_remarks(reading.passages, reading.seeds, reading.limits)


def _language(reading: _Reading) -> Iterator[Remark]:
    yield from language_remarks(reading.passages, reading.limits)


def _lengths(reading: _Reading) -> Iterator[Remark]:
    yield from record_length_remarks(reading.atlas, reading.limits)
    yield from reading.each(lambda passage: passage_length_remarks(passage, reading.limits))


def _headings(reading: _Reading) -> Iterator[Remark]:
    for document in reading.atlas.documents:
        yield from heading_remarks(document)


def _terms(reading: _Reading) -> Iterator[Remark]:
    yield from term_remarks(reading.passages, Glossary.of(reading.atlas))


def _state(reading: _Reading) -> Iterator[Remark]:
    yield from reading.each(lambda passage: state_remarks(passage, reading.limits))


_RULES: dict[Rule, Callable[[_Reading], Iterator[Remark]]] = {
    Rule.SOURCES: _sources,
    Rule.REFERENCES: _references,
    Rule.DATES: _dates,
    Rule.NAMES: _names,
    Rule.NUMBERS: _numbers,
    Rule.OVERLAP: _overlap,
    Rule.LANGUAGE: _language,
    Rule.LENGTHS: _lengths,
    Rule.HEADINGS: _headings,
    Rule.TERMS: _terms,
    Rule.STATE: _state,
}
