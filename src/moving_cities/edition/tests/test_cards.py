"""The preview cards: the same bytes twice, every script, long names, and errors with a remedy."""

import io

import pytest
from PIL import Image

from moving_cities.edition import cards
from moving_cities.edition.cards import card_recipe, draw_card
from moving_cities.edition.errors import EditionError

GENT = (2160, 2395)
WORDS = {
    "latin": ("Gdańsk", "Prekursor polityki inkluzywnej w Polsce", "ltr"),
    "greek": ("Θεσσαλονίκη", "Μια πόλη όπου ο δήμος και οι εθελοντές κάθονται στο ίδιο τραπέζι", "ltr"),
    "arabic": ("غنت", "حيث تجلس البلدية والمتطوعون إلى طاولة واحدة", "rtl"),
}


def pixels(card: bytes) -> Image.Image:
    return Image.open(io.BytesIO(card)).convert("RGB")


@pytest.mark.parametrize("script", WORDS)
def test_the_same_words_give_the_same_bytes(script: str) -> None:
    title, line, direction = WORDS[script]
    first = draw_card(title, line, GENT, direction)
    assert draw_card(title, line, GENT, direction) == first
    assert pixels(first).size == (1200, 630)
    assert len(first) < 60_000


def test_the_marker_stands_on_the_place_and_the_shared_card_has_none() -> None:
    signal = (210, 51, 26)
    with_place = pixels(draw_card("Gent", "", GENT, "ltr")).crop((700, 0, 1200, 610))
    without = pixels(draw_card("Moving Cities", "An atlas", None, "ltr")).crop((700, 0, 1200, 610))
    assert with_place.getpixel((250, 315)) == signal
    assert signal not in {colour for _, colour in without.getcolors(1 << 24) or ()}


def test_right_to_left_puts_the_map_on_the_left() -> None:
    card = pixels(draw_card(*WORDS["arabic"][:2], GENT, "rtl"))
    assert card.getpixel((250, 315)) == (210, 51, 26)


def test_a_place_near_the_edge_keeps_the_map_on_the_sheet() -> None:
    """Tilos lies in the far south-east; beyond the sheet nothing is drawn."""
    card = pixels(draw_card("Tilos", "", (4100, 4200), "ltr"))
    assert card.getpixel((1199 - 40, 629 - 60)) in {(217, 230, 237), (210, 51, 26), (11, 69, 184), (255, 255, 255)}


@pytest.mark.parametrize("script", WORDS)
def test_every_sign_of_every_language_has_a_shape(script: str) -> None:
    """A missing glyph would print a box; each sign must differ from the box."""
    title, line, _ = WORDS[script]
    for text in (title, line):
        font = cards._font(cards._family(text), 40)
        box = font.getmask("\U0010fffd").getbbox(), bytes(font.getmask("\U0010fffd"))
        for sign in set(text):
            assert (font.getmask(sign).getbbox(), bytes(font.getmask(sign))) != box, sign


def test_a_very_long_title_is_fitted_and_never_leaves_its_room() -> None:
    title = "Agermanament Comunitari Valencià, multilevel and multi-stakeholder cooperation on reception " * 2
    card = pixels(draw_card(title, "A line " * 60, GENT, "ltr"))
    beside_the_map = card.crop((640, 40, 696, 600)).getcolors(1 << 16)
    assert beside_the_map is not None
    assert len(beside_the_map) == 1


def test_the_recipe_is_stable() -> None:
    assert card_recipe() == card_recipe()
    assert len(card_recipe()) == 64


def test_a_missing_typeface_says_how_to_get_it(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "FONTS", tmp_path)
    cards._font.cache_clear()
    with pytest.raises(EditionError, match="subset_fonts"):
        draw_card("Gent", "", None, "ltr")
    cards._font.cache_clear()
