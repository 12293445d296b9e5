"""Every kind of damage is found where it is, said in a sentence, and nothing of the pack is taken over."""

from collections.abc import Callable

import pytest

from moving_cities.atlas.plain import MAX_LENGTH
from moving_cities.pack import PackError
from moving_cities.pack.reading import read_files

Files = dict[str, bytes]
Change = Callable[[Files], None]

NL = "texts/city/gent/nl.md"
EN = "texts/city/gent/en.md"
HOUSING = "texts/topic/housing/en.md"


def swap(file: str, old: str, new: str | bytes, count: int = 1) -> Change:
    """Replaces text in a file; the text has to be there."""

    def change(files: Files) -> None:
        assert old.encode() in files[file], f"{old!r} is not in {file}"
        fresh = new.encode() if isinstance(new, str) else new
        files[file] = files[file].replace(old.encode(), fresh, count)

    return change


def append(file: str, text: str) -> Change:
    """Adds text at the end of a file."""

    def change(files: Files) -> None:
        files[file] += text.encode()

    return change


def put(file: str, content: bytes) -> Change:
    """Adds a file, or replaces one as a whole."""

    def change(files: Files) -> None:
        files[file] = content

    return change


def remove(file: str) -> Change:
    """Takes a file out."""

    def change(files: Files) -> None:
        del files[file]

    return change


def cut(file: str, after: str) -> Change:
    """Cuts a file off behind a text, as an interrupted copy would."""

    def change(files: Files) -> None:
        content = files[file]
        files[file] = content[: content.index(after.encode()) + len(after.encode())]

    return change


