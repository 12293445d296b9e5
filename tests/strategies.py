"""Generated content for laws: plain words, rich text, documents and whole atlases, all of them valid.

Rooms import from here (`from tests.strategies import atlases`). What these strategies draw obeys every rule
of the atlas, also those between records, so a test that uses them never has to filter.
"""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

from moving_cities.atlas.checks import MAX_NUMBER
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Block, Document, Translated, Words, fields_of
from moving_cities.atlas.errors import TextError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import (
    HEADING_KEYS,
    PLAIN_FIELDS,
    RICH_FIELD,
    RICH_KINDS,
    BlockKind,
    RecordKind,
    Section,
    Standing,
)
from moving_cities.atlas.languages import all_languages
from moving_cities.atlas.plain import plain
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.records import (
    HIGHLIGHTED,
    Alias,
    Approach,
    City,
    Country,
    Credit,
    Highlight,
    Initiator,
    Membership,
    MembershipStatus,
    Network,
    NetworkKind,
    NewsItem,
    Page,
    Source,
    Topic,
)
from moving_cities.atlas.richtext import (
    BulletList,
    Citation,
    Emphasis,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Phrase,
    Quotation,
    RichBlock,
    RichText,
    Strong,
    Text,
    cited_sources,
    normalise,
)
from moving_cities.atlas.segments import words_hash
from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.statistical_codes import eurostat_country
from moving_cities.atlas.terms import Term

Drawn = TypeVar("Drawn")

CODES = tuple(language.code for language in all_languages())

MARKS = "*_[]()<>{}^`\\#-:+.!|~&\"',;=0123 19\u00a0"
"""Signs that mean something in the notation, in TOML, in CSV or to Unicode's normalisation."""

_WITHOUT_SHAPE = ("cy", "fo", "ie", "ua")
"""Countries whose codes of municipalities have no shape of their own."""

_COUNTRIES = ("be", "fr", "gb", "gr", "pl", *_WITHOUT_SHAPE)

SCRIPTS = "aezßéńłŻαωΆжщياةעבहिनあ漢한ไ👩\u200d\u0301\u0338\u0327\u2000\u037e\u1fef\u0958\ufb2c"


def _canonical(text: str) -> str:
    try:
        return plain(text)
    except TextError:
        return ""


_TELLING = MARKS + SCRIPTS

raw_text: st.SearchStrategy[str] = st.text(_TELLING + "\t\n\r", max_size=24) | st.text(max_size=24)
"""Any text, as somebody may paste it: not yet in canonical form, perhaps with forbidden signs."""

any_words: st.SearchStrategy[str] = (
    st.text(_TELLING, max_size=16)
    | st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp")), max_size=16)
).map(_canonical)
"""Words of one line in canonical form, perhaps none."""

words: st.SearchStrategy[str] = any_words.map(lambda text: text or "x")
"""Words of one line in canonical form."""

ids: st.SearchStrategy[str] = st.lists(st.text("abcxyz09", min_size=1, max_size=4), min_size=1, max_size=3).map(
    "-".join
)
"""Ids of records. None of them starts with “q”, so that generated slugs never meet them."""

years = st.integers(1, 9999)
optional_years = st.none() | years


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    """A year, a month or a day."""
    day = draw(st.dates()).isoformat()
    return PartialDate(day[: draw(st.sampled_from([4, 7, 10]))])


@st.composite
def provenances(draw: st.DrawFn) -> Provenance:
    """Human, machine-made or imported words, reviewed or not."""
    origin = draw(st.sampled_from(Origin))
    tool = "" if origin is Origin.HUMAN else draw(words)
    if draw(st.booleans()):
        return Provenance(origin, tool)
    return Provenance(origin, tool, draw(words), draw(dates()))


web_addresses = st.one_of(
    st.sampled_from(["https://example.org", "http://x.org/a_b*c?d=[e]&f#g", "https://x.org/(y)"]),
    st.text("ab_*~0é/-.;,'", max_size=8).map("https://example.eu/".__add__),
)
"""Addresses of pages outside, as somebody may copy them."""

