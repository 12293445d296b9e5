"""The lines in which a page says what it is about: name of the city, title, subtitle, summary."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from moving_cities.intake.page_texts.frame_lines import title_beside_brand
from moving_cities.intake.page_texts.known_places import KnownPlaces, PlaceMatch, has_no_rival, is_likely
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.topics import may_be_topic, topics_in
from moving_cities.intake.places.countries import country_id

_LONGEST_NAME = 60
_MOST_NAME_WORDS = 5
_LONGEST_GLUED = 12
_LONGEST_SUBTITLE = 180
_LONGEST_TITLE = 250
_SHORTEST_SUMMARY = 40
_LONGEST_SUMMARY = 1_000
_AMONG_FIRST = 4
_MOST_UNSURE_WORDS = 3
_UNSURE = 0.3
_MOST_WORDS_BEFORE_BRACKET = 2
_BESIDE = 2
_GLUE = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
_BEHIND_NAME = re.compile(r"\s*[:|]\s+|\s+[–—-]\s+")
_BEFORE_COUNTRY = re.compile(r"\s*,\s*|\s*\(|\s+[–—-]\s+|\s*[/|]\s*")
_SENTENCE_END = (".", "!", "؟", "…", "?")


@dataclass(slots=True)
class Head:
    """What the lines before the first heading say.

    Attributes:
        title: of the page.
        subtitle: the line under it.
        summary: the paragraph under that.
        city_match: the city that a line names, if one does, or that it may name if only one of the atlas can be meant.
        city_name: that name as it stands.
        topics: fields of policy that an approach is filed under.
        fields: for each paragraph that was used, the name of the field.
        countries: paragraphs that only name a country.
        topic_lines: paragraphs that only name topics.
        city_lines: paragraphs that name the city above the title of an approach.
        menu_lines: paragraphs above the title that are words of a menu.
        glued: characters that the name of the city takes at the beginning of the title's line.
        rest: paragraphs that are none of these.
    """

    title: str = ""
    subtitle: str = ""
    summary: str = ""
    city_match: PlaceMatch | None = None
    city_name: str = ""
    topics: list[str] = field(default_factory=list)
    fields: list[tuple[Paragraph, str]] = field(default_factory=list)
    countries: list[Paragraph] = field(default_factory=list)
    topic_lines: list[Paragraph] = field(default_factory=list)
    city_lines: list[Paragraph] = field(default_factory=list)
    menu_lines: list[Paragraph] = field(default_factory=list)
    glued: int = 0
    rest: list[Paragraph] = field(default_factory=list)


class HeadReader:
    """Reads the lines before the first heading."""

    def __init__(self, places: KnownPlaces, language: str, country: str = "", *, has_label: bool = False) -> None:
        """Makes a reader for a page.

        Args:
            places: what is known of places.
            language: code of the page's language.
            country: code of the country that the page speaks of, where one is named.
            has_label: whether a label such as `About the city` stands above; it opens the menu of the page.
        """
        self._has_label = has_label
        self._places = places
        self._country = country
        self._language = language
        self._is_approach = False
        self._is_kind_sure = True

    def read(self, paragraphs: Sequence[Paragraph], kind: str, *, is_kind_sure: bool) -> Head:
        """What these lines say; lines of the frame are not among them."""
        self._is_approach = kind == "approach"
        self._is_kind_sure = is_kind_sure
        head = Head()
        left = [one for one in paragraphs if not self._is_country(one, head)]
        left = self._without_menu(left, head)
        if self._is_approach:
            self._read_approach(left, head)
        else:
            self._read_city(left, head)
        return head

    def _read_city(self, left: list[Paragraph], head: Head) -> None:
        position = self._position_of_name(left, head)
        if position is not None:
            if self._has_label and position + 1 < len(left) and all(_may_be_name(one.text) for one in left[:position]):
                head.menu_lines += left[:position]
                left, position = left[position:], 0
            paragraph = left.pop(position)
            head.title = head.title or head.city_name or paragraph.text
            head.fields.append((paragraph, "title"))
        elif left and self._is_title(left[0].text, is_alone=len(left) == 1):
            self._take(left, head, "title")
        self._read_below(left, head)

    def _is_title(self, text: str, *, is_alone: bool) -> bool:
        return self._may_be_title(text, is_alone=is_alone) and len(text) <= _LONGEST_TITLE

    def _read_approach(self, left: list[Paragraph], head: Head) -> None:
        if left:
            glued = self._glued(left[0].text)
            if glued:
                head.city_match, head.city_name, head.title = glued
                head.glued = len(head.city_name)
                head.fields.append((left.pop(0), "title"))
        if not head.title:
            position = self._position_of_name(left, head, among=2)
            if position is not None and len(left) > 1:
                head.city_lines.append(left.pop(position))
                head.title = ""
            self._take(left, head, "title")
        self._read_below(left, head)

    def _read_below(self, left: list[Paragraph], head: Head) -> None:
        """Topics, subtitle and summary, which stand under the title."""
        for paragraph in list(left) if self._is_approach else ():
            topics = topics_in(paragraph.text)
            above = head.topic_lines[-1] if head.topic_lines else None
            if not topics and above and paragraph.first - above.last <= _BESIDE and may_be_topic(paragraph.text):
                topics = (paragraph.text,)
            if topics:
                head.topics += topics
                head.topic_lines.append(paragraph)
                left.remove(paragraph)
        if left and not head.subtitle and _may_be_subtitle(left[0].text, is_last=len(left) == 1):
            self._take(left, head, "subtitle")
        if left and not left[0].is_item and _SHORTEST_SUMMARY < len(left[0].text) <= _LONGEST_SUMMARY:
            self._take(left, head, "summary")
        head.rest = left

    def _may_be_title(self, text: str, *, is_alone: bool) -> bool:
        """Whether a first line that names no known city is the title all the same, and not the subtitle of a page."""
        if not self._is_kind_sure:
            return len(text) <= _LONGEST_SUBTITLE
        return _may_be_name(text) and not (is_alone and len(text.split()) > 2)

    def _take(self, left: list[Paragraph], head: Head, name: str) -> None:
        if left:
            paragraph = left.pop(0)
            setattr(head, name, paragraph.text)
            head.fields.append((paragraph, name))

    def _position_of_name(self, left: list[Paragraph], head: Head, among: int = _AMONG_FIRST) -> int | None:
        """Which of the first lines is the name of a city; notes the match and the words."""
        is_first_unsure = len(left) > 1 and self._may_be_unsure_name(left[0].text)
        for position, paragraph in enumerate(left[:among]):
            if self._note_name(paragraph.text, head, must_be_sure=is_first_unsure and position > 0):
                return position
        if is_first_unsure:
            match = self._match(left[0].text)
            head.city_name, head.city_match = left[0].text, match if has_no_rival(match) else None
            return 0
        return None

    def _may_be_unsure_name(self, text: str) -> bool:
        """Whether a first line may name one of several cities, so that a person has to say which."""
        if not _may_be_name(text) or len(text.split()) > _MOST_UNSURE_WORDS:
            return False
        match = self._match(text)
        return bool(match.city_id) and match.confidence >= _UNSURE

    def _note_name(self, text: str, head: Head, *, must_be_sure: bool) -> bool:
        beside = title_beside_brand(text)
        name = beside or text
        if _may_be_name(name) and not (self._is_approach and self._says_more(name)):
            match = self._match(name)
            if match.is_certain if must_be_sure else is_likely(match):
                head.city_match, head.city_name = match, self._without_country(name)
                return True
        parts = _BEHIND_NAME.split(name, maxsplit=1)
        if not self._is_approach and len(parts) == 2 and len(name) <= _LONGEST_SUBTITLE and _may_be_name(parts[0]):
            match = self._match(parts[0])
            if is_likely(match) and not country_id(parts[1]):
                head.city_match, head.city_name, head.title, head.subtitle = match, parts[0], parts[0], parts[1].strip()
                return True
        return False

    def _says_more(self, name: str) -> bool:
        """Whether a line goes on behind a comma with something else than a country: so do titles of approaches."""
        return "," in name and self._without_country(name) == name

    def _without_country(self, name: str) -> str:
        parts = _BEFORE_COUNTRY.split(name, maxsplit=1)
        if len(parts) == 2 and country_id(parts[1].rstrip(") ")):
            return parts[0]
        return name

    def _without_menu(self, left: list[Paragraph], head: Head) -> list[Paragraph]:
        """The lines without those above a heading of the first level that do not name the city."""
        title = next((position for position, one in enumerate(left) if one.heading == 1), 0)
        above = left[:title]
        named = [one for one in above if _may_be_name(one.text) and is_likely(self._match(one.text))]
        kept = named[-1:] if self._is_approach else []
        head.menu_lines = [one for one in above if one not in kept]
        return kept + left[title:]

    def _match(self, name: str) -> PlaceMatch:
        return self._places.match(name, self._country, self._language)

    def _is_country(self, paragraph: Paragraph, head: Head) -> bool:
        if len(paragraph.text) > 30 or not country_id(paragraph.text) or len(paragraph.text) < 4:
            return False
        head.countries.append(paragraph)
        return True

    def is_glued(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether the first line has the name of a city glued to a title, as only approaches have."""
        return bool(paragraphs) and self._glued(paragraphs[0].text) is not None

    def _glued(self, text: str) -> tuple[PlaceMatch, str, str] | None:
        """The city and the title where no space stands between them, as in `GhentGhent’s task force`."""
        if " " not in text:
            return None
        for place in _GLUE.finditer(text, 0, _LONGEST_NAME):
            at = place.start()
            if not _may_be_glued(text, at):
                continue
            match = self._match(text[:at])
            if is_likely(match):
                return match, text[:at], text[at:].strip()
        return None


def _may_be_name(text: str) -> bool:
    """Whether a line is as short as the name of a city."""
    if len(text.partition("(")[0].split()) > _MOST_WORDS_BEFORE_BRACKET and "(" in text:
        return False
    return (
        2 <= len(text) <= _LONGEST_NAME and len(text.split()) <= _MOST_NAME_WORDS and not text.endswith(_SENTENCE_END)
    )


def _may_be_subtitle(text: str, *, is_last: bool) -> bool:
    if len(text) > _LONGEST_SUBTITLE:
        return False
    return not text.endswith(".") or len(text) <= 110 or (is_last and len(text) <= 140)


def _may_be_glued(text: str, at: int) -> bool:
    """Whether a name can end and a title begin at this place amid a word: a capital follows a small letter.

    Arabic has no capitals; there any place will do behind three letters, and the name alone decides.
    """
    before, after = text[at - 1], text[at]
    if before.islower():
        return after.isupper()
    return "\u0620" <= after <= "\u064a" and 3 <= at <= _LONGEST_GLUED and " " not in text[:at]
