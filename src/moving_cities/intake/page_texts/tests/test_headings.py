"""Headings: every wording of the file is found as itself, and as people write it."""

import pytest

from moving_cities.atlas.kinds import HEADING_KEYS
from moving_cities.atlas.languages import all_languages
from moving_cities.intake.page_texts.heading_index import find_heading
from moving_cities.intake.page_texts.heading_stems import heading_by_stems
from moving_cities.intake.page_texts.headings import FREE, all_wordings


def test_every_wording_is_found_under_its_key() -> None:
    """A wording that another shadows would never be used."""
    for key, language, words in all_wordings():
        found = find_heading(words.replace("{", "").replace("}", "").replace("year", "2023"), language)
        assert found is not None, words
        assert key in {found.key, *found.also}, (words, found)


def test_every_key_of_the_atlas_and_every_language_has_wordings() -> None:
    """Pages come in nine languages; the keys of networks alone have no pages of this kind."""
    keys = {key for key, _, _ in all_wordings()}
    of_networks = {"aim", "founding", "joining", "size"}

    assert set(HEADING_KEYS) - of_networks <= keys
    assert all(key in HEADING_KEYS or key == FREE or key.startswith(("part.", "ui.")) for key in keys)
    assert {language for _, language, _ in all_wordings()} == {one.code for one in all_languages()}


@pytest.mark.parametrize(
    ("line", "language", "key"),
    [
        ("WHAT IS UNIQUE ABOUT THE CITY", "en", "unique"),
        ("What is unique about Rottenburg am Neckar?", "en", "unique"),
        ("ΚΥΡΙΑ ΣΥΜΠΕΡΑΣΜΑΤΑ", "el", "part.takeaways"),
        ("Qu'est ce que la ville a d'unique?", "fr", "unique"),
        ("Czlonek nastepujacych sieci", "pl", "part.members"),
        ("Na czym koncentruje sie lokalna polityka migracyjna", "pl", "focus"),
        ("Wie funktioniert die Nachtbürgermeisterei?", "de", "operation"),
        ("What has changed since 2021?", "en", "changes"),
        ("Quali sono le attività politiche e di advocacy della città", "it", "advocacy"),
        ("2. What are the key factors?", "en", "key-factors"),
        ("Bélgica: contexto político", "es", "part.context"),
        ("ما الذي يميز غنت؟", "ar", "unique"),
    ],
)
def test_case_accents_punctuation_and_wildcards_make_no_difference(line: str, language: str, key: str) -> None:
    found = find_heading(line, language)

    assert found is not None
    assert found.key == key


def test_a_heading_that_is_cut_off_is_found_and_said_to_be_cut() -> None:
    found = find_heading("What are the most outstanding r…", "en")

    assert found is not None
    assert (found.key, found.is_cut) == ("achievements", True)


def test_a_typing_error_is_forgiven_and_told() -> None:
    found = find_heading("What is the focus of local migraton policies?", "en")

    assert found is not None
    assert found.key == "focus"
    assert found.similarity < 100


@pytest.mark.parametrize(
    "line", ["How does economic inclusion work?", "Marseille, port d’accueil", "The town hall opened in 1890.", "", "…"]
)
def test_other_lines_are_no_recurring_heading(line: str) -> None:
    found = find_heading(line, "en")

    assert found is None or found.key == FREE


@pytest.mark.parametrize(
    ("line", "language", "key"),
    [
        ("So what exactly makes this harbour town so special?", "en", "unique"),
        ("Welche Faktoren haben am Ende den Ausschlag gegeben?", "de", "key-factors"),
        ("Jakie sukcesy odniosło dotąd miasto?", "pl", "achievements"),
        ("How does economic inclusion work?", "en", ""),
    ],
)
def test_unknown_wordings_are_told_by_their_stems(line: str, language: str, key: str) -> None:
    found = heading_by_stems(line, language)

    assert (found.key if found else "") == key
