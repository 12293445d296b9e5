# ruff: noqa: E501 - whole sentences in several languages stand in one line, as in a pack
"""The proofreader: silent on a good pack, and one remark, in the right place, for each kind of planted fault."""

from dataclasses import replace

import pytest

from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.notation import parse
from moving_cities.atlas.richtext import RichText
from moving_cities.pack.proofreading import Limits, Remark, Rule, SeedText, proofread
from tests.exemplary import APPROACH, CITY, LIMITS, exemplary, planted

EN, PL, DE, EL, AR = (f"{CITY}/{code}.md" for code in ("en", "pl", "de", "el", "ar"))
TASKFORCE = f"{APPROACH}/en.md"

FAULTS: dict[str, tuple[str, str, str, Rule, str, str, str]] = {
    # what: (file, what stands there, what is planted, the rule, file and field of the remark, words it quotes)
    "a takeaway without a source": (
        EN, "at one table.[^s-2]", "at one table.",
        Rule.SOURCES, EN, "takeaway-1.text", "City services",
    ),
    "a number without a source": (
        TASKFORCE, "took it up.[^s-2]", "took it up.[^s-2]\n\nBy 2016 there were 50 of them.",
        Rule.SOURCES, TASKFORCE, "outcome.text", "By 2016 there were 50",
    ),
    "a block that cites and says that it has no source": (
        EN, "at that time.", "at that time.[^s-1]",
        Rule.SOURCES, EN, "limits.text", "s-1",
    ),
    "a transfer sheet without a source": (
        "approaches.csv", "joint,s-1 s-2", "joint,",
        Rule.SOURCES, TASKFORCE, "transfer.led_by", "City of Ghent",
    ),
    "a citation lost in translation": (
        PL, "[Fedasil]{nl} jego plan na lata 2024–2030.[^s-2]", "[Fedasil]{nl} jego plan na lata 2024–2030.",
        Rule.SOURCES, PL, "changes.text", "s-2",
    ),
    "a citation added in translation": (
        PL, "[Fedasil]{nl} jego plan na lata 2024–2030.[^s-2]", "[Fedasil]{nl} jego plan na lata 2024–2030.[^s-2][^s-1]",
        Rule.SOURCES, PL, "changes.text", "s-1",
    ),
    "a link lost in translation": (
        DE, "[Eurocities](atlas:network/eurocities)", "Eurocities",
        Rule.REFERENCES, DE, "unique.text", "atlas:network/eurocities",
    ),
    "a section that does not say as of when it holds": (
        TASKFORCE, 'heading_key = "outcome"\nas_of = "2017"', 'heading_key = "outcome"',
        Rule.DATES, TASKFORCE, "outcome.as_of", "",
    ),
    "a statement later than its date": (
        TASKFORCE, "handbook in 2017", "handbook in June 2018",
        Rule.DATES, TASKFORCE, "outcome.text", "june 2018",
    ),
    "a date after that of the atlas": (
        EN, 'kind = "takeaway"\nas_of = "2017-03"', 'kind = "takeaway"\nas_of = "2025-03"',
        Rule.DATES, EN, "takeaway-1.as_of", "2025-03",
    ),
    "a confirmation that is still to come": (
        EN, 'kind = "takeaway"', 'kind = "takeaway"\nconfirmed_on = "2024-06"\nconfirmed_by = "A. Reader"',
        Rule.DATES, EN, "takeaway-1.confirmed_on", "2024-06",
    ),
    "a review that is still to come": (
        TASKFORCE, 'origin = "human"', 'origin = "human"\nreviewed_by = "A. Reader"\nreviewed_on = "2024-06"',
        Rule.DATES, TASKFORCE, "reviewed_on", "2024-06",
    ),
    "an approach that runs although it ended": (
        "approaches.csv", "2015,,running", "2015,2019,running",
        Rule.DATES, "approaches.csv", "gent-taskforce.standing", "running",
    ),
    "an approach that is planned although it began": (
        "approaches.csv", "2015,,running", "2015,,planned",
        Rule.DATES, "approaches.csv", "gent-taskforce.standing", "planned",
    ),
    "an approach that ended although its end is to come": (
        "approaches.csv", "2015,,running", "2015,2030,ended",
        Rule.DATES, "approaches.csv", "gent-taskforce.standing", "ended",
    ),
    "a source read before it appeared": (
        "sources.csv", "2017,2024-05,nl", "2017,2016-05,nl",
        Rule.DATES, "sources.csv", "s-2.published_year", "2017",
    ),
    "a city that the translation does not name": (
        DE, "wie in Neapel und in Danzig", "wie in zwei Orten und in Danzig",
        Rule.NAMES, DE, "unique.text", "Naples",
    ),
    "the name that a city has in another language": (
        DE, "Neapel", "Naples",
        Rule.NAMES, DE, "unique.text", "Naples",
    ),
    "a misspelt city": (
        DE, "Neapel", "Naepel",
        Rule.NAMES, DE, "unique.text", "Naepel",
    ),
    "a misspelt person": (
        PL, "Rudy Coddens", "Rudy Codens",
        Rule.NAMES, PL, "unique.text", "Coddens",
    ),
    "another person in another script": (
        EL, "Ρούντι Κόντενς", "Ρούντι Παπαδόπουλος",
        Rule.NAMES, EL, "unique.text", "Coddens",
    ),
    "another person from right to left": (
        AR, "رودي كودنس", "رودي محمود",
        Rule.NAMES, AR, "unique.text", "Coddens",
    ),
    "a programme that was lost": (
        PL, "[Fedasil]{nl}", "agencją",
        Rule.NAMES, PL, "changes.text", "Fedasil",
    ),
    "an acronym that was lost": (
        PL, "za pieniądze UE", "za pieniądze państwa",
        Rule.NAMES, PL, "unique.text", "EU",
    ),
    "a Latin name that the source does not have": (
        EL, "και δέκα ομάδες", "και δέκα ομάδες του Openhaven",
        Rule.NAMES, EL, "unique.text", "Openhaven",
    ),
    "a wrong number": (
        PL, "250 284", "250 248",
        Rule.NUMBERS, PL, "unique.text", "250248",
    ),
    "a wrong decimal": (
        AR, "2.5 %", "25 %",
        Rule.NUMBERS, AR, "unique.text", "25",
    ),
    "a wrong year in other digits": (
        AR, "٢٠١٥", "٢٠١٦",
        Rule.NUMBERS, AR, "unique.text", "2016",
    ),
    "another count in words": (
        DE, "Drei Gruppen leisteten", "Vier Gruppen leisteten",
        Rule.NUMBERS, DE, "unique.text", "Three",
    ),
    "a translation in another language": (
        PL, "Nasze źródła nie mówią, ile osób przybyło po 2017 r.",
        "Onze bronnen zeggen niet hoeveel mensen er na 2017 in de stad zijn aangekomen en waar zij nu wonen.",
        Rule.LANGUAGE, PL, "unique.text", "bronnen",
    ),
    "short fields in another language": (
        PL,
        ":subtitle: Gdzie ratusz i wolontariusze siedzą przy jednym stole\n:summary: Od 2015 r. Gandawa planuje przyjmowanie nowych mieszkańców wspólnie z grupami obywatelskimi.",
        ":subtitle: Wo Rathaus und Freiwillige gemeinsam an einem Tisch sitzen\n:summary: Seit 2015 plant man dort die Aufnahme gemeinsam mit den Gruppen der Stadt.",
        Rule.LANGUAGE, PL, "head", "gemeinsam",
    ),
    "a title that is too long": (
        TASKFORCE, ":title: Taskforce", f":title: {'Taskforce of the city ' * 5}",
        Rule.LENGTHS, TASKFORCE, "head.title", "Taskforce of the city",
    ),
    "a lead that is too long": (
        TASKFORCE, "## [outcome]\n", f"## [outcome]\n:lead: {'A handbook of the city ' * 5}\n",
        Rule.LENGTHS, TASKFORCE, "outcome.lead", "A handbook",
    ),
    "a translation that left much out": (
        PL, "Miasto zaczęło w latach 90. XX wieku, a w 2023 r. powstał z [Fedasil]{nl} jego plan na lata 2024–2030.",
        "90, 2023: [Fedasil]{nl} 2024–2030.",
        Rule.LENGTHS, PL, "changes.text", "90, 2023",
    ),
    "a text of an approach that is too short": (
        TASKFORCE, "Three working groups of the city and of volunteers met every month from 2015 on.", "They met.",
        Rule.LENGTHS, TASKFORCE, "", "",
    ),
    "a section without a heading": (
        EN, ":heading: What is not known\n", "",
        Rule.HEADINGS, EN, "limits.heading", "",
    ),
    "a heading that stands twice": (
        TASKFORCE, 'heading_key = "outcome"', 'heading_key = "operation"',
        Rule.HEADINGS, TASKFORCE, "outcome.heading", "operation",
    ),
    "a heading of another kind of text": (
        TASKFORCE, 'heading_key = "outcome"', 'heading_key = "size"',
        Rule.HEADINGS, TASKFORCE, "outcome.heading", "size",
    ),
    "headings in another order": (
        TASKFORCE, 'heading_key = "outcome"', 'heading_key = "inspiring"',
        Rule.HEADINGS, TASKFORCE, "outcome.heading", "inspiring",
    ),
    "a heading of the site and one of its own": (
        TASKFORCE, "## [outcome]\n", "## [outcome]\n:heading: What came of it\n",
        Rule.HEADINGS, TASKFORCE, "outcome.heading", "What came of it",
    ),
    "a term that is not that of the glossary": (
        PL, "osoby ubiegające się o azyl", "uchodźcy",
        Rule.TERMS, PL, "unique.text", "asylum seekers",
    ),
    "a word that the glossary avoids": (
        DE, "davon 2,5 % Asylsuchende", "davon 2,5 % Asylsuchende, auch Asylanten genannt",
        Rule.TERMS, DE, "unique.text", "Asylanten",
    ),
    "a segment that was not translated": (
        PL, ":lead: Nowe zadania miasta:", ":lead: New tasks for the city:",
        Rule.STATE, PL, "changes.lead", "New tasks",
    ),
}  # fmt: skip


