"""A small valid pack that the tests of this room damage, read and replace."""

from collections.abc import Callable
from pathlib import Path

import pytest

SMALL_PACK: dict[str, str] = {
    "pack.toml": """\
format = 1
as_of = "2024-05"
languages = ["en", "nl", "pl"]

[[highlight]]
kind = "city"
id = "gent"

[[credit]]
name = "GeoNames"
what = "coordinates"
url = "https://www.geonames.org"
licence = "CC BY 4.0"
""",
    "countries.csv": "id\nbe\npl\n",
    "cities.csv": """\
id,country_id,name_local,latitude,longitude,is_featured,geonames_id,wikidata_id,lau_id,nuts3_id,population,population_source,note
gdansk,pl,Gdańsk,54.35227,18.64912,,3099434,Q1792,1004221436101,PL633,461865,GeoNames,
gent,be,Gent,51.05,3.71667,yes,2797656,Q1296,44021,BE234,231493,GeoNames,"the centre, not the port"
""",
    "networks.csv": """\
id,name,short_name,kind,country_id,founded,website,source_id,declared_size
eurocities,Eurocities,Eurocities,transnational,,1986,https://eurocities.eu,s-1,over 200 cities
""",
    "memberships.csv": """\
network_id,city_id,status,since_year,source_id,retrieved,name_in_source,note
eurocities,gdansk,member,,s-1,2024-05,Gdańsk,
eurocities,gent,member,1987,s-1,2024-05-02,Ghent,
""",
    "topics.csv": "id\nhousing\n",
    "approaches.csv": """\
id,city_id,topic_ids,start_year,end_year,standing,initiated_by,source_ids
gent-taskforce,gent,housing,2015,,running,joint,s-1 s-2
""",
    "sources.csv": """\
id,url,title,publisher,published_year,retrieved,language
s-1,https://example.org/members,Members,Eurocities,2024,2024-05,en
s-2,"https://example.org/a,b",Taskforce,City of Ghent,,,nl
""",
    "pages.csv": "id,position\nabout,1\n",
    "news.csv": "id,published_on,country_id\nfirst-edition,2024-05-01,be\n",
    "names.csv": """\
kind,id,language,name
city,gent,en,Ghent
city,gent,pl,Gandawa
country,be,en,Belgium
""",
    "slugs.csv": """\
kind,id,language,slug
city,gdansk,pl,gdansk-miasto
city,gent,en,ghent
city,gent,pl,gandawa
""",
    "glossary.csv": "concept,language,term,forms,avoid\ncity-card,en,city card,city cards | municipal card*,\n",
    "aliases.csv": "path,language,kind,id\n/cities/ghent,en,city,gent\n",
    "texts/city/gent/nl.md": """\
+++
source = true
origin = "human"

[[block]]
id = "head"
kind = "head"

[[block]]
id = "unique"
kind = "section"
heading_key = "unique"
as_of = "2023-09"
standing = "running"
source_ids = ["s-1"]

[[block]]
id = "voice"
kind = "quote"
speaker = "A. Burgemeester"

[[block]]
id = "report"
kind = "report"
years = [2021, 2023]
+++

## [head]
:title: Gent
:summary: Een stad.

## [unique]
:lead: Samen.

Een alinea met een _nadruk_.[^s-1]

- een [netwerk](atlas:network/eurocities)
- twee

## [voice]
:role: burgemeester

Wij doen het.

## [report]
""",
    "texts/city/gent/en.md": """\
+++
origin = "machine"
tool = "A machine"

[made_from]
"head.title" = "a4556d33d2bac13c"
"unique.lead" = "0123456789abcdef"
"unique.text" = "0123456789abcdef"

[segment."head.title"]
origin = "human"
reviewed_by = "A. Reader"
reviewed_on = "2024-05-01"
+++

## [head]
:title: Ghent

## [unique]
:lead: Together.

A paragraph.[^s-2]
""",
    **{
        f"texts/{path}/en.md": f"""\
+++
source = true
origin = "human"

[[block]]
id = "head"
kind = "head"
+++

## [head]
:title: {title}
"""
        for path, title in [
            ("topic/housing", "Housing"),
            ("approach/gent-taskforce", "Taskforce"),
            ("page/about", "About"),
            ("news/first-edition", "The first edition"),
        ]
    },
}

Files = dict[str, bytes]


@pytest.fixture
def small_pack() -> Files:
    """The files of a small pack in canonical form."""
    return {file: text.encode() for file, text in SMALL_PACK.items()}


@pytest.fixture
def on_disk(tmp_path: Path) -> Callable[[Files], Path]:
    """Puts files on the disk as they are, without the writer that is under test."""

    def put(files: Files) -> Path:
        folder = tmp_path / "pack"
        for file, content in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder

    return put
