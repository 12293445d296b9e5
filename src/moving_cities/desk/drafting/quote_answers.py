"""What a person says about the quotes of a draft: who speaks, and in which role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from moving_cities.atlas.sentences import Sentence
from moving_cities.desk.intake_port import PageText

Lines: TypeAlias = tuple[int, int]

_ANSWERED_BY = {"text": "speaker", "speaker": "role"}
"""A question that shows the words of a quote asks for its speaker, one that shows the speaker for the role."""


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """Who says a quote.

    Attributes:
        speaker: the person; empty where unknown.
        role: of the person, in one line; empty where unknown.
    """

    speaker: str = ""
    role: str = ""


def quotes_in(text: PageText) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The quotes of a reading with the numbers of their blocks, counted from 1."""
    for number, block in enumerate(text.get("blocks") or (), start=1):
        if block.get("type") == "quote":
            yield number, block


def lines_of(block: Mapping[str, Any]) -> Lines:
    """Where a block stands in the input; it tells the same quote in two readings of one file."""
    first, last = block.get("lines") or (0, 0)
    return int(first), int(last)


def with_answers(text: PageText, answers: Mapping[Lines, QuoteAnswer]) -> dict[str, Any]:
    """The reading with these speakers and roles, and without the questions that they answer."""
    answered = {number: answers[lines_of(block)] for number, block in quotes_in(text) if lines_of(block) in answers}
    blocks = [
        {**block, "speaker": answered[number].speaker, "role": answered[number].role} if number in answered else block
        for number, block in enumerate(text.get("blocks") or (), start=1)
    ]
    questions = [one for one in text.get("questions") or () if not _is_answered(one, answered)]
    return {**text, "blocks": blocks, "questions": questions}


def _is_answered(question: str, answered: Mapping[int, QuoteAnswer]) -> bool:
    if not isinstance(question, Sentence):
        return False
    answer = answered.get(int(question.values.get("number", 0) or 0))
    wanted = next((field for shown, field in _ANSWERED_BY.items() if shown in question.values), "")
    return bool(answer and wanted and getattr(answer, wanted))
