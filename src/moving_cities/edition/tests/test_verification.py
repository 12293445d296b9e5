"""An edition with a fault is never published: each planted fault is found and named."""

import dataclasses
from pathlib import Path

import pytest

from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, RecordKind, Section
from moving_cities.atlas.notation import parse
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition import rendering
from moving_cities.edition.building import build
from moving_cities.edition.chunks import Chunk, Task, Workshop
from moving_cities.edition.errors import EditionError, VerificationError
from moving_cities.edition.publishing import current_edition, publish
from moving_cities.edition.site import Site
from moving_cities.edition.verification import verify, verify_addresses
from tests.instruments.edits import changed, rewritten


def section(block_id: str, text: str) -> Block:
    """A section of a text."""
    return Block(block_id, BlockKind.SECTION, FrozenMapping({"heading": "A heading", "text": parse(text)}))


def with_block(atlas: Atlas, kind: RecordKind, record_id: str, block: Block) -> Atlas:
    """The atlas with one more block at the end of a text."""
    document = atlas.document(kind, record_id)
    assert document is not None
    return rewritten(atlas, dataclasses.replace(document, blocks=(*document.blocks, block)))


def findings(atlas: Atlas, tmp_path: Path) -> tuple[str, ...]:
    """What keeps the atlas from being built."""
    with pytest.raises(VerificationError) as refusal:
        build(Task(atlas, Site(), tmp_path / "new", None), processes=1)
    return refusal.value.findings


