"""The errors of intake: what cannot be taken in, in whole sentences that say what to do."""


class IntakeError(Exception):
    """Something from outside cannot be taken in; nothing of it was."""


class FormatError(IntakeError):
    """A file cannot be read: it is of another format, damaged, or made to do harm."""