def read(atlas, **options) -> list[Remark]:
    return proofread(atlas, **({"limits": LIMITS} | options))


def test_a_good_pack_gets_no_remarks():
    """A proofreader that cries wolf is soon switched off."""
    assert read(exemplary()) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_once_and_in_its_place(fault):
    file, old, new, rule, where, field, words = FAULTS[fault]

    remarks = read(planted(file, old, new))

    assert [(remark.rule, remark.file, remark.field) for remark in remarks] == [(rule, where, field)], remarks
    assert words in remarks[0].words
    assert remarks[0].message.endswith((".", ")."))


def test_a_block_whose_sources_have_no_date_may_go_without_one():
    """Nobody can date what its sources do not; readers are told when they were read."""
    atlas = planted(TASKFORCE, 'heading_key = "outcome"\nas_of = "2017"', 'heading_key = "outcome"')
    undated = tuple(replace(source, published_year=None) for source in atlas.sources)

    assert read(replace(atlas, sources=undated)) == []


def test_an_outdated_translation_is_found_in_every_language():
    """The source says something else now, and nobody has told the translations."""
    atlas = planted(EN, "not say how many", "not tell how many", is_outdating=True)

    found = {(remark.rule, remark.file, remark.field) for remark in read(atlas)}

    assert found == {(Rule.STATE, file, "unique.text") for file in (PL, DE, EL, AR)}


