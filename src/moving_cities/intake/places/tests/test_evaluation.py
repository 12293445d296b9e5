"""Names with a known answer: nine languages, homonyms, forms, typing errors, and what is no municipality."""

import csv
from pathlib import Path

import pytest

from moving_cities.intake.places import Places

HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))


EVALUATION = _rows("evaluation.csv")
FORMS = _rows("forms.csv")


@pytest.mark.parametrize("row", EVALUATION, ids=lambda row: "-".join(filter(None, list(row.values())[:3])))
def test_the_name_means_this_and_is_that_certain(places: Places, row: dict[str, str]) -> None:
    match = places.match(row["name"], row["country"], row["language"])

    assert match.is_certain == (row["answer"] == "certain"), match
    if row["means"]:
        assert (match.city_id or str(match.geonames_id)) == row["means"], match
    assert match.reasons


@pytest.mark.parametrize("row", FORMS, ids=lambda row: f"{row['language']}-{row['form']}")
def test_an_inflected_name_is_known_by_itself_in_its_language(places: Places, row: dict[str, str]) -> None:
    match = places.match(row["form"], language=row["language"])

    assert match.city_id == row["city"], match


def test_the_set_is_as_large_and_mixed_as_it_claims() -> None:
    assert len(EVALUATION) >= 150
    assert {row["language"] for row in FORMS + EVALUATION} >= {"pl", "el", "de", "nl", "en", "ar", "fr", "it", "es"}
