"""Rule `references`: what a text cites or links to exists, and every language links to the same."""

from collections.abc import Iterator

from moving_cities.atlas.integrity import problems
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.problem import Problem
from moving_cities.atlas.richtext import RichText, linked_addresses
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.layout import TextPath
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.remarks import Remark, Rule


def reference_remarks(atlas: Atlas) -> Iterator[Remark]:
    """Sources, links and other references that lead nowhere.

    A pack with one is refused when it is read; this finds them in an atlas that comes from elsewhere.
    """
    for problem in problems(atlas):
        file, field = _place(atlas, problem)
        yield Remark(file, field, Rule.REFERENCES, "", problem.message)


def link_remarks(passage: Passage) -> Iterator[Remark]:
    """Records that the source links to and the translation does not, or the other way round."""
    if not isinstance(passage.words, RichText) or not isinstance(passage.source_words, RichText):
        return
    here, there = _linked_records(passage.words), _linked_records(passage.source_words)
    if there - here:
        message = "The source links to these records here, the translation does not. Set the links: [words](address)."
        yield passage.remark(Rule.REFERENCES, " ".join(sorted(there - here)), message)
    if here - there:
        message = "The translation links to what its source does not. Take the links out, or add them there."
        yield passage.remark(Rule.REFERENCES, " ".join(sorted(here - there)), message)


def _linked_records(text: RichText) -> set[str]:
    return {address for address in linked_addresses(text) if address.startswith("atlas:")}


def _place(atlas: Atlas, problem: Problem) -> tuple[str, str]:
    """The file of a pack and the field in which the problem would stand."""
    if problem.collection != "documents":
        return f"{problem.collection}.csv", f"{problem.record_id}.{problem.field}"
    kind, _, record_id = problem.record_id.partition("/")
    field, _, rest = problem.field.partition(" [")
    document = atlas.document(RecordKind(kind), record_id)
    code = rest.removesuffix("]") or (document.source_language if document else "en")
    return TextPath(RecordKind(kind), record_id, code).file, field
