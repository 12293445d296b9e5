"""The page of a city: full with a profile, useful without one."""

import dataclasses
import json
import re

import pytest

from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, RecordKind
from moving_cities.atlas.notation import parse
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.records import MembershipStatus
from moving_cities.edition.building import build
from moving_cities.edition.chunks import Task
from moving_cities.edition.citations import Citations
from moving_cities.edition.pages.city import plate
from moving_cities.edition.site import Site
from tests.instruments.edits import changed, rewritten

LANGUAGES = ("en", "pl", "ar")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_city_without_profile_has_a_useful_page(pages_of, atlas, code):
    for city in atlas.cities:
        page = pages_of[code][f"city/{city.id}"]
        if city.is_featured:
            continue
        assert page.reason.strip(), city.id
        assert len(page.memberships) == len(atlas.memberships_of(city.id)), city.id
        assert page.memberships or page.approaches, city.id
        assert all((page.facts, page.country.words, page.plate)), city.id
        assert [one.kind for one in page.locator.points] == ["here"], city.id
        assert page.notices == (), city.id


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_membership_says_its_date_and_its_source(pages_of, atlas, code):
    for city in atlas.cities:
        page = pages_of[code][f"city/{city.id}"]
        for line in page.memberships:
            years = re.findall(r"\d{4}|[٠-٩]{4}", line.statement)
            assert years, (city.id, line.statement)
            assert line.source in page.sources
            assert line.source.href.startswith("http")


def test_members_come_before_associates_before_former(pages_of, atlas, compose):
    gent = [one for one in atlas.memberships if one.city_id == "gent"]
    mixed = atlas
    for one, status in zip(gent, ("former", "associate", "member"), strict=False):
        mixed = dataclasses.replace(mixed, memberships=changed(mixed.memberships, one, status=MembershipStatus(status)))
    found = [line.status for line in compose(mixed, "en")["city/gent"].memberships]
    assert found == sorted(found, key=["member", "associate", "former"].index)
    assert {"member", "associate", "former"} == set(found)


def test_the_reason_names_the_strongest_claim(pages_of):
    reasons = {name: pages_of["en"][f"city/{name}"].reason for name in ("gent", "aiello-calabro", "riace")}
    assert reasons["gent"].startswith("Listed because sources show it as a member of")
    assert reasons["aiello-calabro"].startswith(
        "Listed because a source connects it with SAI; membership itself is not"
    )
    assert reasons["riace"].startswith("Listed because")


def test_a_city_known_for_its_policy_alone_says_so(compose, atlas):
    without = dataclasses.replace(atlas, memberships=tuple(one for one in atlas.memberships if one.city_id != "gent"))
    assert compose(without, "en")["city/gent"].reason == "Listed because of its policy, which is described here."


def test_the_profile_of_ghent_is_full(pages_of, atlas):
    for code in LANGUAGES:
        page = pages_of[code]["city/gent"]
        assert page.is_featured
        assert all((page.subtitle, page.takeaways, page.sections, page.sources, page.facts))
        assert all((page.nearby, page.kindred, page.next_city))
        assert all(section.heading and section.body for section in page.sections if section.kind == "section")
        assert "networks" in {section.kind for section in page.sections}
        assert page.context.summary
        assert len(page.approaches) == len(atlas.approaches_of("gent"))


def test_codes_of_eurostat_stand_among_the_facts(pages_of, atlas):
    """With the version of NUTS, since the same region has other codes in other versions."""
    facts = {fact.label: fact.value.text for fact in pages_of["pl"]["city/gent"].facts}
    assert facts["Kod gminy (LAU)"] == "44021"
    assert facts["Kod podregionu (NUTS 3, wersja 2021)"] == "BE234"
    without = next(one.id for one in atlas.cities if not one.lau_id)
    assert "Kod gminy (LAU)" not in {fact.label for fact in pages_of["pl"][f"city/{without}"].facts}


def test_the_next_profile_goes_round_through_all_of_them(pages_of, atlas):
    for code in LANGUAGES:
        addresses = {pages_of[code][f"city/{city.id}"].address: city.id for city in atlas.featured_cities}
        start = here = "gent"
        seen = []
        for _ in atlas.featured_cities:
            here = addresses[pages_of[code][f"city/{here}"].next_city.href]
            seen.append(here)
        assert here == start
        assert sorted(seen) == sorted(addresses.values())


def test_a_single_profile_has_no_next_one(compose, tiny_atlas):
    alone = dataclasses.replace(
        tiny_atlas, cities=tuple(dataclasses.replace(one, is_featured=one.id == "gent") for one in tiny_atlas.cities)
    )
    assert compose(alone, "en")["city/gent"].next_city is None


def test_nearby_cities_are_told_with_their_distance(pages_of):
    nearby = {card.title.text: card.context.text for card in pages_of["en"]["city/gent"].nearby}
    assert re.fullmatch(r"1[2-4]\d km", nearby["Liège"])