DAMAGE: list[tuple[str, Change, str, int, str, str]] = [
    # name, change, then the file, line, field and part of the message of the one problem it makes
    # Files and encodings
    ("no header file", remove("pack.toml"), "pack.toml", 0, "", "not a pack"),
    ("a table is missing", remove("cities.csv"), "cities.csv", 0, "", "The file is missing"),
    ("an empty table", put("cities.csv", b""), "cities.csv", 0, "", "The file is empty"),
    ("a strange file", put("city.csv", b"x\n"), "city.csv", 0, "", "A pack has no such file"),
    ("Latin-1", swap("cities.csv", "Gdańsk", b"Gda\xf1sk"), "cities.csv", 2, "", "not UTF-8: byte 143 is 0xf1"),
    ("UTF-16", put("pages.csv", "id,position\n".encode("utf-16")), "pages.csv", 1, "", "not UTF-8: byte 0"),
    ("a text in Latin-1", swap(NL, "stad", b"st\xe4d"), NL, 30, "", "not UTF-8"),
    ("NUL", swap("sources.csv", "Taskforce", "Task\0force"), "sources.csv", 3, "", "NUL character"),
    ("U+FFFD runs", swap("cities.csv", "Gdańsk", "Gda\ufffd\ufffdsk"), "cities.csv", 2, "name_local", "2 replacement"),
    ("U+FFFD in a text", swap(NL, "Een alinea", "Een \ufffd"), NL, 35, "unique.text", "1 replacement"),
    ("half a table", cut("memberships.csv", "eurocities,gent,mem"), "memberships.csv", 3, "", "middle of a line"),
    ("half a row", cut("cities.csv", "gent,be,Gent") , "cities.csv", 3, "", "middle of a line"),
    ("half a text", cut(NL, "twee"), NL, 38, "", "middle of a line"),
    # Tables
    ("a quote never closed", swap("cities.csv", 'port"', "port"), "cities.csv", 3, "", "quote is opened"),
    ("words after a quote", swap("cities.csv", 'port"', 'port"x'), "cities.csv", 3, "", "quote is opened"),
    ("a cell too few", append("topics.csv", "\n"), "topics.csv", 3, "", "The line is empty"),
    ("a short row", append("pages.csv", "more\n"), "pages.csv", 3, "", "1 cells, but the table has 2"),
    ("a comma too many", swap("networks.csv", "over 200", "over 1,200"), "networks.csv", 2, "", "10 cells"),
    ("semicolons", put("pages.csv", b"id;position\nabout;1\n"), "pages.csv", 1, "", "not separated by commas"),
    ("a missing column", put("news.csv", b"id,published_on\n"), "news.csv", 1, "country_id", "is missing"),
    ("an unknown column", swap("news.csv", "country_id", "country_id,x"), "news.csv", 1, "x", "no column “x”"),
    ("columns out of order", swap("pages.csv", "id,position", "position,id"), "pages.csv", 1, "", "not in their order"),
    ("a duplicate id", append("topics.csv", "housing\n"), "topics.csv", 3, "id", "“housing” stands on line 2 already"),
    (
        "a membership twice",
        append("memberships.csv", "eurocities,gent,former,,s-1,2024,,\n"),
        "memberships.csv",
        4,
        "city_id",
        "“eurocities.gent” stands on line 3 already",
    ),
    (
        "a name twice",
        append("names.csv", "city,gent,en,Gand\n"),
        "names.csv",
        5,
        "language",
        "stands on line 2 already",
    ),
    ("a bad id", append("pages.csv", "About us,2\n"), "pages.csv", 3, "id", "cannot be an id"),
    ("path traversal in an id", append("topics.csv", "../../etc\n"), "topics.csv", 3, "id", "cannot be an id"),
    ("path traversal in a slug", swap("slugs.csv", "ghent", "../ghent"), "slugs.csv", 3, "slug", "cannot be a slug"),
    ("an upper-case slug", swap("slugs.csv", "gandawa", "Gandawa"), "slugs.csv", 4, "slug", "cannot be a slug"),
    (
        "path traversal in an alias",
        swap("aliases.csv", "/cities/ghent", "/cities/../ghent"),
        "aliases.csv",
        2,
        "path",
        "is not an address",
    ),
    ("a bad date", swap("news.csv", "2024-05-01", "1.5.2024"), "news.csv", 2, "published_on", "is not a date"),
    ("a day there is not", swap("news.csv", "05-01", "02-30"), "news.csv", 2, "published_on", "date of the calendar"),
    ("a date missing", swap("news.csv", "2024-05-01", ""), "news.csv", 2, "published_on", "is not a date"),
    ("a bad number", swap("pages.csv", "about,1", "about,one"), "pages.csv", 2, "position", "not a whole number"),
    ("a huge number", swap("cities.csv", "231493", "9" * 15), "cities.csv", 3, "population", "lies between"),
    ("an endless number", swap("cities.csv", "231493", "9" * 999), "cities.csv", 3, "population", "not a whole"),
    ("not a number", swap("cities.csv", "51.05", "nan"), "cities.csv", 3, "latitude", "“nan” is not a number"),
    ("infinity", swap("cities.csv", "3.71667", "inf"), "cities.csv", 3, "longitude", "“inf” is not a number"),
    ("a decimal comma", swap("cities.csv", "51.05", '"51,05"'), "cities.csv", 3, "latitude", "with a point"),
    ("beyond the pole", swap("cities.csv", "51.05", "151.05"), "cities.csv", 3, "latitude", "between -90 and 90"),
    ("neither yes nor no", swap("cities.csv", "yes", "true"), "cities.csv", 3, "is_featured", "neither “yes” nor"),
    ("an unknown status", swap("memberships.csv", "member,1987", "friend,1987"), "memberships.csv", 3, "status",
     "“friend” is none of “member”"),
    ("an unknown language", swap("names.csv", "gent,pl", "gent,gr"), "names.csv", 3, "language", "no language “gr”"),
    ("an empty name", swap("cities.csv", "Gdańsk,54", ",54"), "cities.csv", 2, "name_local", "empty, but it is needed"),
    ("a space at an edge", swap("cities.csv", "be,Gent", "be, Gent"), "cities.csv", 3, "name_local", "spaces at its"),
    ("a hidden sign", swap("cities.csv", "be,Gent", "be,Ge\u202ent"), "cities.csv", 3, "name_local", "U+202E"),
    ("a huge field", swap("sources.csv", "Members", "x" * (MAX_LENGTH + 1)), "sources.csv", 2, "title", "100,001"),
    ("a script as an address", swap("sources.csv", "https://example.org/members", "javascript:alert(1)"),
     "sources.csv", 2, "url", "is not a web address"),
    ("an end before the beginning", swap("approaches.csv", "2015,,", "2015,2010,"), "approaches.csv", 2, "end_year",
     "cannot end in 2010"),
    ("a network of nowhere", swap("networks.csv", "transnational", "national"), "networks.csv", 2, "country_id",
     "names its country"),
    # References
    ("an unknown city", swap("memberships.csv", "eurocities,gent", "eurocities,gentt"), "memberships.csv", 3,
     "city_id", "There is no city “gentt”"),
    ("a slug of a listing page", swap("slugs.csv", "gandawa", "miasta"), "slugs.csv", 4, "slug", "Another page stands"),
    ("an alias at the desk", swap("aliases.csv", "/cities/ghent", "/desk/ghent"), "aliases.csv", 2, "path",
     "The server itself answers"),
    ("an alias at a page", swap("aliases.csv", "/cities/ghent", "/en/cities"), "aliases.csv", 2, "path",
     "page of the section “cities” stands"),
    ("no country's code", append("countries.csv", "zz1\n"), "countries.csv", 4, "id", "“zz1” is no country's code"),
    ("a membership to come", swap("memberships.csv", "member,1987", "member,3000"), "memberships.csv", 3,
     "since_year", "joined in 3000"),
    ("an unknown source", swap("networks.csv", "s-1", "s-9"), "networks.csv", 2, "source_id", "no source “s-9”"),
    ("an unknown topic", swap("approaches.csv", "housing", "health"), "approaches.csv", 2, "topic_ids", "no topic"),
    ("a name of nobody", swap("names.csv", "country,be", "country,fr"), "names.csv", 4, "id", "no country “fr”"),
    ("a slug of what has none", swap("names.csv", "country,be", "topic,be"), "names.csv", 4, "kind", "only country"),
    (
        "a star within a word",
        swap("glossary.csv", "municipal card*", "muni*cipal card"),
        "glossary.csv",
        2,
        "forms",
        "“muni*cipal card” is not a phrase",
    ),
    (
        "a term in two rows",
        append("glossary.csv", "city-card,en,town card,,\n"),
        "glossary.csv",
        3,
        "language",
        "stands on line 2 already",
    ),
    ("an alias to nowhere", swap("aliases.csv", "city,gent", "city,ghent"), "aliases.csv", 2, "id", "no city “ghent”"),
    ("a highlight of nothing", swap("pack.toml", 'id = "gent"', 'id = "x"'), "pack.toml", 7, "highlight.id",
     "no city “x”"),
    ("an address taken", swap("slugs.csv", "gandawa", "gdansk-miasto"), "slugs.csv", 4, "slug", "belongs to “gdansk”"),
    ("an address that is an id", swap("slugs.csv", "en,ghent", "en,gdansk"), "slugs.csv", 3, "slug", "“gdansk”"),
    ("a page without a text", append("pages.csv", "method,2\n"), "pages.csv", 3, "document", "has no text"),
    ("a citation of nothing", swap(NL, "[^s-1]", "[^s-9]"), NL, 35, "unique.text", "no source “s-9”"),
    ("a citation in a translation", swap(EN, "[^s-2]", "[^s-9]"), EN, 22, "unique.text", "no source “s-9”"),
    ("a link to nowhere", swap(NL, "atlas:network/", "atlas:city/"), NL, 35, "unique.text", "no city “eurocities”"),
    ("a block's source", swap(NL, '["s-1"]', '["s-9"]'), NL, 15, "unique.source_ids", "no source “s-9”"),
    # The header
    ("a newer format", swap("pack.toml", "format = 1", "format = 2"), "pack.toml", 1, "format", "newer than format 1"),
    ("no format", swap("pack.toml", "format = 1\n", ""), "pack.toml", 1, "format", "number of the format is missing"),
    ("TOML that is none", swap("pack.toml", '"nl", "pl"]', '"nl", "pl"'), "pack.toml", 5, "", "This is not TOML"),
    ("an unknown key", swap("pack.toml", "as_of", "date = 1\nas_of"), "pack.toml", 2, "date", "no key “date”"),
    ("a date without quotes", swap("pack.toml", '"2024-05"', "2024-05-01"), "pack.toml", 2, "as_of", "is not text"),
    ("a language of nobody", swap("pack.toml", '"pl"', '"gr"'), "pack.toml", 3, "languages", "no language “gr”"),
    ("a language twice", swap("pack.toml", '"pl"', '"en"'), "pack.toml", 3, "languages", "each stands once"),
    ("a highlight of a page", swap("pack.toml", 'kind = "city"', 'kind = "page"'), "pack.toml", 6, "highlight.kind",
     "A highlight is a city"),
    # Texts
    ("a text of no kind", put("texts/town/gent/en.md", b"x\n"), "texts/town/gent/en.md", 0, "", "no kind of record"),
    ("a text elsewhere", put("texts/notes.md", b"x\n"), "texts/notes.md", 0, "", "belongs elsewhere"),
    ("another file beside texts", put("texts/city/gent/a.png", b"x"), "texts/city/gent/a.png", 0, "", "elsewhere"),
    ("a bad folder name", put("texts/city/Gent/en.md", b"x\n"), "texts/city/Gent/en.md", 0, "", "cannot be an id"),
    ("a text in no language", put("texts/city/gent/gr.md", b"x\n"), "texts/city/gent/gr.md", 0, "", "no language “gr”"),
    ("no front matter", put(HOUSING, b"## [head]\n:title: Housing\n"), HOUSING, 1, "", "does not begin with its front"),
    ("front matter not closed", swap(HOUSING, '"head"\n+++', '"head"\n'), HOUSING, 1, "", "is not closed"),
    ("front matter no TOML", swap(NL, 'as_of = "2023-09"', "as_of = 2023-"), NL, 13, "", "This is not TOML"),
    ("no source file", swap(NL, "source = true\n", ""), "texts/city/gent", 0, "source", "says source = true"),
    ("two source files", swap(EN, "+++\n", "+++\nsource = true\n"), NL, 2, "source", "“en.md” is the source already"),
    ("no origin", swap(NL, 'origin = "human"\n', ""), NL, 2, "origin", "“origin” is missing"),
    ("an unknown origin", swap(NL, '"human"', '"alien"'), NL, 3, "origin", "“alien” is none of human"),
    ("a machine without name", swap(EN, 'tool = "A machine"\n', ""), EN, 2, "tool", "name their tool"),
    ("a review without date", swap(EN, 'reviewed_on = "2024-05-01"\n', ""), EN, 12, "segment.head.title.reviewed_by",
     "a person and a date"),
    ("an unknown block kind", swap(NL, 'kind = "quote"', 'kind = "cite"'), NL, 19, "voice.kind", "none of head"),
    ("a bad date of a block", swap(NL, '"2023-09"', '"September"'), NL, 13, "unique.as_of", "is not a date"),
    ("a number in quotes", swap(NL, "[2021, 2023]", '["2021"]'), NL, 25, "report.years", "list of whole numbers"),
    ("an unknown block key", swap(NL, "years =", "year ="), NL, 25, "report.year", "no key “year”"),
    ("a quote of nobody", swap(NL, 'speaker = "A. Burgemeester"\n', ""), NL, 39, "voice.speaker", "names its speaker"),
    ("an unknown heading", swap(NL, 'heading_key = "unique"', 'heading_key = "x"'), NL, 12, "unique.heading_key",
     "no heading “x”"),
    ("no head first", swap(HOUSING, 'kind = "head"', 'kind = "report"'), HOUSING, 11, "head.title", "has no field"),
    ("a block without words", swap(NL, "## [report]\n", ""), NL, 23, "report.id", "there is no “## [report]”"),
    ("words without a block", append(NL, "\n## [more]\n\nx\n"), NL, 47, "more", "front matter has no block “more”"),
    ("a block twice", append(NL, "\n## [voice]\n\nx\n"), NL, 47, "voice", "stands twice in this file"),
    ("a block id twice", swap(NL, "years =", 'heading_key = ""\n\n[[block]]\nid = "voice"\nkind = "takeaway"\nyears ='),
     NL, 28, "voice.id", "stands twice"),
    ("words above the blocks", swap(NL, "+++\n\n## [head]", "+++\nloose\n## [head]"), NL, 27, "", "stand in no block"),
    ("an unknown field", swap(NL, ":lead: Samen.", ":title: Samen."), NL, 33, "unique.title", "has no field “title”"),
    ("a field twice", swap(NL, ":lead: Samen.", ":lead: a\n:lead: b"), NL, 34, "unique.lead", "stands twice in its"),
    ("an empty field", swap(NL, ":lead: Samen.", ":lead:"), NL, 33, "unique.lead", "The field is empty"),
    ("a field too late", swap(NL, "Een alinea", ":lead: Een alinea"), NL, 35, "unique", "Fields"),
    ("no title", swap(HOUSING, ":title: Housing\n", ""), HOUSING, 10, "head.title", "needs its title"),
    ("script in a text", swap(NL, "Een alinea", "<script>alert(1)</script>"), NL, 35, "unique.text", "HTML is not"),
    ("an image in a text", swap(NL, "- twee", "- <img src=x>"), NL, 38, "unique.text", "HTML is not allowed"),
    ("a javascript: link", swap(NL, "atlas:network/eurocities", "javascript:alert(1)"), NL, 37, "unique.text",
     "is not allowed; use https://"),
    ("emphasis never closed", swap(NL, "_nadruk_", "_nadruk"), NL, 35, "unique.text", "never closed"),
    # Translations
    ("no hash of the source", swap(EN, '"unique.lead" = "0123456789abcdef"\n', ""), EN, 19, "unique.lead",
     "no hash of the source words"),
    ("a hash that is none", swap(EN, "a4556d33d2bac13c", "A4556D"), EN, 6, "made_from.head.title", "is no hash"),
    ("a hash of no words", swap(EN, ":lead: Together.\n", ""), EN, 7, "made_from.unique.lead", "no words of this"),
    ("a provenance of no words", swap(EN, 'segment."head.title"', 'segment."head.summary"'), EN, 10,
     "segment.head.summary", "no words of this segment"),
    ("a block the source lacks", append(EN, "\n## [focus]\n"), EN, 24, "focus", "The source has no block “focus”"),
    ("a field the source lacks", swap(EN, ":title: Ghent\n", ":title: Ghent\n:subtitle: x\n"), EN, 18,
     "head.subtitle", "nothing to translate"),
    ("a translation of no words", put("texts/topic/housing/nl.md", b'+++\norigin = "human"\n+++\n'),
     "texts/topic/housing/nl.md", 0, "", "holds no words"),
    ("blocks in a translation", swap(EN, "[made_from]", '[[block]]\nid = "x"\n\n[made_from]'), EN, 5, "block",
     "no key “block”"),
    ("a text of nobody", put("texts/city/brugge/en.md", b'+++\nsource = true\norigin = "human"\n\n[[block]]\n'
     b'id = "head"\nkind = "head"\n+++\n\n## [head]\n:title: Brugge\n'), "texts/city/brugge/en.md", 0, "id",
     "no city “brugge”"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "file", "line", "field", "part"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE]
)
def test_damage_is_named_with_file_line_and_field(
    small_pack: Files, change: Change, file: str, line: int, field: str, part: str
) -> None:
    change(small_pack)
    with pytest.raises(PackError) as caught:
        read_files(small_pack)
    found = [str(problem) for problem in caught.value.problems]
    assert [(one.file, one.line, one.field) for one in caught.value.problems] == [(file, line, field)], found
    assert part in caught.value.problems[0].message
    assert caught.value.problems[0].message.endswith((".", "…"))


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (swap(NL, "## [voice]", "## [voice"), [(NL, 18, "voice.id"), (NL, 40, "unique.text"), (NL, 41, "unique")]),
        (
            swap("cities.csv", "51.05,3.71667,yes", "151,x,true"),
            [("cities.csv", 3, "is_featured"), ("cities.csv", 3, "latitude"), ("cities.csv", 3, "longitude")],
        ),
        (
            swap("pages.csv", "about", "about-us"),
            [("pages.csv", 2, "document"), ("texts/page/about/en.md", 0, "id")],
        ),
    ],
)
def test_one_damage_may_show_in_several_places(
    small_pack: Files, change: Change, places: list[tuple[str, int, str]]
) -> None:
    change(small_pack)
    with pytest.raises(PackError) as caught:
        read_files(small_pack)
    assert [(one.file, one.line, one.field) for one in caught.value.problems] == places


