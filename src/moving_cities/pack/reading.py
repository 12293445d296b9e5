"""Reading a pack: the whole of it or nothing, and every fault at once."""

from collections.abc import Mapping
from pathlib import Path

from moving_cities.atlas.integrity import problems
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.archived import read_archived
from moving_cities.pack.decoding import decoded
from moving_cities.pack.errors import PackError, PackProblem
from moving_cities.pack.facts import Facts, read_facts
from moving_cities.pack.findings import Findings
from moving_cities.pack.fingerprints import fingerprint
from moving_cities.pack.folder import Loaded, load
from moving_cities.pack.header import NO_HEADER, Header, read_header
from moving_cities.pack.layout import DOCUMENTS, HEADER_FILE, TEXTS, holds_bytes
from moving_cities.pack.places import Places
from moving_cities.pack.tables import ALL_TABLES
from moving_cities.pack.texts import Texts, read_texts


def read_pack(folder: Path) -> Atlas:
    """The atlas that the folder holds.

    Args:
        folder: a pack as `docs/reference/pack-format.md` describes it; it is only read.

    Raises:
        PackError: the folder is not a pack, or something in it is wrong; with every problem found.
    """
    if not folder.is_dir():
        raise PackError((PackProblem(".", 0, "", f"There is no folder {folder}."),))
    findings = Findings()
    return _atlas(load(folder, findings), findings)


def read_files(contents: Mapping[str, bytes]) -> Atlas:
    """The atlas that these files hold: `read_pack` without a disk.

    Args:
        contents: the content of each file, by its path within the pack.

    Raises:
        PackError: something in the files is wrong; with every problem found.
    """
    held = {file: content for file, content in contents.items() if not holds_bytes(file)}
    fingerprints = {file: fingerprint([content]) for file, content in contents.items() if file not in held}
    return _atlas(Loaded(held, fingerprints), Findings())


def _atlas(loaded: Loaded, findings: Findings) -> Atlas:
    contents = loaded.contents
    header = _header(contents, findings)
    _refuse_unexpected(contents, findings)
    facts, texts = read_facts(contents, findings), read_texts(contents, findings)
    read_archived(contents, loaded.fingerprints, facts, findings)
    atlas = Atlas(
        as_of=header.as_of,
        languages=header.languages,
        highlights=header.highlights,
        credits=header.credits,
        documents=tuple(texts.documents),
        **{collection: tuple(records) for collection, records in facts.records.items()},
    )
    _check_between_records(atlas, header, facts, texts, findings)
    findings.raise_any()
    return atlas


def _header(contents: Mapping[str, bytes], findings: Findings) -> Header:
    """The header; a neutral one where it is faulty, so that the rest is checked too."""
    if HEADER_FILE not in contents:
        if not findings.names(HEADER_FILE):
            findings.add(HEADER_FILE, 0, "", "The file is missing; without it, the folder is not a pack.")
        return NO_HEADER
    text = decoded(contents[HEADER_FILE], HEADER_FILE, findings)
    return (read_header(text, findings) if text is not None else None) or NO_HEADER


def _refuse_unexpected(contents: Mapping[str, bytes], findings: Findings) -> None:
    known = {HEADER_FILE, *(table.file for table in ALL_TABLES)}
    folders = (f"{TEXTS}/", f"{DOCUMENTS}/")
    for file in contents:
        if file not in known and not file.startswith(folders):
            findings.add(file, 0, "", "A pack has no such file. Take it out, or correct its name.")


def _check_between_records(atlas: Atlas, header: Header, facts: Facts, texts: Texts, findings: Findings) -> None:
    def presumed(kind: str, record_id: str) -> bool:
        if kind == "document":
            return record_id in texts.unread or findings.names_below(f"{TEXTS}/{record_id}")
        return facts.presumes(kind, record_id)

    places = Places(facts, header.lines, texts.files)
    for broken in problems(atlas, presumed):
        problem = places.problem(broken)
        findings.add(problem.file, problem.line, problem.field, problem.message)
