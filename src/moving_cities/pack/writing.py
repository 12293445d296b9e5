"""Writing a pack: the same atlas always gives the same bytes, and the folder appears as a whole."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from moving_cities.atlas.integrity import problems
from moving_cities.atlas.problem import Problem
from moving_cities.atlas.sentences import say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.archived import pages_files
from moving_cities.pack.errors import PackError, PackProblem, VaultError
from moving_cities.pack.facts import table_files
from moving_cities.pack.header import header_text
from moving_cities.pack.layout import HEADER_FILE, bytes_path
from moving_cities.pack.replacing import Copy, replace_folder
from moving_cities.pack.text_writing import text_files
from moving_cities.pack.vault import Vault


def write_pack(atlas: Atlas, folder: Path, vault: Vault | None = None) -> None:
    """Writes the atlas as a pack.

    The folder is written beside its place and put there in one step, so at any moment the place holds
    the old pack or the new one, whole, even if the program is killed or the machine loses power.

    Args:
        atlas: the atlas; every rule between its records holds.
        folder: where the pack is to stand. What is there already is replaced if it is a pack or empty.
        vault: where the bytes of archived documents are; needed by an atlas that has some.

    Raises:
        PackTargetError: at the folder there is something that is not a pack.
        PackError: the atlas breaks a rule between its records, so that the pack could not be read again.
        VaultError: the bytes of an archived document are missing or were altered; the old pack stays.
        OSError: the disk is full or may not be written; the old pack stays.
    """
    replace_folder(folder, pack_files(atlas), dict(_bytes(atlas, vault)))


def pack_files(atlas: Atlas) -> dict[str, bytes]:
    """The content of every file of the pack of this atlas, by path, in the order of paths.

    The bytes of archived documents are not among them: they are no part of the atlas.

    Raises:
        PackError: the atlas breaks a rule between its records.
    """
    broken = problems(atlas)
    if broken:
        raise PackError(tuple(map(_as_problem, broken)))
    files = {HEADER_FILE: header_text(atlas), **table_files(atlas), **dict(pages_files(atlas))}
    for document in atlas.documents:
        files.update(text_files(document))
    return {file: text.encode() for file, text in sorted(files.items())}


def _bytes(atlas: Atlas, vault: Vault | None) -> Iterator[tuple[str, Copy]]:
    """How the bytes of every archived document come to their place, by path."""
    for document in atlas.archived:
        if vault is None:
            raise VaultError(
                say("No vault was named that holds the file of “{file_name}”.", file_name=document.file_name)
            )
        yield bytes_path(document.file), partial(vault.copy, document)


def _as_problem(broken: Problem) -> PackProblem:
    return PackProblem(f"{broken.collection}/{broken.record_id}", 0, broken.field, broken.message)
