"""What the proofreader says: one remark per fault, with its place and what to do."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUOTE = 80
"""Characters of the text that a remark quotes; enough to find the place with a search."""


class Rule(StrEnum):
    """The rules, by the word that chooses them on the command line."""

    SOURCES = "sources"
    REFERENCES = "references"
    DATES = "dates"
    NAMES = "names"
    NUMBERS = "numbers"
    OVERLAP = "overlap"
    LANGUAGE = "language"
    LENGTHS = "lengths"
    HEADINGS = "headings"
    TERMS = "terms"
    STATE = "state"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """A fault that a writer, a translator or an editor can mend.

    Attributes:
        file: path within the pack, with forward slashes.
        field: `block.field` of a text, `id.column` of a table; empty where the file as a whole is meant.
        rule: the rule that is broken.
        words: the words in question, as they stand there; empty where something is missing.
        message: what is wrong and what to do, whole sentences.
    """

    file: str
    field: str
    rule: Rule
    words: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file} {self.field}" if self.field else self.file
        quoted = f" “{self.words}”" if self.words else ""
        return f"{place} [{self.rule}]{quoted}: {self.message}"


def quoted(words: str) -> str:
    """The words on one line, cut to a length that can be quoted."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"
