"""Pages that list records: all of them, counted once and alike in every language."""

import dataclasses
import re
from collections import Counter

import pytest

from moving_cities.atlas.kinds import BlockKind
from moving_cities.atlas.records import Initiator, MembershipStatus
from moving_cities.edition.collation import sort_key
from moving_cities.edition.counters import count
from moving_cities.edition.pages.data import translation_tally
from tests.instruments.edits import changed
from tests.instruments.reduced_atlas import start_atlas

LANGUAGES = ("en", "pl", "ar")


def number(text: str) -> int:
    """The number that a counter shows, whatever the digits and separators."""
    return int("".join(str(int(sign)) for sign in text if sign.isdigit()))


@pytest.mark.parametrize("code", LANGUAGES)
def test_counters_are_those_of_the_records_in_every_language(pages_of, atlas, code):
    counts = count(atlas)
    home = [number(one.number) for one in pages_of[code]["section/home"].counters]
    assert home == [
        counts.active_cities, counts.countries, counts.featured_cities, counts.approaches, counts.networks
    ]  # fmt: skip
    data = [number(one.number) for one in pages_of[code]["section/data"].counters]
    assert data == [
        *home, counts.listed_cities, counts.members, counts.associates, counts.former, counts.sources
    ]  # fmt: skip
    assert all(one.label and one.explanation for one in pages_of[code]["section/data"].counters)


def test_counts_are_what_counting_by_hand_gives():
    atlas = start_atlas()
    counts = count(atlas)
    proved = {
        one.city_id
        for one in atlas.memberships
        if one.status == "member" or (one.status == "associate" and one.network_id != "sai")
    }
    described = {one.city_id for one in atlas.approaches} | {one.id for one in atlas.cities if one.is_featured}
    assert counts.active_cities == len(proved | described)
    assert counts.listed_cities == len(atlas.cities)
    assert counts.countries == len({one.country_id for one in atlas.cities if one.id in proved | described})
    assert counts.members + counts.associates + counts.former == len(atlas.memberships)
    assert counts.networks_with_members == len({m.network_id for m in atlas.memberships if m.status != "former"})


def test_associates_of_sai_and_former_members_do_not_count_as_active(atlas, pages_of):
    """Associates of 2017 may never have run a project; who left is no member."""
    assert [one.status for one in atlas.memberships_of("aiello-calabro")] == ["associate"]
    assert atlas.city("aiello-calabro") not in atlas.active_cities
    gent = next(one for one in atlas.memberships if one.city_id == "aiello-calabro")
    left = dataclasses.replace(
        atlas, memberships=changed(atlas.memberships, gent, status=MembershipStatus.FORMER, network_id="eurocities")
    )
    assert count(left).active_cities == count(atlas).active_cities
    joined = dataclasses.replace(atlas, memberships=changed(atlas.memberships, gent, network_id="eurocities"))
    assert count(joined).active_cities == count(atlas).active_cities + 1
    lines = {
        line.link.words.text: line for group in pages_of["en"]["section/cities"].countries for line in group.cities
    }
    assert not lines["Aiello Calabro"].is_active
    assert lines["Ghent"].is_active
    markers = {one.name: one.kind for one in pages_of["en"]["section/cities"].map.points}
    assert (markers["Aiello Calabro"], markers["Ghent"], markers["Lublin"]) == ("listed", "featured", "active")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_list_of_cities_holds_each_once_with_its_reason(pages_of, atlas, code):
    page = pages_of[code]["section/cities"]
    lines = [line for group in page.countries for line in group.cities]
    assert len(lines) == len(atlas.cities) == len({line.link.href for line in lines})
    assert all(line.reason for line in lines)
    assert len(page.map.points) == len(atlas.cities)
    names = [group.link.words.text for group in page.countries]
    assert names == sorted(names, key=sort_key)
    assert str(len(atlas.cities)) in page.count_sentence


def test_a_city_is_not_listed_with_a_network_that_it_left(compose, atlas):
    memberships = tuple(
        dataclasses.replace(one, status=MembershipStatus.FORMER) if one.city_id == "lublin" else one
        for one in atlas.memberships
    )
    page = compose(dataclasses.replace(atlas, memberships=memberships), "en")["section/cities"]
    lublin = next(one for group in page.countries for one in group.cities if one.link.words.text == "Lublin")
    assert lublin.networks == ()
    assert lublin.reason.startswith("Listed because it once belonged to")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_network_page_lists_all_its_members_by_country(pages_of, atlas, code):
    for network in atlas.networks:
        page = pages_of[code][f"network/{network.id}"]
        shown = [line for group in page.members for line in group.members]
        members = atlas.members_of(network.id)
        assert len(shown) == len(members), network.id
        assert Counter(line.status for line in shown) == Counter(one.status for one in members)
        assert all(line.source in page.sources for line in shown)
        present = {one.city_id for one in members if one.status is not MembershipStatus.FORMER}
        assert len(page.map.points) == len(present), network.id
        assert page.facts[0].value.text


