"""What the look promises: contrast, budgets, writing directions, and a policy without inline styles."""

import re
from pathlib import Path

import pytest

from moving_cities.edition.assets import PRELOADED, STYLE_ORDER, WEB

TEMPLATES = Path(__file__).parents[1] / "templates"
STYLES = {path.stem: path.read_text("utf-8") for path in (WEB / "styles").glob("*.css")}
SCRIPTS = {path.name: path.read_text("utf-8") for path in (WEB / "scripts").glob("*.js")}

KILOBYTE = 1000
TEXT, GRAPHICS = 4.5, 3.0

PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "tint", TEXT),
    ("soft", "paper", TEXT),
    ("soft", "tint", TEXT),
    ("signal-text", "paper", TEXT),
    ("link", "paper", TEXT),
    ("on-ink", "ink", TEXT),
    ("on-ink", "link", TEXT),
    ("ink", "land", TEXT),
    ("ink", "sea", TEXT),
    ("signal", "land", GRAPHICS),
    ("signal", "sea", GRAPHICS),
    ("signal", "stand-out", GRAPHICS),
    ("signal", "paper", GRAPHICS),
    ("listed", "land", GRAPHICS),
    ("listed", "sea", GRAPHICS),
    ("link", "land", GRAPHICS),
    ("link", "sea", GRAPHICS),
]
"""Which colour of `tokens.css` stands on which, and the contrast that WCAG 2.2 AA asks of the pair."""

PHYSICAL = re.compile(
    r"(?<![-\w])(margin|padding|border)-(left|right|top|bottom)\b|(?<![-\w])(left|right|top|bottom|width|height|"
    r"min-width|max-width|min-height|max-height)\s*:(?!\s*[^;{]*\{)|text-align:\s*(left|right)|float:\s*(left|right)"
)


def tokens(scheme: str) -> dict[str, str]:
    """The colours of one scheme: those of the dark one stand in its media query and overrule the others."""
    found: dict[str, str] = {}
    blocks = STYLES["tokens"].split("@media (prefers-color-scheme: dark)")
    for block in blocks[: 1 if scheme == "light" else 2]:
        first = block.split("@media")[0]
        found.update(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", first))
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * sign for sign in colour[1:])
    parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_wcag_defines_it() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_have_the_contrast_that_wcag_asks(scheme: str, front: str, back: str, least: float) -> None:
    colours = tokens(scheme)
    assert contrast(colours[front], colours[back]) >= least


def test_the_two_schemes_name_the_same_colours() -> None:
    """A colour that the dark scheme forgets would shine through from the light one."""
    kept = {"on-ink"}
    assert {name for name in tokens("light") if tokens("dark")[name] == tokens("light")[name]} <= kept


@pytest.mark.parametrize("name", sorted(set(STYLES) - {"fonts"}))
def test_styles_know_no_left_and_right(name: str) -> None:
    """Arabic mirrors every page; a physical property would not turn with it."""
    plain = re.sub(r"/\*.*?\*/|@media[^{]*|@container[^{]*|@page[^{]*", "", STYLES[name], flags=re.DOTALL)
    assert PHYSICAL.search(plain) is None


def test_every_rule_stands_in_a_layer() -> None:
    for name in set(STYLES) - {"fonts", "layers"}:
        assert STYLES[name].split("/*")[0].lstrip().startswith("@layer") or "\n@layer " in STYLES[name], name


def test_every_stylesheet_has_its_place() -> None:
    assert set(STYLES) - set(STYLE_ORDER) <= {"map"}


def test_templates_hold_no_inline_style_or_handler() -> None:
    """The content security policy refuses both."""
    for path in TEMPLATES.glob("*.jinja"):
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style", path.read_text("utf-8")), path.name


def test_scripts_stay_small_and_each_does_one_thing() -> None:
    assert sum(len(text.encode()) for text in SCRIPTS.values()) <= 30 * KILOBYTE
    assert all(text.count("\n") < 150 for text in SCRIPTS.values())


def test_scripts_keep_nothing_and_ask_nobody() -> None:
    """No cookie, no storage, no request: the data protection page says so."""
    forbidden = re.compile(
        r"document\.cookie|localStorage|sessionStorage|indexedDB|fetch\(|XMLHttpRequest|sendBeacon|eval\("
    )
    assert not any(forbidden.search(text) for text in SCRIPTS.values())


def font_bytes(*endings: str) -> int:
    return sum(path.stat().st_size for path in (WEB / "fonts").glob("*.woff2") if path.stem.endswith(endings))


def test_fonts_stay_within_their_budget() -> None:
    """A page loads at most the faces of its own script and of Latin."""
    latin = font_bytes("-latin", "-latin-ext")
    assert latin <= 90 * KILOBYTE
    assert latin + font_bytes("-greek") <= 120 * KILOBYTE
    italics = sum(path.stat().st_size for path in (WEB / "fonts").glob("literata-italic-latin*.woff2"))
    assert latin - italics + font_bytes("-arabic") <= 120 * KILOBYTE


def test_preloaded_fonts_exist() -> None:
    assert all((WEB / "fonts" / name).is_file() for names in PRELOADED.values() for name in names)


def test_every_family_has_its_licence() -> None:
    licences = [path.read_text("utf-8") for path in (WEB / "fonts").glob("*.LICENSE.txt")]
    assert len(licences) == 4
    assert all("SIL Open Font License" in licence for licence in licences)
