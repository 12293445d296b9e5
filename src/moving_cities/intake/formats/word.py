"""Word documents (DOCX): the text with its marks, and a note on everything that is not part of it."""

import posixpath
from collections import Counter
from collections.abc import Mapping

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.archives import Archive
from moving_cities.intake.formats.gathering import Gathering
from moving_cities.intake.formats.markup import Events, read_markup
from moving_cities.intake.formats.numerals import counted
from moving_cities.intake.formats.word_body import WordBody
from moving_cities.intake.formats.word_numbering import read_numbering
from moving_cities.intake.formats.word_styles import read_styles

_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_MOST_RELATIONS = 4_000_000
_USUAL = "word/document.xml"
_TO_BODY = "/officeDocument"
_TO_LINK = "/hyperlink"
_MACROS = say("Save it as DOCX without macros and send that file.")


def is_word(archive: Archive) -> bool:
    """Whether an archive is a Word document."""
    return _TYPES in archive.names and any(name.startswith("word/") for name in archive.names)


def read_word(archive: Archive, gathering: Gathering) -> None:
    """Adds the paragraphs of a document, then its notes; changes count as accepted.

    Raises:
        FormatError: the document has macros or refers to something outside, is damaged, or too large.
    """
    _refuse_macros(archive)
    relations = _all_relations(archive)
    part = _body_part(archive, relations.get(_ROOT, _Relations()))
    folder, file = posixpath.split(part)
    styles = read_styles(archive.part(f"{folder}/styles.xml"), "styles.xml")
    numbering = read_numbering(archive.part(f"{folder}/numbering.xml"), "numbering.xml", styles)
    body = archive.part(part)
    if body is None:
        raise FormatError(
            say("The Word document has no part with its text. Open it, save it again and send that file.")
        )
    told: Counter[str] = Counter()
    for name, content in (
        (file, body),
        ("footnotes.xml", archive.part(f"{folder}/footnotes.xml")),
        ("endnotes.xml", archive.part(f"{folder}/endnotes.xml")),
    ):
        if content is None:
            continue
        links = relations.get(f"{folder}/_rels/{name}.rels", _Relations()).links
        reader = WordBody(gathering, styles, numbering, links)
        first = gathering.next_number
        read_markup(content, reader, name)
        reader.finish()
        told += reader.left_out
        if name != file and any(line.text for line in gathering.lines[first - 1 :]):
            gathering.note(0, _NOTES_STAND[name](first))
    _say(gathering, told)


def _footnotes_stand(first: int) -> str:
    return say("The footnotes stand at the end, from line {first:,} on.", first=first)


def _endnotes_stand(first: int) -> str:
    return say("The endnotes stand at the end, from line {first:,} on.", first=first)


_NOTES_STAND = {"footnotes.xml": _footnotes_stand, "endnotes.xml": _endnotes_stand}


class _Relations(Events):
    """What a part refers to.

    Attributes:
        links: addresses by id.
        body: the part that the document begins with, or empty.
        outside: a reference to something outside that is no link, or empty.
    """

    def __init__(self) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.body = ""
        self.outside = ""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if name != "Relationship":
            return
        kind, target = attributes.get("Type", ""), attributes.get("Target", "")
        if kind.endswith(_TO_LINK):
            self.links[attributes.get("Id", "")] = target
        elif attributes.get("TargetMode", "").strip().lower() == "external" or "://" in target:
            self.outside = self.outside or f"{target[:100]} ({kind.rpartition('/')[2][:40]})"
        elif kind.endswith(_TO_BODY):
            self.body = target


def _all_relations(archive: Archive) -> dict[str, "_Relations"]:
    """What every part refers to: a reference to something outside may stand in any of them."""
    names = sorted(name for name in archive.names if name.endswith(".rels"))
    if archive.size(names) > _MOST_RELATIONS:
        raise FormatError(
            say("The document refers to more things than any document does. Copy its text into a new document.")
        )
    return {name: _relations(archive, name) for name in names}


def _relations(archive: Archive, name: str) -> _Relations:
    relations = _Relations()
    read_markup(archive.part(name) or b"", relations, name)
    if relations.outside:
        raise FormatError(
            say(
                "The document refers to something outside of it: {outside}. It was not read, and nothing was "
                "fetched. Copy its text into a new document, without linked pictures and templates, and send "
                "that.",
                outside=relations.outside,
            )
        )
    return relations


def _body_part(archive: Archive, root: _Relations) -> str:
    part = root.body.lstrip("/")
    return part if part in archive.names else _USUAL


def _refuse_macros(archive: Archive) -> None:
    types = archive.part(_TYPES) or b""
    names = [name.lower() for name in archive.names]
    if b"macroEnabled" in types or any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise FormatError(say("The document holds macros, which are programs. {macros}", macros=_MACROS))
    if any("/activex/" in name for name in names):
        raise FormatError(
            say(
                "The document holds controls (ActiveX), which are programs. Copy its text into a new document"
                " and send that."
            )
        )


def _say(gathering: Gathering, told: Counter[str]) -> None:
    """Notes what a person would miss who compares the lines with the document."""
    if told["deleted"] or told["inserted"] or told["rows"]:
        gathering.note(
            0,
            say(
                "Tracked changes were taken as accepted: {insertions} kept, {characters} and {rows} of "
                "deletions left out.",
                insertions=counted(told["inserted"], "insertion"),
                characters=counted(told["deleted"], "character"),
                rows=counted(told["rows"], "row"),
            ),
        )
    if told["hidden"]:
        gathering.note(0, say("Left out, because it is hidden: {things}.", things=counted(told["hidden"], "character")))
    for kind, thing in (
        ("comments", "comment"),
        ("pictures", "picture"),
        ("objects", "embedded object"),
        ("headers", "header and footer reference"),
    ):
        if told[kind]:
            gathering.note(0, say("Left out: {things}.", things=counted(told[kind], thing)))
