"""The texts of a pack read into documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.pack.blocks import read_blocks
from moving_cities.pack.decoding import decoded
from moving_cities.pack.findings import Findings
from moving_cities.pack.layout import TEXTS, TextPath, text_path
from moving_cities.pack.provenance_table import read_provenance
from moving_cities.pack.text_file import TextFile, text_file
from moving_cities.pack.translations import read_translation

Versions: TypeAlias = dict[str, TextFile | None]
"""The files of one record by language; None for one that could not be taken apart."""


@dataclass(slots=True)
class Texts:
    """What the texts of a pack say.

    Attributes:
        documents: the documents that could be made.
        files: every file that could be taken apart, by its path, for pointing into it.
        unread: `kind/id` of records that have texts, but of which no document could be made.
    """

    documents: list[Document] = field(default_factory=list)
    files: dict[str, TextFile] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)


def read_texts(contents: Mapping[str, bytes], findings: Findings) -> Texts:
    """Every document that can be made of the files below `texts/`, and every problem in them."""
    texts = Texts()
    for name, paths in _grouped(contents, findings).items():
        versions = {path.language: _taken_apart(contents[path.file], path.file, findings) for path in paths}
        texts.files |= {one.file: one for one in versions.values() if one}
        document = _document(paths[0], versions, findings)
        if document:
            texts.documents.append(document)
        else:
            texts.unread.add(name)
    return texts


def _grouped(files: Iterable[str], findings: Findings) -> dict[str, list[TextPath]]:
    groups: dict[str, list[TextPath]] = {}
    for file in sorted(files):
        if not file.startswith(f"{TEXTS}/"):
            continue
        path = text_path(file)
        if isinstance(path, str):
            findings.add(file, 0, "", path)
        else:
            groups.setdefault(f"{path.kind}/{path.id}", []).append(path)
    return groups


def _taken_apart(content: bytes, file: str, findings: Findings) -> TextFile | None:
    text = decoded(content, file, findings)
    return None if text is None else text_file(text, file, findings)


def _document(path: TextPath, versions: Versions, findings: Findings) -> Document | None:
    before = len(findings)
    code, source = _source(path, versions, findings)
    if source is None and None not in versions.values():
        return None
    blocks, provenance = None, None
    if source:
        blocks, provenance = read_blocks(source, findings), read_provenance(source.front)
        source.front.refuse_others()
    translations = {
        other: FrozenMapping(read_translation(one, blocks, findings))
        for other, one in versions.items()
        if one and one is not source and not one.front.flag("source")
    }
    if not (source and blocks is not None and provenance) or len(findings) > before:
        return None
    try:
        return Document(path.kind, path.id, code, provenance, blocks, FrozenMapping(translations))
    except RecordError as error:
        _complain(error, source, blocks, findings)
        return None


def _source(path: TextPath, versions: Versions, findings: Findings) -> tuple[str, TextFile | None]:
    """The file that says that it is the source, with its language; None unless there is exactly one."""
    found = [(code, one) for code, one in versions.items() if one and one.front.flag("source")]
    for _, one in found[1:]:
        message = f"“{found[0][0]}.md” is the source already; a text has one source."
        findings.add(one.file, one.front.line("source"), "source", message)
    if found:
        return found[0] if len(found) == 1 else ("", None)
    folder = f"{TEXTS}/{path.kind}/{path.id}"
    if not findings.names_below(folder):
        findings.add(folder, 0, "source", "None of these files says source = true. Say it in the original.")
    return "", None


def _complain(error: RecordError, source: TextFile, blocks: tuple[Block, ...], findings: Findings) -> None:
    """Notes a fault of the order of blocks at the block that is at fault."""
    seen: set[str] = set()
    tables = source.front.tables("block")
    for position, block in enumerate(blocks):
        if block.id in seen or (block.kind == "head") != (position == 0):
            tables[position].complain("id", str(error))
            return
        seen.add(block.id)
    findings.add(source.file, 1, "block", str(error))