def test_a_repeated_text_is_found_and_a_quotation_is_not():
    """Eight words in a row are somebody else's, unless they stand as a quotation."""
    model = "Long ago, every Monday: THE CITY wrote a handbook in 2017 and others took it up, they say."
    seeds = [
        SeedText("model.txt", model),
        SeedText("voice.txt", "We plan with everybody who lives in this city today."),
    ]

    (remark,) = read(exemplary(), seeds=seeds)

    assert (remark.rule, remark.file, remark.field) == (Rule.OVERLAP, TASKFORCE, "outcome.text")
    assert remark.words == "the city wrote a handbook in 2017 and others took it up"
    assert "model.txt" in remark.message


def test_seven_words_in_a_row_may_be_anybodys():
    assert read(exemplary(), seeds=[SeedText("model.txt", "The city wrote a handbook in 2017.")]) == []


def test_a_profile_that_is_too_short_or_has_no_takeaway_is_found():
    remarks = read(exemplary(), limits=replace(LIMITS, profile_words=(350, 700), takeaways=(2, 3)))

    assert [(remark.rule, remark.file) for remark in remarks] == [(Rule.LENGTHS, EN)] * 2


def test_a_featured_city_without_a_profile_is_found():
    atlas = exemplary()
    without = replace(atlas, documents=tuple(one for one in atlas.documents if one.kind is not RecordKind.CITY))

    assert [(remark.file, remark.field) for remark in read(without)] == [("cities.csv", "gent.is_featured")]


