"""What keeps a table from being taken in; each message is a whole sentence with what to do."""

from collections.abc import Sequence

from moving_cities.intake.errors import FormatError, IntakeError


class TableError(IntakeError):
    """A table cannot be taken in; nothing of it was."""


class TableFormatError(TableError, FormatError):
    """A file is no table that can be read, is damaged, too large, or made to do harm."""


class SheetError(TableError):
    """A file has several sheets, or not the one that was named.

    Attributes:
        sheets: names of those that hold something.
    """

    def __init__(self, message: str, sheets: Sequence[str]) -> None:
        super().__init__(message)
        self.sheets = tuple(sheets)


class MappingError(TableError):
    """A column that is needed is missing, or one was named that there is not."""


class SettingError(TableError):
    """Something that was said about the table cannot be: an unknown network, source or date."""
