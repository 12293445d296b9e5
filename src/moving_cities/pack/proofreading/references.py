"""Rule `references`: what a text cites or links to exists."""

from collections.abc import Iterator

from moving_cities.atlas.integrity import Problem, problems
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.layout import TextPath
from moving_cities.pack.proofreading.remarks import Remark, Rule


def reference_remarks(atlas: Atlas) -> Iterator[Remark]:
    """Sources, links and other references that lead nowhere.

    A pack with one is refused when it is read; this finds them in an atlas that comes from elsewhere.
    """
    for problem in problems(atlas):
        file, field = _place(atlas, problem)
        yield Remark(file, field, Rule.REFERENCES, "", problem.message)


def _place(atlas: Atlas, problem: Problem) -> tuple[str, str]:
    """The file of a pack and the field in which the problem would stand."""
    if problem.collection != "documents":
        return f"{problem.collection}.csv", f"{problem.record_id}.{problem.field}"
    kind, _, record_id = problem.record_id.partition("/")
    field, _, rest = problem.field.partition(" [")
    document = atlas.document(RecordKind(kind), record_id)
    code = rest.removesuffix("]") or (document.source_language if document else "en")
    return TextPath(RecordKind(kind), record_id, code).file, field