@pytest.fixture
def own_templates(tmp_path, monkeypatch):
    """The templates in a folder of their own, where a fault can be planted; returns the folder."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for path in rendering.TEMPLATES.glob("*.jinja"):
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(rendering, "TEMPLATES", folder)
    rendering._environment.cache_clear()
    yield folder
    rendering._environment.cache_clear()


def plant(template: Path, markup: str) -> None:
    """Writes markup into the main part of a template."""
    text = template.read_text("utf-8")
    template.write_text(text.replace("{% block main %}", "{% block main %}" + markup, 1), "utf-8")


def test_a_city_where_a_listing_page_stands_is_refused_before_anything_is_built(tiny_atlas, tmp_path):
    gent, taken_slugs = tiny_atlas.city("gent"), [("networks", "en"), ("assets", "ar")]
    slugs = FrozenMapping({code: slug for slug, code in taken_slugs})
    taken = dataclasses.replace(tiny_atlas, cities=changed(tiny_atlas.cities, gent, slugs=slugs))
    found = findings(taken, tmp_path)
    sentence = "The city “gent” has the slug “{0}” in “{1}”, where another page stands already (/{1}/{0}/). Give it"
    assert all(one.startswith(sentence.format(*words)) for one, words in zip(found, taken_slugs, strict=True))
    assert not (tmp_path / "new").exists()


def test_an_id_that_serves_as_slug_is_looked_at_too(tiny_atlas):
    city = dataclasses.replace(tiny_atlas.city("gent"), id="search", slugs=FrozenMapping({}))
    with pytest.raises(VerificationError, match="“search” in “en”"):
        verify_addresses(dataclasses.replace(tiny_atlas, cities=(*tiny_atlas.cities, city)))


def test_two_pages_with_one_address_are_told_apart(tiny_atlas, tmp_path):
    """Integrity refuses this earlier; an atlas that comes from elsewhere must not overwrite a page."""
    both = dataclasses.replace(
        tiny_atlas,
        cities=changed(tiny_atlas.cities, tiny_atlas.city("gdansk"), slugs=tiny_atlas.city("gent").slugs),
    )
    with pytest.raises(EditionError, match=r"Two pages want the address of “en/ghent/index.html”.*another slug"):
        build(Task(both, Site(), tmp_path / "new", None), processes=1)


def test_a_dead_link_of_a_template_is_found(tiny_atlas, tmp_path, own_templates):
    plant(own_templates / "topic.html.jinja", '<a href="/en/nowhere/?a=b#c">x</a><img src="/assets/gone.png">')
    found = findings(tiny_atlas, tmp_path)
    topics = len(tiny_atlas.topics) * len(tiny_atlas.languages)
    assert len(found) == 2 * topics
    assert "/en/approaches/housing/: the link to /en/nowhere/ is dead." in found
    assert "/en/approaches/housing/: the link to /assets/gone.png is dead." in found


def test_an_anchor_that_is_not_there_is_found(tiny_atlas, tmp_path, own_templates):
    plant(own_templates / "not_found.html.jinja", '<a href="#nowhere">x</a>')
    assert findings(tiny_atlas, tmp_path) == tuple(
        f"/{code}/404.html: “#nowhere” is linked to and is not on the page." for code in sorted(tiny_atlas.languages)
    )


@pytest.mark.parametrize("block_id", ["main", "part-sources", "source-1"])
def test_a_block_with_the_id_of_a_part_of_the_page_is_found(tiny_atlas, tmp_path, block_id):
    """Else a link to the block, or the skip link, would lead to the wrong place."""
    atlas = with_block(tiny_atlas, RecordKind.CITY, "gent", section(block_id, "Words."))
    found = findings(atlas, tmp_path)
    assert f"/en/ghent/: “#{block_id}” stands twice; give the block another id." in found
    assert all(block_id in one for one in found)


@pytest.mark.parametrize(
    ("kind", "record_id"),
    [
        (RecordKind.SECTION, Section.HOME),
        (RecordKind.SECTION, Section.DATA),
        (RecordKind.CITY, "gent"),
        (RecordKind.COUNTRY, "be"),
        (RecordKind.NEWS, "first-edition"),
        (RecordKind.PAGE, "about"),
        (RecordKind.APPROACH, "gent-refu-interim"),
    ],
)
def test_every_page_that_shows_sections_lists_the_sources_that_they_cite(compose, tiny_atlas, kind, record_id):
    """A citation without its entry would lead nowhere, and keep the whole edition from going live."""
    source = tiny_atlas.sources[0]
    atlas = with_block(tiny_atlas, kind, record_id, section("added", f"A statement[^{source.id}]."))
    page = compose(atlas, "en")[f"{kind}/{record_id}"]
    assert source.url in {note.href for note in page.sources}


def test_citations_on_home_and_data_page_lead_to_their_sources(tiny_atlas, tmp_path):
    atlas = tiny_atlas
    for name in (Section.HOME, Section.DATA):
        block = section("added", f"A statement[^{tiny_atlas.sources[0].id}].")
        atlas = with_block(atlas, RecordKind.SECTION, name, block)
    build(Task(atlas, Site(), tmp_path / "new", None), processes=1)
    for name in ("en/index.html", "en/data/index.html"):
        assert 'id="source-1"' in (tmp_path / "new/site" / name).read_text("utf-8")


def test_a_missing_alternate_is_found(tiny_atlas, tmp_path):
    task = Task(tiny_atlas, Site(), tmp_path / "new", None)
    manifest = build(task, processes=1).manifest
    again = Task(tiny_atlas, Site(), tmp_path / "again", tmp_path / "new")
    workshop = Workshop(again)
    built = workshop.build(Chunk("en")) + workshop.build(Chunk("ar"))
    verify(again, built, manifest)
    lost = [page for page in built if (page.language, page.name) != ("ar", "city/gent")]
    with pytest.raises(VerificationError) as refusal:
        verify(again, lost, manifest)
    assert "city/gent: its page in “ar” is missing." in refusal.value.findings


def test_a_page_that_was_taken_over_is_read_again_when_an_address_went(tiny_atlas, tmp_path):
    """A link that no look-up noted, here in a template, would die unseen with the page that it leads to."""
    extra = dataclasses.replace(tiny_atlas.city("gent"), id="lost", slugs=FrozenMapping({}), is_featured=False)
    before = dataclasses.replace(tiny_atlas, cities=(*tiny_atlas.cities, extra))
    build(Task(before, Site(), tmp_path / "old", None), processes=1)
    page = tmp_path / "old/site/en/about/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", '<a href="/en/lost/">x</a></main>'), "utf-8")
    with pytest.raises(VerificationError) as refusal:
        build(Task(tiny_atlas, Site(), tmp_path / "new", tmp_path / "old"), processes=1)
    assert refusal.value.findings == ("/en/about/: the link to /en/lost/ is dead.",)


def test_a_fault_leaves_the_edition_before_live(tiny_atlas, tmp_path):
    live = publish(tiny_atlas, tmp_path, processes=1)
    with pytest.raises(VerificationError, match="The new edition was not published, because it has 2 faults"):
        publish(with_block(tiny_atlas, RecordKind.CITY, "gent", section("main", "Words.")), tmp_path, processes=1)
    assert current_edition(tmp_path) is not None
    assert [path.name for path in (tmp_path / "editions").iterdir()] == [live.id]


def test_many_faults_are_counted_and_some_are_shown():
    error = VerificationError(tuple(f"Fault {number}." for number in range(25)))
    assert "it has 25 faults:\nFault 0.\n" in str(error)
    assert str(error).endswith("Fault 19.\n… and 5 more.")
    assert len(error.findings) == 25


def test_a_site_needs_an_address_that_can_stand_before_a_path():
    for address in (
        "https://x.example/",
        "ftp://x.example",
        "x.example",
        "https://x.example/a",
        'https://x"y',
        "https://",
    ):
        with pytest.raises(EditionError, match="base address"):
            Site(address)
    for address in ("http://127.0.0.1:8000", "https://atlas.example", "http://[::1]:8000", "http://localhost"):
        assert Site(address).url("/en/") == f"{address}/en/"


def test_a_record_without_a_head_block_called_head_still_has_its_title(compose, tiny_atlas):
    """Ids of blocks are free; nothing may take the head's for granted."""
    head = Block("opening", BlockKind.HEAD, FrozenMapping({"title": "An unusual title"}))
    topic = Document(RecordKind.TOPIC, tiny_atlas.topics[0].id, "en", Provenance(Origin.HUMAN), (head,))
    pages = compose(rewritten(tiny_atlas, topic), "en")
    assert pages[f"topic/{topic.id}"].heading.text == "An unusual title"
