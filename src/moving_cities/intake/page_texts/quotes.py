"""Quotes: somebody's words, and the line that says whose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moving_cities.intake.page_texts.attributions import (
    MAX_LENGTH,
    Attribution,
    attribution,
    bare_role,
    has_role_word,
    is_name,
)
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.quote_marks import Marked, closes, marked, opens_quotation
from moving_cities.intake.page_texts.sayings import without_saying

_MOST_PARAGRAPHS = 6
"""Paragraphs of the longest quote that is looked for."""

_SHORTEST = 20
_SHORT_ROLE = 100
_BARE_ENOUGH = 60
_STOPS = tuple('.!?…؟»”“"’')
_FEWEST_WORDS = 2
_SPOKEN = re.compile(r"^(?P<words>.{10,}?[^\s–—-])\s*[,،]?\s+[–—-]\s+(?P<tail>[^–—„“«»\"]{5,200})$")
_GOES_ON = re.compile(r"(?<=[.,])\s+[–—-]?\s*(?=[„“«\"])")
_NAME_BEFORE = re.compile(r"(?P<name>[^:„“”«»\"]{3,120}?)\s*(?::|[:,]?\s[-–—―])\s*(?=[„“”«»\"‹›‚‘'])")
_DASHED_TAIL = re.compile(r"(?<=[.!?…”“»\"])\s+[-–—―]\s+(?P<tail>[^.!?]{5,150})$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote among the paragraphs.

    Attributes:
        first: index of its first paragraph.
        last: index of its last, which may be the attribution.
        words: its paragraphs, without quotation marks.
        attribution: whose words; nothing where no line says it.
    """

    first: int
    last: int
    words: tuple[str, ...]
    attribution: Attribution | None


def quotes_of(paragraphs: Sequence[Paragraph], is_apart: Sequence[bool], language: str) -> dict[int, Quote]:
    """The quotes, by the index of their first paragraph.

    Args:
        paragraphs: of the whole file.
        is_apart: for each whether it is a heading or belongs to the frame of the page, and so to no quote.
        language: code of the page's language.
    """
    finder = _Finder(paragraphs, is_apart, language)
    found: dict[int, Quote] = {}
    position = 0
    while position < len(paragraphs):
        quote = None if is_apart[position] else finder.at(position)
        if quote:
            found[position] = quote
        position = quote.last + 1 if quote else position + 1
    return found


