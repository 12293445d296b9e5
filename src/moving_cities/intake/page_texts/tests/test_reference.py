"""The reference of the JSON names every field and every value, so that it cannot fall behind the program."""

import json
import re
from pathlib import Path

import pytest

from moving_cities.intake.page_texts.uses import Harm, Reason

REFERENCE = Path(__file__).parents[5] / "docs" / "reference" / "page-text-json.md"
PAGE = "Moving Cities\n\nGhent\n\nWhat is unique about the city?\n\nBacked by the city: Its people plan with it."


@pytest.fixture(scope="module")
def words() -> str:
    """The reference."""
    return REFERENCE.read_text(encoding="utf-8")


def test_every_reason_and_every_harm_is_explained(words: str) -> None:
    for value in (*Reason, *Harm):
        assert f"`{value}`" in words, value


def test_every_field_is_explained(read, words: str) -> None:
    told = read(PAGE).as_json()

    for name in (*told, *told["file"], *told["blocks"][0]):
        assert f"`{name}`" in words, name


def test_the_example_has_the_fields_that_a_result_has(read, words: str) -> None:
    example = json.loads(re.search(r"\n\n    (\{.*\})", words, re.DOTALL)[1])
    told = read(PAGE).as_json()

    assert list(example) == list(told)
    assert list(example["blocks"][0]) == list(told["blocks"][0])
