"""What each paragraph is by itself: a known heading, a heading by its looks, a line of the frame, or text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moving_cities.intake.page_texts.contact_lines import is_contact_line
from moving_cities.intake.page_texts.frame_lines import frame_reason
from moving_cities.intake.page_texts.heading_index import MAX_LENGTH, Heading, find_heading
from moving_cities.intake.page_texts.heading_stems import heading_by_stems
from moving_cities.intake.page_texts.headings import CONTACT, FRAME, MEMBERS, REPORT, SECTIONS
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.report_lines import is_report_line
from moving_cities.intake.page_texts.uses import Reason

_LONGEST_MENU_WORD = 30
_LONGEST_FREE = 120
_MOST_WORDS = 16
_QUESTION = (";", "?", "؟", "？")
_RUN_IN = re.compile(r"\s*[:：]\s+(?=\S)")
_QUESTION_END = re.compile(r"(?<=[\w’])\s?[?؟]|(?<=[Ͱ-Ͽἀ-῿]);")
_FEWEST_BEHIND_QUESTION = 4
_RUN_IN_KEYS = frozenset({MEMBERS, CONTACT, REPORT})
_SENTENCE_ENDS = tuple(".!?؟")
_ENDS = tuple(".!…:,;»”“\"'")
_STATEMENT = "advocacy"
_NO_QUESTIONS = frozenset({"advocacy", "changes"})
_AND = re.compile(r"\s(?:and|und|et|e|y|i|oraz|και|en)\s|\sو(?=\w)")
_TWO_QUESTIONS = re.compile(r"(?<=[?؟;])\s+(?=\S)")


@dataclass(slots=True)
class Sign:
    """What a paragraph is by itself.

    Attributes:
        heading: the known heading or label that it is.
        reason: why it belongs to the frame of the page.
        run_in: where a heading opens the paragraph and text follows: that text.
        is_merged: whether it is two known headings in one.
    """

    heading: Heading | None = None
    reason: Reason | None = None
    run_in: str = ""
    is_merged: bool = False


def sign_of(paragraph: Paragraph, language: str) -> Sign:
    """What the paragraph is by its own words."""
    text = paragraph.text
    if not text or (paragraph.is_quote and not paragraph.heading):
        return Sign()
    if not paragraph.is_item and (opened := _opened_by_question(text, language)):
        return opened
    if len(text) > 2 * MAX_LENGTH:
        return Sign()
    if len(text) <= MAX_LENGTH and _is_merged(text, language):
        return Sign(is_merged=True)
    heading = find_heading(text, language) if _may_be_heading(paragraph) else None
    if heading and MEMBERS in heading.also and paragraph.heading > 1:
        heading = heading._replace(key=MEMBERS)
    if heading and heading.key not in FRAME:
        return Sign(heading)
    reason = frame_reason(text, language)
    if reason:
        return Sign(heading, reason)
    return _by_stems(paragraph, language) or _run_in(text, language)


def settle_lists(paragraphs: Sequence[Paragraph], signs: Sequence[Sign]) -> None:
    """Decides for each list as a whole whether it is a menu.

    A word of menus among the items of a text is an item; an unknown word among those of a menu is one of it.
    """
    position = 0
    while position < len(paragraphs):
        end = position
        while end < len(paragraphs) and paragraphs[end].is_item:
            end += 1
        run = signs[position:end]
        menu = [sign for sign in run if sign.reason is Reason.NAVIGATION]
        if len(menu) * 2 <= len(run):
            for sign in menu:
                sign.reason = sign.heading = None
        elif menu:
            for sign, paragraph in zip(run, paragraphs[position:end], strict=True):
                if not sign.heading and len(paragraph.text) <= _LONGEST_MENU_WORD:
                    sign.reason = Reason.NAVIGATION
        position = max(end, position + 1)


def settle_statements(paragraphs: Sequence[Paragraph], signs: Sequence[Sign], language: str) -> None:
    """Finds the heading that is no question and comes in many wordings, by its looks and its stems together."""
    for position, (paragraph, sign) in enumerate(zip(paragraphs, signs, strict=True)):
        if sign.heading or sign.reason or sign.is_merged or not looks_like_heading(paragraphs, position):
            continue
        heading = heading_by_stems(paragraph.text, language)
        if heading and heading.key == _STATEMENT:
            sign.heading = heading


def looks_like_heading(paragraphs: Sequence[Paragraph], position: int) -> bool:
    """Whether a line that is no known heading is one by its looks and its place.

    Marked headings are. A bare line is if it is short, ends as headings do, and text follows that is longer.
    """
    paragraph = paragraphs[position]
    if paragraph.heading:
        return True
    text = paragraph.text
    if (
        paragraph.is_item
        or paragraph.is_quote
        or not 3 <= len(text) <= _LONGEST_FREE
        or len(text.split()) > _MOST_WORDS
    ):
        return False
    if is_contact_line(text) or not _begins_like_heading(text) or (". " in text and is_report_line(text)):
        return False
    following = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
    if following is None or following.heading:
        return False
    if text.endswith(_QUESTION):
        return len(following.text) > len(text) or following.is_item
    if text.endswith(_ENDS):
        return False
    if following.is_item:
        return paragraph.after_blank
    if len(following.text) >= max(60, 1.3 * len(text)):
        return True
    return paragraph.after_blank and following.after_blank and following.text.endswith(_SENTENCE_ENDS)


def _may_be_heading(paragraph: Paragraph) -> bool:
    """Whether it is worth looking the words up. A sentence with a full stop at its end is no heading."""
    if paragraph.heading or len(paragraph.text) <= 40:
        return True
    return not paragraph.text.endswith((".", ",", "!")) or paragraph.text.endswith("...")


def _by_stems(paragraph: Paragraph, language: str) -> Sign | None:
    """What a question, or a marked heading below the first, asks for in words that are not known."""
    is_question = paragraph.text.endswith(_QUESTION)
    if len(paragraph.text) > _LONGEST_FREE or paragraph.is_item or not (is_question or paragraph.heading > 1):
        return None
    heading = heading_by_stems(paragraph.text, language)
    return Sign(heading) if heading and (is_question or heading.key in _NO_QUESTIONS) else None


def _is_merged(text: str, language: str) -> bool:
    """Whether two known headings with different keys stand in one line."""
    if not text.endswith(_QUESTION):
        return False
    whole = find_heading(text, language)
    if whole and whole.similarity == 100 and not whole.city:
        return False
    return any(_are_two_headings(cut.split(text), language) for cut in (_TWO_QUESTIONS, _AND))


def _are_two_headings(parts: Sequence[str], language: str) -> bool:
    if not 2 <= len(parts) <= 3:
        return False
    found = [find_heading(part, language) or heading_by_stems(part, language) for part in parts]
    return len({heading.key for heading in found if heading and heading.key in SECTIONS}) >= 2


def _run_in(text: str, language: str) -> Sign:
    """A label with its list or address behind it, as `Contact: City of Ghent`."""
    match = _RUN_IN.search(text, 0, 80)
    if match is None:
        return Sign()
    heading = find_heading(text[: match.start()], language)
    if heading and MEMBERS in heading.also:
        heading = heading._replace(key=MEMBERS)
    if heading and heading.key in _RUN_IN_KEYS and heading.similarity == 100:
        return Sign(heading, run_in=text[match.end() :].strip())
    return Sign()


def _opened_by_question(text: str, language: str) -> Sign | None:
    """A paragraph that begins with a known question and goes on, as where the break between them was lost."""
    if text.endswith(_QUESTION):
        return None
    for end in sorted((match.end() for match in _QUESTION_END.finditer(text, 0, MAX_LENGTH)), reverse=True):
        rest = text[end:].strip()
        if len(rest.split()) < _FEWEST_BEHIND_QUESTION:
            continue
        heading = find_heading(text[:end], language)
        if heading and heading.key in SECTIONS and heading.similarity == 100 and heading.language == language:
            return Sign(heading, run_in=rest)
    return None


def _begins_like_heading(text: str) -> bool:
    first = text.lstrip('¿¡("“„«')[:1]
    return bool(first) and not first.islower()
