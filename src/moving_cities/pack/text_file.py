"""A text file taken apart: the front matter between its fences, and the sections below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from moving_cities.atlas.kinds import RICH_FIELD
from moving_cities.pack.findings import Findings
from moving_cities.pack.toml_reading import TomlTable, toml_table

FENCE = "+++"

_MARKER = re.compile(r"## \[([^\[\]]*)\]")
_FIELD = re.compile(r":([a-z_]+):(.*)")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as they stand in the file, and the line at which they begin."""

    words: str
    line: int


@dataclass(slots=True)
class Section:
    """The words of one block.

    Attributes:
        id: id of the block.
        line: the line of its marker.
        fields: the words of one line, by field.
        text: the rich text in the notation; None where there is none.
    """

    id: str
    line: int
    fields: dict[str, Passage] = field(default_factory=dict)
    text: Passage | None = None

    def line_of(self, name: str) -> int:
        """The line at which the words of a field begin; of the marker where there are none."""
        passage = self.fields.get(name) or (self.text if name == RICH_FIELD else None)
        return passage.line if passage else self.line


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file taken apart.

    Attributes:
        file: its path within the pack.
        front: its front matter.
        sections: the words, by id of their block.
    """

    file: str
    front: TomlTable
    sections: dict[str, Section]


def text_file(text: str, file: str, findings: Findings) -> TextFile | None:
    """The parts of a text file; None if its front matter cannot be read."""
    lines = text.removesuffix("\n").split("\n")
    if lines[0].rstrip(" \t") != FENCE:
        findings.add(file, 1, "", f"The file does not begin with its front matter between two lines “{FENCE}”.")
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip(" \t") == FENCE), None)
    if end is None:
        findings.add(file, 1, "", f"The front matter is not closed; write a line “{FENCE}” below it.")
        return None
    front = toml_table(lines[1:end], 2, file, findings)
    sections = _sections(lines[end + 1 :], end + 2, file, findings)
    return None if front is None else TextFile(file, front, sections)


def _sections(lines: list[str], first_line: int, file: str, findings: Findings) -> dict[str, Section]:
    sections: dict[str, Section] = {}
    for section, body in _split(lines, first_line, file, findings):
        if section.id in sections:
            findings.add(
                file, section.line, section.id, f"The block “{section.id}” stands twice in this file. Join them."
            )
        else:
            sections[section.id] = section
        _fill(section, body, file, findings)
    return sections


def _split(lines: list[str], first_line: int, file: str, findings: Findings) -> Iterator[tuple[Section, list[str]]]:
    """Each section with the lines below its marker."""
    section: Section | None = None
    body: list[str] = []
    for number, line in enumerate(lines, first_line):
        marker = _MARKER.fullmatch(line.rstrip(" \t"))
        if marker:
            if section:
                yield section, body
            section, body = Section(marker[1], number), []
        elif section:
            body.append(line)
        elif line.strip(" \t"):
            findings.add(file, number, "", "These words stand in no block; write “## [id]” above them.")
    if section:
        yield section, body


def _fill(section: Section, body: list[str], file: str, findings: Findings) -> None:
    position = 0
    while position < len(body) and (match := _FIELD.fullmatch(body[position].rstrip(" \t"))):
        name, words = match[1], match[2]
        line = section.line + 1 + position
        if name in section.fields:
            findings.add(file, line, f"{section.id}.{name}", f"The field “{name}” stands twice in its block.")
        section.fields[name] = Passage(words, line)
        position += 1
    _refuse_late_fields(section, body, position, file, findings)
    while position < len(body) and not body[position].strip(" \t"):
        position += 1
    if position < len(body):
        section.text = Passage("\n".join(body[position:]), section.line + 1 + position)


def _refuse_late_fields(section: Section, body: list[str], start: int, file: str, findings: Findings) -> None:
    for number, line in enumerate(body[start:], section.line + 1 + start):
        if line.startswith(":"):
            findings.add(
                file,
                number,
                section.id,
                "Fields (“:name: words”) stand directly below “## [id]”; write \\: for a colon that begins a line.",
            )
