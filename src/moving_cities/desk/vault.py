"""The vault of this installation: where the bytes of archived documents are."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from moving_cities.atlas.archived import ArchivedDocument as Document
from moving_cities.desk.models import ArchivedDocument
from moving_cities.pack import Vault
from moving_cities.pack.layout import bytes_path


def the_vault() -> Vault:
    """The vault that the settings name (`DOCUMENTS_ROOT`)."""
    return Vault(Path(settings.DOCUMENTS_ROOT))


def bring_bytes(documents: Iterable[Document], pack: Path | None) -> None:
    """Puts the bytes of these documents into the vault, inside the transaction that writes their records.

    Should somebody remove the same bytes at that moment, because no record needed them yet, they are put
    there once more when the transaction has ended.

    Args:
        documents: records that the desk did not hold before.
        pack: where the bytes are to be had; without it, they must be in the vault already.

    Raises:
        VaultError: they are nowhere, or not those that the record names.
    """
    vault = the_vault()
    for document in documents:
        bring = partial(_bring, vault, document, pack)
        bring()
        transaction.on_commit(bring)


def _bring(vault: Vault, document: Document, pack: Path | None) -> None:
    if pack is None or vault.path(document).exists():
        vault.require(document)
        return
    vault.keep_file(document, pack / bytes_path(document.file))


def drop_unneeded(files: Iterable[str]) -> None:
    """Takes these files out of the vault, but for those that a document still needs; after a transaction.

    Args:
        files: their names (`ArchivedDocument.file`).
    """
    for file in sorted(set(files)):
        sha256 = file.partition(".")[0]
        the_vault().remove_unless(file, ArchivedDocument.objects.filter(sha256=sha256).exists)
