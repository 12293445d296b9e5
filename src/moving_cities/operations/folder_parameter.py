"""Folders on the command line, refused in the words of this program."""

from pathlib import Path

import click


class FolderParameter(click.ParamType[Path]):
    """A folder, which may be none yet unless it is to be read.

    Args:
        is_read: whether it must be there.
    """

    name = "directory"

    def __init__(self, *, is_read: bool = False) -> None:
        self._is_read = is_read

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder of this path; a usage error where a file has the name, or where it must be there and is not."""
        folder = Path(value)
        if folder.exists() and not folder.is_dir():
            self.fail(f"{folder} is a file. Give a folder.", param, ctx)
        if self._is_read and not folder.exists():
            self.fail(f"There is no folder {folder}.", param, ctx)
        return folder
