"""The way in: a file that was read, recognised as the text of a page.

A pipeline, each step in a module of its own: lines are cleaned, put together into paragraphs, looked at one by one
(`signs`), cut into parts (`segmenting`), finished as fields and blocks, and accounted for.
"""

from moving_cities.atlas.sentences import say
from moving_cities.intake.formats.lines import ReadFile
from moving_cities.intake.page_texts.accounting import accounting, left_out
from moving_cities.intake.page_texts.cleaning import CleanLine, cleaned
from moving_cities.intake.page_texts.damage import cut_texts, empty_blocks, lost_characters
from moving_cities.intake.page_texts.deciding import APPROACH, Decided, decided_city, kind_of
from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.framed_parts import settle_frames
from moving_cities.intake.page_texts.heading_index import MAX_LENGTH, find_heading
from moving_cities.intake.page_texts.known_places import KnownPlaces
from moving_cities.intake.page_texts.language import Judged, language_of
from moving_cities.intake.page_texts.ledger import Ledger
from moving_cities.intake.page_texts.page_fields import PageFields
from moving_cities.intake.page_texts.page_text import PageText
from moving_cities.intake.page_texts.paragraphs import Paragraph, paragraphs_of
from moving_cities.intake.page_texts.questions import doubtful_letters, questions_of
from moving_cities.intake.page_texts.quotes import quotes_of
from moving_cities.intake.page_texts.rich import plain_words
from moving_cities.intake.page_texts.rules import take_page_numbers, take_rules
from moving_cities.intake.page_texts.segmenting import Segmenter
from moving_cities.intake.page_texts.segments import Segments
from moving_cities.intake.page_texts.signs import settle_lists, settle_statements, sign_of
from moving_cities.intake.page_texts.title_lines import Head, HeadReader
from moving_cities.intake.page_texts.uses import Reason
from moving_cities.intake.page_texts.wrapping import wrapping_of
from moving_cities.intake.places.countries import country_named
from moving_cities.intake.places.folding import fold

_AMONG_FIRST = 4


def read_page_text(
    file: ReadFile, places: KnownPlaces, *, language: str = "", kind: str = "", city: str = ""
) -> PageText:
    """What the lines of a file say as the text of a page.

    Nothing is refused and nothing is lost: whatever the lines are, each character of them is in a field of the result
    or is left out with a reason. What a person should decide is asked in `questions`.

    Args:
        file: the file, as `intake.formats` reads it.
        places: what is known of places.
        language: code of its language, if it is known; else it is judged.
        kind: `city` or `approach`, if it is known; else its headings say it.
        city: id of the city, if it is known; else its title or its text say it.
    """
    return _Reading(file, places, language, kind, city).result()


