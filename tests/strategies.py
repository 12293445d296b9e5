"""Generated content for laws: plain words, rich text, documents and whole atlases, all of them valid.

Rooms import from here (`from tests.strategies import atlases`). What these strategies draw obeys every rule
of the atlas, also those between records, so a test that uses them never has to filter.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

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
    normalise,
)
from moving_cities.atlas.segments import words_hash
from moving_cities.atlas.snapshot import Atlas

CODES = tuple(language.code for language in all_languages())

MARKS = "*_[]()<>{}^`\\#-:+.!|~&\"',;=0123 19\u00a0"
"""Signs that mean something in the notation, in TOML, in CSV or to Unicode's normalisation."""

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

words: st.SearchStrategy[str] = any_words.filter(bool)
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


addresses = st.one_of(
    st.sampled_from(["https://example.org", "http://x.org/a_b*c?d=[e]&f#g", "mailto:a@b.eu", "https://x.org/(y)"]),
    st.text("ab_*~0é/-.;,'", max_size=8).map("https://example.eu/".__add__),
)
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
def blocks(draw: st.DrawFn, block_id: str, kind: BlockKind, texts: st.SearchStrategy[RichText]) -> Block:
    """A block of this kind, with some of the fields that it can have."""
    found: dict[str, Words] = {name: draw(words) for name in PLAIN_FIELDS[kind] if draw(st.booleans())}
    if kind is BlockKind.HEAD:
        found["title"] = draw(words)
    if kind in RICH_KINDS and (kind is not BlockKind.REPORT or draw(st.booleans())):
        found[RICH_FIELD] = draw(texts)
    is_confirmed = draw(st.booleans())
    return Block(
        block_id,
        kind,
        FrozenMapping(found),
        heading_key=draw(st.sampled_from(["", *HEADING_KEYS])),
        as_of=draw(st.none() | dates()),
        confirmed_on=draw(dates()) if is_confirmed else None,
        confirmed_by=draw(words) if is_confirmed else "",
        standing=draw(st.sampled_from(Standing)),
        speaker=draw(words) if kind is BlockKind.QUOTE else "",
        years=tuple(sorted(draw(st.sets(years, max_size=3)))),
    )


@st.composite
def documents(
    draw: st.DrawFn,
    kind: RecordKind = RecordKind.CITY,
    record_id: str = "gent",
    texts: st.SearchStrategy[RichText] | None = None,
) -> Document:
    """The words of this record in some languages; translations current and outdated, whole and partial."""
    texts = rich_texts() if texts is None else texts
    excluded = {BlockKind.HEAD} if kind is RecordKind.CITY else {BlockKind.HEAD, BlockKind.NETWORKS}
    kinds = draw(st.lists(st.sampled_from([one for one in BlockKind if one not in excluded]), max_size=3))
    head_id, *other_ids = draw(st.lists(ids, min_size=len(kinds) + 1, max_size=len(kinds) + 1, unique=True))
    made = [draw(blocks(head_id, BlockKind.HEAD, texts))]
    made += [draw(blocks(block_id, one, texts)) for block_id, one in zip(other_ids, kinds, strict=True)]
    source, *others = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True))
    translations = {code: draw(_translations(tuple(made), texts)) for code in others}
    return Document(kind, record_id, source, draw(provenances()), tuple(made), FrozenMapping(translations))


@st.composite
def _translations(
    draw: st.DrawFn, made: tuple[Block, ...], texts: st.SearchStrategy[RichText]
) -> FrozenMapping[Translated]:
    usual = draw(st.lists(provenances(), min_size=1, max_size=2))
    found: dict[str, Translated] = {}
    for block in made:
        for name in fields_of(block.kind):
            if name in block.words and draw(st.booleans()):
                source_hash = words_hash(block.words[name]) if draw(st.booleans()) else words_hash("an older text")
                value = draw(texts if name == RICH_FIELD else words)
                found[f"{block.id}.{name}"] = Translated(value, source_hash, draw(st.sampled_from(usual)))
    return FrozenMapping(found)


@st.composite
def _localized(draw: st.DrawFn, value: Callable[[st.DrawFn], str]) -> FrozenMapping[str]:
    codes = draw(st.lists(st.sampled_from(CODES), max_size=2, unique=True))
    return FrozenMapping({code: value(draw) for code in codes})


