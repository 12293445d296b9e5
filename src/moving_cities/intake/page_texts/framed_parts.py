"""Parts of a page of which the file itself says that they are its frame: menus, share buttons, the foot.

The file is believed where it can be true: names of style sheets are given carelessly, and some pages stand as a whole
in an element that is called `menu`.
"""

from collections.abc import Iterator, Sequence

from moving_cities.intake.page_texts.cleaning import CleanLine
from moving_cities.intake.page_texts.headings import SECTIONS, TAKEAWAYS
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.signs import Sign
from moving_cities.intake.page_texts.uses import Reason

_REASONS = {"navigation": Reason.NAVIGATION, "cookies": Reason.COOKIES, "footer": Reason.FOOTER}
_PROVES_TEXT = SECTIONS | {TAKEAWAYS}
_LONGEST = 600


def settle_frames(paragraphs: Sequence[Paragraph], signs: list[Sign], lines: Sequence[CleanLine]) -> None:
    """Gives every paragraph of such a part the sign of the frame, unless its words show that text stands there."""
    for first, end, frame in _parts(paragraphs, lines):
        if _holds_text(paragraphs[first:end], signs[first:end]):
            continue
        for position in range(first, end):
            if signs[position].reason is None:
                signs[position] = Sign(reason=_REASONS[frame])


def _parts(paragraphs: Sequence[Paragraph], lines: Sequence[CleanLine]) -> Iterator[tuple[int, int, str]]:
    """First paragraph, the one behind the last, and the name of each part."""
    first = 0
    frame = ""
    for position, paragraph in enumerate(paragraphs):
        own = lines[paragraph.first].line.frame
        if own != frame:
            if frame in _REASONS:
                yield first, position, frame
            first, frame = position, own
    if frame in _REASONS:
        yield first, len(paragraphs), frame


def _holds_text(paragraphs: Sequence[Paragraph], signs: Sequence[Sign]) -> bool:
    """Whether the title of the page, a heading that recurs in texts, or a long paragraph stands among them."""
    has_title = any(paragraph.heading == 1 for paragraph in paragraphs)
    known = any(sign.heading and sign.heading.key in _PROVES_TEXT for sign in signs)
    return known or has_title or any(len(paragraph.text) > _LONGEST for paragraph in paragraphs)
