"""Archived documents for tests, and vaults that hold their bytes."""

import hashlib
from dataclasses import replace
from typing import Any

from moving_cities.atlas.archived import ArchivedDocument, document_id
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack import Vault

REPORT = b"%PDF-1.4 not a real one, but the bytes of a report\n"
SCAN = b"\x89PNG not a real one, but the bytes of a picture\n"


def archived(content: bytes = REPORT, source_id: str = "s-one", **fields: Any) -> ArchivedDocument:
    """An archived document with these bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    texts = fields.pop("texts", ("First page\nof the report", "", "Łódź, Gdańsk und Köln"))
    return ArchivedDocument(
        **{
            "id": document_id(source_id, sha256),
            "source_id": source_id,
            "file_name": "Report 2021.pdf",
            "media_type": "application/pdf",
            "sha256": sha256,
            "size_bytes": len(content),
            "copied_on": PartialDate("2026-11"),
            "licence": "CC BY 4.0, says the last page",
            "pages": len(texts),
            "texts": texts,
            "rights": "The publisher",
            "language": "nl",
            **fields,
        }
    )


def scan(source_id: str = "s-two") -> ArchivedDocument:
    """A picture of which no words are known."""
    kind = {"file_name": "letter.png", "media_type": "image/png", "is_scan": True, "rights": "", "language": ""}
    return archived(SCAN, source_id, texts=("",), **kind)


def with_documents(atlas: Atlas) -> Atlas:
    """The atlas with a report of its source `s-one` and a scan of `s-two`."""
    return replace(atlas, archived=(archived(), scan()))


def fill(vault: Vault) -> Vault:
    """The vault, with the bytes of the documents of `with_documents`."""
    vault.keep(archived(), REPORT)
    vault.keep(scan(), SCAN)
    return vault