def test_networks_in_common_do_not_count_those_that_were_left(compose, atlas):
    """A city that left a network has it in common with nobody."""
    left = dataclasses.replace(
        atlas,
        memberships=tuple(
            dataclasses.replace(one, status=MembershipStatus.FORMER) if one.city_id == "gent" else one
            for one in atlas.memberships
        ),
    )
    contexts = [card.context.text for card in compose(left, "en")["city/gent"].kindred]
    assert contexts
    assert not any("in common" in text for text in contexts)


def test_the_local_name_stands_beside_another_one(pages_of):
    assert pages_of["pl"]["city/gent"].heading.text == "Gandawa"
    assert pages_of["pl"]["city/gent"].local_name.text == "Gent"
    assert not pages_of["pl"]["city/gdansk"].local_name


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [(51.054, 3.725, "51.05° N 3.73° E"), (-33.9, -18.4, "33.90° S 18.40° W"), (0, 0, "0.00° N 0.00° E")],
)
def test_coordinates_are_written_with_their_hemispheres(read, atlas, latitude, longitude, expected):
    city = dataclasses.replace(atlas.city("gent"), latitude=latitude, longitude=longitude)
    shown = plate(city, read(atlas, "en"))
    assert shown in {expected, expected.replace("3.73", "3.72")}


def test_a_title_that_the_atlas_gave_is_told_from_a_publications_own(read, atlas):
    one, *others = atlas.sources
    own, described = (dataclasses.replace(one, title=title) for title in ("Its own title", "[Page on Ghent]"))
    speech = read(atlas, "en").speech

    notes = [
        Citations(dataclasses.replace(atlas, sources=(source, *others)), speech).note(one.id)
        for source in (own, described)
    ]

    assert [note.is_described for note in notes] == [False, True]


def test_a_degree_stays_behind_its_number_in_arabic(read, atlas):
    """Without isolates the sign of a number that follows Arabic letters moves to its other side."""
    assert plate(atlas.city("gent"), read(atlas, "ar")).count("°\N{POP DIRECTIONAL ISOLATE}") == 2


def test_quotes_reports_and_contacts_are_shown_with_who_and_when(compose, tiny_atlas):
    words = FrozenMapping
    blocks = (
        Block("head", BlockKind.HEAD, words({"title": "Ghent"})),
        Block(
            "said", BlockKind.QUOTE, words({"text": parse("We act."), "role": "deputy mayor"}), speaker="Astrid Example"
        ),
        Block("report", BlockKind.REPORT, words({}), years=(2021, 2023, 2024)),
        Block("first", BlockKind.REPORT, words({"text": parse("By two people.")}), years=(2021,)),
        Block("undated", BlockKind.REPORT, words({})),
        Block("contact", BlockKind.CONTACT, words({"text": parse("Write to them.")})),
    )
    document = Document(RecordKind.CITY, "gent", "en", Provenance(Origin.HUMAN), blocks)
    atlas = rewritten(tiny_atlas, document)
    quote, report, first, undated, contact = compose(atlas, "en")["city/gent"].sections
    assert (quote.kind, quote.speaker, quote.role.text) == ("quote", "Astrid Example", "deputy mayor")
    assert (report.kind, report.report) == ("report", "Report of 2021, updated in 2023 and 2024.")
    assert (first.report, first.body.html) == ("Report of 2021.", "<p>By two people.</p>")
    assert (undated.report, contact.report) == ("", "")
    assert compose(atlas, "ar")["city/gent"].sections[1].report.startswith("تقرير عام 2021")


def test_the_template_shows_the_line_of_a_report_and_the_speaker_of_a_quote(tiny_atlas, tmp_path):
    document = tiny_atlas.document(RecordKind.CITY, "gent")
    blocks = (
        *document.blocks,
        Block("said", BlockKind.QUOTE, FrozenMapping({"text": parse("We act."), "role": "deputy"}), speaker="Ada <b>"),
        Block("report", BlockKind.REPORT, FrozenMapping({}), years=(2021, 2023)),
    )
    build(
        Task(rewritten(tiny_atlas, dataclasses.replace(document, blocks=blocks)), Site(), tmp_path / "e", None),
        processes=1,
    )
    content = (tmp_path / "e/site/en/ghent/index.html").read_text("utf-8")
    assert "Report of 2021, updated in 2023." in content
    assert "<cite>Ada &lt;b&gt;</cite>" in content


def test_structured_data_says_where_the_city_lies(published):
    content = (published / "en/ghent/index.html").read_text("utf-8")
    found = json.loads(content.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert found["about"]["@type"] == "City"
    assert found["about"]["alternateName"] == "Gent"
    assert found["about"]["geo"]["latitude"] == pytest.approx(51.05, abs=0.05)
    assert found["inLanguage"] == "en"
    assert [step["position"] for step in found["breadcrumb"]["itemListElement"]] == [1, 2, 3, 4]