class _Finder:
    def __init__(self, paragraphs: Sequence[Paragraph], is_apart: Sequence[bool], language: str) -> None:
        self._paragraphs = paragraphs
        self._is_apart = is_apart
        self._language = language

    def at(self, position: int) -> Quote | None:
        """The quote that begins with this paragraph."""
        paragraph = self._paragraphs[position]
        if paragraph.is_quote:
            return self._marked_by_file(position)
        if paragraph.is_item:
            return self._spoken(position) if paragraph.mark and paragraph.mark.is_dash else None
        return (
            self._in_marks(position)
            or self._in_open_marks(position)
            or self._behind_name(position)
            or self._below_name(position)
            or self._bare(position)
            or self._spoken(position)
        )

    def _marked_by_file(self, position: int) -> Quote:
        last = self._end_of_marked(position)
        words = [paragraph.text for paragraph in self._paragraphs[position : last + 1]]
        if len(words) > 1:
            whose = attribution(words[-1], self._language, is_under_quote=True)
            if whose:
                return Quote(position, last, _unmarked(words[:-1]), whose)
            if len(words) > 2 and len(words[-1]) <= _SHORT_ROLE:
                whose = attribution(f"{words[-2]}, {words[-1]}", self._language, is_under_quote=True)
                if whose and self._is_role_line(last):
                    return Quote(position, last, _unmarked(words[:-2]), whose)
        one = marked(words[-1]) if len(words) == 1 else None
        if one and one.is_closed and one.tail:
            whose = attribution(one.tail, self._language, is_under_quote=True)
            if whose:
                return Quote(position, last, (one.words,), whose)
        tail = _DASHED_TAIL.search(words[-1])
        whose = attribution(tail["tail"], self._language, is_under_quote=True) if tail else None
        if tail and whose:
            return Quote(position, last, _unmarked([*words[:-1], words[-1][: tail.start()]]), whose)
        return self._attributed(position, last, _unmarked(words))

    def _end_of_marked(self, position: int) -> int:
        """The last paragraph of a quote that the file marks; the next one begins behind an attribution."""
        last = position
        while last + 1 < len(self._paragraphs) and self._paragraphs[last + 1].is_quote and not self._is_apart[last + 1]:
            last += 1
            whose = attribution(self._paragraphs[last].text, self._language, is_under_quote=True)
            if whose and (whose.role or not self._is_role_line(last + 1)):
                return last
            if whose:
                return last + 1
        return last

    def _is_role_line(self, position: int) -> bool:
        if position >= len(self._paragraphs) or not self._paragraphs[position].is_quote:
            return False
        paragraph = self._paragraphs[position]
        if len(paragraph.text) > _SHORT_ROLE or paragraph.text.endswith((".", "!", "?", "…", "”", "»")):
            return False
        return not paragraph.after_blank or has_role_word(paragraph.text, self._language)

    def _in_marks(self, position: int) -> Quote | None:
        found = marked(self._paragraphs[position].text)
        if not found or not found.is_closed:
            return None
        going_on = self._going_on(found, position)
        if going_on:
            return going_on
        if len(found.words) < _SHORTEST:
            return self._short(found, position)
        if not found.tail:
            return self._attributed(position, position, (found.words,))
        return self._with_tail(found, position)

    def _with_tail(self, found: Marked, position: int) -> Quote | None:
        whose = attribution(found.tail, self._language, is_under_quote=True)
        return Quote(position, position, (found.words,), whose) if whose else None

    def _short(self, found: Marked, position: int) -> Quote | None:
        """Few words in marks, which may be a name or a title: they are a quote where a person with a role says them."""
        if len(found.words.split()) < _FEWEST_WORDS:
            return None
        quote = self._with_tail(found, position) if found.tail else self._attributed(position, position, (found.words,))
        whose = quote.attribution if quote else None
        if whose is None or not is_name(whose.speaker):
            return None
        is_said = bool(found.tail) and without_saying(found.tail, self._language) is not None
        return quote if is_said or has_role_word(whose.role, self._language) else None

    def _going_on(self, found: Marked, position: int) -> Quote | None:
        """A quote that the speaker interrupts: `“We had no plan,” says Ruth Okafor, cook. “We had a kitchen.”`."""
        place = _GOES_ON.search(found.tail)
        again = marked(found.tail[place.end() :]) if place else None
        if place is None or again is None or not again.is_closed or again.tail:
            return None
        whose = attribution(found.tail[: place.start()].rstrip(","), self._language, is_under_quote=True)
        return Quote(position, position, (f"{found.words} {again.words}",), whose) if whose else None

    def _spoken(self, position: int) -> Quote | None:
        """Words between dashes, or before one, and a verb of saying behind: `– We cook – says Ruth Okafor, cook.`."""
        found = _SPOKEN.match(self._paragraphs[position].text)
        if found is None or without_saying(found["tail"], self._language) is None:
            return None
        whose = attribution(found["tail"], self._language, is_under_quote=True)
        if whose is None or not is_name(whose.speaker):
            return None
        return Quote(position, position, _unmarked([found["words"]]), whose)

    def _in_open_marks(self, position: int) -> Quote | None:
        """A quote of several paragraphs, of which only the last closes the marks."""
        opening = marked(self._paragraphs[position].text)
        if not opening or opening.is_closed:
            return None
        opener = self._paragraphs[position].text.strip()[0]
        words = [opening.words]
        for last in range(position + 1, min(position + _MOST_PARAGRAPHS, len(self._paragraphs))):
            if self._is_apart[last]:
                return None
            text = self._paragraphs[last].text
            found = closes(text, opener)
            if found is None:
                words.append(text.strip().removeprefix(opener))
                continue
            words.append(found.words)
            if not found.tail:
                return self._attributed(position, last, tuple(words))
            whose = attribution(found.tail, self._language, is_under_quote=True)
            return Quote(position, last, tuple(words), whose) if whose else None
        return None

    def _behind_name(self, position: int) -> Quote | None:
        """Words in marks behind a name and a colon: `Lea Brandt, student: “We share the kitchen.”`."""
        text = self._paragraphs[position].text
        before = _NAME_BEFORE.match(text)
        found = marked(text[before.end() :]) if before else None
        if before is None or found is None or not found.is_closed or found.tail or len(found.words) < _SHORTEST:
            return None
        if without_saying(before["name"], self._language):
            return None
        whose = attribution(before["name"], self._language, is_under_quote=True)
        return Quote(position, position, (found.words,), whose) if whose else None

    def _below_name(self, position: int) -> Quote | None:
        """Words in marks, or marked by the file, below a line with a name that ends in a colon."""
        text = self._paragraphs[position].text
        if not text.endswith((":", "：")) or len(text) > MAX_LENGTH or position + 1 >= len(self._paragraphs):
            return None
        following = self._paragraphs[position + 1]
        if self._is_apart[position + 1] or following.is_item:
            return None
        found = marked(following.text)
        is_whole = found is not None and found.is_closed and not found.tail and len(found.words) >= _SHORTEST
        whose = attribution(text[:-1], self._language, is_under_quote=True) if is_whole or following.is_quote else None
        if whose is None:
            return None
        if found and is_whole and not following.is_quote:
            return Quote(position, position + 1, (found.words,), whose)
        last = self._end_of_marked(position + 1)
        words = [paragraph.text for paragraph in self._paragraphs[position + 1 : last + 1]]
        return Quote(position, last, _unmarked(words), whose)

    def _bare(self, position: int) -> Quote | None:
        """Words without marks, that only the line below shows to be somebody's."""
        paragraph = self._paragraphs[position]
        text = paragraph.text
        tail = _DASHED_TAIL.search(text)
        if tail:
            whose = attribution(tail["tail"], self._language, is_under_quote=False)
            if whose:
                return Quote(position, position, _unmarked([text[: tail.start()]]), whose)
        if len(text) < _SHORTEST or not (text.endswith(_STOPS) or len(text) >= _BARE_ENOUGH) or text.endswith(":"):
            return None
        if not self._may_attribute(position + 1) or self._is_item_of_list(position + 1):
            return None
        following = self._paragraphs[position + 1]
        if paragraph.strong_lead or opens_quotation(following.text):
            return None
        is_dashed = bool(following.mark and following.mark.is_dash)
        is_last = position + 2 >= len(self._paragraphs) or self._is_apart[position + 2]
        whose = attribution(following.text, self._language, is_under_quote=is_dashed, is_last=is_last)
        return Quote(position, position + 1, (text,), whose) if whose else None

    def _attributed(self, first: int, last: int, words: tuple[str, ...]) -> Quote:
        """The quote with the attribution that stands in the line below, or in the two lines below, if there is one."""
        if not self._may_attribute(last + 1):
            return Quote(first, last, words, None)
        whose = self._whose(self._paragraphs[last + 1])
        if whose is None:
            return Quote(first, last, words, None)
        if not whose.role and self._may_attribute(last + 2):
            role = self._paragraphs[last + 2]
            if self._is_role(role, last + 2):
                return Quote(first, last + 2, words, whose._replace(role=bare_role(role.text)))
        return Quote(first, last + 1, words, whose)

    def _whose(self, paragraph: Paragraph) -> Attribution | None:
        """The attribution that a paragraph is: in one line, or a name in the first line and the role below it."""
        name, *role = paragraph.parts
        if role and is_name(name.strip(" ,")):
            return attribution(f"{name.strip(' ,')}, {' '.join(role)}", self._language, is_under_quote=True)
        return attribution(paragraph.text, self._language, is_under_quote=True)

    def _is_role(self, paragraph: Paragraph, position: int) -> bool:
        """Whether the line under a name is what the person is: by its words, or because it ends the part."""
        if len(paragraph.text) > _SHORT_ROLE or paragraph.text.endswith((".", ":", "?", "!")):
            return False
        if has_role_word(paragraph.text, self._language):
            return True
        if position + 1 >= len(self._paragraphs) or self._is_apart[position + 1]:
            return True
        return not paragraph.after_blank and self._paragraphs[position + 1].after_blank

    def _may_attribute(self, position: int) -> bool:
        if position >= len(self._paragraphs) or self._is_apart[position]:
            return False
        paragraph = self._paragraphs[position]
        return not paragraph.heading and (paragraph.mark is None or paragraph.mark.is_dash)

    def _is_item_of_list(self, position: int) -> bool:
        """Whether a dash before the line is the bullet of a list, because the next line has one too."""
        if not self._paragraphs[position].is_item:
            return False
        return position + 1 < len(self._paragraphs) and self._paragraphs[position + 1].is_item


def _unmarked(words: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs without the marks around the whole."""
    joined = "\x00".join(words)
    found = marked(joined)
    whole = found.words if found and found.is_closed and not found.tail else joined
    return tuple(part.strip() for part in whole.split("\x00"))
