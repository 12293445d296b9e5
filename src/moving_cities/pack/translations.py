"""The file of a translation: words of single segments, each with the hash of its source words."""

import re

from moving_cities.atlas.documents import Block, Translated, Words
from moving_cities.atlas.provenance import Provenance
from moving_cities.pack.findings import Findings
from moving_cities.pack.provenance_table import read_provenance
from moving_cities.pack.text_file import TextFile
from moving_cities.pack.toml_reading import TomlTable
from moving_cities.pack.words import read_words

_HASH = re.compile(r"[0-9a-f]{16}")


def read_translation(file: TextFile, blocks: tuple[Block, ...] | None, findings: Findings) -> dict[str, Translated]:
    """The segments of a translation by `block.field`, after noting every fault.

    Args:
        file: the file, taken apart.
        blocks: the blocks of the source; None if they could not be read, so that nothing is held against them.
        findings: where faults are noted.
    """
    provenance = read_provenance(file.front)
    hashes, own = file.front.table("made_from"), file.front.table("segment")
    file.front.flag("source")
    file.front.refuse_others()
    words = _all_words(file, findings)
    if blocks is not None:
        words = _translatable(file, words, blocks, findings)
    provenances = _own_provenances(own, words)
    translated = {}
    for path, value in words.items():
        source_hash = _hash(hashes, path, file, findings)
        if source_hash and provenance:
            translated[path] = Translated(value, source_hash, provenances.get(path, provenance))
    hashes.refuse_others("There are no words of this segment below. Take the hash out, or write the words.")
    return translated


def _all_words(file: TextFile, findings: Findings) -> dict[str, Words]:
    words: dict[str, Words] = {}
    for section in file.sections.values():
        for name, value in (read_words(section, file.file, findings) or {}).items():
            words[f"{section.id}.{name}"] = value
    if not any(section.fields or section.text for section in file.sections.values()):
        findings.add(file.file, 0, "", "The translation holds no words. Write some or take the file out.")
    return words


def _translatable(
    file: TextFile, words: dict[str, Words], blocks: tuple[Block, ...], findings: Findings
) -> dict[str, Words]:
    """The words that translate something, after noting the others."""
    known = {block.id: block for block in blocks}
    for section in file.sections.values():
        if section.id not in known:
            message = f"The source has no block “{section.id[:40]}”. Correct the id or take the block out."
            findings.add(file.file, section.line, section.id[:40], message)
    translatable = {}
    for path, value in words.items():
        block_id, _, name = path.rpartition(".")
        if block_id not in known or name in known[block_id].words:
            translatable[path] = value
        else:
            line = file.sections[block_id].line_of(name)
            findings.add(file.file, line, path, "The source has no such words, so there is nothing to translate.")
    return translatable


def _own_provenances(own: TomlTable, words: dict[str, Words]) -> dict[str, Provenance]:
    provenances = {}
    for path in own.names():
        table = own.table(path)
        if path not in words:
            own.complain(path, "There are no words of this segment below. Take the table out.")
        provenance = read_provenance(table)
        table.refuse_others()
        if provenance:
            provenances[path] = provenance
    return provenances


def _hash(hashes: TomlTable, path: str, file: TextFile, findings: Findings) -> str:
    found = hashes.text(path)
    if not found:
        block_id, _, name = path.rpartition(".")
        line = file.sections[block_id].line_of(name)
        message = f"[made_from] has no hash of the source words of “{path}”, from which these were made. Add it."
        findings.add(file.file, line, path, message)
    elif not _HASH.fullmatch(found):
        hashes.complain(path, f"“{found[:40]}” is no hash of source words: 16 signs of 0-9 and a-f.")
        return ""
    return found
