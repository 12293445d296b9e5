"""Writing a pack: the same atlas always gives the same bytes, and the folder appears as a whole."""

from pathlib import Path

from moving_cities.atlas.integrity import Problem, problems
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.errors import PackError, PackProblem
from moving_cities.pack.facts import table_files
from moving_cities.pack.header import header_text
from moving_cities.pack.layout import HEADER_FILE
from moving_cities.pack.replacing import replace_folder
from moving_cities.pack.text_writing import text_files


def write_pack(atlas: Atlas, folder: Path) -> None:
    """Writes the atlas as a pack.

    The folder is written beside its place and put there in one step, so at any moment the place holds
    the old pack or the new one, whole, even if the program is killed or the machine loses power.

    Args:
        atlas: the atlas; every rule between its records holds.
        folder: where the pack is to stand. What is there already is replaced if it is a pack or empty.

    Raises:
        PackTargetError: at the folder there is something that is not a pack.
        PackError: the atlas breaks a rule between its records, so that the pack could not be read again.
        OSError: the disk is full or may not be written; the old pack stays.
    """
    replace_folder(folder, pack_files(atlas))


def pack_files(atlas: Atlas) -> dict[str, bytes]:
    """The content of every file of the pack of this atlas, by path, in the order of paths.

    Raises:
        PackError: the atlas breaks a rule between its records.
    """
    broken = problems(atlas)
    if broken:
        raise PackError(tuple(map(_as_problem, broken)))
    files = {HEADER_FILE: header_text(atlas), **table_files(atlas)}
    for document in atlas.documents:
        files.update(text_files(document))
    return {file: text.encode() for file, text in sorted(files.items())}


def _as_problem(broken: Problem) -> PackProblem:
    return PackProblem(f"{broken.collection}/{broken.record_id}", 0, broken.field, broken.message)
