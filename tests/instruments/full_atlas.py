"""A small atlas in which every field of every record holds something, and large ones of one's own size."""

from moving_cities.atlas import records
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Block, Document, Translated, Words
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, RecordKind, Standing
from moving_cities.atlas.notation import parse
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.segments import words_hash
from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.terms import Term

HUMAN = Provenance(Origin.HUMAN)
MACHINE = Provenance(Origin.MACHINE, "A machine", "Ada Lovelace", PartialDate("2026-03-15"))


def full_atlas() -> Atlas:
    """An atlas of two cities that uses every field and every kind of block."""
    return Atlas(
        as_of=PartialDate("2026-11-01"),
        languages=("en", "nl", "pl", "ar"),
        countries=(_country("be", "Belgium", "belgia"), _country("pl", "Poland", "polska")),
        cities=(_gent(), records.City("gdansk", "pl", "Gdańsk", 54.352, 18.6466)),
        networks=(
            records.Network(
                "eurocities", "Eurocities", "Eurocities", records.NetworkKind.TRANSNATIONAL, "", 1986,
                "https://eurocities.eu", "s-one", "200 cities (2024)", FrozenMapping({"pl": "siec-miast"}),
            ),
            records.Network("lokaal", "Lokaal netwerk", "Lokaal", records.NetworkKind.NATIONAL, "be"),
        ),
        memberships=(
            records.Membership(
                "gent", "eurocities", records.MembershipStatus.MEMBER, "s-one", PartialDate("2026-10"), 1990,
                "Ghent", "Seen in the list of members.",
            ),
            records.Membership(
                "gdansk", "eurocities", records.MembershipStatus.FORMER, "s-two", PartialDate("2026")
            ),
        ),
        topics=(records.Topic("housing", FrozenMapping({"nl": "wonen"})), records.Topic("work")),
        approaches=(
            records.Approach(
                "gent-taskforce", "gent", ("work", "housing"), 2015, 2020, Standing.ENDED,
                records.Initiator.JOINT, ("s-two", "s-one"), FrozenMapping({"pl": "zespol"}),
            ),
        ),
        sources=(
            records.Source(
                "s-one", "https://example.org/a?b=c", "A list", "The publisher", 2024, PartialDate("2026-10-02"), "nl"
            ),
            records.Source("s-two", "http://example.org/", "Another list"),
        ),
        pages=(records.Page("about", 1, FrozenMapping({"nl": "over"})), records.Page("method", 2)),
        news=(records.NewsItem("opening", PartialDate("2026-10-31"), "be", FrozenMapping({"nl": "start"})),),
        terms=(
            Term("city-card", "en", "city card", ("municipal card*",), ("illegal card*",)),
            Term("city-card", "nl", "stadspas"),
        ),
        documents=(
            _gents_profile(),
            *(
                titled(kind, record_id)
                for kind, record_id in (
                    (RecordKind.TOPIC, "housing"), (RecordKind.TOPIC, "work"), (RecordKind.PAGE, "about"),
                    (RecordKind.PAGE, "method"), (RecordKind.NEWS, "opening"),
                    (RecordKind.APPROACH, "gent-taskforce"), (RecordKind.SECTION, "home"),
                )
            ),
        ),
        aliases=(
            records.Alias("/ghent", "en", RecordKind.CITY, "gent"),
            records.Alias("/en/old-home", "en", RecordKind.SECTION, "home"),
        ),
        highlights=(
            records.Highlight(RecordKind.CITY, "gent"), records.Highlight(RecordKind.NETWORK, "eurocities"),
        ),
        credits=(records.Credit("GeoNames", "Coordinates", "https://www.geonames.org", "CC BY 4.0"),),
    )  # fmt: skip