def test_all_damage_is_reported_at_once_in_the_order_of_files_and_lines(small_pack: Files) -> None:
    """Whoever mends a pack sees all of it, and not one fault per attempt."""
    chosen = ["a bad date", "a bad number", "an unknown city", "script in a text", "a hash that is none", "NUL"]
    for name, change, *_ in DAMAGE:
        if name in chosen:
            change(small_pack)
    with pytest.raises(PackError) as caught:
        read_files(small_pack)
    problems = caught.value.problems
    assert {one.file for one in problems} == {"news.csv", "pages.csv", "memberships.csv", NL, EN, "sources.csv"}
    assert list(problems) == sorted(problems)
    assert len(problems) == len(chosen)


def test_damage_does_not_make_whatever_refers_to_it_faulty(small_pack: Files) -> None:
    """A table that cannot be read is one problem, not one for each of a thousand references to it."""
    swap("cities.csv", "id,country_id", "id,country")(small_pack)
    with pytest.raises(PackError) as caught:
        read_files(small_pack)
    assert {one.file for one in caught.value.problems} == {"cities.csv"}


def test_the_printed_error_is_a_line_for_each_problem(small_pack: Files) -> None:
    swap("memberships.csv", "eurocities,gent", "eurocities,gentt")(small_pack)
    put("x.csv", b"x\n")(small_pack)
    with pytest.raises(PackError) as caught:
        read_files(small_pack)
    assert str(caught.value).splitlines() == [
        "memberships.csv:3 city_id: There is no city “gentt”; add it or correct the reference.",
        "x.csv: A pack has no such file. Take it out, or correct its name.",
    ]


def test_a_flood_of_problems_is_counted_behind_the_first_fifty(small_pack: Files) -> None:
    append("topics.csv", "A\n" * 1234)(small_pack)
    with pytest.raises(PackError) as caught:
        read_files(small_pack)
    lines = str(caught.value).splitlines()
    assert len(lines) == 51
    assert lines[-1] == "… and 1,184 more problems."
    assert len(caught.value.problems) == 1234
