"""Archived documents in a pack: `documents.csv`, and beside it their bytes and the text of their pages.

The bytes stand in `documents/<sha256>.<ending>`, the text in `documents/<id>.txt` with a form feed between
pages. A pack without archived documents has none of these.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from moving_cities.atlas.archived import ArchivedDocument, page_text
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.decoding import decoded
from moving_cities.pack.facts import Facts, read_table
from moving_cities.pack.findings import Findings
from moving_cities.pack.fingerprints import Fingerprint
from moving_cities.pack.layout import DOCUMENTS as FOLDER
from moving_cities.pack.layout import bytes_path, is_of_a_document, pages_path
from moving_cities.pack.tables import DOCUMENTS, Table

BETWEEN_PAGES = "\f"
_NO_PAGES = ("",)


def read_archived(
    contents: Mapping[str, bytes], fingerprints: Mapping[str, Fingerprint], facts: Facts, findings: Findings
) -> None:
    """Adds every archived document that can be made to the facts, and every problem with one to the findings.

    Args:
        contents: tables and texts, by path.
        fingerprints: of the bytes of documents, by path.
        facts: where they are added.
        findings: where problems are noted.
    """
    if DOCUMENTS.file in contents:
        read_table(contents, DOCUMENTS, facts, findings, _Pages(contents, findings))
    _check_bytes(fingerprints, findings)
    for document in facts.records.get(DOCUMENTS.collection, []):
        _check_row(document, fingerprints, facts, findings)
    _refuse_stray({*contents, *fingerprints}, facts, findings)


def pages_files(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """The path and the text of every file with the pages of an archived document."""
    for document in atlas.archived:
        yield pages_path(document.id), f"{BETWEEN_PAGES.join(document.texts)}\n"


class _Pages:
    """The texts of documents, which stand in files of their own; `facts.Elsewhere`."""

    def __init__(self, contents: Mapping[str, bytes], findings: Findings) -> None:
        self._contents = contents
        self._findings = findings

    def of(self, table: Table, record_id: str) -> dict[str, Any]:  # noqa: ARG002
        """The pages of this document; one empty page where they cannot be had, after noting why."""
        return {"texts": self._read(pages_path(record_id)) or _NO_PAGES}

    def _read(self, file: str) -> tuple[str, ...] | None:
        if file not in self._contents:
            if not self._findings.names(file):
                message = (
                    "The file is missing. It holds the text of the pages; one that has none is empty between them."
                )
                self._findings.add(file, 0, "", message)
            return None
        text = decoded(self._contents[file], file, self._findings)
        if text is None:
            return None
        pages = text.removesuffix("\n").split(BETWEEN_PAGES)
        return tuple(pages) if self._are_kept_so(pages, file) else None

    def _are_kept_so(self, pages: list[str], file: str) -> bool:
        line, before = 1, len(self._findings)
        for number, page in enumerate(pages, start=1):
            if page_text(page) != page:
                message = (
                    f"Page {number:,} has spaces or empty lines at its edges, a tab, or a sign that no text may hold. "
                    "Take them out; pages are separated by a form feed alone."
                )
                self._findings.add(file, line, f"page {number}", message)
            line += page.count("\n")
        return len(self._findings) == before


def _check_row(
    document: ArchivedDocument, fingerprints: Mapping[str, Fingerprint], facts: Facts, findings: Findings
) -> None:
    """Notes where the bytes of a document are missing, or not as many as its row says."""
    file, line = bytes_path(document.file), facts.lines[DOCUMENTS.file, document.id]
    found = fingerprints.get(file)
    if found is None:
        if not findings.names(file):
            message = f"The file {file} is missing. Bring it back from where the pack came from, or take the row out."
            findings.add(DOCUMENTS.file, line, "sha256", message)
    elif found.size_bytes != document.size_bytes and not findings.names(file):
        message = f"The file {file} has {found.size_bytes:,} bytes, not {document.size_bytes:,}. Correct the number."
        findings.add(DOCUMENTS.file, line, "size_bytes", message)


def _check_bytes(fingerprints: Mapping[str, Fingerprint], findings: Findings) -> None:
    """Notes every file whose content is not that of its name."""
    for file, found in fingerprints.items():
        if is_of_a_document(file) and found.sha256 not in file:
            message = f"The file was altered or cut off: its SHA-256 is {found.sha256}. Bring it anew from its origin."
            findings.add(file, 0, "", message)


def _refuse_stray(files: set[str], facts: Facts, findings: Findings) -> None:
    """Notes files below `documents/` that no row names, unless a row could not be read."""
    records = facts.records.setdefault(DOCUMENTS.collection, [])
    known = {path for one in records for path in (bytes_path(one.file), pages_path(one.id))}
    is_unsure = DOCUMENTS.file in facts.unread or any(file == DOCUMENTS.file for file, _ in facts.damaged)
    for file in sorted(one for one in files - known if one.startswith(f"{FOLDER}/")):
        if not is_of_a_document(file):
            message = "In documents/ stand <sha256>.<ending> and <id>.txt; this file belongs elsewhere. Move it out."
            findings.add(file, 0, "", message)
        elif not is_unsure:
            findings.add(file, 0, "", f"No row of {DOCUMENTS.file} names this file. Add its row or take the file out.")