def test_a_wall_of_words_is_found():
    remarks = read(exemplary(), limits=replace(LIMITS, paragraph_words=25))

    assert {(remark.rule, remark.field) for remark in remarks} >= {(Rule.LENGTHS, "unique.text")}


def test_too_many_topics_are_found():
    atlas = exemplary()
    approach = replace(atlas.approaches[0], topic_ids=("one", "two", "three", "four"))

    (remark,) = read(replace(atlas, approaches=(approach,)), rules=[Rule.LENGTHS])

    assert (remark.file, remark.field) == ("approaches.csv", "gent-taskforce.topic_ids")


def test_a_source_and_a_link_that_lead_nowhere_are_found_in_an_atlas_from_elsewhere():
    """The pack reader refuses them, but not every atlas comes out of a pack."""
    atlas = exemplary()
    document = atlas.document(RecordKind.APPROACH, "gent-taskforce")
    text = parse("It is told here[^s-9] and [there](atlas:city/gentt).")
    blocks = tuple(
        replace(block, words=FrozenMapping({"text": text})) if block.id == "outcome" else block
        for block in document.blocks
    )
    others = tuple(one for one in atlas.documents if one is not document)

    remarks = read(replace(atlas, documents=(*others, replace(document, blocks=blocks))), rules=[Rule.REFERENCES])

    assert isinstance(text, RichText)
    assert [(remark.file, remark.field) for remark in remarks] == [(TASKFORCE, "outcome.text")] * 2


def test_a_transfer_sheet_may_be_sourced_at_its_block():
    atlas = planted(TASKFORCE, 'kind = "transfer"', 'kind = "transfer"\nsource_ids = ["s-2"]')
    bare = replace(atlas, approaches=tuple(replace(one, source_ids=()) for one in atlas.approaches))

    assert read(bare) == []


def test_remarks_come_in_one_order_and_each_once():
    """CI compares runs, and people read from top to bottom."""
    atlas = exemplary()
    strict = Limits(title=1, subtitle=1, summary=1, lead=1, paragraph_words=1)

    remarks = proofread(atlas, limits=strict)

    assert len(remarks) > 20
    assert remarks == sorted(set(remarks))
    assert remarks == proofread(atlas, limits=strict, rules=list(reversed(Rule)))


def test_a_remark_reads_as_one_line():
    remark = Remark("texts/city/gent/pl.md", "unique.text", Rule.NUMBERS, "250248", "Correct it.")

    assert str(remark) == "texts/city/gent/pl.md unique.text [numbers] “250248”: Correct it."