def large_atlas(cities: int) -> Atlas:
    """An atlas of so many cities, each with names, slugs, a membership and a text with two translations."""
    ids = [f"city-{number}" for number in range(cities)]
    return Atlas(
        as_of=PartialDate("2026"),
        countries=(_country("be", "Belgium", "belgia"),),
        cities=tuple(
            records.City(
                one, "be", one.title(), 50.0, 4.0, names=FrozenMapping({"pl": f"{one} pl"}),
                slugs=FrozenMapping({"pl": f"{one}-pl"}),
            )
            for one in ids
        ),
        networks=(records.Network("net", "Network", "Net", records.NetworkKind.TRANSNATIONAL),),
        sources=(records.Source("s-one", "https://example.org", "A list"),),
        memberships=tuple(
            records.Membership(one, "net", records.MembershipStatus.MEMBER, "s-one", PartialDate("2026"))
            for one in ids
        ),
        documents=tuple(titled(RecordKind.CITY, one) for one in ids),
    )  # fmt: skip


def titled(kind: RecordKind, record_id: str) -> Document:
    """A text of nothing but a title, with one current and one outdated translation."""
    title = f"The title of {record_id}"
    current = Translated(f"De titel van {record_id}", words_hash(title), HUMAN)
    outdated = Translated(f"Tytuł: {record_id}", "0123456789abcdef", MACHINE)
    return Document(
        kind,
        record_id,
        "en",
        MACHINE,
        (Block("head", BlockKind.HEAD, FrozenMapping({"title": title})),),
        FrozenMapping({"nl": FrozenMapping({"head.title": current}), "pl": FrozenMapping({"head.title": outdated})}),
    )


def _country(record_id: str, name: str, slug: str) -> records.Country:
    return records.Country(record_id, FrozenMapping({"en": name}), FrozenMapping({"pl": slug}))


def _gent() -> records.City:
    return records.City(
        id="gent",
        country_id="be",
        name_local="Gent",
        latitude=51.05,
        longitude=3.71667,
        is_featured=True,
        names=FrozenMapping({"en": "Ghent", "pl": "Gandawa", "ar": "غنت"}),
        slugs=FrozenMapping({"en": "ghent", "pl": "gandawa"}),
        geonames_id=2797656,
        wikidata_id="Q1296",
        lau_id="44021",
        nuts3_id="BE234",
        population=265086,
        population_source="Statbel, 1 January 2022",
        note="The coordinates are those of the town hall.",
    )


def _gents_profile() -> Document:
    rich = parse(
        "A _fact_ with a [link](https://example.org/) and a citation[^s-one].\n\n- one\n- [twee]{nl}\n\n> said"
    )
    blocks = (
        _block("head", BlockKind.HEAD, title="Ghent", subtitle="A city", summary="In short."),
        _block("point", BlockKind.TAKEAWAY, text=parse("A takeaway.")),
        Block(
            "unique", BlockKind.SECTION, FrozenMapping({"lead": "It is:", "text": rich}), "unique",
            PartialDate("2023-09"), PartialDate("2024-01-05"), "Jan Peeters", Standing.RUNNING, "", (),
            ("s-two", "s-one"),
        ),
        _block("own", BlockKind.SECTION, heading="A heading of its own", text=parse("Words.")),
        Block(
            "voice", BlockKind.QUOTE, FrozenMapping({"role": "Mayor", "text": parse("We do it.")}), speaker="A. Mayor",
            is_unsourced=True,
        ),
        _block("nets", BlockKind.NETWORKS, heading="Networks", lead="They are:", text=parse("Two.")),
        Block("report", BlockKind.REPORT, FrozenMapping(), years=(2021, 2023)),
        _block("contact", BlockKind.CONTACT, text=parse("Call us.")),
        _block("transfer", BlockKind.TRANSFER, led_by="The city", cost="Little", evidence="A study"),
    )  # fmt: skip
    translated = {
        "head.title": Translated("Gandawa", words_hash("Ghent"), HUMAN),
        "unique.text": Translated(parse("_Fakt_[^s-one]."), words_hash(rich), MACHINE),
    }
    return Document(RecordKind.CITY, "gent", "en", MACHINE, blocks, FrozenMapping({"pl": FrozenMapping(translated)}))


def _block(block_id: str, kind: BlockKind, **words: Words) -> Block:
    return Block(block_id, kind, FrozenMapping(words))
