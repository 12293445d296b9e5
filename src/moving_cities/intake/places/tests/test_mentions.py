"""Cities in running text: found where they stand, in every language, and not where they are other words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moving_cities.intake.places import Places


@pytest.mark.parametrize(
    ("language", "text", "cities"),
    [
        ("pl", "Przyjęto ich w Gandawie, we Wrocławiu oraz pod Poczdamem.", ["gent", "wroclaw", "potsdam"]),
        ("pl", "Rada Miasta Gdańska i prezydentka Łodzi", ["gdansk", "lodz"]),
        ("el", "Ο Δήμος Αθηναίων, στη Γάνδη και στο Βερολίνο", ["athina", "gent", "berlin"]),
        ("el", "του Δήμου Τήλου", ["tilos"]),
        ("de", "Der Rat der Stadt Gent und die Verwaltung Potsdams", ["gent", "potsdam"]),
        ("de", "in Freiburg im Breisgau und St. Gallen", ["freiburg-im-breisgau", "st-gallen"]),
        ("fr", "la ville de Gand, d'Athènes et de La Haye", ["gent", "athina", "den-haag"]),
        ("it", "il Comune di Palermo, a Reggio Emilia", ["palermo", "reggio-emilia"]),
        ("es", "en Gante, Barcelona y San Sebastián", ["gent", "barcelona", "donostia-san-sebastian"]),
        ("nl", "de Gentse aanpak, in Utrecht en in 's-Hertogenbosch", ["gent", "utrecht", "s-hertogenbosch"]),
        ("en", "as Ghent’s mayor told Athens", ["gent", "athina"]),
        ("ar", "في مدينة غنت وفي برشلونة وباليرمو", ["gent", "barcelona", "palermo"]),
        ("pl", "Gandawa", ["gent"]),
        ("en", "", []),
        ("en", "nothing is named here", []),
    ],
)
def test_the_cities_are_found_in_their_order(places: Places, language: str, text: str, cities: list[str]) -> None:
    assert [mention.match.city_id for mention in places.find(text, language)] == cities


def test_a_mention_says_where_it_stands(places: Places) -> None:
    text = "Najpierw w Gandawie, potem w 's-Hertogenbosch."
    mentions = places.find(text, "pl")

    assert [text[one.start : one.end] for one in mentions] == ["Gandawie", "'s-Hertogenbosch"]
    assert [one.name for one in mentions] == ["Gandawie", "'s-Hertogenbosch"]


def test_a_title_that_is_only_a_name_is_certain(places: Places) -> None:
    [title, _] = places.find("Gandawa\nMiasto przyjmuje w Gandawie.", "pl")

    assert title.match.is_certain


def test_the_first_word_of_a_sentence_may_be_an_ordinary_word(places: Places) -> None:
    [mention] = places.find("Celle-ci est une ville.", "fr")

    assert not mention.match.is_certain


def test_a_noun_with_an_article_is_no_certain_city(places: Places) -> None:
    mentions = places.find("Wir geben das Halle und die Hagen zurück.", "de")

    assert not any(one.match.is_certain for one in mentions)


def test_a_district_named_after_a_city_is_not_the_city(places: Places) -> None:
    [mention] = places.find("Der Landkreis Göttingen nimmt auf.", "de")

    assert (mention.match.city_id, mention.match.confidence <= 0.3) == ("gottingen", True)


def test_small_letters_name_no_city(places: Places) -> None:
    assert places.find("we essen in de hal bij nice weather in gent", "en") == []


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200), language=st.sampled_from(["en", "pl", "el", "ar", "de", ""]))
def test_any_text_is_read_and_mentions_do_not_overlap(places: Places, text: str, language: str) -> None:
    mentions = places.find(text, language)

    assert all(text[one.start : one.end] == one.name for one in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
