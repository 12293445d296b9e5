"""Documents keep their structure apart from their words and refuse what would not fit together."""

import pytest

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Block, Document, Translated, Words
from moving_cities.atlas.errors import RecordError, UnknownLanguageError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, RecordKind
from moving_cities.atlas.notation import parse
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.richtext import Paragraph, RichText, Text
from moving_cities.atlas.segments import words_hash

HUMAN = Provenance(Origin.HUMAN)
HEAD = Block("head", BlockKind.HEAD, FrozenMapping({"title": "Gent"}))
HASH = words_hash("Gent")


def _block(kind: BlockKind = BlockKind.SECTION, words: dict[str, Words] | None = None, **fields: object) -> Block:
    found = {"text": parse("x")} if words is None else words
    return Block("one", kind, FrozenMapping(found), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "words", "fields", "field"),
    [
        (BlockKind.SECTION, None, {"heading_key": "nonsense"}, "heading_key"),
        (BlockKind.QUOTE, None, {}, "speaker"),
        (BlockKind.SECTION, None, {"speaker": "A"}, "speaker"),
        (BlockKind.SECTION, None, {"confirmed_by": "A"}, "confirmed_by"),
        (BlockKind.SECTION, None, {"confirmed_on": PartialDate("2024")}, "confirmed_by"),
        (BlockKind.SECTION, None, {"confirmed_by": " A", "confirmed_on": PartialDate("2024")}, "confirmed_by"),
        (BlockKind.REPORT, {}, {"years": (2023, 2021)}, "years"),
        (BlockKind.REPORT, {}, {"years": (2021, 2021)}, "years"),
        (BlockKind.REPORT, {}, {"years": (0,)}, "years"),
        (BlockKind.SECTION, None, {"source_ids": ("s-1", "s-1")}, "source_ids"),
        (BlockKind.SECTION, None, {"source_ids": ("../s",)}, "source_ids"),
        (BlockKind.SECTION, {}, {}, "text"),
        (BlockKind.HEAD, {"summary": "x"}, {}, "title"),
        (BlockKind.HEAD, {"title": "x", "text": parse("x")}, {}, "text"),
        (BlockKind.TAKEAWAY, {"text": parse("x"), "lead": "x"}, {}, "lead"),
        (BlockKind.SECTION, {"text": "plain"}, {}, "text"),
        (BlockKind.SECTION, {"text": parse("x"), "lead": parse("x")}, {}, "lead"),
        (BlockKind.SECTION, {"text": parse("x"), "lead": " x"}, {}, "lead"),
        (BlockKind.SECTION, {"text": parse("x"), "lead": ""}, {}, "lead"),
        (BlockKind.SECTION, {"text": RichText(())}, {}, "text"),
        (BlockKind.SECTION, {"text": RichText((Paragraph((Text(" x"),)),))}, {}, "text"),
    ],
)
def test_a_block_that_does_not_fit_together_names_the_field(
    kind: BlockKind, words: dict[str, Words] | None, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(RecordError) as caught:
        _block(kind, words, **fields)
    assert caught.value.field == field


def test_a_report_and_a_transfer_may_stand_without_words() -> None:
    assert not _block(BlockKind.REPORT, {}, years=(2021, 2023)).words
    assert not _block(BlockKind.TRANSFER, {}).words


@pytest.mark.parametrize(
    ("blocks", "translations", "part"),
    [
        ((), {}, "starts with its head"),
        ((_block(),), {}, "starts with its head"),
        ((HEAD, HEAD), {}, "one head block"),
        ((HEAD, _block(), _block()), {}, "“one” stands twice"),
        ((HEAD,), {"nl": {"head.title": Translated("x", HASH, HUMAN)}}, "the language of the source itself"),
        ((HEAD,), {"en": {"head.summary": Translated("x", HASH, HUMAN)}}, "has no source words"),
        ((HEAD,), {"en": {"head.title": Translated(parse("x"), HASH, HUMAN)}}, "not of the same form"),
        ((HEAD,), {"en": {"head.title": Translated("x ", HASH, HUMAN)}}, "not in canonical form"),
        ((HEAD,), {"en": {"head.title": Translated("x", "", HUMAN)}}, "lacks the hash"),
        ((HEAD,), {"en": {"head.title": Translated("x", HASH.upper(), HUMAN)}}, "lacks the hash"),
    ],
)
def test_a_document_that_does_not_fit_together_says_why(
    blocks: tuple[Block, ...], translations: dict[str, dict[str, Translated]], part: str
) -> None:
    by_code = FrozenMapping({code: FrozenMapping(one) for code, one in translations.items()})
    with pytest.raises(RecordError) as caught:
        Document(RecordKind.CITY, "gent", "nl", HUMAN, blocks, by_code)
    assert part in str(caught.value)


def test_a_language_that_the_atlas_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        Document(RecordKind.CITY, "gent", "xx", HUMAN, (HEAD,))


def test_a_language_without_words_leaves_no_trace() -> None:
    plain = Document(RecordKind.CITY, "gent", "nl", HUMAN, (HEAD,))
    with_empty = Document(RecordKind.CITY, "gent", "nl", HUMAN, (HEAD,), FrozenMapping({"en": FrozenMapping()}))
    assert with_empty == plain
    assert hash(with_empty) == hash(plain)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ((Origin.HUMAN, "A machine"), "tool"),
        ((Origin.MACHINE,), "tool"),
        ((Origin.IMPORTED,), "tool"),
        ((Origin.MACHINE, "two  spaces"), "tool"),
        ((Origin.HUMAN, "", "A"), "reviewed_by"),
        ((Origin.HUMAN, "", "", PartialDate("2024")), "reviewed_by"),
    ],
)
def test_a_provenance_says_who_and_when_or_neither(fields: tuple[object, ...], field: str) -> None:
    with pytest.raises(RecordError) as caught:
        Provenance(*fields)  # type: ignore[arg-type]
    assert caught.value.field == field
