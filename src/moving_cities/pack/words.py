"""The words of a section: plain fields and rich text, read with the line of every fault."""

from collections.abc import Iterator

from moving_cities.atlas.documents import Words
from moving_cities.atlas.errors import NotationError, TextError
from moving_cities.atlas.kinds import RICH_FIELD
from moving_cities.atlas.notation import parse
from moving_cities.atlas.plain import plain
from moving_cities.pack.findings import Findings
from moving_cities.pack.text_file import Passage, Section


def read_words(section: Section, file: str, findings: Findings) -> dict[str, Words] | None:
    """The words of a section by field; None if some of them are faulty."""
    before = len(findings)
    words = dict(_all(section, file, findings))
    return words if len(findings) == before else None


def _all(section: Section, file: str, findings: Findings) -> Iterator[tuple[str, Words]]:
    for name, passage in section.fields.items():
        path = f"{section.id}.{name}"
        try:
            words = plain(passage.words)
        except TextError as error:
            findings.add(file, passage.line, path, str(error))
            continue
        if name == RICH_FIELD:
            findings.add(file, passage.line, path, "The text itself stands below the fields, not in one of them.")
        elif words:
            yield name, words
        else:
            findings.add(file, passage.line, path, "The field is empty. Write its words or take it out.")
    if section.text:
        yield from _rich(section.text, f"{section.id}.{RICH_FIELD}", file, findings)


def _rich(passage: Passage, path: str, file: str, findings: Findings) -> Iterator[tuple[str, Words]]:
    try:
        text = parse(passage.words)
    except NotationError as error:
        findings.add(file, passage.line + error.line - 1, path, str(error))
        return
    if text.blocks:
        yield RICH_FIELD, text