addresses = web_addresses | st.just("mailto:a@b.eu")
"""Addresses outside; not yet in the form in which a link keeps them."""


@st.composite
def _inline(draw: st.DrawFn, leaves: st.SearchStrategy[Inline], hrefs: st.SearchStrategy[str], depth: int) -> Any:
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return draw(leaves)
    children = tuple(draw(st.lists(_inline(leaves, hrefs, depth - 1), max_size=3)))
    node = draw(st.sampled_from([Emphasis, Strong, Phrase, Link]))
    if node is Phrase:
        return Phrase(children, draw(st.sampled_from(["nl", "el", "pt-BR", "sr-Latn"])))
    return Link(children, draw(hrefs)) if node is Link else node(children)


def spans(
    source_ids: st.SearchStrategy[str] = ids, hrefs: st.SearchStrategy[str] = addresses, depth: int = 2
) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Runs of inline nodes, not normalised: empty nodes, split texts, spaces at the edges."""
    text = st.text(_TELLING, max_size=8).map(Text)
    leaves: st.SearchStrategy[Inline] = text | source_ids.map(Citation)
    return st.lists(_inline(leaves, hrefs, depth), max_size=3).map(tuple)


def raw_blocks(
    source_ids: st.SearchStrategy[str] = ids, hrefs: st.SearchStrategy[str] = addresses
) -> st.SearchStrategy[tuple[RichBlock, ...]]:
    """Blocks of rich text, not normalised; some hold a nesting that no text may hold."""
    span = spans(source_ids, hrefs)
    several = st.lists(span, max_size=3).map(tuple)
    block: st.SearchStrategy[RichBlock] = st.one_of(
        span.map(Paragraph), several.map(BulletList), several.map(NumberedList), several.map(Quotation)
    )
    return st.lists(block, min_size=1, max_size=4).map(tuple)


def _pool(draw: st.DrawFn, values: st.SearchStrategy[Drawn], most: int) -> st.SearchStrategy[Drawn]:
    """A few values, drawn once, from which all parts of something large take theirs: that draws quicker."""
    return st.sampled_from(draw(st.lists(values, min_size=1, max_size=most)))


def _normalised(blocks: tuple[RichBlock, ...]) -> RichText:
    try:
        text = normalise(blocks)
    except TextError:
        text = RichText(())
    return text if text.blocks else RichText((Paragraph((Text("x"),)),))


def rich_texts(
    source_ids: st.SearchStrategy[str] = ids, hrefs: st.SearchStrategy[str] = addresses
) -> st.SearchStrategy[RichText]:
    """Rich text in canonical form, of at least one block."""
    return raw_blocks(source_ids, hrefs).map(_normalised)


@st.composite
def _blocks(
    draw: st.DrawFn,
    block_id: str,
    kind: BlockKind,
    some: st.SearchStrategy[str],
    texts: st.SearchStrategy[RichText],
) -> Block:
    """A block of this kind, with some of the fields that it can have."""
    found: dict[str, Words] = {name: draw(some) for name in PLAIN_FIELDS[kind] if draw(st.booleans())}
    if kind is BlockKind.HEAD:
        found["title"] = draw(some)
    if kind in RICH_KINDS and (kind is not BlockKind.REPORT or draw(st.booleans())):
        found[RICH_FIELD] = draw(texts)
    is_confirmed = draw(st.booleans())
    source_ids = draw(_some_cited(texts))
    return Block(
        block_id,
        kind,
        FrozenMapping(found),
        heading_key=draw(st.sampled_from(["", *HEADING_KEYS])),
        as_of=draw(st.none() | dates()),
        confirmed_on=draw(dates()) if is_confirmed else None,
        confirmed_by=draw(some) if is_confirmed else "",
        standing=draw(st.sampled_from(Standing)),
        speaker=draw(some) if kind is BlockKind.QUOTE else "",
        years=tuple(sorted(draw(st.sets(years, max_size=2)))),
        source_ids=source_ids,
        is_unsourced=not source_ids and draw(st.booleans()),
    )


@st.composite
def _some_cited(draw: st.DrawFn, texts: st.SearchStrategy[RichText]) -> tuple[str, ...]:
    """Sources of a block: those that one of the texts cites, so that they exist where its citations do."""
    return cited_sources(draw(texts)) if draw(st.booleans()) else ()


@st.composite
def documents(
    draw: st.DrawFn,
    kind: RecordKind = RecordKind.CITY,
    record_id: str = "gent",
    texts: st.SearchStrategy[RichText] | None = None,
) -> Document:
    """The words of this record in some languages; translations current and outdated, whole and partial."""
    texts = _pool(draw, rich_texts() if texts is None else texts, 2)
    some = _pool(draw, words, 4)
    excluded = {BlockKind.HEAD} if kind is RecordKind.CITY else {BlockKind.HEAD, BlockKind.NETWORKS}
    kinds = draw(st.lists(st.sampled_from([one for one in BlockKind if one not in excluded]), max_size=3))
    head_id, *other_ids = draw(st.lists(ids, min_size=len(kinds) + 1, max_size=len(kinds) + 1, unique=True))
    made = [draw(_blocks(head_id, BlockKind.HEAD, some, texts))]
    made += [draw(_blocks(block_id, one, some, texts)) for block_id, one in zip(other_ids, kinds, strict=True)]
    source, *others = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True))
    translations = {code: draw(_translations(tuple(made), some, texts)) for code in others}
    return Document(kind, record_id, source, draw(provenances()), tuple(made), FrozenMapping(translations))


@st.composite
def _translations(
    draw: st.DrawFn,
    made: tuple[Block, ...],
    some: st.SearchStrategy[str],
    texts: st.SearchStrategy[RichText],
) -> FrozenMapping[Translated]:
    usual = _pool(draw, provenances(), 2)
    found: dict[str, Translated] = {}
    for block in made:
        for name in fields_of(block.kind):
            if name in block.words and draw(st.booleans()):
                source_hash = words_hash(block.words[name]) if draw(st.booleans()) else words_hash("an older text")
                value = draw(texts if name == RICH_FIELD else some)
                found[f"{block.id}.{name}"] = Translated(value, source_hash, draw(usual))
    return FrozenMapping(found)


@st.composite
def atlases(draw: st.DrawFn, most: int = 3) -> Atlas:
    """A valid atlas with at most `most` records of each kind.

    Every reference leads to a record, every address is unique, and every record that needs a text has one.
    """
    making = _Making(draw, most)
    making.facts()
    return Atlas(
        as_of=draw(dates()),
        languages=tuple(draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True))),
        documents=tuple(making.documents()),
        aliases=tuple(making.aliases()),
        highlights=tuple(making.highlights()),
        credits=tuple(making.credits()),
        **{name: tuple(records) for name, records in making.records.items()},
    )


class _Making:
    """The records of one atlas, drawn so that later ones refer to earlier ones."""

    def __init__(self, draw: st.DrawFn, most: int) -> None:
        self.draw, self.most = draw, most
        self.some = _pool(draw, words, 4)
        self.maybe = st.just("") | self.some
        self.records: dict[str, list[Any]] = {}

    def facts(self) -> None:
        """Every kind of record but those that are words or point at words."""
        self.records["sources"] = self._several(self._source)
        self.records["countries"] = self._countries()
        self.records["cities"] = self._several(self._city) if self.records["countries"] else []
        self.records["networks"] = self._several(self._network)
        self.records["memberships"] = self._memberships()
        self.records["topics"] = self._several(lambda one, index: Topic(one, self._slugs(index)))
        self.records["approaches"] = self._several(self._approach) if self.records["cities"] else []
        self.records["pages"] = self._several(self._page)
        self.records["news"] = self._several(self._news_item)
        self.records["terms"] = self._terms()

    def _terms(self) -> list[Term]:
        word = st.text("aßżφب", min_size=1, max_size=3)
        begin, end = word | word.map("*".__add__), word | word.map(lambda one: f"{one}*")
        phrase = st.builds(lambda *parts: " ".join(parts), begin, word, end)
        several = st.lists(phrase, max_size=2, unique=True).map(tuple)
        pairs = st.lists(
            st.tuples(st.sampled_from(["card", "refugee"]), st.sampled_from(CODES)), max_size=3, unique=True
        )
        return [Term(*pair, self.draw(self.some), self.draw(several), self.draw(several)) for pair in self.draw(pairs)]

    def documents(self) -> list[Document]:
        """Texts of every record that needs one, and of some others; they cite and link to what there is."""
        draw = self.draw
        source_ids = self._ids("sources")
        links = st.sampled_from([f"atlas:{kind}/{one}" for kind, one in self._named()]) | addresses
        texts = _pool(draw, rich_texts(st.sampled_from(source_ids) if source_ids else st.nothing(), links), 3)
        templates = _pool(draw, documents(RecordKind.TOPIC, "template", texts), 2)
        of_city = draw(documents(RecordKind.CITY, "template", texts))
        needed = {RecordKind.TOPIC, RecordKind.APPROACH, RecordKind.PAGE, RecordKind.NEWS}
        return [
            dataclasses.replace(of_city if kind is RecordKind.CITY else draw(templates), kind=kind, id=one)
            for kind, one in self._named()
            if kind in needed or draw(st.integers(0, 3)) == 0
        ]

    def aliases(self) -> list[Alias]:
        """Addresses once published, with signs that old addresses had."""
        part = st.text("abcZ9-_.~,", max_size=4).map("x".__add__)
        path = st.lists(part, min_size=1, max_size=3).map(lambda parts: "/" + "/".join(parts))
        paths = self.draw(st.lists(path, max_size=self.most, unique=True))
        targets = st.sampled_from(self._named())
        return [Alias(one, self.draw(st.sampled_from(CODES)), *self.draw(targets)) for one in paths]

    def highlights(self) -> list[Highlight]:
        """Records that the home page can point at, in any order, perhaps twice."""
        targets = [Highlight(kind, one) for kind, one in self._named() if kind in HIGHLIGHTED]
        return self.draw(st.lists(st.sampled_from(targets), max_size=3)) if targets else []

    def credits(self) -> list[Credit]:
        """Whose data is shown."""
        url = st.sampled_from(["", "https://example.org"])
        credit = st.builds(Credit, self.maybe, self.maybe, url, self.maybe)
        return self.draw(st.lists(credit, max_size=2))

    def _several(self, make: Callable[[str, int], Any]) -> list[Any]:
        drawn = self.draw(st.lists(ids, max_size=self.most, unique=True))
        return [make(one, index) for index, one in enumerate(drawn)]

    def _ids(self, collection: str) -> list[str]:
        return [record.id for record in self.records[collection]]

    def _named(self) -> list[tuple[RecordKind, str]]:
        """Kind and id of everything that a link can lead to."""
        collections = {
            RecordKind.COUNTRY: "countries",
            RecordKind.CITY: "cities",
            RecordKind.NETWORK: "networks",
            RecordKind.TOPIC: "topics",
            RecordKind.APPROACH: "approaches",
            RecordKind.PAGE: "pages",
            RecordKind.NEWS: "news",
        }
        named = [(kind, one) for kind, collection in collections.items() for one in self._ids(collection)]
        return [*named, *((RecordKind.SECTION, one) for one in Section)]

    def _one_of(self, collection: str) -> str:
        return self.draw(st.sampled_from(self._ids(collection)))

    def _maybe_one_of(self, collection: str) -> str:
        return self.draw(st.sampled_from(["", *self._ids(collection)]))

    def _some_of(self, collection: str) -> tuple[str, ...]:
        every = self._ids(collection)
        return tuple(self.draw(st.lists(st.sampled_from(every), max_size=2, unique=True))) if every else ()

    def _names(self) -> FrozenMapping[str]:
        return FrozenMapping(self.draw(st.dictionaries(st.sampled_from(CODES), self.some, max_size=2)))

    def _slugs(self, index: int) -> FrozenMapping[str]:
        """Slugs that no other record of the collection has: their first word counts the records."""
        drawn = self.draw(st.dictionaries(st.sampled_from(CODES), ids, max_size=2))
        return FrozenMapping({code: f"q{index}-{one}" for code, one in drawn.items()})

    def _source(self, record_id: str, _: int) -> Source:
        draw = self.draw
        return Source(
            record_id,
            url=draw(web_addresses),
            title=draw(self.some),
            publisher=draw(self.maybe),
            published_year=draw(optional_years),
            retrieved=draw(st.none() | dates()),
            language=draw(st.sampled_from(["", "hu", "pt-BR", *CODES])),
        )

    def _countries(self) -> list[Country]:
        several = st.lists(st.sampled_from(_COUNTRIES), max_size=self.most, unique=True)
        return [Country(one, self._names(), self._slugs(index)) for index, one in enumerate(self.draw(several))]

    def _city(self, record_id: str, index: int) -> City:
        draw = self.draw
        country_id = self._one_of("countries")
        return City(
            record_id,
            country_id=country_id,
            name_local=draw(self.some),
            latitude=draw(st.floats(-90, 90)),
            longitude=draw(st.floats(-180, 180)),
            is_featured=draw(st.booleans()),
            names=self._names(),
            slugs=self._slugs(index),
            geonames_id=draw(st.none() | st.integers(1, MAX_NUMBER)),
            wikidata_id=draw(st.sampled_from(["", "Q1296", "Q99999999"])),
            lau_id=draw(st.sampled_from(["", "A1", "007"])) if country_id in _WITHOUT_SHAPE else "",
            nuts3_id=draw(st.sampled_from(["", f"{eurostat_country(country_id)}1A0"])),
            population=draw(st.none() | st.integers(0, MAX_NUMBER)),
            population_source=draw(self.maybe),
            note=draw(self.maybe),
        )

    def _network(self, record_id: str, index: int) -> Network:
        draw = self.draw
        country_id = self._maybe_one_of("countries")
        return Network(
            record_id,
            name=draw(self.some),
            short_name=draw(self.some),
            kind=NetworkKind.NATIONAL if country_id else NetworkKind.TRANSNATIONAL,
            country_id=country_id,
            founded=draw(optional_years),
            website=draw(st.sampled_from(["", "https://example.org/a,b", "http://ü.example/"])),
            source_id=self._maybe_one_of("sources"),
            declared_size=draw(self.maybe),
            slugs=self._slugs(index),
        )

    def _memberships(self) -> list[Membership]:
        pairs = [(city, network) for city in self._ids("cities") for network in self._ids("networks")]
        return [
            self._membership(*pair)
            for pair in pairs[: self.most]
            if self.records["sources"] and self.draw(st.booleans())
        ]

    def _membership(self, city_id: str, network_id: str) -> Membership:
        draw, read = self.draw, self.draw(dates())
        return Membership(
            city_id,
            network_id,
            status=draw(st.sampled_from(MembershipStatus)),
            source_id=self._one_of("sources"),
            retrieved=read,
            since_year=draw(st.none() | st.integers(1, read.year)),
            name_in_source=draw(self.maybe),
            note=draw(self.maybe),
        )

    def _approach(self, record_id: str, index: int) -> Approach:
        begun, ended = self.draw(optional_years), self.draw(optional_years)
        return Approach(
            record_id,
            city_id=self._one_of("cities"),
            topic_ids=self._some_of("topics"),
            start_year=begun,
            end_year=ended if begun is None or ended is None else max(begun, ended),
            standing=self.draw(st.sampled_from(Standing)),
            initiated_by=self.draw(st.sampled_from(Initiator)),
            source_ids=self._some_of("sources"),
            slugs=self._slugs(index),
        )

    def _page(self, record_id: str, index: int) -> Page:
        return Page(record_id, self.draw(st.integers(0, 99)), self._slugs(index))

    def _news_item(self, record_id: str, index: int) -> NewsItem:
        return NewsItem(record_id, self.draw(dates()), self._maybe_one_of("countries"), self._slugs(index))