class _Reading:
    """The reading of one file, step by step."""

    def __init__(self, file: ReadFile, places: KnownPlaces, language: str, kind: str, city: str) -> None:
        self._file = file
        self._places = places
        self._city = city
        self._lines: list[CleanLine] = [cleaned(line) for line in file.lines]
        if file.format == "text":
            take_rules(self._lines)
            take_page_numbers(self._lines)
        self._judged = Judged(language) if language else language_of([line.text for line in self._lines])
        self._language = self._judged.code
        self._paragraphs = self._put_together()
        self._signs = [sign_of(paragraph, self._language) for paragraph in self._paragraphs]
        settle_lists(self._paragraphs, self._signs)
        settle_statements(self._paragraphs, self._signs, self._language)
        settle_frames(self._paragraphs, self._signs, self._lines)
        self._kind, self._is_kind_sure = (kind, True) if kind else kind_of(self._signs)
        self._ledger = Ledger(self._lines)
        self._fields = PageFields(file, self._ledger, self._language)

    def result(self) -> PageText:
        """The page text."""
        segments = self._segments()
        head = self._read_head(segments)
        self._fields.add_takeaways(segments.takeaways)
        self._fields.add_blocks(segments.drafts)
        decided = self._decided_city(head)
        return self._page_text(head, decided)

    def _put_together(self) -> list[Paragraph]:
        known = frozenset(
            index
            for index, line in enumerate(self._lines)
            if 3 <= len(line.text) <= MAX_LENGTH and self._is_known(line.text)
        )
        return paragraphs_of(self._lines, wrapping_of(self._lines, self._file.format), is_known=known)

    def _is_known(self, text: str) -> bool:
        heading = find_heading(text.strip(), self._language) if not text.endswith((".", ",")) else None
        return heading is not None and heading.similarity == 100 and not heading.is_cut

    def _segments(self) -> Segments:
        is_apart = [bool(sign.heading or sign.reason or sign.is_merged) for sign in self._signs]
        for index, paragraph in enumerate(self._paragraphs):
            is_apart[index] = is_apart[index] or bool(paragraph.heading)
        quotes = quotes_of(self._paragraphs, is_apart, self._language)
        return Segmenter(self._paragraphs, self._signs, quotes, self._ledger, is_page=self._is_kind_sure).segments()

    def _read_head(self, segments: Segments) -> Head:
        has_label = any(sign.reason is Reason.LABEL for sign in self._signs[:_AMONG_FIRST])
        reader = HeadReader(self._places, self._language, self._country(), has_label=has_label)
        if not self._is_kind_sure and reader.is_glued(segments.head):
            self._kind, self._is_kind_sure = APPROACH, True
        head = reader.read(segments.head, self._kind, is_kind_sure=self._is_kind_sure)
        for paragraph, name in head.fields:
            self._ledger.use(paragraph, name)
            if head.glued and name == "title":
                self._ledger.leave_out_beginning(paragraph, head.glued, Reason.CITY)
        for paragraphs, reason in (
            (head.menu_lines, Reason.NAVIGATION),
            (head.topic_lines, Reason.TOPIC),
            (head.city_lines, Reason.CITY),
            (head.countries, Reason.COUNTRY),
        ):
            for paragraph in paragraphs:
                self._ledger.leave_out(paragraph, reason)
        items = [paragraph for paragraph in head.rest if paragraph.is_item]
        if items and not segments.takeaways and self._is_kind_sure:
            segments.takeaways += items
            head.rest = [paragraph for paragraph in head.rest if not paragraph.is_item]
        if head.rest:
            draft = Draft("section", body=head.rest)
            for paragraph in head.rest:
                self._ledger.use(paragraph, draft=draft)
            segments.drafts.insert(0, draft)
        return head

    def _country(self) -> str:
        """Code of the country whose political context stands on the page; empty where none does."""
        named = (sign.heading.country for sign in self._signs if sign.heading)
        return next((code for name in named if name and (code := country_named(fold(name)))), "")

    def _decided_city(self, head: Head) -> Decided:
        headings = [block.heading for block in self._fields.blocks if block.type != "context"]
        body = [block.text for block in self._fields.blocks if block.type in {"section", "quote"}]
        return decided_city(self._city, head, headings, [*self._fields.takeaways, *body], self._places, self._language)

    def _page_text(self, head: Head, decided: Decided) -> PageText:
        fields = self._fields
        shares = list(self._ledger.shares())
        numbers = {draft: number for number, draft in enumerate(fields.drafts, start=1)}
        damage = [
            *lost_characters(self._lines),
            *empty_blocks(fields.blocks),
            *cut_texts(fields.blocks, self._language),
            *fields.damage,
        ]
        return PageText(
            file_name=self._file.name,
            file_sha256=self._file.sha256,
            file_format=self._file.format,
            city=decided.city_id,
            city_confidence=decided.confidence,
            language=self._language,
            kind=self._kind,
            title=plain_words(head.title),
            subtitle=plain_words(head.subtitle),
            summary=plain_words(head.summary),
            topics=tuple(map(plain_words, head.topics)),
            takeaways=tuple(fields.takeaways),
            blocks=tuple(fields.blocks),
            left_out=left_out(shares, self._lines),
            repairs=(*self._file.repairs, *fields.repairs),
            damage=tuple(sorted(damage, key=lambda one: one.lines)),
            accounting=accounting(shares, self._lines, numbers),
            questions=self._questions(head, decided),
            characters_total=self._file.characters,
            characters_accounted=sum(share.characters for share in shares),
        )

    def _questions(self, head: Head, decided: Decided) -> tuple[str, ...]:
        asked = [question for question in (self._judged.doubt, *decided.questions) if question]
        if not self._is_kind_sure:
            asked.append(
                say(
                    "No heading says whether this is the profile of a city or an approach; it was taken for a "
                    "profile. Is it?"
                )
            )
        has_heading = any(sign.heading and sign.heading.key == "part.takeaways" for sign in self._signs)
        asked += doubtful_letters(self._file.lines, self._file.half_words)
        asked += questions_of(head, self._fields.takeaways, has_heading, self._fields.blocks, self._signs)
        return tuple(dict.fromkeys(asked))