def _slugs(index: int) -> st.SearchStrategy[FrozenMapping[str]]:
    """Slugs that no other record of the collection has: their first word counts the records."""
    return _localized(lambda draw: f"q{index}-{draw(ids)}")


def _numbered_ids(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, max_size=most, unique=True)


@st.composite
def atlases(draw: st.DrawFn, most: int = 3) -> Atlas:
    """A valid atlas with at most `most` records of each kind.

    Every reference leads to a record, every address is unique, and every record that needs a text has one.
    """
    sources = [draw(_source(one)) for one in draw(_numbered_ids(most))]
    countries = [
        Country(one, draw(_localized(lambda draw: draw(words))), draw(_slugs(index)))
        for index, one in enumerate(draw(_numbered_ids(most)))
    ]
    city_ids = draw(_numbered_ids(most)) if countries else []
    cities = [draw(_city(one, countries, index)) for index, one in enumerate(city_ids)]
    networks = [draw(_network(one, countries, sources, index)) for index, one in enumerate(draw(_numbered_ids(most)))]
    topics = [Topic(one, draw(_slugs(index))) for index, one in enumerate(draw(_numbered_ids(most)))]
    approach_ids = draw(_numbered_ids(most)) if cities else []
    approaches = [draw(_approach(one, cities, topics, sources, index)) for index, one in enumerate(approach_ids)]
    pages = [
        Page(one, draw(st.integers(0, 99)), draw(_slugs(index))) for index, one in enumerate(draw(_numbered_ids(most)))
    ]
    news = [draw(_news_item(one, countries, index)) for index, one in enumerate(draw(_numbered_ids(most)))]
    named: dict[RecordKind, list[str]] = {
        RecordKind.COUNTRY: [one.id for one in countries],
        RecordKind.CITY: [one.id for one in cities],
        RecordKind.NETWORK: [one.id for one in networks],
        RecordKind.TOPIC: [one.id for one in topics],
        RecordKind.APPROACH: [one.id for one in approaches],
        RecordKind.PAGE: [one.id for one in pages],
        RecordKind.NEWS: [one.id for one in news],
        RecordKind.SECTION: list(Section),
    }
    return Atlas(
        as_of=draw(dates()),
        languages=tuple(draw(st.lists(st.sampled_from(CODES), min_size=1, unique=True))),
        countries=tuple(countries),
        cities=tuple(cities),
        networks=tuple(networks),
        memberships=tuple(draw(_memberships(cities, networks, sources))),
        topics=tuple(topics),
        approaches=tuple(approaches),
        sources=tuple(sources),
        pages=tuple(pages),
        news=tuple(news),
        documents=tuple(draw(_documents(named, sources))),
        aliases=tuple(draw(_aliases(named))),
        highlights=tuple(draw(_highlights(named))),
        credits=tuple(draw(st.lists(_credits(), max_size=2))),
    )


@st.composite
def _source(draw: st.DrawFn, record_id: str) -> Source:
    return Source(
        record_id,
        url=draw(addresses.filter(lambda address: address.startswith("http"))),
        title=draw(words),
        publisher=draw(any_words),
        published_year=draw(optional_years),
        retrieved=draw(st.none() | dates()),
        language=draw(st.sampled_from(["", "hu", "pt-BR", *CODES])),
    )


@st.composite
def _city(draw: st.DrawFn, record_id: str, countries: list[Country], index: int) -> City:
    return City(
        record_id,
        country_id=draw(st.sampled_from(countries)).id,
        name_local=draw(words),
        latitude=draw(st.floats(-90, 90)),
        longitude=draw(st.floats(-180, 180)),
        is_featured=draw(st.booleans()),
        names=draw(_localized(lambda draw: draw(words))),
        slugs=draw(_slugs(index)),
        geonames_id=draw(st.none() | st.integers(1, 2**31 - 1)),
        wikidata_id=draw(st.sampled_from(["", "Q1296", "Q99999999"])),
        population=draw(st.none() | st.integers(0, 2**31 - 1)),
        population_source=draw(any_words),
        note=draw(any_words),
    )


@st.composite
def _network(draw: st.DrawFn, record_id: str, countries: list[Country], sources: list[Source], index: int) -> Network:
    kind = draw(st.sampled_from(NetworkKind)) if countries else NetworkKind.TRANSNATIONAL
    return Network(
        record_id,
        name=draw(words),
        short_name=draw(words),
        kind=kind,
        country_id=draw(st.sampled_from(countries)).id if kind is NetworkKind.NATIONAL else "",
        founded=draw(optional_years),
        website=draw(st.sampled_from(["", "https://example.org/a,b", "http://ü.example/"])),
        source_id=draw(st.sampled_from(["", *(source.id for source in sources)])),
        declared_size=draw(any_words),
        slugs=draw(_slugs(index)),
    )


