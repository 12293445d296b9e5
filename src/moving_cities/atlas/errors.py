"""The errors of the atlas: what is wrong with a piece of content, in a whole sentence."""


class AtlasError(Exception):
    """Something in the content breaks a rule of the atlas."""


class TextError(AtlasError):
    """A text holds something that no text of the atlas may hold."""


class NotationError(TextError):
    """A text in the written notation cannot be read.

    Attributes:
        line: the line within the text, counted from 1.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class RecordError(AtlasError):
    """A field of a record breaks a rule.

    Attributes:
        field: the name of the field.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class UnknownLanguageError(AtlasError):
    """A language is asked for that the atlas does not have."""


class UnknownRecordError(AtlasError):
    """A record is asked for that the atlas does not have."""


class UnknownSectionError(AtlasError):
    """A section is asked for that the atlas does not have, or that has no address in a language."""
