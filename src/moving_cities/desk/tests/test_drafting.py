"""Pieces, places and alignment of a draft: without a database, on readings of every shape."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, RecordKind
from moving_cities.atlas.notation import parse, write
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.richtext import RichText
from moving_cities.desk.drafting.alignment import Account, Fate, aligned, shortened
from moving_cities.desk.drafting.joining import not_taken, translated_words
from moving_cities.desk.drafting.matching import Remark, matches, offers
from moving_cities.desk.drafting.pieces import Piece, pieces_of
from moving_cities.desk.drafting.seen import Changes, Seen, seen_of
from tests.instruments.full_atlas import full_atlas
from tests.instruments.page_text import block, reading

GENT = next(one for one in full_atlas().documents if one.kind is RecordKind.CITY)


def piece_of(**fields: object) -> Piece:
    """The one piece of a reading with this block."""
    return pieces_of(reading(takeaways=[], blocks=[block("section", [1, 2], **fields)]).text)[1]


def written(words: object) -> str:
    assert isinstance(words, RichText)
    return write(words)


def test_a_section_of_nothing_but_a_lead_has_it_as_its_text() -> None:
    piece = piece_of(lead="It is: *so*. 1. [really]")
    assert written(piece.words["text"]) == r"It is: \*so\*. 1. \[really\]"
    assert "lead" not in piece.words


def test_words_that_no_text_may_hold_are_a_problem_and_no_error() -> None:
    assert "HTML is not allowed" in piece_of(text="<b>bold</b>").problem
    assert "U+FFFD" in piece_of(text="a", heading="\ufffd").problem
    assert "no text" in piece_of(heading="Empty").problem


@given(st.text(), st.text(), st.text())
@example("", "\N{NO-BREAK SPACE}", "")
def test_any_words_make_a_piece_or_a_problem(heading: str, lead: str, text: str) -> None:
    """Whatever a file holds, the screen of its draft opens."""
    piece = piece_of(heading=heading, lead=lead, text=text)
    assert piece.problem or written(piece.words["text"])
    (row,) = aligned(reading().text, [{"number": 1, "text": text}])
    assert row.accounts


def test_unknown_types_and_keys_do_no_harm() -> None:
    """A newer reader may tell more than this desk knows."""
    found = pieces_of(reading(blocks=[block("video", [1, 1]), block("section", [2, 2], key="later", text="A.")]).text)
    assert [(one.key, one.heading_key) for one in found[-1:]] == [("block-2", "")]


def test_a_block_takes_one_piece_and_each_piece_the_block_of_its_heading() -> None:
    twice = [block("section", [n, n], key="unique", text="Tak.") for n in (1, 2)]
    found = matches(pieces_of(reading(blocks=twice).text), GENT, "pl")
    assert {key: one.id for key, one in found.items()} == {
        "head": "head", "takeaway-1": "point", "block-1": "unique",
    }  # fmt: skip


def test_a_heading_of_its_own_is_matched_in_the_language_of_the_draft() -> None:
    own = [block("section", [1, 1], heading="A HEADING of its own", text="Words.")]
    assert matches(pieces_of(reading(blocks=own).text), GENT, "en")["block-1"].id == "own"
    assert "block-1" not in matches(pieces_of(reading(blocks=own).text), GENT, "pl")


def test_words_that_are_there_already_are_not_offered_again() -> None:
    same = reading(language="en", title="Ghent", subtitle="A city", summary="In short.", takeaways=["A takeaway."])
    found = {one.piece.key: one for one in offers(pieces_of(same.text), GENT, "en")}
    assert (found["head"].target, found["head"].remark) == ("", Remark.SAME)
    assert found["takeaway-1"].remark is Remark.SAME


def test_what_finds_no_place_in_a_translation_is_named() -> None:
    unique = GENT.block("unique")
    assert unique is not None
    words = FrozenMapping({"heading": "Nagłówek", "lead": "Jest:", "text": parse("Tak.")})
    piece = Piece("block-1", BlockKind.SECTION, words)
    assert dict(translated_words(piece, unique)) == {"lead": "Jest:", "text": parse("Tak.")}
    assert not_taken(piece, unique) == ("heading",)


def test_each_line_says_what_became_of_each_of_its_parts() -> None:
    text = reading(
        accounting=[{"lines": [1, 3], "as": "block 1"}, {"lines": [5, 5], "as": "left out: brand"}],
        left_out=[
            {"lines": [3, 3], "reason": "number", "characters": 2},
            {"lines": [4, 5], "reason": "brand", "characters": 9},
        ],
        blocks=[block("section", [1, 3], key="unique", text="A.")], damage=[],
    ).text  # fmt: skip
    rows = aligned(text, [{"number": n, "text": "" if n == 2 else "words"} for n in range(1, 6)])
    understood, brand = Account(Fate.UNDERSTOOD, "block 1"), Account(Fate.LEFT_OUT, "brand")
    assert [row.accounts for row in rows] == [
        (understood,), (Account(Fate.BLANK, ""),), (understood, Account(Fate.LEFT_OUT, "number", 2)), (brand,),
        (brand,),
    ]  # fmt: skip


def test_lost_characters_are_told_in_figures() -> None:
    assert shortened("a" + "\ufffd" * 7007 + "b" + "\ufffd") == "a\ufffd (7,007 ×)b\ufffd"


def test_what_was_seen_is_told_apart_from_what_is_there() -> None:
    pieces = pieces_of(reading().text)
    before = seen_of("city/gent", "pl", pieces, GENT)
    head, *others = GENT.blocks
    now = replace(GENT, blocks=(replace(head, as_of=PartialDate("2026")), *others[:-1]), translations=FrozenMapping())
    changes = before.changes_until(seen_of("city/gent", "pl", pieces[:-1], now))

    assert before.changes_until(Seen.read(str(before))) == Changes()
    assert not before.changes_until(seen_of("city/gent", "pl", pieces_of(reading().text), GENT))
    assert (changes.pieces, changes.gone) == ({pieces[-1].key}, {others[-1].id})
    translated = {path.rpartition(".")[0] for path in GENT.translations["pl"]}
    assert changes.blocks == ({"head"} | translated) - {others[-1].id}
    assert (changes.is_other_draft, changes.is_other_text) == (False, False)


def test_who_checked_the_original_concerns_its_own_language_only() -> None:
    checked = replace(GENT, provenance=Provenance(Origin.IMPORTED, "elsewhere"))
    for language, concerns in (("en", True), ("pl", False)):
        before, now = (seen_of("city/gent", language, (), one) for one in (GENT, checked))
        assert before.changes_until(now).is_other_text is concerns