@st.composite
def _memberships(
    draw: st.DrawFn, cities: list[City], networks: list[Network], sources: list[Source]
) -> list[Membership]:
    pairs = [(city.id, network.id) for city in cities for network in networks] if sources else []
    return [
        Membership(
            city_id,
            network_id,
            status=draw(st.sampled_from(MembershipStatus)),
            source_id=draw(st.sampled_from(sources)).id,
            retrieved=draw(dates()),
            since_year=draw(optional_years),
            name_in_source=draw(any_words),
            note=draw(any_words),
        )
        for city_id, network_id in pairs
        if draw(st.booleans())
    ]


@st.composite
def _approach(
    draw: st.DrawFn, record_id: str, cities: list[City], topics: list[Topic], sources: list[Source], index: int
) -> Approach:
    begun, ended = draw(optional_years), draw(optional_years)
    return Approach(
        record_id,
        city_id=draw(st.sampled_from(cities)).id,
        topic_ids=draw(_some_ids(topics)),
        start_year=begun,
        end_year=ended if begun is None or ended is None else max(begun, ended),
        standing=draw(st.sampled_from(Standing)),
        initiated_by=draw(st.sampled_from(Initiator)),
        source_ids=draw(_some_ids(sources)),
        slugs=draw(_slugs(index)),
    )


@st.composite
def _news_item(draw: st.DrawFn, record_id: str, countries: list[Country], index: int) -> NewsItem:
    country_id = draw(st.sampled_from(["", *(country.id for country in countries)]))
    return NewsItem(record_id, draw(dates()), country_id, draw(_slugs(index)))


@st.composite
def _some_ids(draw: st.DrawFn, records: list[Any]) -> tuple[str, ...]:
    every = st.permutations([record.id for record in records])
    return tuple(draw(every))[: draw(st.integers(0, 2))]


@st.composite
def _documents(draw: st.DrawFn, named: dict[RecordKind, list[str]], sources: list[Source]) -> list[Document]:
    """Texts of every record that needs one, and of some others; they cite and link to what there is."""
    source_ids: st.SearchStrategy[str] = st.sampled_from([one.id for one in sources]) if sources else st.nothing()
    links = [f"atlas:{kind}/{record_id}" for kind, every in named.items() for record_id in every]
    texts = rich_texts(source_ids, st.sampled_from(links) | addresses)
    needed = {RecordKind.TOPIC, RecordKind.APPROACH, RecordKind.PAGE, RecordKind.NEWS}
    worded = [
        (kind, record_id)
        for kind, every in named.items()
        for record_id in every
        if kind in needed or draw(st.integers(0, 3)) == 0
    ]
    return [draw(documents(kind, record_id, texts)) for kind, record_id in worded]


@st.composite
def _aliases(draw: st.DrawFn, named: dict[RecordKind, list[str]]) -> list[Alias]:
    targets = [(kind, record_id) for kind, every in named.items() for record_id in every]
    paths = draw(
        st.lists(
            st.lists(st.text("abcZ9-_.~,", min_size=1, max_size=4), min_size=1, max_size=3)
            .filter(lambda parts: not {".", ".."} & set(parts))
            .map(lambda parts: "/" + "/".join(parts)),
            max_size=3,
            unique=True,
        )
    )
    return [Alias(path, draw(st.sampled_from(CODES)), *draw(st.sampled_from(targets))) for path in paths]


@st.composite
def _highlights(draw: st.DrawFn, named: dict[RecordKind, list[str]]) -> list[Highlight]:
    kinds = (RecordKind.CITY, RecordKind.NETWORK, RecordKind.APPROACH, RecordKind.NEWS)
    targets = [Highlight(kind, record_id) for kind in kinds for record_id in named[kind]]
    return draw(st.lists(st.sampled_from(targets), max_size=3)) if targets else []


@st.composite
def _credits(draw: st.DrawFn) -> Credit:
    url = draw(st.sampled_from(["", "https://example.org"]))
    return Credit(draw(any_words), draw(any_words), url, draw(any_words))
