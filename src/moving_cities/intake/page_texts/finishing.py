"""A draft made into a block: heading, lead, text in the notation, speaker, years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from moving_cities.intake.formats.lines import Line
from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.leads import lead_line, run_in_lead
from moving_cities.intake.page_texts.page_text import Block
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.report_lines import years_of
from moving_cities.intake.page_texts.rich import Piece, plain_words, written

_BETWEEN_NETWORKS = re.compile(r"[,،;|•·]\s")


@dataclass(slots=True)
class Finished:
    """A block, and the links of it whose addresses could not be kept."""

    block: Block
    refused: list[tuple[str, str]] = field(default_factory=list)


def finished(draft: Draft, lines: Sequence[Line], language: str) -> Finished:
    """The block that the draft is.

    Args:
        draft: with all its paragraphs.
        lines: of the file, for their numbers.
        language: code of the page's language.
    """
    lead, pieces = _lead_and_pieces(draft, language)
    text = written(pieces)
    indexes = [index for paragraph in draft.paragraphs for index in paragraph.lines]
    indexes += [paragraph.mark_line for paragraph in draft.paragraphs if paragraph.mark_line is not None]
    whole = " ".join(piece.words for piece in pieces)
    block = Block(
        type=draft.type,
        key=draft.key,
        heading=plain_words(draft.heading_words or (draft.heading.text if draft.heading else "")),
        lead=plain_words(lead),
        text=text.text,
        speaker=plain_words(draft.attribution.speaker) if draft.attribution else "",
        role=plain_words(draft.attribution.role) if draft.attribution else "",
        years=years_of(whole) if draft.type == "report" else (),
        lines=(lines[min(indexes)].number, lines[max(indexes)].number),
    )
    return Finished(block, text.refused)


def piece_of(paragraph: Paragraph) -> Piece:
    """The paragraph as a piece of rich text."""
    number = None if paragraph.mark is None else paragraph.mark.number
    strong = paragraph.strong_lead.strip() if paragraph.strong_lead else ""
    return Piece(paragraph.text, paragraph.links, strong, number)


def _lead_and_pieces(draft: Draft, language: str) -> tuple[str, list[Piece]]:
    if draft.type == "quote":
        links = tuple(link for paragraph in draft.body for link in paragraph.links)
        return "", [Piece(words, links if len(draft.words) == 1 else ()) for words in draft.words]
    if draft.type == "networks":
        return "", _networks(draft)
    run_in = [Piece(draft.run_in)] if draft.run_in else []
    if draft.type != "section":
        return "", run_in + [piece_of(paragraph) for paragraph in draft.body]
    if draft.run_in and draft.heading:
        lead = run_in_lead(draft.run_in, language)
        opening = Piece(lead.rest if lead else draft.run_in, draft.heading.links)
        return lead.words if lead else "", [opening, *map(piece_of, draft.body)]
    return _with_lead(draft.body, language)


def _with_lead(body: list[Paragraph], language: str) -> tuple[str, list[Piece]]:
    if not body:
        return "", []
    first, *others = body
    if first.is_item or first.is_quote:
        return "", [piece_of(paragraph) for paragraph in body]
    lead = run_in_lead(first.text, language, first.strong_lead)
    if lead:
        return lead.words, [Piece(lead.rest, first.links), *map(piece_of, others)]
    if first.strong_lead:
        return "", [piece_of(paragraph) for paragraph in body]
    item = others[0].text if others and others[0].is_item else ""
    if others and lead_line(first.text, language, body_length=len(others[0].text), first_item=item):
        return first.text, [piece_of(paragraph) for paragraph in others]
    return "", [piece_of(paragraph) for paragraph in body]


def _networks(draft: Draft) -> list[Piece]:
    """The networks: a list where each has a line; a line that names several stays as it is."""
    pieces = [Piece(draft.run_in)] if draft.run_in else []
    for paragraph in draft.body:
        is_one = paragraph.is_item or not _BETWEEN_NETWORKS.search(paragraph.text)
        pieces.append(Piece(paragraph.text, paragraph.links, number=0 if is_one else None))
    return pieces