def test_former_members_are_listed_marked_and_not_counted(compose, atlas):
    """The number beside a country, the number of the page and the points of the map are the same number."""
    gone = next(one for one in atlas.memberships_of("gent") if len(atlas.members_of(one.network_id)) > 2)
    left = dataclasses.replace(atlas, memberships=changed(atlas.memberships, gone, status=MembershipStatus.FORMER))
    name = f"network/{gone.network_id}"
    before, page = compose(atlas, "en")[name], compose(left, "en")[name]
    lines = {line.link.words.text: line for group in page.members for line in group.members}
    assert lines["Ghent"].status == "former"
    assert lines["Ghent"].statement.startswith("Former member; source read in")
    assert number(page.count_sentence) == number(before.count_sentence) - 1
    assert sum(number(group.count_label or "0") for group in page.members) == number(page.count_sentence)
    assert len(page.map.points) == number(page.count_sentence)


def test_networks_are_grouped_by_reach_and_each_stands_once(pages_of, atlas):
    groups = pages_of["en"]["section/networks"].groups
    assert [group.heading for group in groups] == ["Transnational networks", "National networks"]
    assert len([line for group in groups for line in group.networks]) == len(atlas.networks)


@pytest.mark.parametrize("code", LANGUAGES)
def test_approaches_stand_under_each_of_their_topics(pages_of, atlas, code):
    for topic in atlas.topics:
        page = pages_of[code][f"topic/{topic.id}"]
        assert len(page.approaches) == len(atlas.approaches_on(topic.id))
        assert [link.is_current for link in page.topics].count(True) == 1
    listing = pages_of[code]["section/approaches"]
    assert len(listing.approaches) == len(atlas.approaches)
    assert {link.href for card in listing.approaches for link in card.labels} == {link.href for link in listing.topics}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_country_page_has_its_cities_networks_and_approaches(pages_of, atlas, code):
    for country in atlas.countries:
        page = pages_of[code][f"country/{country.id}"]
        cities = atlas.cities_in(country.id)
        assert len(page.cities) == len(cities)
        assert len(page.featured) == sum(city.is_featured for city in cities)
        assert len(page.approaches) == sum(len(atlas.approaches_of(city.id)) for city in cities)
        assert len(page.networks) == sum(one.country_id == country.id for one in atlas.networks)
    assert pages_of[code]["country/be"].sections


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_transfer_sheet_has_every_row_and_says_what_is_not_known(pages_of, atlas, code, read):
    unknown = read(atlas, code).speech.say("Not known")
    for approach in atlas.approaches:
        sheet = pages_of[code][f"approach/{approach.id}"].transfer
        assert len(sheet) == 10
        assert all(row.label and row.value for row in sheet)
        assert (sheet[0].value.text == unknown) == (approach.initiated_by is Initiator.UNKNOWN)
        assert sheet[2].value.text == (str(approach.start_year) if approach.start_year else unknown)


def test_related_approaches_are_others(pages_of, atlas):
    for approach in atlas.approaches:
        page = pages_of["en"][f"approach/{approach.id}"]
        assert page.address not in {card.href for card in page.related}
        assert len(page.related) <= 4


def test_the_transfer_block_is_not_shown_twice(pages_of):
    for page in pages_of["en"].values():
        assert BlockKind.TRANSFER not in {section.kind for section in getattr(page, "sections", ())}


def test_highlights_and_featured_names_are_on_the_home_page(pages_of, atlas):
    home = pages_of["en"]["section/home"]
    assert len(home.highlights) == len(atlas.highlights)
    assert all(card.title and card.href for card in home.highlights)
    assert len(home.featured) == len(atlas.featured_cities)
    assert len(home.map.points) == len(atlas.active_cities)
    assert home.counted_on == "Counted from the records of 23 November 2026."


def test_news_stand_latest_first(compose, atlas):
    older = dataclasses.replace(atlas.news[0], id="older", published_on=type(atlas.as_of)("2020-01-02"))
    document = dataclasses.replace(atlas.document("news", atlas.news[0].id), id="older")
    both = dataclasses.replace(atlas, news=(older, *atlas.news), documents=(*atlas.documents, document))
    page = compose(both, "en")["section/news"]
    assert [card.date for card in page.items][-1] == "2 January 2020"
    assert compose(both, "en")["news/older"].published_iso == "2020-01-02"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_data_page_says_how_far_each_language_is(pages_of, atlas, code):
    rows = pages_of[code]["section/data"].translations
    assert [row.code for row in rows] == list(LANGUAGES)
    segments = sum(1 for one in atlas.documents for _ in one.source_words())
    for row in rows:
        assert number(row.current) + number(row.outdated) + number(row.missing) == segments
    assert (number(rows[0].missing), number(rows[0].reviewed)) == (0, 0)
    assert translation_tally(atlas, "en").total() == segments


def test_everybody_whose_data_is_shown_is_named(pages_of, published, atlas):
    page = pages_of["en"]["section/data"]
    assert [fact.label for fact in page.credits] == [credit.name for credit in atlas.credits]
    content = (published / "en/ghent/index.html").read_text("utf-8")
    assert all(credit.name in content for credit in atlas.credits)
    assert re.search(r"Edition of 23 November 2026\. Texts and data: CC BY 4\.0\.", content)
